#include "catalog/modeljson.h"

#include "catalog/cardjson.h"
#include "core/jsonreader.h"

#include <QJsonArray>

namespace catalog {

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
        {QStringLiteral("tools"), model.usesTools},
        {QStringLiteral("listens"), model.listens},
        {QStringLiteral("films"), model.films},
        {QStringLiteral("groups"), QJsonArray::fromStringList(model.groups)},
        {QStringLiteral("callable"), model.callable},
        {QStringLiteral("endpoints"), QJsonArray::fromStringList(model.endpointTypes)},
    };
    if (!others.isEmpty())
        json.insert(QStringLiteral("other_rates"), others);
    if (model.appliedFactor != 1)
        json.insert(QStringLiteral("applied_factor"), model.appliedFactor);
    if (model.learntFactor)
        json.insert(QStringLiteral("learnt_factor"), *model.learntFactor);
    if (model.learntCachedRatio)
        json.insert(QStringLiteral("learnt_cached_ratio"), *model.learntCachedRatio);
    if (model.publishedFactor)
        json.insert(QStringLiteral("published_factor"), *model.publishedFactor);
    if (!model.description.isEmpty())
        json.insert(QStringLiteral("description"), model.description);
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
    model.learntCachedRatio = in.number(QLatin1String("learnt_cached_ratio"));
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
    model.usesTools = flag("tools");
    model.listens = flag("listens");
    model.films = flag("films");
    for (const core::JsonReader &group : in.at(QLatin1String("groups")).items())
        model.groups.append(group.value().toString());
    model.description = in.textOr(QLatin1String("description"));
    model.callable = flag("callable", true);
    for (const core::JsonReader &type : in.at(QLatin1String("endpoints")).items())
        model.endpointTypes.append(type.value().toString());
    return model;
}

} // namespace catalog
