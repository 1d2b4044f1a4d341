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
    if (profileOf(dialect).otherRowsHaveIds)
        row.requestId = requestId;
    return row;
}

double perToken(qint64 millionths)
{
    return static_cast<double>(millionths) / 1e6;
}

double cachedPerIn(const Rate &rate)
{
    return rate.cached < 0 || rate.in == 0 ? 1.0 : static_cast<double>(rate.cached) / static_cast<double>(rate.in);
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
    case Dialect::NewApi2025:
        if (spending.isClaude)
            return {};
        return QString::asprintf("模型倍率 %.2f，补全倍率 %.2f，分组倍率 %.2f", model, completion, group);
    case Dialect::Laisky:
        return QString::asprintf("model rate %.2f, group rate %.2f, completion rate %.2f, cached_prompt %lld, "
                                 "cache_write_5m 0, cache_write_1h 0",
                                 model, group, completion, static_cast<long long>(spending.usage.cached));
    case Dialect::OneApi:
        return QStringLiteral("倍率：") + QString::asprintf("%.2f × %.2f × %.2f", model, group, completion);
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
    case Dialect::OneHub:
        return {};
    }
    return {};
}

QJsonObject laiskyArithmetic(const Spending &spending)
{
    if (!spending.content.isEmpty())
        return {}; // pictures and sound carry none
    QString asked = QStringLiteral("chat");
    if (spending.conversion == QStringLiteral("embedding"))
        asked = spending.conversion;
    else if (spending.path == QStringLiteral("/v1/messages"))
        asked = QStringLiteral("claude_messages");
    const bool isConverted = !spending.isClaude && (spending.path == QStringLiteral("/v1/messages") ||
                                                    spending.path == QStringLiteral("/v1/responses"));
    const QString path = isConverted ? QStringLiteral("/v1/chat/completions") : spending.path;
    return {{QStringLiteral("upstream_api_format"),
             spending.isClaude ? QStringLiteral("anthropic") : QStringLiteral("openai")},
            {QStringLiteral("upstream_endpoint"), QStringLiteral("https://supplier.example.com") + path},
            {QStringLiteral("user_api_format"), asked}};
}

QJsonObject hubArithmetic(const Spending &spending)
{
    QJsonObject json{
        {QStringLiteral("group_name"), spending.group},
        {QStringLiteral("backup_group_name"), QString()},
        {QStringLiteral("is_backup_group"), false},
        {QStringLiteral("price_type"), spending.isByCall ? QStringLiteral("times") : QStringLiteral("tokens")},
        {QStringLiteral("group_ratio"), spending.groupPercent / 100.0},
        {QStringLiteral("input_ratio"), perToken(spending.rate.in)},
        {QStringLiteral("output_ratio"), perToken(spending.rate.out)}};
    if (spending.isStream)
        json.insert(QStringLiteral("first_response"), spending.firstTokenMs);
    if (spending.usage.cached > 0) {
        json.insert(QStringLiteral("cached_tokens"), spending.usage.cached);
        json.insert(QStringLiteral("cached_tokens_ratio"), cachedPerIn(spending.rate));
    }
    if (spending.usage.reasoning > 0) {
        json.insert(QStringLiteral("reasoning_tokens"), spending.usage.reasoning);
        json.insert(QStringLiteral("reasoning_tokens_ratio"), 1);
    }
    for (auto it = spending.more.begin(); it != spending.more.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QJsonObject newApiArithmetic(Dialect dialect, const Spending &spending)
{
    const Rate &rate = spending.rate;
    QJsonObject other{
        {QStringLiteral("cache_ratio"), spending.isByCall ? 0.0 : cachedPerIn(rate)},
        {QStringLiteral("cache_tokens"), spending.usage.cached},
        {QStringLiteral("completion_ratio"), outPerIn(rate)},
        {QStringLiteral("frt"), spending.firstTokenMs},
        {QStringLiteral("group_ratio"), spending.groupPercent / 100.0},
        {QStringLiteral("model_price"),
         spending.isByCall ? static_cast<double>(spending.quota) / 500'000.0 / (spending.groupPercent / 100.0) : -1.0},
        {QStringLiteral("model_ratio"), perToken(rate.in)}};
    const bool isOld = dialect == Dialect::NewApi2025;
    if (isOld || spending.asked != spending.supplier) {
        other.insert(QStringLiteral("is_model_mapped"), true);
        other.insert(QStringLiteral("upstream_model_name"), spending.supplier);
    }
    if (spending.isClaude) {
        other.insert(QStringLiteral("claude"), true);
        other.insert(QStringLiteral("cache_creation_ratio"), 1.25);
        other.insert(QStringLiteral("cache_creation_tokens"), 0);
    }
    if (isOld)
        return other;
    other.insert(QStringLiteral("billing_source"), QStringLiteral("wallet"));
    other.insert(QStringLiteral("request_conversion"),
                 QJsonArray::fromStringList(spending.conversion.split(QLatin1Char('|'))));
    other.insert(QStringLiteral("request_path"), spending.path);
    other.insert(QStringLiteral("user_group_ratio"), -1);
    if (dialect == Dialect::NewApi202608 && spending.isStream)
        other.insert(QStringLiteral("stream_status"),
                     spending.isCut ? QJsonObject{{QStringLiteral("end_error"), QStringLiteral("unexpected EOF")},
                                                  {QStringLiteral("end_reason"), QStringLiteral("scanner_error")},
                                                  {QStringLiteral("status"), QStringLiteral("error")}}
                                    : QJsonObject{{QStringLiteral("end_reason"), QStringLiteral("done")},
                                                  {QStringLiteral("status"), QStringLiteral("ok")}});
    if (dialect == Dialect::NewApi202608 && spending.isClaude)
        other.insert(QStringLiteral("usage_semantic"), QStringLiteral("anthropic"));
    for (auto it = spending.more.begin(); it != spending.more.end(); ++it)
        other.insert(it.key(), it.value());
    return other;
}

QJsonObject arithmetic(Dialect dialect, const Spending &spending)
{
    switch (profileOf(dialect).family) {
    case Family::Laisky:
        return laiskyArithmetic(spending);
    case Family::OneApi:
        return {};
    case Family::NewApi:
        return newApiArithmetic(dialect, spending);
    case Family::OneHub:
        return hubArithmetic(spending);
    }
    return {};
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
    Spending told = spending;
    told.group = row.group;
    row.other = arithmetic(dialect, told);
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
