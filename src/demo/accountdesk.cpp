#include "demo/accountdesk.h"

#include "demo/accountjson.h"
#include "demo/naming.h"
#include "demo/signin.h"
#include "demo/signindesk.h"

namespace demo {

namespace {

void sendSelf(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    exchange.accept(exchange.house.books.change(
        [&](Ledger &ledger) { return accountJson(exchange.dialect, *ledger.account(*id)); }));
}

// New API of Feb 2026 wants the old password for every change, later only for a new one.
bool wantsOldPassword(const Exchange &exchange, const QJsonObject &body)
{
    if (!exchange.profile.isNewApi2026())
        return false;
    return !exchange.profile.hasTokenSessions || !body.value(QLatin1String("password")).toString().isEmpty();
}

// New API of 2026: one of these alone is saved without further questions.
bool takesPreference(Ledger &ledger, qint64 id, const QJsonObject &body)
{
    for (const char *name : {"sidebar_modules", "language"}) {
        const QJsonValue value = body.value(QLatin1String(name));
        if (body.size() == 1 && value.isString()) {
            Account &account = *ledger.account(id);
            account.setting = withSetting(account.setting, QLatin1String(name), value);
            return true;
        }
    }
    return false;
}

void updateSelf(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    if (!exchange.bodyError().isEmpty())
        return exchange.refuse(invalidParameter(exchange));
    const QJsonObject body = exchange.body();
    enum class Outcome { Done, Preference, WrongPassword };
    const Outcome outcome = exchange.house.books.change([&](Ledger &ledger) {
        if (exchange.profile.isNewApi2026() && takesPreference(ledger, *id, body))
            return Outcome::Preference;
        Account &account = *ledger.account(*id);
        const QString given = body.value(QLatin1String("original_password")).toString();
        if (wantsOldPassword(exchange, body) && account.passwordDigest != passwordDigest(account.name, given.toUtf8()))
            return Outcome::WrongPassword;
        const QString shown = body.value(QLatin1String("display_name")).toString();
        const bool isLaisky = exchange.profile.family == Family::Laisky;
        if (!shown.isEmpty() || (isLaisky && body.contains(QLatin1String("display_name"))))
            account.displayName = shown;
        const QString password = body.value(QLatin1String("password")).toString();
        if (!password.isEmpty())
            account.passwordDigest = passwordDigest(account.name, password.toUtf8());
        account.updatedMs = exchange.nowMs;
        return Outcome::Done;
    });
    if (outcome == Outcome::WrongPassword)
        return exchange.refuse(QStringLiteral("原密码错误"));
    if (outcome == Outcome::Done)
        return exchange.accept();
    exchange.sendJson(200, {{QStringLiteral("message"),
                             exchange.inTongue(QStringLiteral("更新成功"), QStringLiteral("Update successful"))},
                            {QStringLiteral("success"), true}});
}

// Every call makes a new one and the old one is void.
void makeAccessToken(Exchange &exchange)
{
    if (exchange.profile.isNewApi2026() && !takesCriticalCall(exchange))
        return;
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    QRandomGenerator &random = *QRandomGenerator::global();
    const QString token =
        exchange.profile.family == Family::NewApi ? letters(random.bounded(28, 33), random) : hexDigits(32, random);
    exchange.house.books.change([&](Ledger &ledger) {
        ledger.account(*id)->accessToken = token;
        ledger.account(*id)->updatedMs = exchange.nowMs;
    });
    exchange.accept(token);
}

void sendInviteCode(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (id)
        exchange.accept(exchange.house.books.change([&](Ledger &ledger) { return ledger.account(*id)->inviteCode; }));
}

// New API: what inviting has earned goes to the balance, from a dollar on.
void moveInviteQuota(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    constexpr qint64 least = 500'000;
    const qint64 wanted = exchange.body().value(QLatin1String("quota")).toInteger();
    if (wanted < least)
        return exchange.refuse(QStringLiteral("划转失败 转移额度最小为＄1.000000！"));
    const bool isDone = exchange.house.books.change([&](Ledger &ledger) {
        Account &account = *ledger.account(*id);
        if (account.inviteQuota < wanted)
            return false;
        account.inviteQuota -= wanted;
        account.quota += wanted;
        return true;
    });
    if (!isDone)
        return exchange.refuse(QStringLiteral("划转失败 邀请额度不足！"));
    exchange.sendJson(200, {{QStringLiteral("message"),
                             exchange.inTongue(QStringLiteral("划转成功"), QStringLiteral("Transfer successful"))},
                            {QStringLiteral("success"), true}});
}

void sendTotpStatus(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const bool isOn =
        exchange.house.books.change([&](Ledger &ledger) { return !ledger.account(*id)->totpSecret.isEmpty(); });
    exchange.accept(QJsonObject{{QStringLiteral("totp_enabled"), isOn}});
}

void refuseAdminRoute(Exchange &exchange)
{
    if (!signedInAccount(exchange))
        return;
    if (exchange.profile.family == Family::Laisky)
        return exchange.refuse(QStringLiteral("No permission to perform this operation, insufficient permissions"),
                               403);
    const QString chinese = QStringLiteral("无权进行此操作，权限不足");
    if (exchange.profile.hasTokenSessions)
        return exchange.refuseSignIn(
            "AUTH_INSUFFICIENT_PRIVILEGE",
            exchange.inTongue(chinese, QStringLiteral("Unauthorized, insufficient privileges")), 403);
    exchange.refuse(chinese);
}

} // namespace

bool takesCriticalCall(Exchange &exchange)
{
    constexpr int most = 20;
    constexpr int seconds = 1200;
    if (!exchange.house.options.limits ||
        exchange.house.limiter.take(QStringLiteral("critical"), most, seconds * 1000, exchange.nowMs))
        return true;
    exchange.tooMany(seconds, most);
    return false;
}

void addAccountRoutes(Routes &routes)
{
    routes.add("GET /api/user/self", sendSelf);
    routes.add("PUT /api/user/self", updateSelf);
    routes.add("GET /api/user/token", makeAccessToken);
    routes.add("GET /api/user/aff", sendInviteCode);
    routes.addFor({Family::NewApi}, "POST /api/user/aff_transfer", moveInviteQuota);
    routes.addFor({Family::Laisky}, "GET /api/user/totp/status", sendTotpStatus);
    routes.add("GET /api/channel/", refuseAdminRoute);
    routes.add("GET /api/user/", refuseAdminRoute);
    routes.add("GET /api/group/", refuseAdminRoute);
    // There, whatever stands behind it is taken for the id of a user.
    routes.addFor({Family::OneHub}, "GET /api/user/*", refuseAdminRoute);
}

} // namespace demo
