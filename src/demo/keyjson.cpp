#include "demo/keyjson.h"

#include "demo/profile.h"

namespace demo {

namespace {

// Four letters at both ends, ten stars between, whatever the length.
QString masked(const QString &secret)
{
    return secret.left(4) + QString(10, QLatin1Char('*')) + secret.right(4);
}

QString shownSecret(const Profile &profile, const ApiKey &key)
{
    if (profile.masksKeys)
        return masked(key.secret);
    return (profile.family == Family::Laisky ? QStringLiteral("sk-") : QString()) + key.secret;
}

QJsonObject hubSetting(const QJsonObject &given)
{
    const auto part = [&given](const char *name) { return given.value(QLatin1String(name)).toObject(); };
    const QJsonObject heartbeat = part("heartbeat");
    const QJsonObject limits = part("limits");
    const auto limit = [&limits](const char *name, const char *list) {
        const QJsonObject one = limits.value(QLatin1String(name)).toObject();
        const QJsonValue entries = one.value(QLatin1String(list));
        return QJsonObject{{QStringLiteral("enabled"), one.value(QLatin1String("enabled")).toBool()},
                           {QLatin1String(list), entries.isArray() ? entries : QJsonValue()}};
    };
    return {
        {QStringLiteral("heartbeat"),
         QJsonObject{{QStringLiteral("enabled"), heartbeat.value(QLatin1String("enabled")).toBool()},
                     {QStringLiteral("timeout_seconds"), heartbeat.value(QLatin1String("timeout_seconds")).toInt()}}},
        {QStringLiteral("limits"),
         QJsonObject{{QStringLiteral("limit_model_setting"), limit("limit_model_setting", "models")},
                     {QStringLiteral("limits_ip_setting"), limit("limits_ip_setting", "whitelist")}}}};
}

void addNewApiFields(QJsonObject &json, Dialect dialect, const ApiKey &key)
{
    json.insert(QStringLiteral("model_limits_enabled"), key.modelLimitsEnabled);
    json.insert(QStringLiteral("model_limits"), key.modelLimits);
    json.insert(QStringLiteral("allow_ips"), key.allowIps);
    json.insert(QStringLiteral("group"), key.group);
    json.insert(QStringLiteral("DeletedAt"), QJsonValue());
    if (dialect != Dialect::NewApi2025)
        json.insert(QStringLiteral("cross_group_retry"), key.crossGroupRetry);
    if (dialect == Dialect::NewApi202608)
        json.insert(QStringLiteral("auto_groups"), QJsonValue());
}

} // namespace

QJsonObject keyJson(Dialect dialect, const ApiKey &key, const QString &accountUuid)
{
    const Profile &profile = profileOf(dialect);
    QJsonObject json{{QStringLiteral("key"), shownSecret(profile, key)},
                     {QStringLiteral("status"), key.status},
                     {QStringLiteral("name"), key.name},
                     {QStringLiteral("created_time"), key.createdMs / 1000},
                     {QStringLiteral("accessed_time"), key.accessedTime},
                     {QStringLiteral("expired_time"), key.expiredTime},
                     {QStringLiteral("remain_quota"), key.remainQuota},
                     {QStringLiteral("unlimited_quota"), key.unlimited},
                     {QStringLiteral("used_quota"), key.usedQuota}};
    if (profile.family != Family::Laisky) {
        json.insert(QStringLiteral("id"), key.id);
        json.insert(QStringLiteral("user_id"), key.userId);
    }
    switch (profile.family) {
    case Family::Laisky:
        json.insert(QStringLiteral("uuid"), key.uuid);
        json.insert(QStringLiteral("user_uuid"), accountUuid);
        json.insert(QStringLiteral("created_at"), key.createdMs);
        json.insert(QStringLiteral("updated_at"), key.updatedMs);
        [[fallthrough]];
    case Family::OneApi:
        json.insert(QStringLiteral("models"), key.models ? QJsonValue(*key.models) : QJsonValue());
        json.insert(QStringLiteral("subnet"), key.subnet);
        break;
    case Family::NewApi:
        addNewApiFields(json, dialect, key);
        break;
    case Family::OneHub:
        json.insert(QStringLiteral("group"), key.group);
        json.insert(QStringLiteral("backup_group"), key.backupGroup);
        json.insert(QStringLiteral("setting"), hubSetting(key.setting));
        break;
    }
    return json;
}

} // namespace demo
