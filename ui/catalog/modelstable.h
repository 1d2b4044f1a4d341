#pragma once

#include "catalog/catalog.h"

#include <QAbstractTableModel>

namespace ui::catalog {

// Name, rates per million tokens, what it can; unknown and not priced are words, never 0.
class ModelsTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Input, Cached, Output, Context, Source, ColumnCount };
    explicit ModelsTable(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    void setModels(const QList<::catalog::Model> &models);
    const ::catalog::Model &at(int row) const { return m_models.at(row); }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_models.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant look(const ::catalog::Model &model, int column) const;
    QString words(const ::catalog::Model &model, int column) const;
    QList<::catalog::Model> m_models{};
};

} // namespace ui::catalog
