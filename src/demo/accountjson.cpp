#include "demo/accountjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace demo {

namespace {

// New API's "setting" is JSON in a string, and so is the part of it about the side bar.
const QString sidebar = QStringLiteral(
    "{\"chat\":{\"chat\":true,\"enabled\":true,\"playground\":true},\"console\":{\"detail\":true,\"enabled\":true,"
    "\"log\":true,\"midjourney\":true,\"task\":true,\"token\":true},\"personal\":{\"enabled\":true,\"personal\":true,"
    "\"topup\":true}}");

QString settingOf(const Account &account)
{
    if (!account.setting.isEmpty())
        return account.setting;
    const QJsonObject setting{{QStringLiteral("gotify_priority"), 0}, {QStringLiteral("sidebar_modules"), sidebar}};
    return QString::fromUtf8(QJsonDocument(setting).toJson(QJsonDocument::Compact));
}

void insertEmpty(QJsonObject &json, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        json.insert(QLatin1String(name), QString());
}

void insertInvitations(QJsonObject &json, const Account &account)
{
    json.insert(QStringLiteral("aff_count"), account.invitees);
    json.insert(QStringLiteral("aff_quota"), account.inviteQuota);
    json.insert(QStringLiteral("aff_history_quota"), account.inviteQuotaEver);
    json.insert(QStringLiteral("inviter_id"), account.inviterId);
}

void addLaiskyFields(QJsonObject &json, const Account &account)
{
    json.insert(QStringLiteral("uuid"), account.uuid);
    json.insert(QStringLiteral("lark_id"), QString());
    json.insert(QStringLiteral("inviter_uuid"), QJsonValue());
    json.insert(QStringLiteral("mcp_tool_blacklist"), QJsonArray());
    json.insert(QStringLiteral("metadata"), QJsonObject());
    json.insert(QStringLiteral("created_at"), account.createdMs);
    json.insert(QStringLiteral("updated_at"), account.updatedMs);
}

void addNewApi2025Fields(QJsonObject &json, const Account &account)
{
    insertEmpty(json, {"password", "verification_code", "telegram_id", "linux_do_id"});
    insertInvitations(json, account);
    json.insert(QStringLiteral("access_token"),
                account.accessToken.isEmpty() ? QJsonValue() : QJsonValue(account.accessToken));
    json.insert(QStringLiteral("DeletedAt"), QJsonValue());
    json.insert(QStringLiteral("setting"), account.setting);
}

void addNewApi2026Fields(QJsonObject &json, const Account &account, bool isLater)
{
    insertEmpty(json, {"discord_id", "linux_do_id", "telegram_id", "stripe_customer"});
    insertInvitations(json, account);
    QJsonObject permissions{{QStringLiteral("sidebar_modules"), QJsonObject{{QStringLiteral("admin"), false}}},
                            {QStringLiteral("sidebar_settings"), true}};
    if (isLater) {
        QJsonObject channel;
        for (const char *name : {"operate", "read", "secret_view", "sensitive_write", "write"})
            channel.insert(QLatin1String(name), false);
        permissions.insert(QStringLiteral("admin_permissions"), QJsonObject{{QStringLiteral("channel"), channel}});
    }
    json.insert(QStringLiteral("permissions"), permissions);
    const QString setting = settingOf(account);
    json.insert(QStringLiteral("setting"), setting);
    json.insert(QStringLiteral("sidebar_modules"),
                QJsonDocument::fromJson(setting.toUtf8()).object().value(QLatin1String("sidebar_modules")).toString());
}

void addHubFields(QJsonObject &json, const Account &account)
{
    insertEmpty(json, {"password", "verification_code", "avatar_url", "lark_id"});
    insertInvitations(json, account);
    json.insert(QStringLiteral("access_token"), account.accessToken);
    json.insert(QStringLiteral("github_id_new"), 0);
    json.insert(QStringLiteral("telegram_id"), 0);
    json.insert(QStringLiteral("last_login_time"), account.lastSignInMs / 1000);
    json.insert(QStringLiteral("last_login_ip"), account.lastSignInMs == 0 ? QString() : QStringLiteral("127.0.0.1"));
    json.insert(QStringLiteral("created_time"), account.createdMs / 1000);
}

} // namespace

QJsonObject accountJson(Dialect dialect, const Account &account)
{
    QJsonObject json{{QStringLiteral("username"), account.name},
                     {QStringLiteral("display_name"), account.displayName},
                     {QStringLiteral("role"), 1},
                     {QStringLiteral("status"), 1},
                     {QStringLiteral("email"), account.email},
                     {QStringLiteral("github_id"), QString()},
                     {QStringLiteral("wechat_id"), QString()},
                     {QStringLiteral("oidc_id"), QString()},
                     {QStringLiteral("quota"), account.quota},
                     {QStringLiteral("used_quota"), account.usedQuota},
                     {QStringLiteral("request_count"), account.requestCount},
                     {QStringLiteral("group"), account.group},
                     {QStringLiteral("aff_code"), account.inviteCode}};
    if (dialect != Dialect::Laisky)
        json.insert(QStringLiteral("id"), account.id);
    switch (dialect) {
    case Dialect::Laisky:
        addLaiskyFields(json, account);
        break;
    case Dialect::OneApi:
        insertEmpty(json, {"password", "lark_id", "verification_code", "access_token"});
        json.insert(QStringLiteral("inviter_id"), account.inviterId);
        break;
    case Dialect::NewApi2025:
        addNewApi2025Fields(json, account);
        break;
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
        addNewApi2026Fields(json, account, dialect == Dialect::NewApi202608);
        break;
    case Dialect::OneHub:
        addHubFields(json, account);
        break;
    }
    return json;
}

QJsonObject signInJson(Dialect dialect, const Account &account)
{
    if (dialect == Dialect::NewApi2026)
        return {{QStringLiteral("display_name"), account.displayName},
                {QStringLiteral("group"), account.group},
                {QStringLiteral("id"), account.id},
                {QStringLiteral("role"), 1},
                {QStringLiteral("status"), 1},
                {QStringLiteral("username"), account.name}};
    Account shown;
    shown.id = account.id;
    shown.uuid = account.uuid;
    shown.name = account.name;
    shown.displayName = account.displayName;
    if (dialect == Dialect::NewApi2025)
        shown.group = account.group;
    else
        shown.group.clear();
    return accountJson(dialect, shown);
}

QString withSetting(const QString &setting, const QString &name, const QJsonValue &value)
{
    Account account;
    account.setting = setting;
    QJsonObject json = QJsonDocument::fromJson(settingOf(account).toUtf8()).object();
    json.insert(name, value);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace demo
