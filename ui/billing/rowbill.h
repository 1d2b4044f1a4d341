#pragma once

#include "billing/ledger.h"

namespace ui::billing {

// The arithmetic of one consume row: tokens × rate, times the group's factor. The rates are those that the row itself
// states exactly, else those published now. Pure.
struct RowBill
{
    struct Part
    {
        qint64 tokens = 0;
        core::Money perMillion{}; // without the group's factor
        core::Money amount{};
    };
    std::optional<Part> input{}; // without cached tokens
    std::optional<Part> cached{};
    std::optional<Part> output{};
    double group = 1;
    double units = 0;      // before rounding
    core::Quota rounded{}; // what should have been billed
    bool fromRow = false;  // the row states its rates
};

// Nothing where tokens or rates are not known, or more than tokens was billed.
std::optional<RowBill> billOf(const ::billing::LedgerRow &row, const std::optional<::catalog::Model> &model);

} // namespace ui::billing
