#include "demo/accountjson.h"

#include <QJsonArray>

namespace demo {

namespace {

// New API's "setting" is JSON in a string, and so is the part of it about the side bar.
const QString sidebar = QStringLiteral(
    "{\"chat\":{\"chat\":true,\"enabled\":true,\"playground\":true},\"console\":{\"detail\":true,\"enabled\":true,"
    "\"log\":true,\"midjourney\":true,\"task\":true,\"token\":true},\"personal\":{\"enabled\":true,\"personal\":true,"
    "\"topup\":true}}");

QString quoted(const QString &text)
{
    QString copy = text;
    return QLatin1Char('"') + copy.replace(QLatin1Char('"'), QStringLiteral("\\\"")) + QLatin1Char('"');
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
    switch (dialect) {
    case Dialect::Laisky:
        json.insert(QStringLiteral("uuid"), account.uuid);
        json.insert(QStringLiteral("lark_id"), QString());
        json.insert(QStringLiteral("inviter_uuid"), QJsonValue());
        json.insert(QStringLiteral("mcp_tool_blacklist"), QJsonArray());
        json.insert(QStringLiteral("metadata"), QJsonObject());
        json.insert(QStringLiteral("created_at"), account.createdMs);
        json.insert(QStringLiteral("updated_at"), account.updatedMs);
        break;
    case Dialect::OneApi:
        json.insert(QStringLiteral("id"), account.id);
        for (const char *name : {"password", "lark_id", "verification_code", "access_token"})
            json.insert(QLatin1String(name), QString());
        json.insert(QStringLiteral("inviter_id"), 0);
        break;
    case Dialect::NewApi2026:
        json.insert(QStringLiteral("id"), account.id);
        for (const char *name : {"aff_count", "aff_history_quota", "aff_quota", "inviter_id"})
            json.insert(QLatin1String(name), 0);
        for (const char *name : {"discord_id", "linux_do_id", "telegram_id", "stripe_customer"})
            json.insert(QLatin1String(name), QString());
        json.insert(QStringLiteral("permissions"),
                    QJsonObject{{QStringLiteral("sidebar_modules"), QJsonObject{{QStringLiteral("admin"), false}}},
                                {QStringLiteral("sidebar_settings"), true}});
        json.insert(QStringLiteral("setting"), account.setting.isEmpty()
                                                   ? QStringLiteral("{\"gotify_priority\":0,\"sidebar_modules\":") +
                                                         quoted(sidebar) + QLatin1Char('}')
                                                   : account.setting);
        json.insert(QStringLiteral("sidebar_modules"), sidebar);
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
    shown.group.clear();
    return accountJson(dialect, shown);
}

} // namespace demo
