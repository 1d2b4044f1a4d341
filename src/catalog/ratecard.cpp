#include "catalog/ratecard.h"

#include "catalog/rateexpression.h"

#include <QTimeZone>

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

} // namespace

void TokenRates::scale(double by)
{
    for (double *rate : {&input, &output, &cached})
        *rate *= by;
    for (auto *rate : {&cacheWrite, &cacheWriteLong, &imageInput, &audioInput, &audioOutput, &reasoning})
        if (*rate)
            **rate *= by;
}

bool RateWindow::covers(core::Moment moment) const
{
    const QTimeZone zoneOf = zone.isEmpty() ? QTimeZone::utc() : QTimeZone(zone.toLatin1());
    if (!zoneOf.isValid())
        return false;
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(core::toMs(moment), zoneOf);
    if ((from.isValid() && local.date() < from) || (to.isValid() && local.date() > to))
        return false;
    if (!days.isEmpty() && !days.contains(local.date().dayOfWeek()))
        return false;
    const int minute = local.time().hour() * 60 + local.time().minute();
    return ranges.isEmpty() || std::any_of(ranges.begin(), ranges.end(), [minute](const std::pair<int, int> &range) {
               return range.first <= range.second ? minute >= range.first && minute < range.second
                                                  : minute >= range.first || minute < range.second;
           });
}

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
    return perMillion(inputQuotaPerToken);
}
core::Money RateCard::outputPerMillion() const
{
    return perMillion(outputQuotaPerToken);
}
core::Money RateCard::cachedPerMillion() const
{
    return cachedKnown || state == RateState::Free ? perMillion(cachedQuotaPerToken) : core::Money::unknown();
}

core::Money RateCard::perMillion(double quotaPerToken) const
{
    const bool byPiece = (perCall || perImage) && inputQuotaPerToken <= 0 && outputQuotaPerToken <= 0;
    if (byPiece && state != RateState::Free)
        return core::Money::unknown(); // priced by the call: there is no price per token
    return pieceMoney(quotaPerToken * 1e6);
}

core::Money RateCard::pieceMoney(double quota) const
{
    switch (state) {
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
    return core::Money::fromUsd(quota / static_cast<double>(quotaPerUnit.units()), state == RateState::Learned
                                                                                       ? core::Money::State::Estimated
                                                                                       : core::Money::State::Known);
}

const RateWindow *RateCard::windowAt(core::Moment moment) const
{
    const auto window =
        std::find_if(windows.begin(), windows.end(), [&](const RateWindow &w) { return w.covers(moment); });
    return window == windows.end() ? nullptr : &*window;
}

TokenRates RateCard::ratesFor(qint64 inputTokens, std::optional<core::Moment> at) const
{
    TokenRates rates = extra;
    rates.input = inputQuotaPerToken;
    rates.output = outputQuotaPerToken;
    rates.cached = cachedQuotaPerToken;
    for (const RateTier &tier : tiers)
        if (inputTokens >= tier.fromInput)
            rates = tier.rates;
    if (const RateWindow *window = at ? windowAt(*at) : nullptr)
        rates = window->rates;
    return rates;
}

void RateCard::scale(double by)
{
    inputQuotaPerToken *= by;
    outputQuotaPerToken *= by;
    cachedQuotaPerToken *= by;
    formulaScale *= by;
    extra.scale(by);
    const auto piece = [by](core::Quota &quota) {
        quota = core::Quota(std::llround(static_cast<double>(quota.units()) * by));
    };
    for (auto *price : {&perCall, &perImage})
        if (*price)
            piece(**price);
    for (auto *second : {&quotaPerAudioSecond, &quotaPerVideoSecond})
        if (*second)
            **second *= by;
    for (RateTier &tier : tiers)
        tier.rates.scale(by);
    for (RateWindow &window : windows) {
        window.rates.scale(by);
        for (auto *price : {&window.perCall, &window.perImage})
            if (*price)
                piece(**price);
    }
    for (PicturePrice &picture : pictures)
        piece(picture.quota);
}

std::optional<core::Quota> RateCard::cost(const TokenCount &tokens) const
{
    if (!hasTokenRates())
        return {};
    if (state == RateState::Free)
        return core::Quota(0);
    if (perCall) {
        const RateWindow *window = tokens.at ? windowAt(*tokens.at) : nullptr;
        return window && window->perCall ? window->perCall : perCall;
    }
    if (!tokens.input || !tokens.output)
        return {};
    const auto input = static_cast<double>(*tokens.input);
    const auto output = static_cast<double>(*tokens.output);
    if (input + output <= 0)
        return core::Quota(0);
    if (formula) {
        const auto usd = formula->price(tokens);
        return usd ? std::optional(rounded(*usd * formulaScale, roundsUp)) : std::nullopt;
    }
    const TokenRates rates = ratesFor(*tokens.input, tokens.at);
    // Some relays count cached tokens beside the prompt, not in it (Claude): more cached than sent means that.
    const auto count = [](std::optional<qint64> n) { return static_cast<double>(std::max<qint64>(0, n.value_or(0))); };
    const double cacheParts = count(tokens.cached) + count(tokens.cacheWrite) + count(tokens.cacheWriteLong);
    const bool beside = tokens.cacheIsBeside || cacheParts > input;
    double exact = input * rates.input + output * rates.output;
    const auto part = [&](std::optional<qint64> n, std::optional<double> rate, double base, bool inside) {
        const double some = count(n);
        if (some <= 0)
            return;
        const double own = rate.value_or(base);
        if (!inside)
            exact += some * own;
        else if (partsCutOff && base > 0)
            exact += std::trunc(some * (own / base - 1) + (own < base ? -1 : 1) * slack(some)) * base;
        else
            exact += some * (own - base);
    };
    part(tokens.cached, rates.cached, rates.input, !beside);
    part(tokens.cacheWrite, rates.cacheWrite, rates.input, !beside);
    part(tokens.cacheWriteLong, rates.cacheWriteLong ? rates.cacheWriteLong : rates.cacheWrite, rates.input, !beside);
    part(tokens.imageInput, rates.imageInput, rates.input, true);
    part(tokens.audioInput, rates.audioInput, rates.input, true);
    part(tokens.audioOutput, rates.audioOutput, rates.output, true);
    part(tokens.reasoning, rates.reasoning, rates.output, true);
    const core::Quota quota = rounded(exact, roundsUp);
    if (atLeastOne && quota.units() < 1 && rates.input > 0)
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
    const TokenRates rates = ratesFor(promptTokens);
    double units = 0;
    switch (reserves) {
    case ReservationRule::OneApi:
        units = (500 + prompt + answer) * rates.input;
        break;
    case ReservationRule::Laisky:
        units = (500 + prompt) * rates.input + answer * rates.output;
        break;
    case ReservationRule::NewApi:
        units = (answer > 0 ? prompt + answer : 500) * rates.input;
        break;
    case ReservationRule::NewApi2026:
        units = (std::max(prompt, 500.0) + answer) * rates.input;
        break;
    case ReservationRule::OneHub:
        units = std::floor(prompt * rates.input + slack(units)) + 500;
        break;
    }
    return core::Quota(static_cast<qint64>(units + slack(units))); // the relays cut off here
}

} // namespace catalog
