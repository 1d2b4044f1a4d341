#pragma once

#include "billing/ledger.h"
#include "storage/database.h"

namespace billing {

// What the ledger answers, on the database thread.

core::Result<LedgerPage> readRows(storage::Connection &c, const LedgerFilter &filter, const LedgerCursor &from,
                                  int count);
core::Result<LedgerTotals> readTotals(storage::Connection &c, const LedgerFilter &filter, Breakdown by,
                                      const QTimeZone &zone);
core::Result<QByteArray> readCsv(storage::Connection &c, const LedgerFilter &filter);

} // namespace billing
