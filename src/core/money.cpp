#include "core/money.h"

#include <cmath>
#include <limits>

namespace core {

Money Money::fromQuota(Quota quota, QuotaPerUnit perUnit, State state)
{
    // Whole dollars and the rest apart, so that nothing overflows on the way to billionths.
    const qint64 whole = quota.units() / perUnit.units();
    const qint64 rest = quota.units() % perUnit.units();
    constexpr qint64 nano = 1'000'000'000;
    if (std::abs(whole) > std::numeric_limits<qint64>::max() / nano - 1)
        return unknown();
    const double part = static_cast<double>(rest) * 1e9 / static_cast<double>(perUnit.units());
    return Money(state, whole * nano + std::llround(part));
}

Money Money::fromUsd(double usd, State state)
{
    if (!std::isfinite(usd) || std::abs(usd) > 9e9)
        return unknown();
    return Money(state, std::llround(usd * 1e9));
}

void MoneySum::add(const Money &money)
{
    ++parts;
    switch (money.state()) {
    case Money::State::Known:
    case Money::State::Free:
        knownNanoUsd += money.nanoUsd();
        break;
    case Money::State::Estimated:
        estimatedNanoUsd += money.nanoUsd();
        break;
    case Money::State::Unknown:
    case Money::State::NotPriced:
    case Money::State::Unlimited:
        ++missing;
        break;
    }
}

Money MoneySum::total() const
{
    if (parts > 0 && missing == parts)
        return Money::unknown();
    const qint64 sum = knownNanoUsd + estimatedNanoUsd;
    return hasEstimates() ? Money::estimated(sum) : Money::known(sum);
}

} // namespace core
