#include "demo/billingdesk.h"

#include "demo/accountdesk.h"
#include "demo/keycheck.h"

#include <algorithm>

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

// What the billing imitation tells of a key (relay-api §11.1). One Hub tells of the account where the key has no
// limit of its own; the others say "a hundred million".
struct Standing
{
    double limit = 0;
    double used = 0;
};

Standing standing(Exchange &exchange, const ApiKey &key)
{
    const auto dollars = [](qint64 quota) { return static_cast<double>(quota) / unitsPerDollar; };
    if (!key.unlimited)
        return {dollars(key.remainQuota + key.usedQuota), dollars(key.usedQuota)};
    if (exchange.profile.family != Family::OneHub)
        return {100'000'000.0, dollars(key.usedQuota)};
    return exchange.house.books.change([&](Ledger &ledger) {
        const Account *account = ledger.account(key.userId);
        return account ? Standing{dollars(account->quota + account->usedQuota), dollars(account->usedQuota)}
                       : Standing{};
    });
}

void sendSubscription(Exchange &exchange)
{
    const auto id = presentedKey(exchange);
    if (!id)
        return;
    const ApiKey key = keyOf(exchange, *id);
    const double limit = standing(exchange, key).limit;
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
                            {QStringLiteral("total_usage"), standing(exchange, keyOf(exchange, *id)).used * 100.0}});
}

void sendKeyBalance(Exchange &exchange)
{
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

// The best single call with only a key (relay-api §11.4): account and key, and the key once more, flat.
void sendOwnerByKey(Exchange &exchange)
{
    const auto id = presentedKey(exchange);
    if (!id)
        return;
    const ApiKey key = keyOf(exchange, *id);
    const Account account = exchange.house.books.change([&](Ledger &ledger) {
        const Account *found = ledger.account(key.userId);
        return found ? *found : Account();
    });
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    const QJsonObject keyPart{{QStringLiteral("uuid"), key.uuid},
                              {QStringLiteral("user_uuid"), account.uuid},
                              {QStringLiteral("name"), key.name},
                              {QStringLiteral("status"), key.status},
                              {QStringLiteral("remain_quota"), key.remainQuota},
                              {QStringLiteral("used_quota"), key.usedQuota},
                              {QStringLiteral("unlimited_quota"), key.unlimited},
                              {QStringLiteral("expired_time"), key.expiredTime},
                              {QStringLiteral("accessed_time"), key.accessedTime},
                              {QStringLiteral("created_time"), key.createdMs / 1000},
                              {QStringLiteral("created_at"), key.createdMs},
                              {QStringLiteral("updated_at"), key.updatedMs},
                              {QStringLiteral("models"), orNull(key.models.value_or(QString()))},
                              {QStringLiteral("subnet"), orNull(key.subnet)},
                              {QStringLiteral("available_models"), key.models.value_or(QString())}};
    const QJsonObject accountPart{{QStringLiteral("uuid"), account.uuid},
                                  {QStringLiteral("username"), account.name},
                                  {QStringLiteral("display_name"), account.displayName},
                                  {QStringLiteral("role"), 1},
                                  {QStringLiteral("status"), 1},
                                  {QStringLiteral("group"), account.group},
                                  {QStringLiteral("quota"), account.quota},
                                  {QStringLiteral("used_quota"), account.usedQuota},
                                  {QStringLiteral("created_at"), account.createdMs},
                                  {QStringLiteral("updated_at"), account.updatedMs}};
    exchange.accept(QJsonObject{{QStringLiteral("user"), accountPart}, {QStringLiteral("token"), keyPart}},
                    {{QStringLiteral("user_uuid"), account.uuid},
                     {QStringLiteral("username"), account.name},
                     {QStringLiteral("token_uuid"), key.uuid},
                     {QStringLiteral("token_name"), key.name},
                     {QStringLiteral("token_status"), key.status},
                     {QStringLiteral("token_used_quota"), key.usedQuota},
                     {QStringLiteral("token_remain_quota"), key.remainQuota},
                     {QStringLiteral("token_unlimited_quota"), key.unlimited},
                     {QStringLiteral("token_created_time"), key.createdMs / 1000},
                     {QStringLiteral("token_updated_at"), key.updatedMs},
                     {QStringLiteral("token_accessed_time"), key.accessedTime},
                     {QStringLiteral("token_expired_time"), key.expiredTime},
                     {QStringLiteral("token_available_models"), key.models.value_or(QString())}});
}

// New API: what a key has used; also answered for keys that no longer work. "code", not "success".
void sendKeyUsage(Exchange &exchange)
{
    if (!takesCriticalCall(exchange))
        return;
    const auto id = knownKey(exchange);
    if (!id)
        return;
    const ApiKey key = keyOf(exchange, *id);
    exchange.sendJson(200, {{QStringLiteral("code"), true},
                            {QStringLiteral("message"), QStringLiteral("ok")},
                            {QStringLiteral("data"),
                             QJsonObject{{QStringLiteral("object"), QStringLiteral("token_usage")},
                                         {QStringLiteral("name"), key.name},
                                         {QStringLiteral("total_granted"), key.remainQuota + key.usedQuota},
                                         {QStringLiteral("total_used"), key.usedQuota},
                                         {QStringLiteral("total_available"), key.remainQuota},
                                         {QStringLiteral("unlimited_quota"), key.unlimited},
                                         {QStringLiteral("model_limits"), QJsonObject()},
                                         {QStringLiteral("model_limits_enabled"), key.modelLimitsEnabled},
                                         {QStringLiteral("expires_at"), std::max<qint64>(0, key.expiredTime)}}}});
}

} // namespace

void addBillingRoutes(Routes &routes)
{
    for (const char *path : {"GET /v1/dashboard/billing/subscription", "GET /dashboard/billing/subscription"})
        routes.add(path, sendSubscription);
    for (const char *path : {"GET /v1/dashboard/billing/usage", "GET /dashboard/billing/usage"})
        routes.add(path, sendUsage);
    routes.addFor({Family::Laisky}, "GET /api/token/balance", sendKeyBalance);
    routes.addFor({Family::Laisky}, "GET /api/cost/request/*", sendCost);
    routes.addFor({Family::Laisky}, "GET /api/user/get-by-token", sendOwnerByKey);
    routes.addIf(routes.profile.isNewApi2026(), "GET /api/usage/token/", sendKeyUsage);
}

} // namespace demo
