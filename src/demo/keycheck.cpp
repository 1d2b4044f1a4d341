#include "demo/keycheck.h"

namespace demo {

namespace {

enum class Trouble { Missing, Unknown, UsedUp, UsedUpNow, Expired, ExpiredNow, Disabled, Network, Suffix };

struct Refusal
{
    int status = 401;
    QString message{};
    QString code{};
};

constexpr quint32 loopback = 0x7f000001U;
const QString here = QStringLiteral("127.0.0.1");

// Laisky shows the ends of a key it does not know.
QString shortened(const QString &key)
{
    return key.size() <= 10 ? QStringLiteral("***") : key.left(6) + QStringLiteral("...") + key.right(4);
}

QString laiskyWords(Trouble trouble, const ApiKey &key)
{
    const QString title = QStringLiteral("token %1 (#%2)").arg(key.name).arg(key.id);
    switch (trouble) {
    case Trouble::Missing:
        return QStringLiteral("No token provided");
    case Trouble::Unknown:
        return QStringLiteral("token not found for key: %1: get token by key %2: record not found")
            .arg(shortened(key.secret), key.secret);
    case Trouble::UsedUp:
        return QStringLiteral("API Key %1 (#%2) quota has been exhausted").arg(key.name).arg(key.id);
    case Trouble::UsedUpNow:
        return title + QStringLiteral(" quota has been used up (remaining: %1)").arg(key.remainQuota);
    case Trouble::Expired:
        return title + QStringLiteral(" has expired");
    case Trouble::ExpiredNow:
        return title + QStringLiteral(" has expired at timestamp %1").arg(key.expiredTime);
    case Trouble::Disabled:
        return title + QStringLiteral(" status is not available (status: %1)").arg(key.status);
    case Trouble::Network:
        return QStringLiteral("This API key can only be used in the specified subnet: %1, current IP: %2")
            .arg(key.subnet, here);
    case Trouble::Suffix:
        return QStringLiteral("Ordinary users do not support specifying channels");
    }
    return {};
}

// One API and New API share most words.
QString chineseWords(Family family, Trouble trouble, const ApiKey &key)
{
    const bool isNewApi = family == Family::NewApi;
    const QString usedUpAtNewApi = QStringLiteral("该令牌额度已用尽 TokenStatusExhausted[sk-%1***%2]")
                                       .arg(key.secret.left(3), key.secret.right(3));
    switch (trouble) {
    case Trouble::Missing:
        return QStringLiteral("未提供令牌");
    case Trouble::Unknown:
        return QStringLiteral("无效的令牌");
    case Trouble::UsedUp:
        return isNewApi ? usedUpAtNewApi : QStringLiteral("令牌 %1（#%2）额度已用尽").arg(key.name).arg(key.id);
    case Trouble::UsedUpNow:
        return isNewApi ? usedUpAtNewApi : QStringLiteral("该令牌额度已用尽");
    case Trouble::Expired:
    case Trouble::ExpiredNow:
        return QStringLiteral("该令牌已过期");
    case Trouble::Disabled:
        return QStringLiteral("该令牌状态不可用");
    case Trouble::Network:
        return isNewApi ? QStringLiteral("您的 IP 不在令牌允许访问的列表中")
                        : QStringLiteral("该令牌只能在指定网段使用：%1，当前 ip：%2").arg(key.subnet, here);
    case Trouble::Suffix:
        return QStringLiteral("普通用户不支持指定渠道");
    }
    return {};
}

QString hubWords(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Missing:
    case Trouble::Unknown:
        return QStringLiteral("无效的令牌");
    case Trouble::UsedUp:
    case Trouble::UsedUpNow:
        return QStringLiteral("令牌额度已用尽");
    case Trouble::Expired:
    case Trouble::ExpiredNow:
        return QStringLiteral("令牌已过期");
    case Trouble::Disabled:
        return QStringLiteral("令牌状态不可用");
    case Trouble::Network:
        return QStringLiteral("IP %1 is not allowed to access").arg(here);
    case Trouble::Suffix:
        return QStringLiteral("普通用户不支持指定渠道");
    }
    return {};
}

Refusal refusalFor(const Exchange &exchange, Trouble trouble, const ApiKey &key)
{
    Refusal refusal;
    if (trouble == Trouble::Network || trouble == Trouble::Suffix)
        refusal.status = 403;
    if (trouble == Trouble::Network && exchange.profile.isNewApi2026())
        refusal.code = QStringLiteral("access_denied");
    switch (exchange.profile.family) {
    case Family::Laisky:
        refusal.message = laiskyWords(trouble, key);
        break;
    case Family::OneHub:
        refusal.message = hubWords(trouble);
        break;
    case Family::OneApi:
    case Family::NewApi:
        refusal.message = chineseWords(exchange.profile.family, trouble, key);
        break;
    }
    // From April 2026 on New API says the same of everything that is wrong with a key.
    if (exchange.profile.hasTokenSessions && refusal.status == 401)
        refusal.message = exchange.inTongue(QStringLiteral("无效的令牌"), QStringLiteral("Invalid token"));
    return refusal;
}

bool isInNetworks(const QString &networks, quint32 address)
{
    const QStringList list = networks.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &entry : list) {
        quint32 network = 0;
        const QStringList parts = entry.trimmed().split(QLatin1Char('/'));
        const QStringList bytes = parts.value(0).split(QLatin1Char('.'));
        for (const QString &byte : bytes)
            network = network * 256 + byte.toUInt();
        const int bits = parts.size() > 1 ? parts.at(1).toInt() : 32;
        const quint32 mask = bits == 0 ? 0 : 0xffffffffU << (32 - bits);
        if ((address & mask) == (network & mask))
            return true;
    }
    return false;
}

// The networks that the key is restricted to, as a comma list; empty: none.
QString networksOf(Family family, const ApiKey &key)
{
    switch (family) {
    case Family::Laisky:
    case Family::OneApi:
        return key.subnet;
    case Family::NewApi:
        return key.allowIps.trimmed().replace(QLatin1Char('\n'), QLatin1Char(','));
    case Family::OneHub: {
        const QJsonObject setting =
            key.setting.value(QLatin1String("limits")).toObject().value(QLatin1String("limits_ip_setting")).toObject();
        QStringList list;
        const QJsonArray allowed = setting.value(QLatin1String("whitelist")).toArray();
        for (const QJsonValue &one : allowed)
            list += one.toString();
        return setting.value(QLatin1String("enabled")).toBool() ? list.join(QLatin1Char(',')) : QString();
    }
    }
    return {};
}

// What is wrong with it, and the status that is stored with that.
std::optional<Trouble> troubleWith(Family family, ApiKey &key, qint64 nowSeconds)
{
    const bool isExpired = key.expiredTime != -1 && key.expiredTime < nowSeconds;
    const bool isUsedUp = !key.unlimited && key.remainQuota <= 0;
    if (key.status == 4)
        return Trouble::UsedUp;
    if (key.status == 3)
        return Trouble::Expired;
    if (key.status != 1)
        return Trouble::Disabled;
    if (isExpired) {
        if (family != Family::OneHub) // which never stores it
            key.status = 3;
        return Trouble::ExpiredNow;
    }
    if (isUsedUp) {
        key.status = 4;
        return Trouble::UsedUpNow;
    }
    const QString networks = networksOf(family, key);
    if (!networks.isEmpty() && !isInNetworks(networks, loopback))
        return Trouble::Network;
    return {};
}

// Claude's header, where the relay looks for it.
bool takesClaudeHeader(const Exchange &exchange)
{
    switch (exchange.profile.family) {
    case Family::Laisky:
        return true;
    case Family::OneApi:
        return false;
    case Family::NewApi:
        return exchange.path == QStringLiteral("/v1/messages") || exchange.path == QStringLiteral("/v1/models");
    case Family::OneHub:
        return exchange.path.startsWith(QStringLiteral("/claude/"));
    }
    return false;
}

QString presentedText(const Exchange &exchange)
{
    QString text = exchange.header("Authorization");
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    if (text.startsWith(QStringLiteral("Bearer "), isLaisky ? Qt::CaseInsensitive : Qt::CaseSensitive))
        text.remove(0, 7);
    const QString claude = takesClaudeHeader(exchange) ? exchange.header("X-Api-Key") : QString();
    if (!claude.isEmpty() && (text.isEmpty() || !isLaisky))
        text = claude;
    if (text.isEmpty() && isLaisky)
        text = exchange.header("Api-Key");
    text = text.trimmed();
    if (text.startsWith(QStringLiteral("sk-")))
        text.remove(0, 3);
    return text;
}

} // namespace

std::optional<qint64> presentedKey(Exchange &exchange)
{
    const QString text = presentedText(exchange);
    // An operator may choose the channel behind the key. One Hub's keys have dashes of their own.
    const QChar pin = QLatin1Char(exchange.profile.family == Family::OneHub ? '#' : '-');
    ApiKey asked;
    asked.secret = text.section(pin, 0, 0);
    std::optional<Trouble> trouble;
    Refusal refusal;
    const qint64 id = exchange.house.books.change([&](Ledger &ledger) -> qint64 {
        ApiKey *key = text.isEmpty() ? nullptr : ledger.keyWithSecret(asked.secret);
        if (!key)
            trouble = text.isEmpty() ? Trouble::Missing : Trouble::Unknown;
        else if (trouble = troubleWith(exchange.profile.family, *key, exchange.nowMs / 1000); trouble)
            key->updatedMs = exchange.nowMs;
        else if (text.contains(pin))
            trouble = Trouble::Suffix;
        if (trouble) {
            refusal = refusalFor(exchange, *trouble, key ? *key : asked);
            return 0;
        }
        key->accessedTime = exchange.nowMs / 1000;
        return key->id;
    });
    if (!trouble)
        return id;
    exchange.refuseCall(refusal.status, refusal.message, refusal.code);
    return {};
}

std::optional<qint64> knownKey(Exchange &exchange)
{
    QString secret = exchange.header("Authorization").remove(QStringLiteral("Bearer "));
    const bool isMissing = secret.isEmpty();
    if (secret.startsWith(QStringLiteral("sk-")))
        secret.remove(0, 3);
    const qint64 id = exchange.house.books.change([&](Ledger &ledger) -> qint64 {
        const ApiKey *key = isMissing ? nullptr : ledger.keyWithSecret(secret);
        return key ? key->id : 0;
    });
    if (id != 0)
        return id;
    if (exchange.profile.hasTokenSessions)
        exchange.refuse(exchange.inTongue(QStringLiteral("无效的令牌"), QStringLiteral("Invalid token")), 401);
    else
        exchange.refuse(isMissing ? QStringLiteral("未提供 Authorization 请求头") : QStringLiteral("无效的令牌"), 401);
    return {};
}

} // namespace demo
