#include "demo/bookkeeping.h"

#include "demo/indialect.h"
#include "demo/naming.h"
#include "demo/rowtext.h"

namespace demo {

namespace {

LogRow plainRow(Dialect dialect, int type, const Account &account, const QString &content, qint64 nowMs,
                const QString &requestId)
{
    LogRow row;
    row.uuid = timedUuid(nowMs, *QRandomGenerator::global());
    row.userId = account.id;
    row.createdMs = row.updatedMs = nowMs;
    row.type = type;
    row.content = content;
    row.username = account.name;
    if (profileOf(dialect).otherRowsHaveIds)
        row.requestId = requestId;
    return row;
}

// 15 characters, "_", 43 more on One Hub; 48 elsewhere.
QString newSecret(Dialect dialect, QRandomGenerator &random)
{
    return dialect == Dialect::OneHub ? letters(15, random) + QLatin1Char('_') + keyLetters(43, random)
                                      : letters(48, random);
}

} // namespace

Account &addAccount(Ledger &ledger, Dialect dialect, const QString &name, const QByteArray &digest, qint64 giftQuota,
                    qint64 nowMs, QRandomGenerator &random)
{
    Account account;
    account.id = ledger.accounts.empty() ? 2 : ledger.accounts.back().id + 1; // 1 is the operator
    account.uuid = timedUuid(nowMs, random);
    account.name = account.displayName = name;
    account.passwordDigest = digest;
    account.quota = giftQuota;
    account.inviteCode = letters(4, random);
    if (dialect == Dialect::OneHub)
        account.accessToken = hexDigits(32, random); // from the first day on
    account.createdMs = account.updatedMs = nowMs;
    ledger.accounts.push_back(account);
    Account &added = ledger.accounts.back();
    const QString gift = moneyInText(dialect, giftQuota);
    const bool isLaisky = profileOf(dialect).family == Family::Laisky;
    addSystemRow(ledger, dialect, added,
                 (isLaisky ? QStringLiteral("New user registration gift ") : QStringLiteral("新用户注册赠送 ")) + gift,
                 nowMs, requestIdAt(dialect, nowMs, random));
    if (profileOf(dialect).makesFirstKey) {
        ApiKey &key = addKey(ledger, dialect, added, QStringLiteral("default"), nowMs, random);
        key.unlimited = true;
        key.remainQuota = -1;
    }
    return added;
}

ApiKey &addKey(Ledger &ledger, Dialect dialect, Account &account, const QString &name, qint64 nowMs,
               QRandomGenerator &random)
{
    ApiKey key;
    key.id = ledger.nextKeyId++;
    key.uuid = timedUuid(nowMs, random);
    key.userId = account.id;
    key.secret = newSecret(dialect, random);
    key.name = name;
    key.createdMs = key.updatedMs = nowMs;
    key.accessedTime = nowMs / 1000;
    ledger.keys.push_back(key);
    return ledger.keys.back();
}

void addTopUp(Ledger &ledger, Dialect dialect, Account &account, const RedemptionCode &code, qint64 nowMs,
              const QString &requestId)
{
    account.quota += code.quota;
    account.updatedMs = nowMs;
    const QString money = moneyInText(dialect, code.quota);
    const QString content = inDialect(dialect, QStringLiteral("Recharged %1 using redemption code").arg(money),
                                      QStringLiteral("通过兑换码充值 ") + money,
                                      QStringLiteral("通过兑换码充值 %1，兑换码ID %2").arg(money).arg(code.id));
    LogRow row = plainRow(dialect, 1, account, content, nowMs, requestId);
    if (dialect == Dialect::OneHub)
        row.quota = code.quota;
    ledger.rows.push_back(row);
}

void addPaidOrder(Ledger &ledger, Dialect dialect, Account &account, qint64 quota, qint64 nowMs,
                  const QString &requestId)
{
    const qint64 dollars = quota / 500'000;
    const qint64 number = static_cast<qint64>(ledger.orders.size()) + 1;
    ledger.orders.push_back({number, account.id, dollars, dollars * 730,
                             QStringLiteral("USR%1NO%2").arg(account.id).arg(nowMs), QStringLiteral("success"), nowMs});
    account.quota += quota;
    account.updatedMs = nowMs;
    ledger.rows.push_back(plainRow(dialect, 1, account,
                                   QStringLiteral("使用在线充值成功，充值金额: %1，支付金额：%2")
                                       .arg(moneyInText(dialect, quota), QString::number(dollars * 7.3, 'f', 6)),
                                   nowMs, requestId));
}

void addSystemRow(Ledger &ledger, Dialect dialect, const Account &account, const QString &content, qint64 nowMs,
                  const QString &requestId)
{
    ledger.rows.push_back(plainRow(dialect, 4, account, content, nowMs, requestId));
}

void addSignInRow(Ledger &ledger, Account &account, const QString &method, qint64 nowMs, const QString &requestId)
{
    account.lastSignInMs = nowMs;
    LogRow row = plainRow(Dialect::NewApi202608, 7, account, QStringLiteral("Logged in successfully via ") + method,
                          nowMs, requestId);
    row.other = {{QStringLiteral("login_method"), method},
                 {QStringLiteral("op"),
                  QJsonObject{{QStringLiteral("action"), QStringLiteral("login")},
                              {QStringLiteral("params"), QJsonObject{{QStringLiteral("method"), method}}}}},
                 {QStringLiteral("user_agent"), QString()}};
    ledger.rows.push_back(row);
}

LogRow spendingRow(Dialect dialect, const Spending &spending, const Account &account, const ApiKey &key, qint64 nowMs,
                   QRandomGenerator &random)
{
    LogRow row;
    row.uuid = timedUuid(nowMs, random);
    row.userId = account.id;
    row.createdMs = row.updatedMs = nowMs;
    row.type = 2;
    row.content = spending.content.isEmpty() ? rowContent(dialect, spending) : spending.content;
    row.username = account.name;
    row.keyName = key.name;
    row.keyUuid = key.uuid;
    row.keyId = key.id;
    row.model = spending.supplier;
    row.askedModel = spending.asked;
    row.quota = spending.quota;
    if (!spending.hidesTokens) {
        row.promptTokens = spending.usage.prompt;
        row.completionTokens = spending.usage.completion;
        row.cachedTokens = spending.usage.cached;
    }
    row.elapsedMs = spending.elapsedMs;
    row.isStream = spending.isStream;
    row.requestId = spending.requestId;
    row.traceId = traceId(random);
    row.channel = spending.channel;
    row.group = spending.group;
    if (row.group.isEmpty())
        row.group = key.group.isEmpty() ? account.group : key.group;
    Spending told = spending;
    told.group = row.group;
    row.other = rowArithmetic(dialect, told);
    return row;
}

void hold(Ledger &ledger, qint64 accountId, qint64 fromAccount, qint64 keyId, qint64 fromKey)
{
    if (Account *account = ledger.account(accountId))
        account->quota -= fromAccount;
    if (ApiKey *key = ledger.key(keyId)) {
        key->remainQuota -= fromKey;
        key->usedQuota += fromKey;
    }
}

void settle(Ledger &ledger, Dialect dialect, const Spending &spending, qint64 heldFromAccount, qint64 heldFromKey,
            qint64 nowMs)
{
    Account *account = ledger.account(spending.accountId);
    if (!account)
        return;
    const ApiKey *key = ledger.key(spending.keyId);
    const bool countsOnKey = key && (!key->unlimited || profileOf(dialect).countsUnlimitedKeys);
    hold(ledger, spending.accountId, spending.quota - heldFromAccount, spending.keyId,
         countsOnKey ? spending.quota - heldFromKey : 0);
    account->usedQuota += spending.quota;
    account->requestCount += 1;
    account->updatedMs = nowMs;
    ledger.rows.push_back(
        spendingRow(dialect, spending, *account, key ? *key : ApiKey(), nowMs, *QRandomGenerator::global()));
    if (profileOf(dialect).family != Family::Laisky)
        return;
    for (RequestCost &cost : ledger.costs)
        if (cost.requestId == spending.requestId) {
            cost.quota = spending.quota;
            cost.updatedMs = std::max(nowMs, cost.createdMs + 1);
        }
}

} // namespace demo
