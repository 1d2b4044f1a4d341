#include "demo/signindesk.h"

#include "demo/accountdesk.h"
#include "demo/naming.h"
#include "demo/secondfactor.h"
#include "demo/signin.h"
#include "demo/totp.h"
#include "demo/turnstile.h"

namespace demo {

namespace {

constexpr qint64 flowMs = 300'000;

// Laisky's second step is the same call with a code. true: the code is right and was not used before.
bool passesInSignIn(Exchange &exchange, const Account &account, const QString &code)
{
    if (code.isEmpty()) {
        exchange.sendJson(200, {{QStringLiteral("data"), QJsonObject{{QStringLiteral("totp_required"), true}}},
                                {QStringLiteral("message"), QStringLiteral("totp_required")},
                                {QStringLiteral("success"), false}});
        return false;
    }
    Limiter &limiter = exchange.house.limiter;
    if (exchange.house.options.limits &&
        !limiter.take(QStringLiteral("totp-%1").arg(account.id), 1, 1000, exchange.nowMs)) {
        exchange.refuse(QStringLiteral("Too many TOTP verification attempts. Please wait before trying again."), 429);
        return false;
    }
    const bool isRight = code == totpAt(account.totpSecret, exchange.nowMs / 1000);
    if (!isRight || !limiter.take(QStringLiteral("totp-%1-%2").arg(account.id).arg(code), 1, 90'000, exchange.nowMs)) {
        exchange.refuse(QStringLiteral("Invalid TOTP code"));
        return false;
    }
    return true;
}

// New API: success, and yet nobody is signed in.
void askForCode(Exchange &exchange, qint64 accountId)
{
    QJsonObject data{{QStringLiteral("require_2fa"), true}};
    if (exchange.profile.secondFactor == SecondFactor::Flow) {
        const QString token = letters(43, *QRandomGenerator::global());
        const qint64 expiresMs = exchange.nowMs + flowMs;
        exchange.house.books.change([&](Ledger &ledger) {
            ledger.flows.insert(token, {QString(), expiresMs, accountId});
        });
        data.insert(QStringLiteral("flow_token"), token);
        data.insert(QStringLiteral("expires_at"), expiresMs / 1000);
    } else {
        openPendingSession(exchange, accountId);
    }
    exchange.sendJson(200, {{QStringLiteral("data"), data},
                            {QStringLiteral("message"),
                             exchange.inTongue(QStringLiteral("请输入两步验证码"),
                                               QStringLiteral("Please enter two-factor authentication code"))},
                            {QStringLiteral("success"), true}});
}

QString wrongPassword(const Exchange &exchange, bool isKnown, const QString &name)
{
    const QString chinese = QStringLiteral("用户名或密码错误，或用户已被封禁");
    if (exchange.profile.hasTokenSessions)
        return exchange.inTongue(chinese, QStringLiteral("Username or password is incorrect, or user has been banned"));
    return inDialect(exchange.dialect,
                     isKnown
                         ? QStringLiteral("Username or password is wrong, or user has been banned")
                         : QStringLiteral("username or password is wrong, or user has been banned: username=") + name,
                     chinese, chinese);
}

void signIn(Exchange &exchange)
{
    if (!takesCriticalCall(exchange))
        return;
    const QJsonObject body = exchange.body();
    const QString name = body.value(QLatin1String("username")).toString();
    const QString password = body.value(QLatin1String("password")).toString();
    if (!passesTurnstileAtSignIn(exchange, name))
        return;
    if (name.isEmpty() || password.isEmpty())
        return exchange.refuse(invalidParameter(exchange));
    const auto account = exchange.house.books.read([&](const Ledger &ledger) -> std::optional<Account> {
        for (const Account &candidate : ledger.accounts)
            if (candidate.name == name || (!candidate.email.isEmpty() && candidate.email == name))
                return candidate;
        return {};
    });
    if (!account || account->passwordDigest != passwordDigest(account->name, password.toUtf8())) {
        noteFailedSignIn(exchange, name);
        return exchange.refuse(wrongPassword(exchange, account.has_value(), name));
    }
    if (!account->totpSecret.isEmpty()) {
        switch (exchange.profile.secondFactor) {
        case SecondFactor::None:
            break;
        case SecondFactor::InSignIn:
            if (!passesInSignIn(exchange, *account, body.value(QLatin1String("totp_code")).toString()))
                return;
            break;
        case SecondFactor::Pending:
        case SecondFactor::Flow:
            return askForCode(exchange, account->id);
        }
    }
    openSession(exchange, account->id, QStringLiteral("password"));
}

void completeSignIn(Exchange &exchange)
{
    if (!takesCriticalCall(exchange))
        return;
    const QJsonObject body = exchange.body();
    const QString code = body.value(QLatin1String("code")).toString();
    const QString flow = body.value(QLatin1String("flow_token")).toString();
    const bool isFlow = exchange.profile.secondFactor == SecondFactor::Flow;
    if (code.isEmpty())
        return exchange.refuse(QStringLiteral("参数错误"));
    const qint64 id = isFlow ? exchange.house.books.read([&](const Ledger &ledger) -> qint64 {
        const Pending pending = ledger.flows.value(flow);
        return pending.expiresMs > exchange.nowMs ? pending.userId : 0;
    })
                             : pendingAccount(exchange);
    if (id == 0)
        return exchange.refuse(QStringLiteral("会话已过期，请重新登录"));
    const CodeCheck check = checkedCode(exchange, id, code);
    if (check != CodeCheck::Right)
        return exchange.refuse(codeRefusal(exchange, id, check, QStringLiteral("验证码或备用码不正确")));
    exchange.house.books.change([&](Ledger &ledger) { ledger.flows.remove(flow); });
    openSession(exchange, id, QStringLiteral("2fa"));
}

} // namespace

QString invalidParameter(const Exchange &exchange)
{
    if (exchange.profile.family == Family::Laisky || exchange.profile.family == Family::OneApi)
        return QStringLiteral("invalid parameter");
    return exchange.inTongue(QStringLiteral("无效的参数"), QStringLiteral("Invalid parameters"));
}

void addSignInRoutes(Routes &routes)
{
    const Profile &profile = routes.profile;
    routes.add("POST /api/user/login", signIn);
    routes.addIf(profile.secondFactor == SecondFactor::Pending || profile.secondFactor == SecondFactor::Flow,
                 "POST /api/user/login/2fa", completeSignIn);
    routes.addIf(!profile.hasTokenSessions, "GET /api/user/logout", [](Exchange &exchange) {
        closeSession(exchange);
        exchange.accept();
    });
}

} // namespace demo
