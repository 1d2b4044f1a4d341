#pragma once

#include "demo/books.h"

namespace demo {

// The first state of the books: the accounts "demo" ($0.10 of trial credit) and "demo-totp", keys, codes, history.
Ledger seededLedger(const Options &options, qint64 nowMs);
// How to get in, as far as the books still hold it: used codes are left out. The address is not filled in.
Credentials credentialsFor(const Options &options, const Ledger &ledger);

} // namespace demo
