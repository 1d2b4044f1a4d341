#pragma once

#include "catalog/ratecard.h"
#include "relay/records.h"

#include <optional>

namespace catalog {

// What a consume row counted, part by part. Sources: L content "cached_prompt N, cache_write_5m N, cache_write_1h N";
// N `other` (relay-api-newapi §7.1); H `metadata` (relay-api-onehub §6).
TokenCount countsOf(const relay::LogRow &row);

// What a row should have been billed by a published card: the audit of one request. Nothing where the row does not tell
// enough: S and L write the quota of sound into prompt_tokens, L bills tokens of pictures at a rate that it does not
// publish, New API's pictures other than the plain one are dearer by its own table, and surcharges for tools and
// searches are in no card.
std::optional<core::Quota> quotaByCard(const relay::LogRow &row, const RateCard &card);

} // namespace catalog
