#pragma once

#include "core/id.h"
#include "storage/database.h"

namespace support {

// A ledger of the size that years of use make, written by the program's own way of storing rows: the same every time.
struct SyntheticLedger
{
    int rows = 1'000'000;
    int days = 730;                                           // spread over, ending at `end`
    core::Moment end = core::momentFromMs(1'767'225'600'000); // 2026-01-01 UTC
    int models = 12;
    int keys = 4;
};

// Adds an account (unless there is one with this id) and its rows. On the database thread.
core::Result<void> fillLedger(storage::Connection &c, core::AccountId account, const SyntheticLedger &size);

} // namespace support
