#include "demo/keydesk.h"

#include "demo/accountdesk.h"
#include "demo/bookkeeping.h"
#include "demo/keyfields.h"
#include "demo/keyjson.h"
#include "demo/paging.h"
#include "demo/signin.h"

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
    if (profileOf(dialect).family == Family::Laisky)
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
    return profileOf(dialect).family == Family::Laisky ? QStringLiteral("resource reference not found")
                                                       : QStringLiteral("record not found");
}

// Laisky and One API look for the beginning of a name, New API of 2025 anywhere in it, later for the whole name unless
// there is a "%". One Hub knows only the first.
bool nameFits(Dialect dialect, const ApiKey &key, const QString &wanted)
{
    switch (dialect) {
    case Dialect::NewApi2025:
        return key.name.contains(wanted);
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
        return wanted.contains(QLatin1Char('%')) ? key.name.contains(QString(wanted).remove(QLatin1Char('%')))
                                                 : key.name == wanted;
    case Dialect::Laisky:
    case Dialect::OneApi:
    case Dialect::OneHub:
        break;
    }
    return key.name.startsWith(wanted) || key.uuid == wanted;
}

// Newest first.
QJsonArray keysOf(const Ledger &ledger, Dialect dialect, const Account &account, const QString &wanted)
{
    QJsonArray list;
    for (auto it = ledger.keys.rbegin(); it != ledger.keys.rend(); ++it)
        if (it->userId == account.id && (wanted.isEmpty() || nameFits(dialect, *it, wanted)))
            list.append(keyJson(dialect, *it, account.uuid));
    return list;
}

void sendList(Exchange &exchange, bool isSearch)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    // One Hub has no search, but its list takes a keyword.
    const bool filters = isSearch || exchange.profile.family == Family::OneHub;
    const QJsonArray all = exchange.house.books.change([&](Ledger &ledger) {
        return keysOf(ledger, exchange.dialect, *ledger.account(*id), filters ? exchange.query("keyword") : QString());
    });
    if (isSearch && (exchange.dialect == Dialect::OneApi || exchange.dialect == Dialect::NewApi2025))
        return exchange.accept(all);
    sendPage(exchange, List::Keys, all);
}

void makeKey(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    if (!exchange.bodyError().isEmpty())
        return exchange.refuse(exchange.bodyError());
    const QJsonObject body = exchange.body();
    if (const QString refusal = keyFieldsRefusal(exchange, body, true); !refusal.isEmpty())
        return exchange.refuse(refusal);
    const QJsonObject made = exchange.house.books.change([&](Ledger &ledger) {
        Account &account = *ledger.account(*id);
        ApiKey &key = addKey(ledger, exchange.dialect, account, QString(), exchange.nowMs, *QRandomGenerator::global());
        takeKeyFields(exchange.dialect, key, body, true);
        return keyJson(exchange.dialect, key, account.uuid);
    });
    // New API and One Hub do not send it.
    const bool isSent = exchange.profile.family == Family::Laisky || exchange.profile.family == Family::OneApi;
    isSent ? exchange.accept(made) : exchange.accept();
}

Outcome changedKey(Exchange &exchange, Ledger &ledger, qint64 accountId, const QJsonObject &body)
{
    const Dialect dialect = exchange.dialect;
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    ApiKey *key =
        ownKey(ledger, accountId, dialect, body.value(isLaisky ? QLatin1String("uuid") : QLatin1String("id")));
    if (!key)
        return {missingKey(dialect)};
    const int status = body.value(QLatin1String("status")).toInt();
    const bool statusOnly = !exchange.query("status_only").isEmpty();
    if (!statusOnly) {
        if (const QString refusal = keyFieldsRefusal(exchange, body, false); !refusal.isEmpty())
            return {refusal};
        takeKeyFields(dialect, *key, body, false);
    }
    if (statusOnly || isLaisky) {
        const QString refusal = status == 1 ? keyEnablingRefusal(exchange, *key) : QString();
        if (!refusal.isEmpty())
            return {refusal};
        // Laisky's full PUT stores a missing status as 0, and the key is refused from then on.
        const bool isHealed =
            isLaisky && !statusOnly && (status == 3 || status == 4) && keyEnablingRefusal(exchange, *key).isEmpty();
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
    bool isNumber = false;
    (void)reference.toLongLong(&isNumber);
    if (!isNumber && exchange.profile.family != Family::Laisky)
        return exchange.refuse(QStringLiteral("strconv.Atoi: parsing \"%1\": invalid syntax").arg(reference));
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
    const bool isGet = exchange.method == QStringLiteral("GET");
    exchange.response.set_header("Location", "/api/token/");
    exchange.sendText(isGet ? 301 : 307, "<a href=\"/api/token/\">Moved Permanently</a>.\n\n",
                      "text/html; charset=utf-8");
}

// The secret of one's own key, by its number in the path.
void revealKey(Exchange &exchange)
{
    const auto id = takesCriticalCall(exchange) ? signedInAccount(exchange) : std::nullopt;
    if (!id)
        return;
    const QString reference = exchange.path.section(QLatin1Char('/'), -2, -2);
    const QString secret = exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey *key = ownKey(ledger, *id, exchange.dialect, reference);
        return key ? key->secret : QString();
    });
    if (secret.isEmpty())
        return exchange.refuse(missingKey(exchange.dialect));
    exchange.accept(QJsonObject{{QStringLiteral("key"), secret}});
}

// Up to a hundred at once.
void revealKeys(Exchange &exchange)
{
    const auto id = takesCriticalCall(exchange) ? signedInAccount(exchange) : std::nullopt;
    if (!id)
        return;
    const QJsonArray ids = exchange.body().value(QLatin1String("ids")).toArray();
    QJsonObject keys;
    exchange.house.books.change([&](Ledger &ledger) {
        for (const QJsonValue &one : ids)
            if (const ApiKey *key = ownKey(ledger, *id, exchange.dialect, one); key && keys.size() < 100)
                keys.insert(QString::number(key->id), key->secret);
    });
    exchange.accept(QJsonObject{{QStringLiteral("keys"), keys}});
}

void deleteKeys(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const QJsonArray ids = exchange.body().value(QLatin1String("ids")).toArray();
    const auto gone = exchange.house.books.change([&](Ledger &ledger) {
        return std::erase_if(ledger.keys, [&](const ApiKey &key) {
            return std::any_of(ids.begin(), ids.end(),
                               [&](const QJsonValue &one) { return isOwn(key, *id, exchange.dialect, one); });
        });
    });
    exchange.accept(static_cast<qint64>(gone));
}

// One Hub: the key of its web chat, made when first asked for.
void sendPlaygroundKey(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const QString name = QStringLiteral("sys_playground");
    exchange.accept(exchange.house.books.change([&](Ledger &ledger) {
        for (const ApiKey &key : ledger.keys)
            if (key.userId == *id && key.name == name)
                return key.secret;
        ApiKey &made =
            addKey(ledger, exchange.dialect, *ledger.account(*id), name, exchange.nowMs, *QRandomGenerator::global());
        made.unlimited = true;
        return made.secret;
    }));
}

} // namespace

void addKeyRoutes(Routes &routes)
{
    routes.add("GET /api/token/", [](Exchange &exchange) { sendList(exchange, false); });
    // One Hub takes "search" for the number of a key.
    routes.addIf(routes.profile.family != Family::OneHub, "GET /api/token/search",
                 [](Exchange &exchange) { sendList(exchange, true); });
    routes.add("POST /api/token/", makeKey);
    routes.add("PUT /api/token/", changeKey);
    routes.add("GET /api/token/*", sendKey);
    routes.add("DELETE /api/token/*", deleteKey);
    for (const char *path : {"GET /api/token", "POST /api/token", "PUT /api/token"})
        routes.addIf(routes.profile.family != Family::Laisky, path, redirectToSlash);
    routes.addFor({Family::OneHub}, "GET /api/token/playground", sendPlaygroundKey);
    routes.addIf(routes.profile.isNewApi2026(), "POST /api/token/batch", deleteKeys);
    routes.addIf(routes.profile.masksKeys, "POST /api/token/*/key", revealKey);
    routes.addIf(routes.profile.masksKeys, "POST /api/token/batch/keys", revealKeys);
}

} // namespace demo
