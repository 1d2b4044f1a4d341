#include "demo/registration.h"

#include "demo/accountdesk.h"
#include "demo/bookkeeping.h"
#include "demo/naming.h"
#include "demo/signindesk.h"
#include "demo/turnstile.h"

namespace demo {

namespace {

constexpr qint64 trialQuota = 50'000; // $0.10
constexpr qint64 inviteeQuota = 25'000;
constexpr qint64 inviterQuota = 50'000;
constexpr qint64 codeLifeMs = 600'000;

QString inputRefusal(const Exchange &exchange, const QString &name, const QString &password)
{
    const bool nameFits = !name.isEmpty() && name.size() <= exchange.profile.longestName;
    if (nameFits && password.size() >= 8 && password.size() <= 20)
        return {};
    if (exchange.profile.family == Family::Laisky || exchange.profile.family == Family::OneApi)
        return QStringLiteral("Invalid input, please check your input");
    const QString field = nameFits ? QStringLiteral("Password") : QStringLiteral("Username");
    const QString tag = nameFits && password.size() < 8 ? QStringLiteral("min") : QStringLiteral("max");
    return exchange.inTongue(QStringLiteral("输入不合法 "), QStringLiteral("Invalid input ")) +
           QStringLiteral("Key: 'User.%1' Error:Field validation for '%1' failed on the '%2' tag").arg(field, tag);
}

// The code from the mail, where the relay wants one.
QString mailRefusal(Exchange &exchange, const QString &email, const QString &code)
{
    if (!exchange.house.options.emailVerification)
        return {};
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    if (email.isEmpty() || code.isEmpty())
        return isLaisky ? QStringLiteral("The administrator has turned on email verification, please enter the email "
                                         "address and verification code")
                        : QStringLiteral("管理员开启了邮箱验证，请输入邮箱地址和验证码");
    const Pending mailed =
        exchange.house.books.read([&](const Ledger &ledger) { return ledger.mailedCodes.value(email); });
    if (mailed.secret == code && mailed.expiresMs > exchange.nowMs)
        return {};
    return isLaisky ? QStringLiteral("Verification code error or expired")
                    : exchange.inTongue(QStringLiteral("验证码错误或已过期"),
                                        QStringLiteral("Verification code is incorrect or has expired"));
}

QString nameTaken(const Exchange &exchange)
{
    switch (exchange.profile.family) {
    case Family::Laisky:
        return QStringLiteral("Username already exists");
    case Family::OneApi:
        return QStringLiteral("UNIQUE constraint failed: users.username");
    case Family::NewApi:
        return exchange.inTongue(QStringLiteral("用户名已存在，或已注销"),
                                 QStringLiteral("Username already exists or has been deleted"));
    case Family::OneHub:
        return QStringLiteral("用户名已存在！");
    }
    return {};
}

// Who invited gets something too: on New API it waits to be moved to the balance, elsewhere it is there at once.
void reward(Exchange &exchange, Ledger &ledger, qint64 newcomerId, const QString &inviteCode)
{
    Account *inviter = nullptr;
    for (Account &account : ledger.accounts)
        if (!inviteCode.isEmpty() && account.inviteCode == inviteCode && account.id != newcomerId)
            inviter = &account;
    if (!inviter)
        return;
    const QString requestId = exchange.requestId;
    Account &newcomer = *ledger.account(newcomerId);
    newcomer.inviterId = inviter->id;
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    const auto gift = [&](const char *chinese, const char *english, qint64 quota) {
        const QString money = moneyInText(exchange.dialect, quota);
        return isLaisky ? QString::fromUtf8(english) + money : QString::fromUtf8(chinese) + money;
    };
    newcomer.quota += inviteeQuota;
    addSystemRow(ledger, exchange.dialect, newcomer, gift("使用邀请码赠送 ", "Use invitation code gift ", inviteeQuota),
                 exchange.nowMs, requestId);
    if (exchange.profile.family == Family::NewApi) {
        ++inviter->invitees;
        inviter->inviteQuota += inviterQuota;
        inviter->inviteQuotaEver += inviterQuota;
        return;
    }
    inviter->quota += inviterQuota;
    addSystemRow(ledger, exchange.dialect, *inviter, gift("邀请用户赠送 ", "Invite user gift ", inviterQuota),
                 exchange.nowMs, requestId);
}

void registerAccount(Exchange &exchange)
{
    if (!takesCriticalCall(exchange) || !passesTurnstile(exchange))
        return;
    const QJsonObject body = exchange.body();
    const QString name = body.value(QLatin1String("username")).toString();
    const QString password = body.value(QLatin1String("password")).toString();
    const QString email = body.value(QLatin1String("email")).toString();
    if (!exchange.bodyError().isEmpty())
        return exchange.refuse(invalidParameter(exchange));
    if (const QString refusal = inputRefusal(exchange, name, password); !refusal.isEmpty())
        return exchange.refuse(refusal);
    const QString refusal = mailRefusal(exchange, email, body.value(QLatin1String("verification_code")).toString());
    if (!refusal.isEmpty())
        return exchange.refuse(refusal);
    const bool isNew = exchange.house.books.change([&](Ledger &ledger) {
        if (ledger.accountNamed(name))
            return false;
        Account &added = addAccount(ledger, exchange.dialect, name, passwordDigest(name, password.toUtf8()), trialQuota,
                                    exchange.nowMs, *QRandomGenerator::global());
        // Only a proven address is kept.
        if (exchange.house.options.emailVerification) {
            added.email = email;
            ledger.mailedCodes.remove(email);
        }
        reward(exchange, ledger, added.id, body.value(QLatin1String("aff_code")).toString());
        return true;
    });
    isNew ? exchange.accept() : exchange.refuse(nameTaken(exchange));
}

bool isRegistered(const Exchange &exchange, const QString &email)
{
    return exchange.house.books.read([&](const Ledger &ledger) {
        for (const Account &account : ledger.accounts)
            if (!email.isEmpty() && account.email == email)
                return true;
        return false;
    });
}

// Two mails in half a minute are enough for New API of 2026.
bool mailsTooOften(Exchange &exchange)
{
    if (!exchange.profile.isNewApi2026() || !exchange.house.options.limits ||
        exchange.house.limiter.take(QStringLiteral("mail"), 2, 30'000, exchange.nowMs))
        return false;
    exchange.refuse(QStringLiteral("发送过于频繁，请等待 30 秒后再试"), 429);
    return true;
}

void sendCode(Exchange &exchange)
{
    if (!takesCriticalCall(exchange) || mailsTooOften(exchange) || !passesTurnstile(exchange))
        return;
    const QString email = exchange.query("email");
    if (!email.contains(QLatin1Char('@')))
        return exchange.refuse(invalidParameter(exchange));
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    if (isRegistered(exchange, email) && !isLaisky)
        return exchange.refuse(QStringLiteral("邮箱地址已被占用"));
    if (!isRegistered(exchange, email)) {
        const QString code = hexDigits(6, *QRandomGenerator::global());
        exchange.house.books.change([&](Ledger &ledger) {
            ledger.mailedCodes.insert(email, {code, exchange.nowMs + codeLifeMs});
        });
        exchange.house.mail({email, QStringLiteral("code"), code});
    }
    exchange.accept();
}

void sendResetLink(Exchange &exchange)
{
    if (!takesCriticalCall(exchange) || !passesTurnstile(exchange))
        return;
    const QString email = exchange.query("email");
    const bool isKnown = isRegistered(exchange, email);
    const bool saysSo = exchange.profile.family != Family::Laisky && !exchange.profile.hasTokenSessions;
    if (!isKnown && saysSo)
        return exchange.refuse(QStringLiteral("该邮箱地址未注册"));
    if (isKnown) {
        const QString token = hexDigits(32, *QRandomGenerator::global());
        exchange.house.books.change([&](Ledger &ledger) {
            ledger.mailedResets.insert(email, {token, exchange.nowMs + codeLifeMs});
        });
        exchange.house.mail(
            {email, QStringLiteral("reset"),
             QStringLiteral("%1/user/reset?email=%2&token=%3")
                 .arg(exchange.house.address(), QString::fromLatin1(QUrl::toPercentEncoding(email)), token)});
    }
    exchange.accept();
}

void resetPassword(Exchange &exchange)
{
    if (!takesCriticalCall(exchange))
        return;
    const QJsonObject body = exchange.body();
    const QString email = body.value(QLatin1String("email")).toString();
    const QString token = body.value(QLatin1String("token")).toString();
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    QString password = isLaisky ? body.value(QLatin1String("password")).toString() : QString();
    if (password.isEmpty())
        password = letters(12, *QRandomGenerator::global());
    if (email.isEmpty() || token.isEmpty())
        return exchange.refuse(invalidParameter(exchange));
    const bool isDone = exchange.house.books.change([&](Ledger &ledger) {
        const Pending mailed = ledger.mailedResets.value(email);
        if (mailed.secret != token || mailed.expiresMs < exchange.nowMs)
            return false;
        ledger.mailedResets.remove(email); // good once
        for (Account &account : ledger.accounts)
            if (account.email == email)
                account.passwordDigest = passwordDigest(account.name, password.toUtf8());
        return true;
    });
    if (isDone)
        return exchange.accept(password);
    exchange.refuse(isLaisky ? QStringLiteral("Reset link is illegal or expired")
                             : exchange.inTongue(QStringLiteral("重置链接非法或已过期"),
                                                 QStringLiteral("Reset link is invalid or has expired")));
}

} // namespace

void addRegistrationRoutes(Routes &routes)
{
    routes.add("POST /api/user/register", registerAccount);
    routes.add("GET /api/verification", sendCode);
    routes.add("GET /api/reset_password", sendResetLink);
    routes.add("POST /api/user/reset", resetPassword);
}

} // namespace demo
