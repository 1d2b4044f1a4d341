#pragma once

#include "relay/records.h"

#include <optional>

namespace catalog {

// What a log row itself says of the rates it was billed by. Sources: S content "倍率：1.25 × 1.00 × 4.00", L content
// "model rate 0.07, group rate 1.00, completion rate 4.00, …", N `other`, H `metadata`.
struct RowTerms
{
    std::optional<double> groupFactor{};
    std::optional<double> inputQuotaPerToken{}; // without the group's factor
    std::optional<double> completionRatio{};    // output rate ÷ input rate
    std::optional<double> cachedRatio{};        // cached rate ÷ input rate
    bool exact = false;                         // false: two decimals of a text
    bool hasSurcharge = false;                  // tools, searches, images: more than tokens was billed
};
RowTerms termsOf(const relay::LogRow &row);

} // namespace catalog
