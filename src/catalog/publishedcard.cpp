#include "catalog/publishedcard.h"

#include "catalog/rateexpression.h"

#include <QDate>

#include <cmath>

namespace catalog {

RelayRules rulesOf(const relay::RelayInfo &info)
{
    RelayRules rules;
    rules.quotaPerUnit = rules.publishedUnit = info.quotaPerUnit;
    switch (info.kind) {
    case relay::Kind::Laisky:
        rules.reserves = ReservationRule::Laisky;
        rules.publishedUnit = core::QuotaPerUnit(500'000);
        break;
    case relay::Kind::NewApi: {
        // The builds of 2026 say how they display quota; that of 2025 may bill 0 where they bill 1 [rec].
        const bool of2026 = info.status.contains(QLatin1String("quota_display_type"));
        rules.roundsUp = false;
        rules.atLeastOne = of2026;
        rules.reserves = of2026 ? ReservationRule::NewApi2026 : ReservationRule::NewApi;
        break;
    }
    case relay::Kind::OneHub:
        rules.reserves = ReservationRule::OneHub;
        rules.partsCutOff = true;
        break;
    case relay::Kind::OneApi:
    case relay::Kind::Plain:
    case relay::Kind::OldProxy:
        break;
    }
    return rules;
}

namespace {

// Published dollars in quota, times the factor.
class Converter
{
public:
    Converter(const RelayRules &rules, double factor)
        : m_unit(static_cast<double>(rules.publishedUnit.units()) * factor), m_roundsUp(rules.roundsUp)
    {
    }
    double token(double usdPerMillion) const { return usdPerMillion * m_unit / 1e6; }
    std::optional<double> token(const std::optional<double> &usdPerMillion) const
    {
        return usdPerMillion ? std::optional(token(*usdPerMillion)) : std::nullopt;
    }
    double exact(double usd) const { return usd * m_unit; }
    core::Quota piece(double usd) const
    {
        return core::Quota(static_cast<qint64>(std::floor(exact(usd) + (m_roundsUp ? 1e-6 : 0.5))));
    }
    std::optional<core::Quota> piece(const std::optional<double> &usd) const
    {
        return usd && *usd > 0 ? std::optional(piece(*usd)) : std::nullopt;
    }

private:
    double m_unit;
    bool m_roundsUp;
};

// The base with what a tier or window says instead. A tier with an input price of its own and no word on cached tokens
// gives no discount for them (relay-api §6.2).
TokenRates ratesOver(const TokenRates &base, const relay::PublishedTier &over, const Converter &in)
{
    TokenRates rates = base;
    if (over.inputPerMillion) {
        rates.input = in.token(*over.inputPerMillion);
        rates.cached = rates.input;
        rates.cacheWrite.reset();
        rates.cacheWriteLong.reset();
    }
    if (over.outputPerMillion)
        rates.output = in.token(*over.outputPerMillion);
    if (over.cachedPerMillion)
        rates.cached = in.token(*over.cachedPerMillion);
    if (over.cacheWritePerMillion)
        rates.cacheWrite = in.token(over.cacheWritePerMillion);
    if (over.cacheWriteLongPerMillion)
        rates.cacheWriteLong = in.token(over.cacheWriteLongPerMillion);
    return rates;
}

int minuteOf(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    return parts.value(0).toInt() * 60 + parts.value(1).toInt();
}

RateWindow windowFrom(const relay::PublishedWindow &published, const TokenRates &base, const Converter &in)
{
    RateWindow window;
    window.name = published.name;
    window.zone = published.zone;
    for (const auto &[start, end] : published.ranges)
        window.ranges.append({minuteOf(start), minuteOf(end)});
    window.days = published.days;
    window.from = QDate::fromString(published.dateFrom, Qt::ISODate);
    window.to = QDate::fromString(published.dateTo, Qt::ISODate);
    window.rates = ratesOver(base, published.overlay, in);
    window.perCall = in.piece(published.perCall);
    window.perImage = in.piece(published.perImage);
    return window;
}

// The figures of a formula, as far as it can be worked out here; else it stays a text and the rate unknown.
void readFormula(RateCard &card, const relay::PublishedRate &rate, const Converter &in)
{
    card.formulaText = rate.expression;
    card.formula = RateExpression::parse(rate.expression);
    if (!card.formula || card.formula->isConditional()) {
        card.formula.reset();
        card.state = RateState::Unknown;
        return;
    }
    card.formulaScale = in.exact(1) / 1e6;
    const auto ratesAt = [&](qint64 tokens) {
        const RateExpression::Rates read = card.formula->ratesAt(tokens);
        TokenRates rates;
        rates.input = in.token(read.input);
        rates.output = in.token(read.output);
        rates.cached = in.token(read.cached.value_or(read.input));
        rates.cacheWrite = in.token(read.cacheWrite);
        return rates;
    };
    const TokenRates base = ratesAt(0);
    card.inputQuotaPerToken = base.input;
    card.outputQuotaPerToken = base.output;
    card.cachedQuotaPerToken = base.cached;
    card.extra.cacheWrite = base.cacheWrite;
    for (const qint64 from : card.formula->thresholds())
        card.tiers.append({from, ratesAt(from)});
    card.cachedKnown = true;
    card.state = base.input > 0 || base.output > 0 || !card.tiers.isEmpty() ? RateState::Known : RateState::Free;
}

} // namespace

RateCard cardFrom(const relay::PublishedRate &rate, const RelayRules &rules, double factor, core::Moment readAt)
{
    const Converter in(rules, factor);
    RateCard card;
    card.roundsUp = rules.roundsUp;
    card.atLeastOne = rules.atLeastOne;
    card.reserves = rules.reserves;
    card.partsCutOff = rules.partsCutOff;
    card.quotaPerUnit = rules.quotaPerUnit;
    card.readAt = readAt;
    card.isFallback = rate.isFallback;
    if (!rate.expression.isEmpty()) {
        readFormula(card, rate, in);
        return card;
    }
    TokenRates base;
    base.input = in.token(rate.inputPerMillion.value_or(0));
    base.output = in.token(rate.outputPerMillion.value_or(0));
    base.cached = rate.cachedPerMillion ? in.token(*rate.cachedPerMillion) : base.input;
    base.cacheWrite = in.token(rate.cacheWritePerMillion);
    base.cacheWriteLong = in.token(rate.cacheWriteLongPerMillion);
    base.imageInput = in.token(rate.imageInputPerMillion);
    base.audioInput = in.token(rate.audioInputPerMillion);
    base.audioOutput = in.token(rate.audioOutputPerMillion);
    base.reasoning = in.token(rate.reasoningPerMillion);
    card.inputQuotaPerToken = base.input;
    card.outputQuotaPerToken = base.output;
    card.cachedQuotaPerToken = base.cached;
    card.cachedKnown = rate.cachedPerMillion.has_value();
    card.extra = base;
    card.extra.input = card.extra.output = card.extra.cached = 0;
    TokenRates below = base;
    for (const relay::PublishedTier &tier : rate.tiers) {
        below = ratesOver(below, tier, in);
        card.tiers.append({tier.fromInput, below});
    }
    for (const relay::PublishedWindow &window : rate.windows)
        card.windows.append(windowFrom(window, base, in));
    card.perCall = in.piece(rate.perCall);
    card.perImage = in.piece(rate.perImage);
    card.pictureSize = rate.imageSize;
    for (const relay::PublishedImageFactor &picture : rate.imageFactors)
        if (rate.perImage)
            card.pictures.append({picture.quality, picture.size, in.piece(*rate.perImage * picture.factor)});
    if (rate.audioPerSecond)
        card.quotaPerAudioSecond = in.exact(*rate.audioPerSecond);
    if (rate.videoPerSecond)
        card.quotaPerVideoSecond = in.exact(*rate.videoPerSecond);
    const bool hasPrice = card.inputQuotaPerToken > 0 || card.outputQuotaPerToken > 0 || card.perCall ||
                          card.perImage || card.quotaPerAudioSecond || card.quotaPerVideoSecond;
    if (hasPrice)
        card.state = RateState::Known;
    else
        card.state = rate.free || factor == 0 ? RateState::Free : RateState::NotPriced;
    return card;
}

RateCard learnedCard(const LearnedRate &learnt, const RelayRules &rules, const RateCard &before, core::Moment now)
{
    RateCard card;
    card.state = RateState::Learned;
    card.inputQuotaPerToken = card.cachedQuotaPerToken = learnt.inputQuotaPerToken;
    card.outputQuotaPerToken = learnt.outputQuotaPerToken;
    card.roundsUp = rules.roundsUp;
    card.atLeastOne = rules.atLeastOne;
    card.partsCutOff = rules.partsCutOff;
    card.reserves = rules.reserves;
    card.quotaPerUnit = rules.quotaPerUnit;
    card.formulaText = before.formulaText;
    card.relativeError = learnt.relativeError;
    card.learnedFrom = learnt.from;
    card.readAt = now;
    return card;
}

} // namespace catalog
