#include "demo/pricingdesk.h"

#include "demo/offer.h"
#include "demo/signin.h"

namespace demo {

namespace {

QJsonArray groupNames()
{
    return {QStringLiteral("default"), QStringLiteral("vip")};
}

double perIn(qint64 value, const Rate &rate)
{
    return rate.in == 0 ? 0.0 : static_cast<double>(value) / static_cast<double>(rate.in);
}

// A price that New API of 2025 does not have: listed at its fallback, refused when asked for.
bool isUnpriced(Dialect dialect, const Model &model)
{
    return dialect == Dialect::NewApi2025 && model.kind == Model::Kind::Image && model.rate.in > 0;
}

QJsonObject priceJson(Dialect dialect, const Model &model)
{
    const Rate rate = isUnpriced(dialect, model) ? fallbackRate(dialect) : chargedRate(dialect, model);
    const bool isByCall = rate.in == 0;
    QJsonObject json{
        {QStringLiteral("model_name"), model.name},
        {QStringLiteral("quota_type"), isByCall ? 1 : 0},
        {QStringLiteral("model_ratio"), static_cast<double>(rate.in) / 1e6},
        {QStringLiteral("model_price"), isByCall ? static_cast<double>(model.pictureUnits) / 500'000.0 : 0.0},
        {QStringLiteral("owner_by"), QString()},
        {QStringLiteral("completion_ratio"), perIn(rate.out, rate)},
        {QStringLiteral("enable_groups"), groupNames()}};
    if (dialect == Dialect::NewApi2025)
        return json;
    json.insert(QStringLiteral("supported_endpoint_types"), endpointTypes(model));
    if (model.owner == QStringLiteral("openai") || model.owner == QStringLiteral("anthropic"))
        json.insert(QStringLiteral("vendor_id"), model.owner == QStringLiteral("openai") ? 1 : 2);
    if (dialect == Dialect::NewApi202608 && rate.cached >= 0)
        json.insert(QStringLiteral("cache_ratio"), perIn(rate.cached, rate));
    if (dialect == Dialect::NewApi202608 && model.owner == QStringLiteral("anthropic"))
        json.insert(QStringLiteral("create_cache_ratio"), 1.25);
    return json;
}

QJsonObject endpoint(const char *path)
{
    return {{QStringLiteral("path"), QString::fromLatin1(path)}, {QStringLiteral("method"), QStringLiteral("POST")}};
}

QJsonObject vendor(int id, const char *name, const char *icon)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), QString::fromLatin1(name)},
            {QStringLiteral("icon"), QString::fromLatin1(icon)}};
}

void sendPricing(Exchange &exchange)
{
    const Dialect dialect = exchange.dialect;
    QJsonArray data;
    for (const Model &model : offeredModels(exchange.house))
        data.append(priceJson(dialect, model));
    QJsonObject usable{{QStringLiteral("default"), QStringLiteral("默认分组")},
                       {QStringLiteral("vip"), QStringLiteral("vip分组")}};
    if (dialect == Dialect::NewApi2025)
        usable.insert(QString(), QStringLiteral("用户分组"));
    QJsonObject json{
        {QStringLiteral("success"), true},
        {QStringLiteral("data"), data},
        {QStringLiteral("group_ratio"), QJsonObject{{QStringLiteral("default"), 1}, {QStringLiteral("vip"), 0.8}}},
        {QStringLiteral("usable_group"), usable}};
    if (dialect != Dialect::NewApi2025) {
        json.insert(QStringLiteral("auto_groups"), QJsonArray{QStringLiteral("default")});
        json.insert(QStringLiteral("vendors"),
                    QJsonArray{vendor(1, "OpenAI", "OpenAI"), vendor(2, "Anthropic", "Claude.Color")});
        json.insert(QStringLiteral("supported_endpoint"),
                    QJsonObject{{QStringLiteral("anthropic"), endpoint("/v1/messages")},
                                {QStringLiteral("image-generation"), endpoint("/v1/images/generations")},
                                {QStringLiteral("openai"), endpoint("/v1/chat/completions")},
                                {QStringLiteral("openai-response"), endpoint("/v1/responses")}});
    }
    if (dialect == Dialect::NewApi202608)
        json.insert(QStringLiteral("pricing_version"), QStringLiteral("a42d372ccf0b5dd13ecf71203521f9d2"));
    exchange.sendJson(200, json);
}

void sendGroups(Exchange &exchange)
{
    const auto group = [](const QString &description, double ratio) {
        return QJsonObject{{QStringLiteral("desc"), description}, {QStringLiteral("ratio"), ratio}};
    };
    exchange.accept(QJsonObject{{QStringLiteral("default"), group(QStringLiteral("默认分组"), 1)},
                                {QStringLiteral("vip"), group(QStringLiteral("vip分组"), 0.8)}});
}

} // namespace

QJsonArray endpointTypes(const Model &model)
{
    QJsonArray types;
    if (model.kind == Model::Kind::Image)
        types.append(QStringLiteral("image-generation"));
    if (model.owner == QStringLiteral("anthropic"))
        types.append(QStringLiteral("anthropic"));
    types.append(QStringLiteral("openai"));
    if (model.name.startsWith(QStringLiteral("gpt-5")))
        types.append(QStringLiteral("openai-response"));
    return types;
}

void addPricingRoutes(Routes &routes)
{
    routes.addFor({Family::NewApi}, "GET /api/pricing", sendPricing);
    routes.addFor({Family::NewApi}, "GET /api/user/groups", sendGroups);
    routes.addFor({Family::NewApi}, "GET /api/user/self/groups", [](Exchange &exchange) {
        if (signedInAccount(exchange))
            sendGroups(exchange);
    });
}

} // namespace demo
