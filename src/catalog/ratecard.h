#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "relay/records.h"

#include <optional>

namespace catalog {

enum class RateState {
    Known,     // published
    Learned,   // worked out from the log
    NotPriced, // the relay lists the model without a rate
    Free,      // published as 0
    Unknown,   // nothing is published and nothing learned yet
};
QString rateStateName(RateState state); // "known", "learned", "not priced", "free", "unknown"
std::optional<RateState> rateStateFromName(const QString &name);

// Tokens of one request; nothing where not known.
struct TokenCount
{
    std::optional<qint64> input{};  // includes cached
    std::optional<qint64> output{}; // includes reasoning
    std::optional<qint64> cached{};
    std::optional<qint64> reasoning{};
};

// How a family reserves before it answers (relay-api §12.5; New API of 2026 §8.4; One Hub §7.5).
enum class ReservationRule {
    OneApi,     // (500 + prompt + largest answer) × input rate
    Laisky,     // (500 + prompt) × input rate + largest answer × output rate
    NewApi,     // (prompt + largest answer) × input rate, or 500 × input rate without one
    NewApi2026, // (max(prompt, 500) + largest answer) × input rate
    OneHub,     // prompt × input rate + 500 units
};

// What a model costs on one relay, in quota per token so that estimates are exact where the relay's formula is known.
struct RateCard
{
    RateState state = RateState::Unknown;
    double inputQuotaPerToken = 0;
    double outputQuotaPerToken = 0;
    double cachedQuotaPerToken = 0; // equal to input where cached tokens have no discount
    std::optional<core::Quota> perCall{};
    std::optional<core::Quota> perImage{};
    bool cachedKnown = true; // false: a discount for cached tokens may exist but is not published
    bool roundsUp = true;    // One API, Laisky and One Hub round up, New API to the nearest
    bool atLeastOne = true;  // New API of 2025 may bill 0 [rec]
    ReservationRule reserves = ReservationRule::OneApi;
    core::QuotaPerUnit quotaPerUnit{};
    std::optional<double> relativeError{}; // of a learned rate, 0.004 is ±0.4 %
    int learnedFrom = 0;                   // requests
    core::Moment readAt{};

    bool hasTokenRates() const
    {
        return state == RateState::Known || state == RateState::Learned || state == RateState::Free;
    }
    // USD per 1,000,000 tokens: NotPriced, Unknown and Free stay what they are.
    core::Money inputPerMillion() const;
    core::Money outputPerMillion() const;
    core::Money cachedPerMillion() const;

    // relay-api §6.2. Nothing when the rate or a needed count is not known.
    std::optional<core::Quota> cost(const TokenCount &tokens) const;
    // What the relay sets aside before it answers, by the family's rule. largestAnswer 0: no limit is sent.
    std::optional<core::Quota> reservation(qint64 promptTokens, qint64 largestAnswer) const;
};

} // namespace catalog
