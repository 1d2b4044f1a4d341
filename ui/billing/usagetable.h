#pragma once

#include "billing/ledger.h"
#include "catalog/catalog.h"

#include <QAbstractTableModel>

namespace ui::billing {

// The ledger's rows as a table, newest first, read page by page as it is scrolled.
class UsageTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Chat, Model, Key, In, Out, Cost, State, ColumnCount };

    UsageTable(::billing::Ledger &ledger, const ::catalog::Catalog &catalog, const core::Clock &clock,
               QObject *parent = nullptr);
    void setFilter(const ::billing::LedgerFilter &filter); // reads from the newest
    const ::billing::LedgerRow *at(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override { return !parent.isValid() && m_next && !m_reading; }
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void failed(const core::Error &error);

private:
    QString words(const ::billing::LedgerRow &row, int column) const;
    QVariant state(const ::billing::LedgerRow &row, int role) const;
    QVariant tone(const ::billing::LedgerRow &row, int column) const;
    void read(const ::billing::LedgerCursor &from);

    ::billing::Ledger &m_ledger;
    const ::catalog::Catalog &m_catalog;
    const core::Clock &m_clock;
    ::billing::LedgerFilter m_filter{};
    QList<::billing::LedgerRow> m_rows{};
    std::optional<::billing::LedgerCursor> m_next{};
    bool m_reading = false;
    int m_generation = 0; // an answer to an older filter is dropped
    core::Scope m_scope;
};

} // namespace ui::billing
