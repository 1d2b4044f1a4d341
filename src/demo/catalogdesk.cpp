#include "demo/catalogdesk.h"

#include "demo/keycheck.h"
#include "demo/offer.h"
#include "demo/picturerates.h"
#include "demo/pricelist.h"
#include "demo/signin.h"

#include <algorithm>
#include <map>

namespace demo {

namespace {

double usdPerMillion(qint64 millionths)
{
    return static_cast<double>(millionths) / 500'000.0;
}

QStringList sortedNames(House &house)
{
    QStringList names;
    for (const Model &model : offeredModels(house))
        names += model.name;
    names.sort();
    return names;
}

QJsonArray strings(std::initializer_list<const char *> list)
{
    QJsonArray array;
    for (const char *text : list)
        array.append(QString::fromLatin1(text));
    return array;
}

// Price = base × (quality, size), as the relay publishes and charges it.
QJsonObject picturePricing(const Model &model)
{
    QJsonObject table;
    for (const QString &quality : pictureQualities(model)) {
        QJsonObject bySize;
        for (const QString &size : pictureSizes(model))
            bySize.insert(size, static_cast<double>(pictureRate(model, quality, size)->units) /
                                    static_cast<double>(model.pictureUnits));
        table.insert(quality, bySize);
    }
    return {{QStringLiteral("price_per_image_usd"), static_cast<double>(model.pictureUnits) / 500'000.0},
            {QStringLiteral("default_size"), pictureSizes(model).value(0)},
            {QStringLiteral("default_quality"), pictureQualities(model).value(0)},
            {QStringLiteral("min_images"), 1},
            {QStringLiteral("max_images"), 1},
            {QStringLiteral("quality_size_multipliers"), table}};
}

QJsonObject displayed(const Model &model)
{
    QJsonObject json{{QStringLiteral("input_price"), usdPerMillion(model.rate.in)},
                     {QStringLiteral("cached_input_price"),
                      usdPerMillion(model.rate.cached < 0 ? model.rate.in : model.rate.cached)},
                     {QStringLiteral("output_price"), usdPerMillion(model.rate.out)},
                     {QStringLiteral("max_tokens"), 0}};
    if (!model.description.isEmpty())
        json.insert(QStringLiteral("description"), model.description);
    switch (model.kind) {
    case Model::Kind::Chat:
        json.insert(QStringLiteral("context_length"), model.contextTokens);
        json.insert(QStringLiteral("max_output_tokens"), model.answerTokens);
        json.insert(QStringLiteral("input_modalities"), model.sees ? strings({"text", "image"}) : strings({"text"}));
        json.insert(QStringLiteral("output_modalities"), strings({"text"}));
        if (model.reasons)
            json.insert(QStringLiteral("supported_reasoning_efforts"), strings({"low", "medium", "high"}));
        break;
    case Model::Kind::Image:
        json.insert(QStringLiteral("input_modalities"), strings({"text"}));
        json.insert(QStringLiteral("output_modalities"), strings({"image"}));
        json.insert(QStringLiteral("image_price"), static_cast<double>(model.pictureUnits) / 500'000.0);
        json.insert(QStringLiteral("image_pricing"), picturePricing(model));
        break;
    case Model::Kind::Speech:
        json.insert(QStringLiteral("input_modalities"), strings({"text"}));
        json.insert(QStringLiteral("output_modalities"), strings({"audio"}));
        break;
    case Model::Kind::Transcription:
        json.insert(QStringLiteral("input_modalities"), strings({"audio"}));
        json.insert(QStringLiteral("output_modalities"), strings({"text"}));
        json.insert(QStringLiteral("audio_pricing"), QJsonObject{{QStringLiteral("prompt_token_ratio"), 16},
                                                                 {QStringLiteral("prompt_tokens_per_second"), 10},
                                                                 {QStringLiteral("usd_per_second"), 0.0001}});
        break;
    case Model::Kind::Embedding:
        json.insert(QStringLiteral("input_modalities"), strings({"text"}));
        json.insert(QStringLiteral("output_modalities"), strings({"text"}));
        break;
    }
    return json;
}

void sendDisplay(Exchange &exchange)
{
    std::map<QString, QJsonObject> channels;
    for (const Model &model : offeredModels(exchange.house))
        channels[model.channel].insert(model.name, displayed(model));
    QJsonObject data;
    for (const auto &[channel, models] : channels) {
        const bool isAnthropic = channel == QStringLiteral("anthropic");
        const QString kind = isAnthropic ? QStringLiteral("anthropic")
                                         : (channel == QStringLiteral("openai") ? QStringLiteral("openai")
                                                                                : QStringLiteral("openaicompatible"));
        const QString name = kind + QLatin1Char(':') + channel;
        data.insert(name, QJsonObject{{QStringLiteral("channel_name"), name},
                                      {QStringLiteral("channel_type"),
                                       isAnthropic ? 14 : (kind == QStringLiteral("openai") ? 1 : 50)},
                                      {QStringLiteral("models"), models}});
    }
    exchange.accept(data);
}

void sendCallable(Exchange &exchange)
{
    if (signedInAccount(exchange))
        exchange.accept(QJsonArray::fromStringList(sortedNames(exchange.house)));
}

// Laisky: for a key without a list of models this "fails" (relay-api §7).
void sendCallableByKey(Exchange &exchange)
{
    const auto id = presentedKey(exchange);
    if (!id)
        return;
    const QString models = exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey *key = ledger.key(*id);
        return key ? key->models.value_or(QString()) : QString();
    });
    if (models.isEmpty())
        return exchange.sendJson(200, {{QStringLiteral("data"), QJsonObject{{QStringLiteral("available"), QJsonValue()},
                                                                            {QStringLiteral("enabled"), true}}},
                                       {QStringLiteral("message"), QStringLiteral("the token has no available models")},
                                       {QStringLiteral("success"), false}});
    QJsonArray available;
    for (const QString &name : models.split(QLatin1Char(',')))
        if (findModel(name))
            available.append(name);
    exchange.sendJson(200, {{QStringLiteral("data"),
                             QJsonObject{{QStringLiteral("available"), available}, {QStringLiteral("enabled"), true}}},
                            {QStringLiteral("success"), true}});
}

void sendChannels(Exchange &exchange)
{
    QJsonArray list;
    for (const char *name : {"anthropic", "openai", "others"})
        list.append(QJsonObject{{QStringLiteral("enabled"), true},
                                {QStringLiteral("name"), QString::fromLatin1(name)},
                                {QStringLiteral("status"), QStringLiteral("enabled")},
                                {QStringLiteral("response"),
                                 QJsonObject{{QStringLiteral("created_time"), exchange.house.startedSeconds.load()},
                                             {QStringLiteral("response_time_ms"), 0},
                                             {QStringLiteral("test_time"), 0}}}});
    exchange.sendJson(
        200,
        {{QStringLiteral("data"), list}, {QStringLiteral("success"), true}, {QStringLiteral("total"), list.size()}});
}

} // namespace

void addCatalogRoutes(Routes &routes)
{
    routes.addFor({Family::Laisky}, "GET /api/models/display", sendDisplay);
    routes.addFor({Family::Laisky, Family::OneApi}, "GET /api/user/available_models", sendCallable);
    routes.addFor({Family::NewApi}, "GET /api/user/models", sendCallable);
    routes.addFor({Family::Laisky}, "GET /api/available_models", sendCallableByKey);
    routes.addFor({Family::Laisky}, "GET /api/status/channel", sendChannels);
    routes.addFor({Family::Laisky}, "GET /api/tools/display",
                  [](Exchange &exchange) { exchange.accept(QJsonArray()); });
}

} // namespace demo
