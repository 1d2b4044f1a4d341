#pragma once

#include "ui/catalog/modelstable.h"

#include <QSortFilterProxyModel>

namespace ui::catalog {

// Which models are shown: by name, and by what must be so of them.
class ModelFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    ModelFilter(ModelsTable &table, QObject *parent = nullptr) : QSortFilterProxyModel(parent), m_table(table)
    {
        setSourceModel(&table);
        setSortRole(Qt::UserRole);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
    }

    bool callable = false;
    bool sees = false;
    bool reasons = false;
    bool priced = false;

    void setWanted(bool ModelFilter::*member, bool wanted)
    {
        this->*member = wanted;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const ::catalog::Model &model = m_table.at(row);
        const bool hasRate =
            model.rate.state != ::catalog::RateState::Unknown && model.rate.state != ::catalog::RateState::NotPriced;
        return (!callable || model.callable) && (!sees || model.seesImages) && (!reasons || model.reasons) &&
               (!priced || hasRate) && QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    ModelsTable &m_table;
};

} // namespace ui::catalog
