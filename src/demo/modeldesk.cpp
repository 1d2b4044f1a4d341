#include "demo/modeldesk.h"

#include "demo/hubdesk.h"
#include "demo/keycheck.h"
#include "demo/offer.h"
#include "demo/pricingdesk.h"

#include <map>

namespace demo {

namespace {

QJsonObject permission()
{
    return {{QStringLiteral("id"), QStringLiteral("modelperm-LwHkVFn8AcMItP432fKKDIKJ")},
            {QStringLiteral("object"), QStringLiteral("model_permission")},
            {QStringLiteral("created"), 1'626'777'600},
            {QStringLiteral("allow_create_engine"), true},
            {QStringLiteral("allow_sampling"), true},
            {QStringLiteral("allow_logprobs"), true},
            {QStringLiteral("allow_search_indices"), false},
            {QStringLiteral("allow_view"), true},
            {QStringLiteral("allow_fine_tuning"), false},
            {QStringLiteral("organization"), QStringLiteral("*")},
            {QStringLiteral("group"), QJsonValue()},
            {QStringLiteral("is_blocking"), false}};
}

QJsonObject modelJson(const Profile &profile, const Model &model, bool isAlone)
{
    const bool isHub = profile.family == Family::OneHub;
    QJsonObject json{{QStringLiteral("id"), model.name},
                     {QStringLiteral("object"), QStringLiteral("model")},
                     {QStringLiteral("created"), isHub ? 1'677'649'963 : 1'626'777'600},
                     {QStringLiteral("owned_by"), isHub ? hubOwner(model) : model.owner}};
    if (isHub)
        return json;
    if (profile.isNewApi2026()) {
        json.insert(QStringLiteral("supported_endpoint_types"),
                    isAlone ? QJsonValue() : QJsonValue(endpointTypes(model)));
        return json;
    }
    json.insert(QStringLiteral("root"), model.name);
    json.insert(QStringLiteral("parent"), QJsonValue());
    json.insert(QStringLiteral("permission"), QJsonArray{permission()});
    return json;
}

// The models a key is restricted to. Laisky and One Hub list what it may not use, too (relay-api §7).
QStringList listedOnly(const Profile &profile, const ApiKey &key)
{
    QString limits;
    if (profile.family == Family::NewApi && key.modelLimitsEnabled)
        limits = key.modelLimits;
    else if (profile.family == Family::OneApi)
        limits = key.models.value_or(QString());
    return limits.split(QLatin1Char(','), Qt::SkipEmptyParts);
}

void sendModels(Exchange &exchange)
{
    const auto keyId = presentedKey(exchange);
    if (!keyId)
        return;
    const QStringList allowed = exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey *key = ledger.key(*keyId);
        return key ? listedOnly(exchange.profile, *key) : QStringList();
    });
    std::map<QString, QJsonObject> byName;
    for (const Model &model : offeredModels(exchange.house))
        if (allowed.isEmpty() || allowed.contains(model.name))
            byName.emplace(model.name, modelJson(exchange.profile, model, false));
    QJsonArray list;
    for (const auto &[name, json] : byName)
        list.append(json);
    QJsonObject json{{QStringLiteral("data"), list}};
    if (exchange.dialect != Dialect::NewApi2025)
        json.insert(QStringLiteral("object"), QStringLiteral("list"));
    if (exchange.profile.family == Family::NewApi)
        json.insert(QStringLiteral("success"), true);
    exchange.sendJson(200, json);
}

void sendModel(Exchange &exchange)
{
    if (!presentedKey(exchange))
        return;
    const QString name = exchange.path.section(QLatin1Char('/'), -1);
    if (const auto model = offeredModel(exchange.house, name))
        return exchange.sendJson(200, modelJson(exchange.profile, *model, true));
    exchange.sendJson(
        200, {{QStringLiteral("error"),
               QJsonObject{{QStringLiteral("message"), QStringLiteral("The model '%1' does not exist").arg(name)},
                           {QStringLiteral("type"), QStringLiteral("invalid_request_error")},
                           {QStringLiteral("param"), QStringLiteral("model")},
                           {QStringLiteral("code"), QStringLiteral("model_not_found")}}}});
}

} // namespace

void addModelRoutes(Routes &routes)
{
    routes.add("GET /v1/models", sendModels);
    routes.add("GET /v1/models/*", sendModel);
    routes.addFor({Family::OneHub}, "GET /claude/v1/models", sendModels);
}

} // namespace demo
