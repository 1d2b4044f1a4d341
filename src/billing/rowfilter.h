#pragma once

#include "billing/ledger.h"
#include "storage/statement.h"

namespace billing {

// A LedgerFilter as the WHERE of a query over usage_row u (and message m, where a conversation is asked for).
class RowFilter
{
public:
    RowFilter() = default;
    explicit RowFilter(const LedgerFilter &filter);

    void add(const QString &condition, const QVariantList &values);
    QString sql() const;                                          // " WHERE …", or nothing
    int bind(storage::Statement &statement, int first = 0) const; // answers the next free place

private:
    QStringList m_conditions{};
    QVariantList m_values{};
};

} // namespace billing
