#pragma once

#include "billing/ledger.h"

namespace billing {

// RFC 4180 lines (CRLF). Text that a spreadsheet would take for a formula (= + - @, a tab or a return in front) gets an
// apostrophe before it; numbers of our own are left alone. Times are UTC, ISO 8601. Pure.
QByteArray csvHeader();
QByteArray csvLine(const LedgerRow &row, const QString &accountName);
QByteArray csvText(const QString &text);

} // namespace billing
