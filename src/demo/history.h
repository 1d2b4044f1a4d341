#pragma once

#include "demo/books.h"

#include <QRandomGenerator>

namespace demo {

// Sixty days of a person's use before that moment: several models and keys, an occasional day without any, top-ups.
// Afterwards the account has what it had before (its trial credit), and used_quota is the sum of its consume rows.
void writeHistory(Ledger &ledger, Dialect dialect, qint64 accountId, qint64 nowMs, QRandomGenerator &random);

} // namespace demo
