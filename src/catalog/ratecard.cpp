#include "catalog/ratecard.h"

#include <algorithm>
#include <cmath>

namespace catalog {

namespace {

// A rate is a decimal that went through binary: 40 × 0.075 must not become 3.0000000000000004 and round up to 4.
double slack(double x)
{
    return 1e-9 * std::max(1.0, std::abs(x));
}

core::Quota rounded(double x, bool up)
{
    if (!std::isfinite(x) || std::abs(x) > 9e18)
        return core::Quota(0);
    const double whole = up ? std::ceil(x - slack(x)) : std::floor(x + 0.5 + slack(x));
    return core::Quota(static_cast<qint64>(whole));
}

core::Money perMillion(const RateCard &card, double quotaPerToken)
{
    switch (card.state) {
    case RateState::NotPriced:
        return core::Money::notPriced();
    case RateState::Unknown:
        return core::Money::unknown();
    case RateState::Free:
        return core::Money::free();
    case RateState::Known:
    case RateState::Learned:
        break;
    }
    if (card.perCall && card.inputQuotaPerToken <= 0 && card.outputQuotaPerToken <= 0)
        return core::Money::unknown(); // priced by the call: there is no price per token
    const double usd = quotaPerToken * 1e6 / static_cast<double>(card.quotaPerUnit.units());
    return core::Money::fromUsd(usd, card.state == RateState::Learned ? core::Money::State::Estimated
                                                                      : core::Money::State::Known);
}

} // namespace

QString rateStateName(RateState state)
{
    switch (state) {
    case RateState::Known:
        return QStringLiteral("known");
    case RateState::Learned:
        return QStringLiteral("learned");
    case RateState::NotPriced:
        return QStringLiteral("not priced");
    case RateState::Free:
        return QStringLiteral("free");
    case RateState::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

std::optional<RateState> rateStateFromName(const QString &name)
{
    for (const RateState state :
         {RateState::Known, RateState::Learned, RateState::NotPriced, RateState::Free, RateState::Unknown})
        if (rateStateName(state) == name)
            return state;
    return {};
}

core::Money RateCard::inputPerMillion() const
{
    return perMillion(*this, inputQuotaPerToken);
}
core::Money RateCard::outputPerMillion() const
{
    return perMillion(*this, outputQuotaPerToken);
}
core::Money RateCard::cachedPerMillion() const
{
    return perMillion(*this, cachedQuotaPerToken);
}

std::optional<core::Quota> RateCard::cost(const TokenCount &tokens) const
{
    if (!hasTokenRates())
        return {};
    if (state == RateState::Free)
        return core::Quota(0);
    if (perCall)
        return perCall;
    if (!tokens.input || !tokens.output)
        return {};
    const auto input = static_cast<double>(*tokens.input);
    const auto output = static_cast<double>(*tokens.output);
    if (input + output <= 0)
        return core::Quota(0);
    // Some relays count cached tokens beside the prompt, not in it (Claude): more cached than sent means that.
    const auto cached = static_cast<double>(std::max<qint64>(0, tokens.cached.value_or(0)));
    const double fresh = cached <= input ? input - cached : input;
    const double exact = fresh * inputQuotaPerToken + cached * cachedQuotaPerToken + output * outputQuotaPerToken;
    const core::Quota quota = rounded(exact, roundsUp);
    if (atLeastOne && quota.units() < 1 && inputQuotaPerToken > 0)
        return core::Quota(1);
    return quota;
}

std::optional<core::Quota> RateCard::reservation(qint64 promptTokens, qint64 largestAnswer) const
{
    if (!hasTokenRates())
        return {};
    if (state == RateState::Free)
        return core::Quota(0);
    if (perCall)
        return perCall;
    const auto prompt = static_cast<double>(std::max<qint64>(0, promptTokens));
    const auto answer = static_cast<double>(std::max<qint64>(0, largestAnswer));
    double units = 0;
    switch (reserves) {
    case ReservationRule::OneApi:
        units = (500 + prompt + answer) * inputQuotaPerToken;
        break;
    case ReservationRule::Laisky:
        units = (500 + prompt) * inputQuotaPerToken + answer * outputQuotaPerToken;
        break;
    case ReservationRule::NewApi:
        units = (answer > 0 ? prompt + answer : 500) * inputQuotaPerToken;
        break;
    case ReservationRule::NewApi2026:
        units = (std::max(prompt, 500.0) + answer) * inputQuotaPerToken;
        break;
    case ReservationRule::OneHub:
        units = std::floor(prompt * inputQuotaPerToken + slack(units)) + 500;
        break;
    }
    return core::Quota(static_cast<qint64>(units + slack(units))); // the relays cut off here
}

} // namespace catalog
