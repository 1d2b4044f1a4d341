#include "demo/signin.h"

#include "demo/accountjson.h"
#include "demo/cookies.h"
#include "demo/naming.h"
#include "demo/tokensession.h"

namespace demo {

namespace {

bool userHeaderFits(Exchange &exchange, qint64 accountId)
{
    if (!exchange.profile.wantsUserHeader)
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

Session sessionOf(const Exchange &exchange)
{
    const QByteArray cookie = cookieNamed(exchange, "session");
    if (cookie.isEmpty())
        return {};
    return exchange.house.books.read([&](const Ledger &ledger) {
        const Session session = ledger.sessions.value(sessionDigest(cookie));
        return session.expiresMs > exchange.nowMs ? session : Session();
    });
}

void sendSessionCookie(Exchange &exchange, const QString &value)
{
    setCookie(exchange, {"session", value, "/", exchange.profile.cookieDays * 86'400, exchange.profile.cookieFlags});
}

void startSession(Exchange &exchange, qint64 accountId, bool isPending)
{
    const QString value = letters(200, *QRandomGenerator::global());
    const qint64 lifeMs = exchange.profile.cookieDays * Q_INT64_C(86'400'000);
    exchange.house.books.change([&](Ledger &ledger) {
        ledger.sessions.insert(sessionDigest(value.toLatin1()),
                               {accountId, exchange.nowMs + lifeMs, isPending, QString(), exchange.nowMs, QString()});
    });
    sendSessionCookie(exchange, value);
}

} // namespace

std::optional<qint64> signedInAccount(Exchange &exchange)
{
    if (exchange.profile.hasTokenSessions)
        return tokenAccount(exchange);
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    const Session session = sessionOf(exchange);
    qint64 id = session.isPending ? 0 : session.userId;
    if (id == 0) {
        QString token = exchange.header("Authorization");
        if (token.isEmpty()) {
            exchange.refuse(isLaisky
                                ? QStringLiteral("No permission to perform this operation, not logged in and no access "
                                                 "token provided")
                                : QStringLiteral("无权进行此操作，未登录且未提供 access token"),
                            401);
            return {};
        }
        if (token.startsWith(QStringLiteral("Bearer ")))
            token.remove(0, 7);
        id = accountWithAccessToken(exchange.house, token);
    }
    if (id == 0) {
        if (isLaisky)
            exchange.refuse(QStringLiteral("No permission to perform this operation, access token is invalid"), 401);
        else
            exchange.refuse(QStringLiteral("无权进行此操作，access token 无效"));
        return {};
    }
    if (!userHeaderFits(exchange, id))
        return {};
    return id;
}

void openSession(Exchange &exchange, qint64 accountId, const QString &method)
{
    if (exchange.profile.hasTokenSessions)
        return openTokenSession(exchange, accountId, method);
    startSession(exchange, accountId, false);
    exchange.accept(exchange.house.books.change([&](Ledger &ledger) {
        Account &account = *ledger.account(accountId);
        account.lastSignInMs = exchange.nowMs;
        return signInJson(exchange.dialect, account);
    }));
}

void closeSession(Exchange &exchange)
{
    const QByteArray cookie = cookieNamed(exchange, "session");
    exchange.house.books.change([&](Ledger &ledger) { ledger.sessions.remove(sessionDigest(cookie)); });
    sendSessionCookie(exchange, letters(120, *QRandomGenerator::global()));
}

void openPendingSession(Exchange &exchange, qint64 accountId)
{
    startSession(exchange, accountId, true);
}

qint64 pendingAccount(Exchange &exchange)
{
    const Session session = sessionOf(exchange);
    return session.isPending ? session.userId : 0;
}

} // namespace demo
