#include "demo/keydesk.h"

#include "demo/bookkeeping.h"
#include "demo/paging.h"
#include "demo/signin.h"

#include <QRegularExpression>

#include <algorithm>

namespace demo {

namespace {

struct Outcome
{
    QString refusal{};
    QJsonObject key{};
};

bool isOwn(const ApiKey &key, qint64 accountId, Dialect dialect, const QJsonValue &reference)
{
    if (key.userId != accountId)
        return false;
    if (dialect == Dialect::Laisky)
        return key.uuid == reference.toString();
    return reference.isString() ? key.id == reference.toString().toLongLong() : key.id == reference.toInteger();
}

ApiKey *ownKey(Ledger &ledger, qint64 accountId, Dialect dialect, const QJsonValue &reference)
{
    const auto found = std::find_if(ledger.keys.begin(), ledger.keys.end(),
                                    [&](const ApiKey &key) { return isOwn(key, accountId, dialect, reference); });
    return found == ledger.keys.end() ? nullptr : &*found;
}

QString missingKey(Dialect dialect)
{
    return dialect == Dialect::Laisky ? QStringLiteral("resource reference not found")
                                      : QStringLiteral("record not found");
}

// Newest first.
QJsonArray keysOf(const Ledger &ledger, Dialect dialect, const Account &account, const QString &namePart, bool isSearch)
{
    QJsonArray list;
    for (auto it = ledger.keys.rbegin(); it != ledger.keys.rend(); ++it) {
        if (it->userId != account.id)
            continue;
        // New API looks for the whole name unless there is a "%"; the others for its beginning.
        const bool fits =
            dialect == Dialect::NewApi2026
                ? (namePart.contains(QLatin1Char('%')) ? it->name.contains(QString(namePart).remove(QLatin1Char('%')))
                                                       : it->name == namePart)
                : it->name.startsWith(namePart) || it->uuid == namePart;
        if (!isSearch || namePart.isEmpty() || fits)
            list.append(keyJson(dialect, *it, account.uuid));
    }
    return list;
}

void sendList(Exchange &exchange, bool isSearch)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const QJsonArray all = exchange.house.books.change([&](Ledger &ledger) {
        return keysOf(ledger, exchange.dialect, *ledger.account(*id), exchange.query("keyword"), isSearch);
    });
    if (exchange.dialect == Dialect::OneApi && isSearch)
        return exchange.accept(all);
    sendPage(exchange, all);
}

QString nameRefusal(Dialect dialect, const QString &name, bool isNew)
{
    const bool isTooLong = name.toUtf8().size() > (dialect == Dialect::NewApi2026 ? 50 : 30);
    if (isTooLong)
        return inDialect(dialect, QStringLiteral("invalid token: Token name is too long"),
                         QStringLiteral("参数错误：令牌名称过长"), QStringLiteral("令牌名称过长"));
    if (name.isEmpty() && dialect == Dialect::Laisky)
        return isNew ? QStringLiteral("Token name is required") : QStringLiteral("Token name cannot be empty");
    return {};
}

QString subnetRefusal(Dialect dialect, const QString &subnets)
{
    static const QRegularExpression network(QStringLiteral("^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$"));
    const QStringList list = subnets.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &subnet : list) {
        if (network.match(subnet.trimmed()).hasMatch())
            continue;
        return dialect == Dialect::Laisky
                   ? QStringLiteral(
                         "invalid token: invalid network segment: invalid subnet in list: %1: failed to parse "
                         "subnet: %1: invalid CIDR address: %1")
                         .arg(subnet)
                   : QStringLiteral("参数错误：无效的网段：failed to parse subnet: invalid CIDR address: ") + subnet;
    }
    return {};
}

QString fieldsRefusal(Dialect dialect, const QJsonObject &body, bool isNew)
{
    const QString name = nameRefusal(dialect, body.value(QLatin1String("name")).toString(), isNew);
    if (!name.isEmpty() || dialect == Dialect::NewApi2026)
        return name;
    return subnetRefusal(dialect, body.value(QLatin1String("subnet")).toString());
}

// All fields are replaced, missing ones become empty (relay-api §8.2).
void takeFields(Dialect dialect, ApiKey &key, const QJsonObject &body)
{
    key.name = body.value(QLatin1String("name")).toString();
    key.expiredTime = body.value(QLatin1String("expired_time")).toInteger(0);
    if (key.expiredTime == 0)
        key.expiredTime = -1;
    key.remainQuota = body.value(QLatin1String("remain_quota")).toInteger();
    key.unlimited = body.value(QLatin1String("unlimited_quota")).toBool();
    if (dialect == Dialect::NewApi2026) {
        key.modelLimitsEnabled = body.value(QLatin1String("model_limits_enabled")).toBool();
        key.modelLimits = body.value(QLatin1String("model_limits")).toString();
        key.allowIps = body.value(QLatin1String("allow_ips")).toString();
        key.group = body.value(QLatin1String("group")).toString();
        return;
    }
    const QJsonValue models = body.value(QLatin1String("models"));
    key.models = models.isString() ? std::optional<QString>(models.toString()) : std::nullopt;
    key.subnet = body.value(QLatin1String("subnet")).toString();
}

void makeKey(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    if (!exchange.bodyError().isEmpty())
        return exchange.refuse(exchange.bodyError());
    const QJsonObject body = exchange.body();
    if (const QString refusal = fieldsRefusal(exchange.dialect, body, true); !refusal.isEmpty())
        return exchange.refuse(refusal);
    const QJsonObject made = exchange.house.books.change([&](Ledger &ledger) {
        Account &account = *ledger.account(*id);
        ApiKey &key = addKey(ledger, exchange.dialect, account, QString(), exchange.nowMs, *QRandomGenerator::global());
        takeFields(exchange.dialect, key, body);
        return keyJson(exchange.dialect, key, account.uuid);
    });
    if (exchange.dialect == Dialect::NewApi2026)
        exchange.accept();
    else
        exchange.accept(made);
}

// Why the key may not be switched on; empty: it may.
QString enablingRefusal(const Exchange &exchange, const ApiKey &key)
{
    const bool isExpired = key.expiredTime != -1 && key.expiredTime < exchange.nowMs / 1000;
    const bool isUsedUp = !key.unlimited && key.remainQuota <= 0;
    const bool isChinese = exchange.dialect == Dialect::OneApi || exchange.wantsChinese();
    if (isExpired) {
        if (exchange.dialect == Dialect::Laisky)
            return QStringLiteral(
                "The token has expired and cannot be enabled. Please modify the expiration time of the "
                "token, or set it to never expire.");
        return isChinese
                   ? QStringLiteral("令牌已过期，无法启用，请先修改令牌过期时间，或者设置为永不过期")
                   : QStringLiteral("Token has expired and cannot be enabled. Please modify the expiration time or "
                                    "set it to never expire");
    }
    if (isUsedUp) {
        if (exchange.dialect == Dialect::Laisky)
            return QStringLiteral(
                "The available quota of the token has been used up and cannot be enabled. Please modify "
                "the remaining quota of the token, or set it to unlimited quota");
        return isChinese ? QStringLiteral("令牌可用额度已用尽，无法启用，请先修改令牌剩余额度，或者设置为无限额度")
                         : QStringLiteral("Token quota is exhausted and cannot be enabled. Please modify the remaining "
                                          "quota or set it to unlimited");
    }
    return {};
}

Outcome changedKey(Exchange &exchange, Ledger &ledger, qint64 accountId, const QJsonObject &body)
{
    const Dialect dialect = exchange.dialect;
    const bool isLaisky = dialect == Dialect::Laisky;
    ApiKey *key =
        ownKey(ledger, accountId, dialect, body.value(isLaisky ? QLatin1String("uuid") : QLatin1String("id")));
    if (!key)
        return {missingKey(dialect)};
    const int status = body.value(QLatin1String("status")).toInt();
    const bool statusOnly = !exchange.query("status_only").isEmpty();
    if (!statusOnly) {
        if (const QString refusal = fieldsRefusal(dialect, body, false); !refusal.isEmpty())
            return {refusal};
        takeFields(dialect, *key, body);
    }
    if (statusOnly || isLaisky) {
        const QString refusal = status == 1 ? enablingRefusal(exchange, *key) : QString();
        if (!refusal.isEmpty())
            return {refusal};
        // Laisky's full PUT stores a missing status as 0, and the key is refused from then on.
        const bool isHealed =
            isLaisky && !statusOnly && (status == 3 || status == 4) && enablingRefusal(exchange, *key).isEmpty();
        key->status = isHealed ? 1 : status;
    }
    key->updatedMs = exchange.nowMs;
    return {QString(), keyJson(dialect, *key, ledger.account(accountId)->uuid)};
}

void changeKey(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    if (!exchange.bodyError().isEmpty())
        return exchange.refuse(exchange.bodyError());
    const Outcome outcome =
        exchange.house.books.change([&](Ledger &ledger) { return changedKey(exchange, ledger, *id, exchange.body()); });
    outcome.refusal.isEmpty() ? exchange.accept(outcome.key) : exchange.refuse(outcome.refusal);
}

void sendKey(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const QString reference = exchange.path.section(QLatin1Char('/'), -1);
    const QJsonObject json = exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey *key = ownKey(ledger, *id, exchange.dialect, reference);
        return key ? keyJson(exchange.dialect, *key, ledger.account(*id)->uuid) : QJsonObject();
    });
    json.isEmpty() ? exchange.refuse(missingKey(exchange.dialect)) : exchange.accept(json);
}

void deleteKey(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const QString reference = exchange.path.section(QLatin1Char('/'), -1);
    const auto gone = exchange.house.books.change([&](Ledger &ledger) {
        return std::erase_if(ledger.keys,
                             [&](const ApiKey &key) { return isOwn(key, *id, exchange.dialect, reference); });
    });
    gone > 0 ? exchange.accept() : exchange.refuse(missingKey(exchange.dialect));
}

void redirectToSlash(Exchange &exchange)
{
    if (exchange.dialect == Dialect::Laisky)
        return exchange.notFound();
    const bool isGet = exchange.method == QStringLiteral("GET");
    exchange.response.set_header("Location", "/api/token/");
    exchange.sendText(isGet ? 301 : 307, "<a href=\"/api/token/\">Moved Permanently</a>.\n\n",
                      "text/html; charset=utf-8");
}

} // namespace

QJsonObject keyJson(Dialect dialect, const ApiKey &key, const QString &accountUuid)
{
    QJsonObject json{
        {QStringLiteral("key"), (dialect == Dialect::Laisky ? QStringLiteral("sk-") : QString()) + key.secret},
        {QStringLiteral("status"), key.status},
        {QStringLiteral("name"), key.name},
        {QStringLiteral("created_time"), key.createdMs / 1000},
        {QStringLiteral("accessed_time"), key.accessedTime},
        {QStringLiteral("expired_time"), key.expiredTime},
        {QStringLiteral("remain_quota"), key.remainQuota},
        {QStringLiteral("unlimited_quota"), key.unlimited},
        {QStringLiteral("used_quota"), key.usedQuota}};
    if (dialect == Dialect::Laisky) {
        json.insert(QStringLiteral("uuid"), key.uuid);
        json.insert(QStringLiteral("user_uuid"), accountUuid);
        json.insert(QStringLiteral("created_at"), key.createdMs);
        json.insert(QStringLiteral("updated_at"), key.updatedMs);
    } else {
        json.insert(QStringLiteral("id"), key.id);
        json.insert(QStringLiteral("user_id"), key.userId);
    }
    if (dialect == Dialect::NewApi2026) {
        json.insert(QStringLiteral("model_limits_enabled"), key.modelLimitsEnabled);
        json.insert(QStringLiteral("model_limits"), key.modelLimits);
        json.insert(QStringLiteral("allow_ips"), key.allowIps);
        json.insert(QStringLiteral("group"), key.group);
        json.insert(QStringLiteral("cross_group_retry"), false);
        json.insert(QStringLiteral("DeletedAt"), QJsonValue());
    } else {
        json.insert(QStringLiteral("models"), key.models ? QJsonValue(*key.models) : QJsonValue());
        json.insert(QStringLiteral("subnet"), key.subnet);
    }
    return json;
}

void addKeyRoutes(Routes &routes)
{
    routes.add("GET /api/token/", [](Exchange &exchange) { sendList(exchange, false); });
    routes.add("GET /api/token/search", [](Exchange &exchange) { sendList(exchange, true); });
    routes.add("POST /api/token/", makeKey);
    routes.add("PUT /api/token/", changeKey);
    routes.add("GET /api/token/*", sendKey);
    routes.add("DELETE /api/token/*", deleteKey);
    for (const char *path : {"GET /api/token", "POST /api/token", "PUT /api/token"})
        routes.add(path, redirectToSlash);
}

} // namespace demo
