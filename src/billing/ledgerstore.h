#pragma once

#include "billing/stretches.h"
#include "core/id.h"
#include "relay/records.h"
#include "storage/database.h"

namespace billing {

// How log rows get into the ledger, on the database thread: each once, its hour's sums with it.

struct StoredRows
{
    QList<relay::LogRow> fresh{}; // new, or changed since they were read (Laisky corrects rows after a stream)
    int added = 0;
};
core::Result<StoredRows> storeRows(storage::Connection &c, core::AccountId account, const QList<relay::LogRow> &rows);

core::Result<Stretches> readStretches(storage::Connection &c, core::AccountId account);
core::Result<void> writeStretches(storage::Connection &c, core::AccountId account, const Stretches &stretches,
                                  core::Moment now);

// Rows that are alike in everything get different identities, in the order in which the relay lists them: some
// relays' rows have nothing of their own (One Hub), and a bill must not be lost for it. A dialect numbers
// those of one page ("#1", "#2" …); here the count goes on over the pages of one second. Pure.
void tellApart(QList<relay::LogRow> &rows, QHash<QString, int> &seen);

// The model a row is shown under: what was asked, else what was billed.
QString shownModel(const relay::LogRow &row);

} // namespace billing
