#include "demo/logjson.h"

#include <QJsonDocument>
#include <QUuid>

namespace demo {

namespace {

// Always the same for a channel's name.
QString channelUuid(const QString &channel)
{
    return QUuid::createUuidV5(QUuid(), channel).toString(QUuid::WithoutBraces);
}

int channelNumber(const LogRow &row)
{
    return row.channel.isEmpty() ? 0 : row.channel == QStringLiteral("anthropic") ? 2 : 1;
}

void addLaiskyFields(QJsonObject &json, const LogRow &row, const QString &accountUuid)
{
    const bool hasChannel = !row.channel.isEmpty();
    json.insert(QStringLiteral("uuid"), row.uuid);
    json.insert(QStringLiteral("user_uuid"), accountUuid);
    json.insert(QStringLiteral("token_uuid"), row.keyUuid.isEmpty() ? QJsonValue() : QJsonValue(row.keyUuid));
    json.insert(QStringLiteral("model_name"), row.model);
    json.insert(QStringLiteral("origin_model_name"), row.other.isEmpty() ? QString() : row.askedModel);
    json.insert(QStringLiteral("channel_uuid"), hasChannel ? QJsonValue(channelUuid(row.channel)) : QJsonValue());
    if (hasChannel)
        json.insert(QStringLiteral("channel_name"), row.channel);
    json.insert(QStringLiteral("request_id"), row.requestId);
    json.insert(QStringLiteral("trace_id"), row.traceId);
    json.insert(QStringLiteral("updated_at"), row.updatedMs);
    json.insert(QStringLiteral("elapsed_time"), row.elapsedMs);
    json.insert(QStringLiteral("system_prompt_reset"), false);
    json.insert(QStringLiteral("cached_prompt_tokens"), row.cachedTokens);
    if (!row.other.isEmpty())
        json.insert(QStringLiteral("metadata"), row.other);
}

void addOneApiFields(QJsonObject &json, const LogRow &row)
{
    json.insert(QStringLiteral("id"), 0);
    json.insert(QStringLiteral("user_id"), row.userId);
    json.insert(QStringLiteral("model_name"), row.model);
    json.insert(QStringLiteral("channel"), channelNumber(row));
    json.insert(QStringLiteral("request_id"), row.requestId);
    json.insert(QStringLiteral("elapsed_time"), row.elapsedMs);
    json.insert(QStringLiteral("system_prompt_reset"), false);
}

void addNewApiFields(QJsonObject &json, Dialect dialect, const LogRow &row, qint64 place)
{
    json.insert(QStringLiteral("id"), dialect == Dialect::NewApi2025 ? place % 1024 : place);
    json.insert(QStringLiteral("user_id"), row.userId);
    json.insert(QStringLiteral("model_name"), row.askedModel);
    json.insert(QStringLiteral("use_time"), row.elapsedMs / 1000);
    json.insert(QStringLiteral("channel"), channelNumber(row));
    json.insert(QStringLiteral("channel_name"), QString());
    json.insert(QStringLiteral("token_id"), row.keyId);
    json.insert(QStringLiteral("group"), row.group);
    constexpr int signIn = 7;
    const bool tellsOther = row.type == 2 || row.type == signIn;
    json.insert(QStringLiteral("other"),
                row.other.isEmpty() || !tellsOther
                    ? QStringLiteral("null")
                    : QString::fromUtf8(QJsonDocument(row.other).toJson(QJsonDocument::Compact)));
    if (dialect == Dialect::NewApi2025)
        return;
    json.insert(QStringLiteral("ip"), row.type == signIn ? QStringLiteral("127.0.0.1") : QString());
    if (!row.requestId.isEmpty())
        json.insert(QStringLiteral("request_id"), row.requestId);
}

void addHubFields(QJsonObject &json, const LogRow &row)
{
    json.insert(QStringLiteral("id"), 0);
    json.insert(QStringLiteral("user_id"), row.userId);
    json.insert(QStringLiteral("model_name"), row.model);
    json.insert(QStringLiteral("channel_id"), channelNumber(row));
    json.insert(QStringLiteral("channel"), QJsonValue());
    json.insert(QStringLiteral("request_time"), row.elapsedMs);
    json.insert(QStringLiteral("source_ip"), row.type == 4 ? QString() : QStringLiteral("127.0.0.1"));
    json.insert(QStringLiteral("metadata"),
                row.type == 2 && !row.other.isEmpty() ? QJsonValue(row.other) : QJsonValue());
}

} // namespace

QJsonObject rowJson(Dialect dialect, const LogRow &row, const QString &accountUuid, qint64 place)
{
    QJsonObject json{{QStringLiteral("created_at"), row.createdMs / 1000},
                     {QStringLiteral("type"), row.type},
                     {QStringLiteral("content"), row.content},
                     {QStringLiteral("username"), row.username},
                     {QStringLiteral("token_name"), row.keyName},
                     {QStringLiteral("quota"), row.quota},
                     {QStringLiteral("prompt_tokens"), row.promptTokens},
                     {QStringLiteral("completion_tokens"), row.completionTokens},
                     {QStringLiteral("is_stream"), row.isStream}};
    switch (profileOf(dialect).family) {
    case Family::Laisky:
        addLaiskyFields(json, row, accountUuid);
        break;
    case Family::OneApi:
        addOneApiFields(json, row);
        break;
    case Family::NewApi:
        addNewApiFields(json, dialect, row, place);
        break;
    case Family::OneHub:
        addHubFields(json, row);
        break;
    }
    return json;
}

} // namespace demo
