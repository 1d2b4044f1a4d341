#include "demo/bookkeeping.h"

#include "demo/indialect.h"
#include "demo/naming.h"

#include <QJsonArray>

#include <cmath>

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
    // Only One API gives rows of its own an id.
    if (dialect == Dialect::OneApi)
        row.requestId = requestId;
    return row;
}

double perToken(qint64 millionths)
{
    return static_cast<double>(millionths) / 1e6;
}

double outPerIn(const Rate &rate)
{
    return rate.in == 0 ? 0.0 : static_cast<double>(rate.out) / static_cast<double>(rate.in);
}

QString textContent(Dialect dialect, const Spending &spending)
{
    const double model = perToken(spending.rate.in);
    const double group = spending.groupPercent / 100.0;
    const double completion = outPerIn(spending.rate);
    switch (dialect) {
    case Dialect::Laisky:
        return QString::asprintf("model rate %.2f, group rate %.2f, completion rate %.2f, cached_prompt %lld, "
                                 "cache_write_5m 0, cache_write_1h 0",
                                 model, group, completion, static_cast<long long>(spending.usage.cached));
    case Dialect::OneApi:
        return QStringLiteral("倍率：") + QString::asprintf("%.2f × %.2f × %.2f", model, group, completion);
    case Dialect::NewApi2026:
        return {};
    }
    return {};
}

QJsonObject arithmetic(Dialect dialect, const Spending &spending)
{
    if (dialect == Dialect::Laisky) {
        if (!spending.content.isEmpty())
            return {}; // pictures and sound carry none
        return {{QStringLiteral("upstream_api_format"), QStringLiteral("openai")},
                {QStringLiteral("upstream_endpoint"), QStringLiteral("https://supplier.example.com") + spending.path},
                {QStringLiteral("user_api_format"),
                 spending.conversion == QStringLiteral("embedding") ? spending.conversion : QStringLiteral("chat")}};
    }
    if (dialect == Dialect::OneApi)
        return {};
    const Rate &rate = spending.rate;
    const double cacheRatio =
        rate.cached < 0 || rate.in == 0 ? 1.0 : static_cast<double>(rate.cached) / static_cast<double>(rate.in);
    QJsonObject other{
        {QStringLiteral("billing_source"), QStringLiteral("wallet")},
        {QStringLiteral("cache_ratio"), spending.isByCall ? 0.0 : cacheRatio},
        {QStringLiteral("cache_tokens"), spending.usage.cached},
        {QStringLiteral("completion_ratio"), outPerIn(rate)},
        {QStringLiteral("frt"), spending.firstTokenMs},
        {QStringLiteral("group_ratio"), spending.groupPercent / 100.0},
        {QStringLiteral("model_price"),
         spending.isByCall ? static_cast<double>(spending.quota) / 500'000.0 / (spending.groupPercent / 100.0) : -1.0},
        {QStringLiteral("model_ratio"), perToken(rate.in)},
        {QStringLiteral("request_conversion"), QJsonArray{spending.conversion}},
        {QStringLiteral("request_path"), spending.path},
        {QStringLiteral("user_group_ratio"), -1}};
    if (spending.asked != spending.supplier) {
        other.insert(QStringLiteral("is_model_mapped"), true);
        other.insert(QStringLiteral("upstream_model_name"), spending.supplier);
    }
    for (auto it = spending.more.begin(); it != spending.more.end(); ++it)
        other.insert(it.key(), it.value());
    return other;
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
    account.createdMs = account.updatedMs = nowMs;
    ledger.accounts.push_back(account);
    Account &added = ledger.accounts.back();
    const QString gift = moneyInText(dialect, giftQuota);
    ledger.rows.push_back(plainRow(dialect, 4, added,
                                   dialect == Dialect::Laisky ? QStringLiteral("New user registration gift ") + gift
                                                              : QStringLiteral("新用户注册赠送 ") + gift,
                                   nowMs, requestIdAt(dialect, nowMs, random)));
    if (dialect != Dialect::NewApi2026) {
        ApiKey &key = addKey(ledger, dialect, added, QStringLiteral("default"), nowMs, random);
        key.unlimited = true;
        key.remainQuota = -1;
    }
    return added;
}

ApiKey &addKey(Ledger &ledger, Dialect, Account &account, const QString &name, qint64 nowMs, QRandomGenerator &random)
{
    ApiKey key;
    key.id = ledger.nextKeyId++;
    key.uuid = timedUuid(nowMs, random);
    key.userId = account.id;
    key.secret = letters(48, random);
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
    ledger.rows.push_back(plainRow(dialect, 1, account, content, nowMs, requestId));
}

LogRow spendingRow(Dialect dialect, const Spending &spending, const Account &account, const ApiKey &key, qint64 nowMs,
                   QRandomGenerator &random)
{
    LogRow row;
    row.uuid = timedUuid(nowMs, random);
    row.userId = account.id;
    row.createdMs = row.updatedMs = nowMs;
    row.type = 2;
    row.content = spending.content.isEmpty() ? textContent(dialect, spending) : spending.content;
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
    row.group = key.group.isEmpty() ? account.group : key.group;
    row.other = arithmetic(dialect, spending);
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
    // One API and Laisky do not count for keys without a limit, New API does and goes below zero.
    const bool countsOnKey = key && (!key->unlimited || dialect == Dialect::NewApi2026);
    hold(ledger, spending.accountId, spending.quota - heldFromAccount, spending.keyId,
         countsOnKey ? spending.quota - heldFromKey : 0);
    account->usedQuota += spending.quota;
    account->requestCount += 1;
    account->updatedMs = nowMs;
    ledger.rows.push_back(
        spendingRow(dialect, spending, *account, key ? *key : ApiKey(), nowMs, *QRandomGenerator::global()));
    if (dialect != Dialect::Laisky)
        return;
    for (RequestCost &cost : ledger.costs)
        if (cost.requestId == spending.requestId) {
            cost.quota = spending.quota;
            cost.updatedMs = std::max(nowMs, cost.createdMs + 1);
        }
}

} // namespace demo
