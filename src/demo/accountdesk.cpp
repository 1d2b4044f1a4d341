#include "demo/accountdesk.h"

#include "demo/accountjson.h"
#include "demo/bookkeeping.h"
#include "demo/naming.h"
#include "demo/signin.h"
#include "demo/totp.h"

namespace demo {

namespace {

constexpr qint64 trialQuota = 50'000; // $0.10

QString invalidParameter(const Exchange &exchange)
{
    if (exchange.dialect != Dialect::NewApi2026)
        return QStringLiteral("invalid parameter");
    return exchange.wantsChinese() ? QStringLiteral("无效的参数") : QStringLiteral("Invalid parameters");
}

// Laisky's second step. true: the code is right and was not used before.
bool passesSecondFactor(Exchange &exchange, const Account &account, const QString &code)
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

void signIn(Exchange &exchange)
{
    if (!takesCriticalCall(exchange))
        return;
    const QJsonObject body = exchange.body();
    const QString name = body.value(QLatin1String("username")).toString();
    const QString password = body.value(QLatin1String("password")).toString();
    if (name.isEmpty() || password.isEmpty())
        return exchange.refuse(invalidParameter(exchange));
    const auto account = exchange.house.books.read([&](const Ledger &ledger) -> std::optional<Account> {
        for (const Account &candidate : ledger.accounts)
            if (candidate.name == name || (!candidate.email.isEmpty() && candidate.email == name))
                return candidate;
        return {};
    });
    if (!account || account->passwordDigest != passwordDigest(account->name, password.toUtf8())) {
        const QString chinese = QStringLiteral("用户名或密码错误，或用户已被封禁");
        const QString english =
            account ? QStringLiteral("Username or password is wrong, or user has been banned")
                    : QStringLiteral("username or password is wrong, or user has been banned: username=") + name;
        return exchange.refuse(inDialect(exchange.dialect, english, chinese, chinese));
    }
    if (!account->totpSecret.isEmpty() && exchange.dialect == Dialect::Laisky &&
        !passesSecondFactor(exchange, *account, body.value(QLatin1String("totp_code")).toString()))
        return;
    openSession(exchange, account->id);
    exchange.accept(signInJson(exchange.dialect, *account));
}

QString registrationRefusal(const Exchange &exchange, const QString &name, const QString &password)
{
    const int longest = inDialect(exchange.dialect, 30, 12, 20);
    const bool nameFits = !name.isEmpty() && name.size() <= longest;
    if (nameFits && password.size() >= 8 && password.size() <= 20)
        return {};
    if (exchange.dialect != Dialect::NewApi2026)
        return QStringLiteral("Invalid input, please check your input");
    const QString field = nameFits ? QStringLiteral("Password") : QStringLiteral("Username");
    const QString tag = nameFits && password.size() < 8 ? QStringLiteral("min") : QStringLiteral("max");
    return (exchange.wantsChinese() ? QStringLiteral("输入不合法 ") : QStringLiteral("Invalid input ")) +
           QStringLiteral("Key: 'User.%1' Error:Field validation for '%1' failed on the '%2' tag").arg(field, tag);
}

void registerAccount(Exchange &exchange)
{
    if (!takesCriticalCall(exchange))
        return;
    const QJsonObject body = exchange.body();
    const QString name = body.value(QLatin1String("username")).toString();
    const QString password = body.value(QLatin1String("password")).toString();
    if (const QString refusal = registrationRefusal(exchange, name, password); !refusal.isEmpty())
        return exchange.refuse(refusal);
    const bool isNew = exchange.house.books.change([&](Ledger &ledger) {
        if (ledger.accountNamed(name))
            return false;
        addAccount(ledger, exchange.dialect, name, passwordDigest(name, password.toUtf8()), trialQuota, exchange.nowMs,
                   *QRandomGenerator::global());
        return true;
    });
    if (isNew)
        return exchange.accept();
    exchange.refuse(inDialect(exchange.dialect, QStringLiteral("Username already exists"),
                              QStringLiteral("UNIQUE constraint failed: users.username"),
                              exchange.wantsChinese() ? QStringLiteral("用户名已存在，或已注销")
                                                      : QStringLiteral("Username already exists or has been deleted")));
}

void sendSelf(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    exchange.accept(exchange.house.books.change(
        [&](Ledger &ledger) { return accountJson(exchange.dialect, *ledger.account(*id)); }));
}

void updateSelf(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    if (!exchange.bodyError().isEmpty())
        return exchange.refuse(invalidParameter(exchange));
    const QJsonObject body = exchange.body();
    const bool isDone = exchange.house.books.change([&](Ledger &ledger) {
        Account &account = *ledger.account(*id);
        const QString given = body.value(QLatin1String("original_password")).toString();
        if (exchange.dialect == Dialect::NewApi2026 &&
            account.passwordDigest != passwordDigest(account.name, given.toUtf8()))
            return false;
        const QString shown = body.value(QLatin1String("display_name")).toString();
        if (!shown.isEmpty() || (exchange.dialect == Dialect::Laisky && body.contains(QLatin1String("display_name"))))
            account.displayName = shown;
        const QString password = body.value(QLatin1String("password")).toString();
        if (!password.isEmpty())
            account.passwordDigest = passwordDigest(account.name, password.toUtf8());
        account.updatedMs = exchange.nowMs;
        return true;
    });
    if (isDone)
        exchange.accept();
    else
        exchange.refuse(QStringLiteral("原密码错误"));
}

void makeAccessToken(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    QRandomGenerator &random = *QRandomGenerator::global();
    const QString token =
        exchange.dialect == Dialect::NewApi2026 ? letters(random.bounded(28, 33), random) : hexDigits(32, random);
    exchange.house.books.change([&](Ledger &ledger) {
        ledger.account(*id)->accessToken = token;
        ledger.account(*id)->updatedMs = exchange.nowMs;
    });
    exchange.accept(token);
}

QString redemptionRefusal(const Exchange &exchange, bool isKnown)
{
    if (exchange.dialect == Dialect::NewApi2026)
        return exchange.wantsChinese() ? QStringLiteral("兑换失败，请稍后重试")
                                       : QStringLiteral("Redemption failed, please try again later");
    if (exchange.dialect == Dialect::OneApi)
        return isKnown ? QStringLiteral("兑换失败，该兑换码已被使用") : QStringLiteral("兑换失败，无效的兑换码");
    return isKnown ? QStringLiteral("Redeem failed: The redemption code has been used")
                   : QStringLiteral("Redeem failed: Invalid redemption code");
}

void redeem(Exchange &exchange)
{
    if (exchange.dialect == Dialect::NewApi2026 && !takesCriticalCall(exchange))
        return;
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    constexpr int mostFailures = 5;
    constexpr qint64 tenMinutes = 600'000;
    Limiter &limiter = exchange.house.limiter;
    const QString failures = QStringLiteral("redeem-%1").arg(*id);
    if (!exchange.bodyError().isEmpty())
        return exchange.refuse(exchange.bodyError() == QStringLiteral("unexpected end of JSON input")
                                   ? QStringLiteral("unexpected EOF")
                                   : exchange.bodyError());
    if (exchange.dialect == Dialect::Laisky && limiter.isFull(failures, mostFailures, tenMinutes, exchange.nowMs))
        return exchange.refuse(QStringLiteral("too many failed redemption attempts, please try again later"), 429);
    const QString code = exchange.body().value(QLatin1String("key")).toString();
    const QString chineseMissing = QStringLiteral("未提供兑换码");
    if (code.isEmpty()) {
        limiter.take(failures, mostFailures, tenMinutes, exchange.nowMs);
        return exchange.refuse(
            inDialect(exchange.dialect, QStringLiteral("No redemption code provided"), chineseMissing, chineseMissing));
    }
    bool isKnown = false;
    const qint64 added = exchange.house.books.change([&](Ledger &ledger) -> qint64 {
        RedemptionCode *found = ledger.code(code);
        isKnown = found != nullptr;
        if (!found || found->usedBy != 0)
            return 0;
        found->usedBy = *id;
        addTopUp(ledger, exchange.dialect, *ledger.account(*id), *found, exchange.nowMs, exchange.requestId);
        return found->quota;
    });
    if (added > 0)
        return exchange.accept(added);
    limiter.take(failures, mostFailures, tenMinutes, exchange.nowMs);
    exchange.refuse(redemptionRefusal(exchange, isKnown));
}

void sendInviteCode(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (id)
        exchange.accept(exchange.house.books.change([&](Ledger &ledger) { return ledger.account(*id)->inviteCode; }));
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
    const bool isLaisky = exchange.dialect == Dialect::Laisky;
    exchange.refuse(isLaisky ? QStringLiteral("No permission to perform this operation, insufficient permissions")
                             : QStringLiteral("无权进行此操作，权限不足"),
                    isLaisky ? 403 : 200);
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
    routes.add("POST /api/user/login", signIn);
    routes.add("POST /api/user/register", registerAccount);
    routes.add("GET /api/user/logout", [](Exchange &exchange) {
        closeSession(exchange);
        exchange.accept();
    });
    routes.add("GET /api/user/self", sendSelf);
    routes.add("PUT /api/user/self", updateSelf);
    routes.add("GET /api/user/token", makeAccessToken);
    routes.add("POST /api/user/topup", redeem);
    routes.add("GET /api/user/aff", sendInviteCode);
    routes.add("GET /api/user/totp/status", [](Exchange &exchange) {
        exchange.dialect == Dialect::Laisky ? sendTotpStatus(exchange) : exchange.notFound();
    });
    routes.add("GET /api/channel/", refuseAdminRoute);
    routes.add("GET /api/user/", refuseAdminRoute);
    routes.add("GET /api/group/", refuseAdminRoute);
}

} // namespace demo
