#include "demo/keyfields.h"

#include <QRegularExpression>

namespace demo {

namespace {

constexpr qint64 mostQuota = Q_INT64_C(1'000'000'000) * 500'000;

QString nameRefusal(const Exchange &exchange, const QString &name, bool isNew)
{
    if (name.toUtf8().size() > exchange.profile.longestKeyName) {
        switch (exchange.profile.family) {
        case Family::Laisky:
            return QStringLiteral("invalid token: Token name is too long");
        case Family::OneApi:
            return QStringLiteral("参数错误：令牌名称过长");
        case Family::NewApi:
        case Family::OneHub:
            return exchange.inTongue(QStringLiteral("令牌名称过长"), QStringLiteral("Token name is too long"));
        }
    }
    if (name.isEmpty() && exchange.profile.family == Family::Laisky)
        return isNew ? QStringLiteral("Token name is required") : QStringLiteral("Token name cannot be empty");
    return {};
}

QString subnetRefusal(Family family, const QString &subnets)
{
    static const QRegularExpression network(QStringLiteral("^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$"));
    const QStringList list = subnets.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &subnet : list) {
        if (network.match(subnet.trimmed()).hasMatch())
            continue;
        return family == Family::Laisky
                   ? QStringLiteral(
                         "invalid token: invalid network segment: invalid subnet in list: %1: failed to parse "
                         "subnet: %1: invalid CIDR address: %1")
                         .arg(subnet)
                   : QStringLiteral("参数错误：无效的网段：failed to parse subnet: invalid CIDR address: ") + subnet;
    }
    return {};
}

QString quotaRefusal(const Exchange &exchange, const QJsonObject &body)
{
    const qint64 quota = body.value(QLatin1String("remain_quota")).toInteger();
    if (!exchange.profile.isNewApi2026() || body.value(QLatin1String("unlimited_quota")).toBool())
        return {};
    if (quota < 0)
        return exchange.inTongue(QStringLiteral("额度值不能为负数"), QStringLiteral("Quota value cannot be negative"));
    if (quota > mostQuota)
        return exchange
            .inTongue(QStringLiteral("额度值超出有效范围，最大值为 %1"),
                      QStringLiteral("Quota value exceeds valid range, maximum is %1"))
            .arg(mostQuota);
    return {};
}

QString hubRefusal(const QJsonObject &body)
{
    const QJsonObject heartbeat =
        body.value(QLatin1String("setting")).toObject().value(QLatin1String("heartbeat")).toObject();
    const int seconds = heartbeat.value(QLatin1String("timeout_seconds")).toInt();
    if (heartbeat.value(QLatin1String("enabled")).toBool() && (seconds < 30 || seconds > 90))
        return QStringLiteral("heartbeat timeout seconds must be between 30 and 90");
    for (const char *name : {"group", "backup_group"}) {
        const QString group = body.value(QLatin1String(name)).toString();
        if (!group.isEmpty() && group != QStringLiteral("default") && group != QStringLiteral("vip"))
            return QStringLiteral("无效的用户组");
    }
    return {};
}

} // namespace

void takeKeyFields(Dialect dialect, ApiKey &key, const QJsonObject &body, bool isNew)
{
    const auto text = [&body](const char *name) { return body.value(QLatin1String(name)).toString(); };
    const Family family = profileOf(dialect).family;
    key.name = text("name");
    key.expiredTime = body.value(QLatin1String("expired_time")).toInteger(0);
    // One Hub takes a missing time literally when a key is changed: it is over at once.
    if (key.expiredTime == 0 && (isNew || family != Family::OneHub))
        key.expiredTime = -1;
    key.remainQuota = body.value(QLatin1String("remain_quota")).toInteger();
    key.unlimited = body.value(QLatin1String("unlimited_quota")).toBool();
    switch (family) {
    case Family::NewApi:
        key.modelLimitsEnabled = body.value(QLatin1String("model_limits_enabled")).toBool();
        key.modelLimits = text("model_limits");
        key.allowIps = text("allow_ips");
        key.group = text("group");
        key.crossGroupRetry = body.value(QLatin1String("cross_group_retry")).toBool();
        return;
    case Family::OneHub:
        key.group = text("group");
        key.backupGroup = text("backup_group");
        key.setting = body.value(QLatin1String("setting")).toObject();
        return;
    case Family::Laisky:
    case Family::OneApi:
        break;
    }
    const QJsonValue models = body.value(QLatin1String("models"));
    key.models = models.isString() ? std::optional<QString>(models.toString()) : std::nullopt;
    key.subnet = text("subnet");
}

QString keyFieldsRefusal(const Exchange &exchange, const QJsonObject &body, bool isNew)
{
    const QString name = nameRefusal(exchange, body.value(QLatin1String("name")).toString(), isNew);
    if (!name.isEmpty())
        return name;
    switch (exchange.profile.family) {
    case Family::NewApi:
        return quotaRefusal(exchange, body);
    case Family::OneHub:
        return hubRefusal(body);
    case Family::Laisky:
    case Family::OneApi:
        break;
    }
    return subnetRefusal(exchange.profile.family, body.value(QLatin1String("subnet")).toString());
}

QString keyEnablingRefusal(const Exchange &exchange, const ApiKey &key)
{
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    // One Hub looks only at what is stored, and it never stores that a key is over.
    const bool isHub = exchange.profile.family == Family::OneHub;
    const bool isExpired = key.expiredTime != -1 && key.expiredTime < exchange.nowMs / 1000;
    const bool isUsedUp = !key.unlimited && key.remainQuota <= 0;
    if (isExpired && (!isHub || key.status == 3)) {
        if (isLaisky)
            return QStringLiteral(
                "The token has expired and cannot be enabled. Please modify the expiration time of the "
                "token, or set it to never expire.");
        return exchange.inTongue(
            QStringLiteral("令牌已过期，无法启用，请先修改令牌过期时间，或者设置为永不过期"),
            QStringLiteral("Token has expired and cannot be enabled. Please modify the expiration time or "
                           "set it to never expire"));
    }
    if (isUsedUp && (!isHub || key.status == 4)) {
        if (isLaisky)
            return QStringLiteral(
                "The available quota of the token has been used up and cannot be enabled. Please modify "
                "the remaining quota of the token, or set it to unlimited quota");
        return exchange.inTongue(
            QStringLiteral("令牌可用额度已用尽，无法启用，请先修改令牌剩余额度，或者设置为无限额度"),
            QStringLiteral("Token quota is exhausted and cannot be enabled. Please modify the remaining "
                           "quota or set it to unlimited"));
    }
    return {};
}

} // namespace demo
