#include "demo/billingdesk.h"

#include "demo/signin.h"

#include <QJsonDocument>

namespace demo {

namespace {

constexpr double unitsPerDollar = 500'000.0;

ApiKey keyOf(Exchange &exchange, qint64 id)
{
    return exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey *key = ledger.key(id);
        return key ? *key : ApiKey();
    });
}

void sendSubscription(Exchange &exchange)
{
    const auto id = presentedKey(exchange);
    if (!id)
        return;
    const ApiKey key = keyOf(exchange, *id);
    const double limit =
        key.unlimited ? 100'000'000.0 : static_cast<double>(key.remainQuota + key.usedQuota) / unitsPerDollar;
    exchange.sendJson(200, {{QStringLiteral("object"), QStringLiteral("billing_subscription")},
                            {QStringLiteral("has_payment_method"), true},
                            {QStringLiteral("soft_limit_usd"), limit},
                            {QStringLiteral("hard_limit_usd"), limit},
                            {QStringLiteral("system_hard_limit_usd"), limit},
                            {QStringLiteral("access_until"), std::max<qint64>(0, key.expiredTime)}});
}

void sendUsage(Exchange &exchange)
{
    const auto id = presentedKey(exchange);
    if (!id)
        return;
    exchange.sendJson(200, {{QStringLiteral("object"), QStringLiteral("list")},
                            {QStringLiteral("total_usage"),
                             static_cast<double>(keyOf(exchange, *id).usedQuota) * 100.0 / unitsPerDollar}});
}

void sendKeyBalance(Exchange &exchange)
{
    if (exchange.dialect != Dialect::Laisky)
        return exchange.notFound();
    const auto id = presentedKey(exchange);
    if (!id)
        return;
    const ApiKey key = keyOf(exchange, *id);
    exchange.accept(QJsonObject{{QStringLiteral("remain_quota"), key.remainQuota},
                                {QStringLiteral("unlimited_quota"), key.unlimited},
                                {QStringLiteral("used_quota"), key.usedQuota}});
}

void sendCost(Exchange &exchange)
{
    if (exchange.dialect != Dialect::Laisky)
        return exchange.notFound();
    const QString wanted = exchange.path.section(QLatin1Char('/'), -1);
    const QJsonObject json = exchange.house.books.read([&](const Ledger &ledger) {
        for (const RequestCost &cost : ledger.costs)
            if (cost.requestId == wanted)
                return QJsonObject{{QStringLiteral("uuid"), cost.uuid},
                                   {QStringLiteral("created_time"), cost.createdMs / 1000},
                                   {QStringLiteral("user_uuid"),
                                    [&] {
                                        for (const Account &account : ledger.accounts)
                                            if (account.id == cost.userId)
                                                return account.uuid;
                                        return QString();
                                    }()},
                                   {QStringLiteral("request_id"), cost.requestId},
                                   {QStringLiteral("quota"), cost.quota},
                                   {QStringLiteral("cost_usd"), static_cast<double>(cost.quota) / unitsPerDollar},
                                   {QStringLiteral("created_at"), cost.createdMs},
                                   {QStringLiteral("updated_at"), cost.updatedMs}};
        return QJsonObject();
    });
    if (!json.isEmpty())
        return exchange.sendJson(200, json);
    // Two values, one after the other: the real one's slip (relay-api §11.5).
    exchange.sendText(200, "{\"message\":\"failed to get cost by request id: record not found\",\"success\":false}null",
                      "application/json; charset=utf-8");
}

} // namespace

void addBillingRoutes(Routes &routes)
{
    for (const char *path : {"GET /v1/dashboard/billing/subscription", "GET /dashboard/billing/subscription"})
        routes.add(path, sendSubscription);
    for (const char *path : {"GET /v1/dashboard/billing/usage", "GET /dashboard/billing/usage"})
        routes.add(path, sendUsage);
    routes.add("GET /api/token/balance", sendKeyBalance);
    routes.add("GET /api/cost/request/*", sendCost);
}

} // namespace demo
