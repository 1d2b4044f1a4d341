#include "relay/displayunit.h"

#include "core/jsonreader.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

DisplayUnit displayUnit(const RelayInfo &info)
{
    const core::JsonReader status(info.status);
    const QString type = status.textOr("quota_display_type"_L1);
    const auto positive = [](std::optional<double> rate) { return rate && *rate > 0 ? rate : std::nullopt; };
    if (type == "CNY"_L1)
        return {DisplayUnit::Kind::Cny, u"¥"_s, positive(status.number("usd_exchange_rate"_L1))};
    if (type == "CUSTOM"_L1) {
        // The relay itself counts a rate that is not positive as 1, and an empty sign as ¤.
        const QString symbol = status.textOr("custom_currency_symbol"_L1);
        const std::optional<double> rate = status.number("custom_currency_exchange_rate"_L1);
        return {DisplayUnit::Kind::Custom, symbol.isEmpty() ? u"¤"_s : symbol,
                rate && *rate <= 0 ? std::optional(1.0) : rate};
    }
    if (type == "TOKENS"_L1 || !info.displaysCurrency)
        return {DisplayUnit::Kind::Tokens, {}, {}};
    return {DisplayUnit::Kind::Usd, u"$"_s, 1.0};
}

std::optional<double> inDisplayUnit(core::Quota quota, const RelayInfo &info)
{
    const DisplayUnit unit = displayUnit(info);
    if (unit.kind == DisplayUnit::Kind::Tokens || !unit.perUsd)
        return {};
    return static_cast<double>(quota.units()) / static_cast<double>(info.quotaPerUnit.units()) * *unit.perUsd;
}

} // namespace relay
