#include "catalog/modeljson.h"

#include "core/jsonreader.h"

#include <QJsonArray>

namespace catalog {

namespace {

QJsonObject cardToJson(const RateCard &card)
{
    QJsonObject json{
        {QStringLiteral("state"), rateStateName(card.state)},
        {QStringLiteral("input"), card.inputQuotaPerToken},
        {QStringLiteral("output"), card.outputQuotaPerToken},
        {QStringLiteral("cached"), card.cachedQuotaPerToken},
        {QStringLiteral("cached_known"), card.cachedKnown},
        {QStringLiteral("rounds_up"), card.roundsUp},
        {QStringLiteral("at_least_one"), card.atLeastOne},
        {QStringLiteral("reserves"), static_cast<int>(card.reserves)},
        {QStringLiteral("read_at"), core::toMs(card.readAt)},
    };
    if (card.perCall)
        json.insert(QStringLiteral("per_call"), card.perCall->units());
    if (card.perImage)
        json.insert(QStringLiteral("per_image"), card.perImage->units());
    if (card.relativeError)
        json.insert(QStringLiteral("relative_error"), *card.relativeError);
    if (card.learnedFrom > 0)
        json.insert(QStringLiteral("learned_from"), card.learnedFrom);
    return json;
}

RateCard cardFromJson(const QJsonObject &json, core::QuotaPerUnit perUnit)
{
    const core::JsonReader in{QJsonValue(json)};
    RateCard card;
    card.state = rateStateFromName(in.textOr(QLatin1String("state"))).value_or(RateState::Unknown);
    card.inputQuotaPerToken = in.number(QLatin1String("input")).value_or(0);
    card.outputQuotaPerToken = in.number(QLatin1String("output")).value_or(0);
    card.cachedQuotaPerToken = in.number(QLatin1String("cached")).value_or(card.inputQuotaPerToken);
    card.cachedKnown = in.boolean(QLatin1String("cached_known")).value_or(true);
    card.roundsUp = in.boolean(QLatin1String("rounds_up")).value_or(true);
    card.atLeastOne = in.boolean(QLatin1String("at_least_one")).value_or(true);
    const auto reserves = in.integer(QLatin1String("reserves")).value_or(0);
    if (reserves >= 0 && reserves <= static_cast<int>(ReservationRule::OneHub))
        card.reserves = static_cast<ReservationRule>(reserves);
    card.readAt = core::momentFromMs(in.integer(QLatin1String("read_at")).value_or(0));
    if (const auto quota = in.integer(QLatin1String("per_call")))
        card.perCall = core::Quota(*quota);
    if (const auto quota = in.integer(QLatin1String("per_image")))
        card.perImage = core::Quota(*quota);
    card.relativeError = in.number(QLatin1String("relative_error"));
    card.learnedFrom = static_cast<int>(in.integer(QLatin1String("learned_from")).value_or(0));
    card.quotaPerUnit = perUnit;
    return card;
}

} // namespace

QJsonObject toJson(const Model &model)
{
    QJsonArray others;
    for (const RateCard &card : model.otherRates)
        others.append(cardToJson(card));
    QJsonObject json{
        {QStringLiteral("rate"), cardToJson(model.rate)},
        {QStringLiteral("sees"), model.seesImages},
        {QStringLiteral("draws"), model.drawsImages},
        {QStringLiteral("hears"), model.hearsSound},
        {QStringLiteral("speaks"), model.speaks},
        {QStringLiteral("reasons"), model.reasons},
        {QStringLiteral("embeds"), model.embeds},
        {QStringLiteral("other"), model.other},
        {QStringLiteral("callable"), model.callable},
        {QStringLiteral("endpoints"), QJsonArray::fromStringList(model.endpointTypes)},
    };
    if (!others.isEmpty())
        json.insert(QStringLiteral("other_rates"), others);
    if (model.appliedFactor != 1)
        json.insert(QStringLiteral("applied_factor"), model.appliedFactor);
    if (model.learntFactor)
        json.insert(QStringLiteral("learnt_factor"), *model.learntFactor);
    if (model.publishedFactor)
        json.insert(QStringLiteral("published_factor"), *model.publishedFactor);
    if (model.contextLength)
        json.insert(QStringLiteral("context"), *model.contextLength);
    if (model.largestAnswer)
        json.insert(QStringLiteral("largest_answer"), *model.largestAnswer);
    return json;
}

Model modelFromJson(const QString &id, const QJsonObject &json, core::QuotaPerUnit perUnit)
{
    const core::JsonReader in{QJsonValue(json)};
    const auto flag = [&](const char *key, bool other = false) {
        return in.boolean(QLatin1String(key)).value_or(other);
    };
    Model model;
    model.id = id;
    model.rate = cardFromJson(in.at(QLatin1String("rate")).object(), perUnit);
    for (const core::JsonReader &card : in.at(QLatin1String("other_rates")).items())
        model.otherRates.append(cardFromJson(card.object(), perUnit));
    model.appliedFactor = in.number(QLatin1String("applied_factor")).value_or(1);
    model.learntFactor = in.number(QLatin1String("learnt_factor"));
    model.publishedFactor = in.number(QLatin1String("published_factor"));
    model.contextLength = in.integer(QLatin1String("context"));
    model.largestAnswer = in.integer(QLatin1String("largest_answer"));
    model.seesImages = flag("sees");
    model.drawsImages = flag("draws");
    model.hearsSound = flag("hears");
    model.speaks = flag("speaks");
    model.reasons = flag("reasons");
    model.embeds = flag("embeds");
    model.other = flag("other");
    model.callable = flag("callable", true);
    for (const core::JsonReader &type : in.at(QLatin1String("endpoints")).items())
        model.endpointTypes.append(type.value().toString());
    return model;
}

} // namespace catalog
