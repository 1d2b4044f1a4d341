#include "relay/keyquota.h"

#include "relay/envelope.h"
#include "relay/relayerror.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

std::optional<core::Quota> quotaIn(const core::JsonReader &o, QLatin1String key)
{
    const std::optional<qint64> units = o.integer(key);
    return units ? std::optional(core::Quota(*units)) : std::nullopt;
}

core::Money moneyOf(double amount, const RelayInfo &info)
{
    return info.displaysCurrency ? core::Money::fromUsd(amount)
                                 : core::Money::fromQuota(core::Quota(std::llround(amount)), info.quotaPerUnit);
}

// Beyond this no figure is an amount: it would not fit in billionths of a dollar.
bool isAmount(double figure)
{
    return std::isfinite(figure) && std::abs(figure) < 9e9;
}

} // namespace

core::Result<core::Money> readKeyLimit(const net::Response &subscription, const RelayInfo &info)
{
    const core::Result<Envelope> e = Envelope::read(subscription);
    if (!e)
        return readError(subscription, true);
    const std::optional<double> limit = e->whole.number("hard_limit_usd"_L1);
    if (!limit || !isAmount(*limit))
        return core::Error{core::ErrorKind::Protocol, u"no limit in the billing answer"_s};
    constexpr double unlimited = 100'000'000;
    return *limit >= unlimited ? core::Money::unlimited() : moneyOf(*limit, info);
}

core::Result<core::Money> readKeyUse(const net::Response &usage, const RelayInfo &info)
{
    const core::Result<Envelope> e = Envelope::read(usage);
    if (!e)
        return readError(usage, true);
    const std::optional<double> used = e->whole.number("total_usage"_L1);
    if (!used || !isAmount(*used))
        return core::Error{core::ErrorKind::Protocol, u"no usage in the billing answer"_s};
    return moneyOf(*used / 100, info); // cents
}

core::Result<KeyQuota> readKeyQuota(const net::Response &answer)
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    KeyQuota out;
    const bool withAccount = e->data.at("token"_L1).isObject() || e->data.at("user"_L1).isObject();
    const core::JsonReader key = withAccount ? e->data.at("token"_L1) : e->data;
    out.unlimited = key.boolean("unlimited_quota"_L1);
    out.remaining = quotaIn(key, key.has("remain_quota"_L1) ? "remain_quota"_L1 : "total_available"_L1);
    out.usedQuota = quotaIn(key, key.has("used_quota"_L1) ? "used_quota"_L1 : "total_used"_L1);
    if (withAccount) {
        out.accountBalance = quotaIn(e->data.at("user"_L1), "quota"_L1);
        out.accountUsed = quotaIn(e->data.at("user"_L1), "used_quota"_L1);
    }
    if (out.unlimited.value_or(false))
        out.remaining.reset(); // a counter without a meaning
    if (!out.unlimited && !out.remaining && !out.usedQuota && !out.accountBalance && !out.accountUsed)
        return core::Error{core::ErrorKind::Protocol, u"no amount in the answer"_s};
    return out;
}

} // namespace relay
