#pragma once

#include "relay/records.h"

namespace relay {

// In what a relay shows amounts to its users. Everything it sends stays in quota units.
struct DisplayUnit
{
    enum class Kind { Usd, Cny, Custom, Tokens };
    Kind kind = Kind::Usd;
    QString symbol{};               // "¥", or the operator's own
    std::optional<double> perUsd{}; // units to a dollar; nothing: the relay does not say, so nothing can be shown
};

// From the keys of the status: quota_display_type and its rates (relay-api-newapi §1.3), else display_in_currency.
DisplayUnit displayUnit(const RelayInfo &info);
// The amount in that unit; nothing for tokens and where the rate is not known.
std::optional<double> inDisplayUnit(core::Quota quota, const RelayInfo &info);

} // namespace relay
