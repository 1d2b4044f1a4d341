#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "relay/records.h"

#include <QDate>
#include <QList>

#include <memory>
#include <optional>

namespace catalog {

class RateExpression;

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
    std::optional<qint64> cacheWrite{};     // written to the cache, kept 5 minutes
    std::optional<qint64> cacheWriteLong{}; // kept 1 hour
    std::optional<qint64> imageInput{};
    std::optional<qint64> audioInput{};
    std::optional<qint64> audioOutput{};
    bool cacheIsBeside = false;       // Claude's way: input counts neither cached nor written
    std::optional<core::Moment> at{}; // when it was sent, for rates that change by the hour; nothing: the base rates
};

// How a family reserves before it answers (relay-api §12.5; New API of 2026 §8.4; One Hub §7.5).
enum class ReservationRule {
    OneApi,     // (500 + prompt + largest answer) × input rate
    Laisky,     // (500 + prompt) × input rate + largest answer × output rate
    NewApi,     // (prompt + largest answer) × input rate, or 500 × input rate without one
    NewApi2026, // (max(prompt, 500) + largest answer) × input rate
    OneHub,     // prompt × input rate + 500 units
};

// In quota per token, with the group's factor. What has no rate of its own is billed like the rest of its side.
struct TokenRates
{
    double input = 0;
    double output = 0;
    double cached = 0;
    std::optional<double> cacheWrite{};
    std::optional<double> cacheWriteLong{};
    std::optional<double> imageInput{};
    std::optional<double> audioInput{};
    std::optional<double> audioOutput{};
    std::optional<double> reasoning{};

    void scale(double by);
    friend bool operator==(const TokenRates &, const TokenRates &) = default;
};

// Other rates for requests of at least so many prompt tokens; the whole request is billed by them.
struct RateTier
{
    qint64 fromInput = 0;
    TokenRates rates{};
};

// Other rates at times of the day, in a time zone.
struct RateWindow
{
    QString name{};
    QString zone{};                    // IANA name; empty: UTC
    QList<std::pair<int, int>> ranges; // minutes of the day, the second not included; 1320…360 goes over midnight
    QList<int> days{};                 // 1…7 from Monday; empty: all
    QDate from{};                      // invalid: open
    QDate to{};
    TokenRates rates{};
    std::optional<core::Quota> perCall{};
    std::optional<core::Quota> perImage{};

    bool covers(core::Moment moment) const;
};

struct PicturePrice
{
    QString quality{}; // "": the relay tells one price a size
    QString size{};
    core::Quota quota{};
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
    TokenRates extra{};      // the optional members only: what has a rate of its own beside the three above
    QList<RateTier> tiers{}; // rising
    QList<RateWindow> windows{};
    QList<PicturePrice> pictures{}; // by quality and size; empty: all cost perImage
    QString pictureSize{};          // that perImage is for
    std::optional<double> quotaPerAudioSecond{};
    std::optional<double> quotaPerVideoSecond{};
    std::shared_ptr<const RateExpression> formula{}; // New API's tiered_expr; the rates above are read off it
    QString formulaText{};                           // as published; with state Unknown: only the relay can work it out
    double formulaScale = 0;                         // quota a dollar of the formula is, ÷ 1,000,000
    bool isFallback = false;                         // the relay has no price for it and takes the one for such models
    bool partsCutOff = false;                        // One Hub cuts each part's difference to whole tokens
    bool cachedKnown = true; // false: a discount for cached tokens may exist but is not published
    bool roundsUp = true;    // One API, Laisky and One Hub round up, New API to the nearest
    bool atLeastOne = true;  // New API of 2025 may bill 0 [rec]
    ReservationRule reserves = ReservationRule::OneApi;
    core::QuotaPerUnit quotaPerUnit{};
    std::optional<double> relativeError{}; // of a learned rate, 0.004 is ±0.4 %
    int learnedFrom = 0;                   // requests; with state Unknown: seen so far, not enough to tell
    core::Moment readAt{};

    bool hasTokenRates() const
    {
        return state == RateState::Known || state == RateState::Learned || state == RateState::Free;
    }
    // USD per 1,000,000 tokens: NotPriced, Unknown and Free stay what they are.
    core::Money inputPerMillion() const;
    core::Money outputPerMillion() const;
    core::Money cachedPerMillion() const;
    core::Money perMillion(double quotaPerToken) const; // one of the card's own rates
    core::Money pieceMoney(double quota) const;         // of a picture, a call, a second

    // The three above and what has a rate of its own, for a request of so many prompt tokens at that time.
    TokenRates ratesFor(qint64 inputTokens, std::optional<core::Moment> at = {}) const;
    const RateWindow *windowAt(core::Moment moment) const;
    void scale(double by); // every rate and price, when the group's factor changes

    // relay-api §6.2: fresh input × in + cached × its rate + written × its rate + output × out, rounded once. New API
    // of 2026: relay-api-newapi §9; One Hub: relay-api-onehub §8. Nothing when the rate or a needed count is not known.
    std::optional<core::Quota> cost(const TokenCount &tokens) const;
    // What the relay sets aside before it answers, by the family's rule. largestAnswer 0: no limit is sent.
    std::optional<core::Quota> reservation(qint64 promptTokens, qint64 largestAnswer) const;
};

} // namespace catalog
