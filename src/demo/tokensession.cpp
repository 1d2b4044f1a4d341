#include "demo/tokensession.h"

#include "demo/accountdesk.h"
#include "demo/accountjson.h"
#include "demo/bookkeeping.h"
#include "demo/cookies.h"
#include "demo/naming.h"

#include <QUuid>

namespace demo {

namespace {

constexpr qint64 sessionMs = 2'592'000'000; // 30 days

void refuse(Exchange &exchange, const char *code, const QString &chinese, const QString &english)
{
    exchange.refuseSignIn(code, exchange.inTongue(chinese, english), 401);
}

void refuseUnknown(Exchange &exchange)
{
    refuse(exchange, "AUTH_UNAUTHORIZED", QStringLiteral("无权进行此操作，access token 无效"),
           QStringLiteral("Unauthorized, invalid access token"));
}

QString presentedToken(const Exchange &exchange)
{
    QString token = exchange.header("Authorization");
    return token.startsWith(QStringLiteral("Bearer ")) ? token.mid(7) : token;
}

// Looks like one; nobody but the relay reads it.
QString newToken()
{
    QRandomGenerator &random = *QRandomGenerator::global();
    return QStringLiteral("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.") + letters(360, random) + QLatin1Char('.') +
           letters(43, random);
}

QJsonObject sessionJson(const Session &session, qint64 nowMs, bool isCurrent)
{
    return {{QStringLiteral("sid"), session.sid},
            {QStringLiteral("current"), isCurrent},
            {QStringLiteral("login_method"), session.method},
            {QStringLiteral("ip"), QStringLiteral("127.0.0.1")},
            {QStringLiteral("user_agent"), QString()},
            {QStringLiteral("created_at"), session.createdMs / 1000},
            {QStringLiteral("last_active_at"), nowMs / 1000},
            {QStringLiteral("expires_at"), session.expiresMs / 1000}};
}

// A new token for that session; the ledger is locked.
QJsonObject granted(Exchange &exchange, Ledger &ledger, const Session &session)
{
    const QString token = newToken();
    const qint64 expiresMs = exchange.nowMs + exchange.house.options.accessTokenSeconds * 1000;
    ledger.grants.insert(sessionDigest(token.toLatin1()), {session.userId, expiresMs, session.sid});
    return {{QStringLiteral("access_token"), token},
            {QStringLiteral("token_type"), QStringLiteral("Bearer")},
            {QStringLiteral("access_expires_at"), expiresMs / 1000},
            {QStringLiteral("session"), sessionJson(session, exchange.nowMs, true)}};
}

void answerWithSession(Exchange &exchange, const QJsonObject &data, const QString &cookie)
{
    exchange.response.set_header("Cache-Control", "no-store");
    setCookie(exchange, {"new_api_refresh", cookie, "/api/user/auth", sessionMs / 1000, exchange.profile.cookieFlags});
    exchange.accept(data);
}

void refresh(Exchange &exchange)
{
    if (!takesCriticalCall(exchange))
        return;
    const QByteArray old = sessionDigest(cookieNamed(exchange, "new_api_refresh"));
    const QString cookie = letters(96, *QRandomGenerator::global());
    const QJsonObject data = exchange.house.books.change([&](Ledger &ledger) {
        const Session session = ledger.sessions.value(old);
        if (session.userId == 0 || session.expiresMs < exchange.nowMs)
            return QJsonObject();
        // Each cookie is good for one refresh.
        ledger.sessions.remove(old);
        ledger.sessions.insert(sessionDigest(cookie.toLatin1()), session);
        QJsonObject json = granted(exchange, ledger, session);
        json.insert(QStringLiteral("user"), accountJson(exchange.dialect, *ledger.account(session.userId)));
        return json;
    });
    if (data.isEmpty())
        return refuse(exchange, "AUTH_SESSION_REVOKED", QStringLiteral("无权进行此操作，未登录且未提供 access token"),
                      QStringLiteral("Unauthorized, not logged in and no access token provided"));
    answerWithSession(exchange, data, cookie);
}

// Ends the session of that id; the ledger is locked.
void revoke(Ledger &ledger, const QString &sid)
{
    for (auto it = ledger.sessions.begin(); it != ledger.sessions.end();)
        it = it->sid == sid ? ledger.sessions.erase(it) : std::next(it);
    for (Grant &grant : ledger.grants)
        if (grant.sid == sid)
            grant.isRevoked = true;
}

QString currentSid(const Exchange &exchange)
{
    const QByteArray digest = sessionDigest(presentedToken(exchange).toLatin1());
    return exchange.house.books.read([&](const Ledger &ledger) { return ledger.grants.value(digest).sid; });
}

void signOut(Exchange &exchange)
{
    if (!tokenAccount(exchange))
        return;
    const QString sid = currentSid(exchange);
    const bool hasCookie = !cookieNamed(exchange, "new_api_refresh").isEmpty();
    exchange.house.books.change([&](Ledger &ledger) { revoke(ledger, sid); });
    exchange.response.set_header("Cache-Control", "no-store");
    if (hasCookie)
        setCookie(exchange, {"new_api_refresh", QString(), "/api/user/auth", 0, exchange.profile.cookieFlags});
    exchange.accept(QJsonObject{{QStringLiteral("cookie_cleared"), hasCookie}, {QStringLiteral("revoked_sid"), sid}});
}

void sendSessions(Exchange &exchange)
{
    const auto id = tokenAccount(exchange);
    if (!id)
        return;
    const QString current = currentSid(exchange);
    QJsonArray list;
    exchange.house.books.read([&](const Ledger &ledger) {
        for (const Session &session : ledger.sessions)
            if (session.userId == *id)
                list.append(sessionJson(session, exchange.nowMs, session.sid == current));
        return 0;
    });
    exchange.accept(list);
}

} // namespace

qint64 accountWithAccessToken(const House &house, const QString &token)
{
    return house.books.read([&](const Ledger &ledger) -> qint64 {
        for (const Account &account : ledger.accounts)
            if (!token.isEmpty() && account.accessToken == token)
                return account.id;
        return 0;
    });
}

std::optional<qint64> tokenAccount(Exchange &exchange)
{
    const QString token = presentedToken(exchange);
    const Grant grant = exchange.house.books.read(
        [&](const Ledger &ledger) { return ledger.grants.value(sessionDigest(token.toLatin1())); });
    if (grant.userId == 0) {
        const qint64 id = accountWithAccessToken(exchange.house, token);
        if (id != 0)
            return id;
        refuseUnknown(exchange);
        return {};
    }
    if (!grant.isRevoked && grant.expiresMs > exchange.nowMs)
        return grant.userId;
    refuse(exchange, grant.isRevoked ? "AUTH_SESSION_REVOKED" : "AUTH_TOKEN_EXPIRED",
           QStringLiteral("无权进行此操作，未登录且未提供 access token"),
           QStringLiteral("Unauthorized, not logged in and no access token provided"));
    return {};
}

void openTokenSession(Exchange &exchange, qint64 accountId, const QString &method)
{
    const QString cookie = letters(96, *QRandomGenerator::global());
    const Session session{accountId,      exchange.nowMs + sessionMs,
                          false,          QUuid::createUuid().toString(QUuid::WithoutBraces),
                          exchange.nowMs, method};
    const QJsonObject data = exchange.house.books.change([&](Ledger &ledger) {
        ledger.sessions.insert(sessionDigest(cookie.toLatin1()), session);
        addSignInRow(ledger, *ledger.account(accountId), method, exchange.nowMs, exchange.requestId);
        QJsonObject json = granted(exchange, ledger, session);
        json.insert(QStringLiteral("user"), accountJson(exchange.dialect, *ledger.account(accountId)));
        return json;
    });
    answerWithSession(exchange, data, cookie);
}

QJsonObject renewedToken(Exchange &exchange)
{
    const QString sid = currentSid(exchange);
    return exchange.house.books.change([&](Ledger &ledger) {
        for (Grant &grant : ledger.grants)
            if (grant.sid == sid)
                grant.isRevoked = true;
        for (const Session &session : ledger.sessions)
            if (session.sid == sid)
                return granted(exchange, ledger, session);
        return QJsonObject(); // by the permanent token, which lives on
    });
}

void addTokenSessionRoutes(Routes &routes)
{
    const bool isThere = routes.profile.hasTokenSessions;
    routes.addIf(isThere, "POST /api/user/auth/refresh", refresh);
    routes.addIf(isThere, "POST /api/user/auth/logout", signOut);
    routes.addIf(isThere, "GET /api/user/sessions", sendSessions);
    routes.addIf(isThere, "DELETE /api/user/sessions/*", [](Exchange &exchange) {
        if (!tokenAccount(exchange))
            return;
        const QString sid = exchange.path.section(QLatin1Char('/'), -1);
        exchange.house.books.change([&](Ledger &ledger) { revoke(ledger, sid); });
        exchange.accept();
    });
}

} // namespace demo
