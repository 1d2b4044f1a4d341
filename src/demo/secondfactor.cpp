#include "demo/secondfactor.h"

#include "demo/naming.h"
#include "demo/signin.h"
#include "demo/tokensession.h"
#include "demo/totp.h"

namespace demo {

namespace {

constexpr int mostWrong = 5;
constexpr qint64 lockMs = 300'000;

bool isTotpOf(const QByteArray &secret, const QString &code, qint64 nowMs)
{
    for (const qint64 shift : {0, -30, 30})
        if (totpAt(secret, nowMs / 1000 + shift) == code)
            return true;
    return false;
}

// Takes the code out of the list if it is in there.
bool takesBackupCode(Account &account, const QString &code)
{
    const auto bare = [](QString text) { return text.remove(QLatin1Char('-')).toUpper(); };
    QStringList left = account.backupCodes.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &one : left) {
        if (bare(one) != bare(code))
            continue;
        left.removeOne(one);
        account.backupCodes = left.join(QLatin1Char(','));
        return true;
    }
    return false;
}

QString askedCode(const Exchange &exchange)
{
    return exchange.body().value(QLatin1String("code")).toString();
}

void succeed(Exchange &exchange, const QString &message)
{
    QJsonObject json{{QStringLiteral("message"), message}, {QStringLiteral("success"), true}};
    // The tokens of before are void now.
    if (exchange.profile.hasTokenSessions)
        if (const QJsonObject data = renewedToken(exchange); !data.isEmpty())
            json.insert(QStringLiteral("data"), data);
    exchange.sendJson(200, json);
}

void sendStatus(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    exchange.accept(exchange.house.books.change([&](Ledger &ledger) {
        const Account &account = *ledger.account(*id);
        const bool isOn = !account.totpSecret.isEmpty();
        QJsonObject data{{QStringLiteral("enabled"), isOn},
                         {QStringLiteral("locked"), account.lockedUntilMs > exchange.nowMs}};
        if (isOn)
            data.insert(QStringLiteral("backup_codes_remaining"),
                        account.backupCodes.split(QLatin1Char(','), Qt::SkipEmptyParts).size());
        return data;
    }));
}

// The secret waits until the first right code confirms it.
void setUp(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const QString secret = base32(32, *QRandomGenerator::global());
    const QString codes = newBackupCodes(*QRandomGenerator::global());
    const QString name = exchange.house.books.change([&](Ledger &ledger) {
        Account &account = *ledger.account(*id);
        if (!account.totpSecret.isEmpty())
            return QString();
        ledger.pendingTotp.insert(*id, secret.toLatin1());
        ledger.pendingBackupCodes.insert(*id, codes);
        return account.name;
    });
    if (name.isEmpty())
        return exchange.refuse(QStringLiteral("用户已启用2FA，请先禁用后重新设置"));
    const QString uri =
        QStringLiteral("otpauth://totp/Demo Relay:%1 (Demo Relay)?secret=%2&issuer=Demo Relay&digits=6&period=30")
            .arg(name, secret);
    exchange.sendJson(
        200,
        {{QStringLiteral("data"),
          QJsonObject{{QStringLiteral("secret"), secret},
                      {QStringLiteral("qr_code_data"), uri},
                      {QStringLiteral("backup_codes"), QJsonArray::fromStringList(codes.split(QLatin1Char(',')))}}},
         {QStringLiteral("message"), QStringLiteral("2FA设置初始化成功，请使用认证器扫描二维码并输入验证码完成设置")},
         {QStringLiteral("success"), true}});
}

void enable(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    enum class Outcome { Done, NoSetup, Wrong };
    const Outcome outcome = exchange.house.books.change([&](Ledger &ledger) {
        const QByteArray secret = ledger.pendingTotp.value(*id);
        if (secret.isEmpty())
            return Outcome::NoSetup;
        if (!isTotpOf(secret, askedCode(exchange), exchange.nowMs))
            return Outcome::Wrong;
        Account &account = *ledger.account(*id);
        account.totpSecret = ledger.pendingTotp.take(*id);
        account.backupCodes = ledger.pendingBackupCodes.take(*id);
        return Outcome::Done;
    });
    if (outcome == Outcome::NoSetup)
        return exchange.refuse(QStringLiteral("请先完成2FA初始化设置"));
    if (outcome == Outcome::Wrong)
        return exchange.refuse(QStringLiteral("验证码或备用码错误，请重试"));
    succeed(exchange, QStringLiteral("两步验证启用成功"));
}

void disable(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const CodeCheck check = checkedCode(exchange, *id, askedCode(exchange));
    if (check != CodeCheck::Right)
        return exchange.refuse(codeRefusal(exchange, *id, check, QStringLiteral("验证码或备用码错误，请重试")));
    exchange.house.books.change([&](Ledger &ledger) {
        ledger.account(*id)->totpSecret.clear();
        ledger.account(*id)->backupCodes.clear();
    });
    succeed(exchange, QStringLiteral("两步验证已禁用"));
}

void renewBackupCodes(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const CodeCheck check = checkedCode(exchange, *id, askedCode(exchange));
    if (check != CodeCheck::Right)
        return exchange.refuse(codeRefusal(exchange, *id, check, QStringLiteral("验证码或备用码错误，请重试")));
    const QString codes = newBackupCodes(*QRandomGenerator::global());
    exchange.house.books.change([&](Ledger &ledger) { ledger.account(*id)->backupCodes = codes; });
    exchange.sendJson(
        200, {{QStringLiteral("data"), QJsonObject{{QStringLiteral("backup_codes"),
                                                    QJsonArray::fromStringList(codes.split(QLatin1Char(',')))}}},
              {QStringLiteral("message"), QStringLiteral("备用码重新生成成功")},
              {QStringLiteral("success"), true}});
}

} // namespace

CodeCheck checkedCode(Exchange &exchange, qint64 accountId, const QString &code)
{
    return exchange.house.books.change([&](Ledger &ledger) {
        Account &account = *ledger.account(accountId);
        if (account.lockedUntilMs > exchange.nowMs)
            return CodeCheck::Locked;
        if (isTotpOf(account.totpSecret, code, exchange.nowMs) || takesBackupCode(account, code)) {
            account.wrongCodes = 0;
            return CodeCheck::Right;
        }
        if (++account.wrongCodes >= mostWrong) {
            account.wrongCodes = 0;
            account.lockedUntilMs = exchange.nowMs + lockMs;
        }
        return CodeCheck::Wrong;
    });
}

QString codeRefusal(Exchange &exchange, qint64 accountId, CodeCheck check, const QString &whenWrong)
{
    if (check == CodeCheck::Wrong)
        return whenWrong;
    const qint64 untilMs =
        exchange.house.books.change([&](Ledger &ledger) { return ledger.account(accountId)->lockedUntilMs; });
    return QStringLiteral("账户已被锁定，请在%1后重试")
        .arg(QDateTime::fromMSecsSinceEpoch(untilMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

QString newBackupCodes(QRandomGenerator &random)
{
    QStringList codes;
    for (int i = 0; i < 4; ++i)
        codes += letters(4, random).toUpper() + QLatin1Char('-') + letters(4, random).toUpper();
    return codes.join(QLatin1Char(','));
}

void addSecondFactorRoutes(Routes &routes)
{
    const auto kind = routes.profile.secondFactor;
    const bool isThere = kind == SecondFactor::Pending || kind == SecondFactor::Flow;
    routes.addIf(isThere, "GET /api/user/2fa/status", sendStatus);
    routes.addIf(isThere, "POST /api/user/2fa/setup", setUp);
    routes.addIf(isThere, "POST /api/user/2fa/enable", enable);
    routes.addIf(isThere, "POST /api/user/2fa/disable", disable);
    routes.addIf(isThere, "POST /api/user/2fa/backup_codes", renewBackupCodes);
}

} // namespace demo
