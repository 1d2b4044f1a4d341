#include "demo/catalogdesk.h"

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
    if (exchange.dialect != Dialect::Laisky)
        return exchange.notFound();
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

void sendPricing(Exchange &exchange)
{
    if (exchange.dialect != Dialect::NewApi2026)
        return exchange.notFound();
    QJsonArray data;
    for (const Model &model : offeredModels(exchange.house)) {
        const Rate rate = chargedRate(exchange.dialect, model);
        const bool isByCall = rate.in == 0;
        QJsonArray endpoints;
        if (model.kind == Model::Kind::Image)
            endpoints.append(QStringLiteral("image-generation"));
        if (model.owner == QStringLiteral("anthropic"))
            endpoints.append(QStringLiteral("anthropic"));
        endpoints.append(QStringLiteral("openai"));
        QJsonObject json{
            {QStringLiteral("model_name"), model.name},
            {QStringLiteral("quota_type"), isByCall ? 1 : 0},
            {QStringLiteral("model_ratio"), static_cast<double>(rate.in) / 1e6},
            {QStringLiteral("model_price"), isByCall ? static_cast<double>(model.pictureUnits) / 500'000.0 : 0.0},
            {QStringLiteral("owner_by"), QString()},
            {QStringLiteral("completion_ratio"),
             isByCall ? 0.0 : static_cast<double>(rate.out) / static_cast<double>(rate.in)},
            {QStringLiteral("enable_groups"), strings({"default", "vip"})},
            {QStringLiteral("supported_endpoint_types"), endpoints}};
        if (model.owner == QStringLiteral("openai") || model.owner == QStringLiteral("anthropic"))
            json.insert(QStringLiteral("vendor_id"), model.owner == QStringLiteral("openai") ? 1 : 2);
        data.append(json);
    }
    const auto endpoint = [](const char *path) {
        return QJsonObject{{QStringLiteral("path"), QString::fromLatin1(path)},
                           {QStringLiteral("method"), QStringLiteral("POST")}};
    };
    const auto vendor = [](int id, const char *name, const char *icon) {
        return QJsonObject{{QStringLiteral("id"), id},
                           {QStringLiteral("name"), QString::fromLatin1(name)},
                           {QStringLiteral("icon"), QString::fromLatin1(icon)}};
    };
    exchange.sendJson(
        200,
        {{QStringLiteral("success"), true},
         {QStringLiteral("data"), data},
         {QStringLiteral("auto_groups"), strings({"default"})},
         {QStringLiteral("group_ratio"), QJsonObject{{QStringLiteral("default"), 1}, {QStringLiteral("vip"), 0.8}}},
         {QStringLiteral("usable_group"), QJsonObject{{QStringLiteral("default"), QStringLiteral("默认分组")},
                                                      {QStringLiteral("vip"), QStringLiteral("vip分组")}}},
         {QStringLiteral("supported_endpoint"),
          QJsonObject{{QStringLiteral("anthropic"), endpoint("/v1/messages")},
                      {QStringLiteral("image-generation"), endpoint("/v1/images/generations")},
                      {QStringLiteral("openai"), endpoint("/v1/chat/completions")}}},
         {QStringLiteral("vendors"),
          QJsonArray{vendor(1, "OpenAI", "OpenAI"), vendor(2, "Anthropic", "Claude.Color")}}});
}

void sendCallable(Exchange &exchange)
{
    if (signedInAccount(exchange))
        exchange.accept(QJsonArray::fromStringList(sortedNames(exchange.house)));
}

void sendGroups(Exchange &exchange)
{
    const auto group = [](const QString &description, double ratio) {
        return QJsonObject{{QStringLiteral("desc"), description}, {QStringLiteral("ratio"), ratio}};
    };
    exchange.accept(QJsonObject{{QStringLiteral("default"), group(QStringLiteral("默认分组"), 1)},
                                {QStringLiteral("vip"), group(QStringLiteral("vip分组"), 0.8)}});
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
    using Dialects = std::initializer_list<Dialect>;
    const auto only = [](Dialects dialects, Routes::Answer answer) {
        return [played = std::vector<Dialect>(dialects), answer = std::move(answer)](Exchange &exchange) {
            if (std::find(played.begin(), played.end(), exchange.dialect) == played.end())
                return exchange.notFound();
            answer(exchange);
        };
    };
    routes.add("GET /api/models/display", sendDisplay);
    routes.add("GET /api/pricing", sendPricing);
    routes.add("GET /api/user/available_models", only({Dialect::Laisky, Dialect::OneApi}, sendCallable));
    routes.add("GET /api/user/models", only({Dialect::NewApi2026}, sendCallable));
    routes.add("GET /api/user/groups", only({Dialect::NewApi2026}, sendGroups));
    routes.add("GET /api/user/self/groups", only({Dialect::NewApi2026}, [](Exchange &exchange) {
                   if (signedInAccount(exchange))
                       sendGroups(exchange);
               }));
    routes.add("GET /api/available_models", only({Dialect::Laisky}, sendCallableByKey));
    routes.add("GET /api/status/channel", only({Dialect::Laisky}, sendChannels));
    routes.add("GET /api/tools/display",
               only({Dialect::Laisky}, [](Exchange &exchange) { exchange.accept(QJsonArray()); }));
}

} // namespace demo
