#pragma once

#include "catalog/catalog.h"

#include <QAbstractTableModel>
#include <QDate>

namespace ui::catalog {

// The models of one account: rates per million tokens, what each can, where the rate is from; unknown and not priced
// are words, never 0. Two narrow columns at the start choose for comparing and mark favourites.
class ModelsTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Compare, Favourite, Name, Input, Cached, Output, Context, Source, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        IconsRole = Qt::UserRole + 1, // QStringList, after the name
        SpanRole,                     // QString over Input to Output: a price by the piece, "not priced"
        ChosenRole,                   // bool
        BadgeRole,                    // QString: what changed
        DearerRole,                   // bool, of the badge
        NewestRole = Qt::UserRole + 99
    };
    explicit ModelsTable(const ::catalog::ModelChoices &choices, QObject *parent = nullptr);

    void setModels(const QList<::catalog::Model> &models);
    void setChanges(const QHash<QString, ::catalog::RateChange> &changes, QDate today);
    void setKeyName(const QString &key) { m_key = key; } // of the key that chats use, for "not allowed for"
    void setCompared(const QStringList &models);
    const ::catalog::Model &at(int row) const { return m_models.at(row); }
    int rowOf(const QString &model) const;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_models.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString words(const ::catalog::Model &model, int column) const;
    QString span(const ::catalog::Model &model) const;
    QVariant look(const ::catalog::Model &model, int column) const;
    QVariant sortKey(const ::catalog::Model &model, int column) const;
    QString tip(const ::catalog::Model &model, int column) const;
    QString spoken(const ::catalog::Model &model, int column) const;

    const ::catalog::ModelChoices &m_choices;
    QList<::catalog::Model> m_models{};
    QHash<QString, int> m_rows{};
    QHash<QString, ::catalog::RateChange> m_changes{};
    QDate m_today{};
    QString m_key{};
    QSet<QString> m_compared{};
};

} // namespace ui::catalog
