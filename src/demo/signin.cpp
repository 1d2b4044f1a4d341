#include "demo/signin.h"

#include "demo/naming.h"

#include <QLocale>

namespace demo {

namespace {

QByteArray sessionCookie(const Exchange &exchange)
{
    const QStringList pairs = exchange.header("Cookie").split(QLatin1Char(';'));
    for (const QString &pair : pairs)
        if (pair.trimmed().startsWith(QStringLiteral("session=")))
            return pair.trimmed().mid(8).toLatin1();
    return {};
}

void sendCookie(Exchange &exchange, const QString &value)
{
    const qint64 seconds = exchange.dialect == Dialect::Laisky ? 604'800 : 2'592'000;
    const QString flags = inDialect(exchange.dialect, QStringLiteral("; HttpOnly; SameSite=Lax"), QString(),
                                    QStringLiteral("; HttpOnly; SameSite=Strict"));
    const QDateTime expires = QDateTime::fromMSecsSinceEpoch(exchange.nowMs + seconds * 1000).toUTC();
    const QString date = QLocale::c().toString(expires, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    exchange.response.set_header("Set-Cookie", QStringLiteral("session=%1; Path=/; Expires=%2; Max-Age=%3%4")
                                                   .arg(value, date)
                                                   .arg(seconds)
                                                   .arg(flags)
                                                   .toStdString());
}

bool userHeaderFits(Exchange &exchange, qint64 accountId)
{
    if (exchange.dialect != Dialect::NewApi2026)
        return true;
    const QString text = exchange.header("New-Api-User");
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    if (text.isEmpty())
        exchange.refuse(QStringLiteral("无权进行此操作，未提供 New-Api-User"), 401);
    else if (!isNumber)
        exchange.refuse(QStringLiteral("无权进行此操作，New-Api-User 格式错误"), 401);
    else if (id != accountId)
        exchange.refuse(QStringLiteral("无权进行此操作，New-Api-User 与登录用户不匹配"), 401);
    else
        return true;
    return false;
}

// Laisky shows the ends of a key it does not know.
QString shortened(const QString &key)
{
    return key.size() <= 10 ? QStringLiteral("***") : key.left(6) + QStringLiteral("...") + key.right(4);
}

bool isInSubnets(const QString &subnets, quint32 address)
{
    const QStringList list = subnets.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &subnet : list) {
        quint32 network = 0;
        const QStringList parts = subnet.trimmed().split(QLatin1Char('/'));
        const QStringList bytes = parts.value(0).split(QLatin1Char('.'));
        for (const QString &byte : bytes)
            network = network * 256 + byte.toUInt();
        const int bits = parts.size() > 1 ? parts.at(1).toInt() : 32;
        const quint32 mask = bits == 0 ? 0 : 0xffffffffU << (32 - bits);
        if ((address & mask) == (network & mask))
            return true;
    }
    return false;
}

struct Refusal
{
    int status = 401;
    QString message{};
    QString code{};
};

constexpr quint32 loopback = 0x7f000001U;

std::optional<Refusal> statusRefusal(Dialect dialect, ApiKey &key, qint64 nowSeconds)
{
    const bool isExpired = key.expiredTime != -1 && key.expiredTime < nowSeconds;
    const bool isUsedUp = !key.unlimited && key.remainQuota <= 0;
    const QString title = QStringLiteral("token %1 (#%2)").arg(key.name).arg(key.id);
    if (key.status == 4 || (key.status == 1 && !isExpired && isUsedUp)) {
        const bool isKnown = key.status == 4;
        key.status = 4;
        const QString laisky =
            isKnown ? QStringLiteral("API Key %1 (#%2) quota has been exhausted").arg(key.name).arg(key.id)
                    : title + QStringLiteral(" quota has been used up (remaining: %1)").arg(key.remainQuota);
        const QString one = isKnown ? QStringLiteral("令牌 %1（#%2）额度已用尽").arg(key.name).arg(key.id)
                                    : QStringLiteral("该令牌额度已用尽");
        const QString newApi = QStringLiteral("该令牌额度已用尽 TokenStatusExhausted[sk-%1***%2]")
                                   .arg(key.secret.left(3), key.secret.right(3));
        return Refusal{401, inDialect(dialect, laisky, one, newApi)};
    }
    if (key.status == 3 || (key.status == 1 && isExpired)) {
        const bool isKnown = key.status == 3;
        key.status = 3;
        const QString laisky = title + QStringLiteral(" has expired") +
                               (isKnown ? QString() : QStringLiteral(" at timestamp %1").arg(key.expiredTime));
        const QString chinese = QStringLiteral("该令牌已过期");
        return Refusal{401, inDialect(dialect, laisky, chinese, chinese)};
    }
    if (key.status != 1) {
        const QString chinese = QStringLiteral("该令牌状态不可用");
        return Refusal{401, inDialect(dialect,
                                      title + QStringLiteral(" status is not available (status: %1)").arg(key.status),
                                      chinese, chinese)};
    }
    return {};
}

std::optional<Refusal> networkRefusal(Dialect dialect, const ApiKey &key)
{
    const QString here = QStringLiteral("127.0.0.1");
    if (dialect == Dialect::NewApi2026) {
        if (key.allowIps.trimmed().isEmpty() ||
            isInSubnets(QString(key.allowIps).replace(QLatin1Char('\n'), QLatin1Char(',')), loopback))
            return {};
        return Refusal{403, QStringLiteral("您的 IP 不在令牌允许访问的列表中"), QStringLiteral("access_denied")};
    }
    if (key.subnet.isEmpty() || isInSubnets(key.subnet, loopback))
        return {};
    return Refusal{403,
                   dialect == Dialect::Laisky
                       ? QStringLiteral("This API key can only be used in the specified subnet: %1, current IP: %2")
                             .arg(key.subnet, here)
                       : QStringLiteral("该令牌只能在指定网段使用：%1，当前 ip：%2").arg(key.subnet, here)};
}

} // namespace

std::optional<qint64> signedInAccount(Exchange &exchange)
{
    const Dialect dialect = exchange.dialect;
    const QByteArray cookie = sessionCookie(exchange);
    qint64 id = 0;
    if (!cookie.isEmpty()) {
        id = exchange.house.books.read([&](const Ledger &ledger) {
            const Session session = ledger.sessions.value(sessionDigest(cookie));
            return session.expiresMs > exchange.nowMs ? session.userId : 0;
        });
    }
    if (id == 0) {
        QString token = exchange.header("Authorization");
        if (token.isEmpty()) {
            exchange.refuse(dialect == Dialect::Laisky
                                ? QStringLiteral("No permission to perform this operation, not logged in and no access "
                                                 "token provided")
                                : QStringLiteral("无权进行此操作，未登录且未提供 access token"),
                            401);
            return {};
        }
        if (token.startsWith(QStringLiteral("Bearer ")))
            token.remove(0, 7);
        id = exchange.house.books.read([&](const Ledger &ledger) -> qint64 {
            for (const Account &account : ledger.accounts)
                if (!token.isEmpty() && account.accessToken == token)
                    return account.id;
            return 0;
        });
    }
    if (id == 0) {
        if (dialect == Dialect::Laisky)
            exchange.refuse(QStringLiteral("No permission to perform this operation, access token is invalid"), 401);
        else
            exchange.refuse(QStringLiteral("无权进行此操作，access token 无效"));
        return {};
    }
    if (!userHeaderFits(exchange, id))
        return {};
    return id;
}

void openSession(Exchange &exchange, qint64 accountId)
{
    const QString value = letters(200, *QRandomGenerator::global());
    const qint64 lifeMs = (exchange.dialect == Dialect::Laisky ? 604'800 : 2'592'000) * Q_INT64_C(1000);
    exchange.house.books.change([&](Ledger &ledger) {
        ledger.sessions.insert(sessionDigest(value.toLatin1()), {accountId, exchange.nowMs + lifeMs});
    });
    sendCookie(exchange, value);
}

void closeSession(Exchange &exchange)
{
    const QByteArray cookie = sessionCookie(exchange);
    exchange.house.books.change([&](Ledger &ledger) { ledger.sessions.remove(sessionDigest(cookie)); });
    sendCookie(exchange, letters(120, *QRandomGenerator::global()));
}

std::optional<qint64> presentedKey(Exchange &exchange)
{
    const Dialect dialect = exchange.dialect;
    QString text = exchange.header("Authorization");
    if (text.startsWith(QStringLiteral("Bearer "),
                        dialect == Dialect::Laisky ? Qt::CaseInsensitive : Qt::CaseSensitive))
        text.remove(0, 7);
    if (text.isEmpty() && dialect == Dialect::Laisky)
        text = exchange.header("X-Api-Key").isEmpty() ? exchange.header("Api-Key") : exchange.header("X-Api-Key");
    text = text.trimmed();
    if (text.startsWith(QStringLiteral("sk-")))
        text.remove(0, 3);
    const QString chineseMissing = QStringLiteral("未提供令牌");
    if (text.isEmpty()) {
        exchange.refuseCall(401,
                            inDialect(dialect, QStringLiteral("No token provided"), chineseMissing, chineseMissing));
        return {};
    }
    const QStringList parts = text.split(QLatin1Char('-'));
    const QString secret = parts.first();
    Refusal refusal;
    const qint64 id = exchange.house.books.change([&](Ledger &ledger) -> qint64 {
        ApiKey *key = ledger.keyWithSecret(secret);
        if (!key) {
            const QString chinese = QStringLiteral("无效的令牌");
            refusal = {401,
                       inDialect(dialect,
                                 QStringLiteral("token not found for key: %1: get token by key %2: record not found")
                                     .arg(shortened(secret), secret),
                                 chinese, chinese)};
            return 0;
        }
        if (const auto found = statusRefusal(dialect, *key, exchange.nowMs / 1000)) {
            key->updatedMs = exchange.nowMs;
            refusal = *found;
            return 0;
        }
        if (const auto found = networkRefusal(dialect, *key)) {
            refusal = *found;
            return 0;
        }
        if (parts.size() > 1) {
            const QString chinese = QStringLiteral("普通用户不支持指定渠道");
            refusal = {403, inDialect(dialect, QStringLiteral("Ordinary users do not support specifying channels"),
                                      chinese, chinese)};
            return 0;
        }
        key->accessedTime = exchange.nowMs / 1000;
        return key->id;
    });
    if (id == 0) {
        exchange.refuseCall(refusal.status, refusal.message, refusal.code);
        return {};
    }
    return id;
}

} // namespace demo
