#include "catalog/publishedcard.h"

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
        break;
    case relay::Kind::OneApi:
    case relay::Kind::Plain:
    case relay::Kind::OldProxy:
        break;
    }
    return rules;
}

RateCard cardFrom(const relay::PublishedRate &rate, const RelayRules &rules, double factor, core::Moment readAt)
{
    const auto unit = static_cast<double>(rules.publishedUnit.units());
    const auto perToken = [&](double usdPerMillion) { return usdPerMillion * unit * factor / 1e6; };
    const auto perPiece = [&](double usd) {
        return core::Quota(static_cast<qint64>(std::floor(usd * unit * factor + (rules.roundsUp ? 1e-6 : 0.5))));
    };
    RateCard card;
    card.roundsUp = rules.roundsUp;
    card.atLeastOne = rules.atLeastOne;
    card.reserves = rules.reserves;
    card.quotaPerUnit = rules.quotaPerUnit;
    card.readAt = readAt;
    card.inputQuotaPerToken = perToken(rate.inputPerMillion.value_or(0));
    card.outputQuotaPerToken = perToken(rate.outputPerMillion.value_or(0));
    card.cachedKnown = rate.cachedPerMillion.has_value();
    card.cachedQuotaPerToken = rate.cachedPerMillion ? perToken(*rate.cachedPerMillion) : card.inputQuotaPerToken;
    if (rate.perCall && *rate.perCall > 0)
        card.perCall = perPiece(*rate.perCall);
    if (rate.perImage && *rate.perImage > 0)
        card.perImage = perPiece(*rate.perImage);
    const bool hasPrice = card.inputQuotaPerToken > 0 || card.outputQuotaPerToken > 0 || card.perCall || card.perImage;
    if (hasPrice)
        card.state = RateState::Known;
    else
        card.state = rate.free || factor == 0 ? RateState::Free : RateState::NotPriced;
    return card;
}

} // namespace catalog
