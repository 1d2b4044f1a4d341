#include "chat/export.h"

#include "chat/errorjson.h"
#include "chat/rows.h"

#include <QJsonArray>

namespace chat {

namespace {

QString isoTime(core::Moment moment)
{
    return core::toDateTime(moment).toUTC().toString(Qt::ISODate);
}

QString speaker(const Message &message)
{
    switch (message.role) {
    case Role::User:
        return QStringLiteral("You");
    case Role::Assistant:
        return message.model.isEmpty() ? QStringLiteral("Assistant") : message.model;
    case Role::System:
        return QStringLiteral("System");
    case Role::Tool:
        return QStringLiteral("Tool");
    case Role::Call:
        break;
    }
    return {};
}

QString folded(const QString &reasoning)
{
    return QStringLiteral("<details><summary>Reasoning</summary>\n\n%1\n\n</details>\n\n").arg(reasoning);
}

QString partText(const Part &part)
{
    switch (part.kind) {
    case PartKind::Text:
    case PartKind::Refusal:
        return part.text + QLatin1String("\n\n");
    case PartKind::Reasoning:
        return folded(part.text);
    case PartKind::Image:
    case PartKind::Audio:
    case PartKind::File:
        return QStringLiteral("[%1]\n\n").arg(part.text.isEmpty() ? partKindName(part.kind) : part.text);
    case PartKind::ToolCall:
    case PartKind::ToolResult:
        return QStringLiteral("```json\n%1\n```\n\n").arg(part.text);
    }
    return {};
}

void putCount(QJsonObject &object, QLatin1String key, const std::optional<qint64> &count)
{
    if (count)
        object.insert(key, *count);
}

void putText(QJsonObject &object, QLatin1String key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(key, text);
}

QJsonObject partJson(const Part &part)
{
    QJsonObject out{{QStringLiteral("kind"), partKindName(part.kind)}};
    putText(out, QLatin1String("text"), part.text);
    putText(out, QLatin1String("mime"), part.mime);
    if (!part.meta.isEmpty())
        out.insert(QLatin1String("meta"), part.meta);
    return out;
}

QJsonObject messageJson(const Message &message)
{
    QJsonArray parts;
    for (const Part &part : message.parts)
        parts.append(partJson(part));
    QJsonObject out{{QStringLiteral("role"), roleName(message.role)},
                    {QStringLiteral("state"), stateName(message.state)},
                    {QStringLiteral("time"), isoTime(message.created)},
                    {QStringLiteral("parts"), parts}};
    putText(out, QLatin1String("model"), message.model);
    putText(out, QLatin1String("finish"), message.finish);
    putText(out, QLatin1String("request_id"), message.requestId);
    putCount(out, QLatin1String("input_tokens"), message.usage.input);
    putCount(out, QLatin1String("output_tokens"), message.usage.output);
    putCount(out, QLatin1String("cached_tokens"), message.usage.cached);
    putCount(out, QLatin1String("reasoning_tokens"), message.usage.reasoning);
    if (message.error)
        out.insert(QLatin1String("error"), errorToJson(*message.error));
    if (!message.costState.isEmpty() && message.costState != QLatin1String("none")) {
        QJsonObject cost{{QStringLiteral("state"), message.costState},
                         {QStringLiteral("quota_per_unit"), message.quotaPerUnit.units()}};
        putCount(cost, QLatin1String("estimated_quota"),
                 message.estimatedQuota ? std::optional(message.estimatedQuota->units()) : std::nullopt);
        putCount(cost, QLatin1String("billed_quota"),
                 message.billedQuota ? std::optional(message.billedQuota->units()) : std::nullopt);
        out.insert(QLatin1String("cost"), cost);
    }
    return out;
}

} // namespace

QString markdownOf(const Conversation &conversation, const QList<Message> &messages)
{
    QString out =
        QStringLiteral("# %1\n\n").arg(conversation.title.isEmpty() ? QStringLiteral("Chat") : conversation.title);
    if (!conversation.systemPrompt.isEmpty())
        out += QStringLiteral("> %1\n\n")
                   .arg(QString(conversation.systemPrompt).replace(QLatin1Char('\n'), QLatin1String("\n> ")));
    for (const Message &message : messages) {
        out += QStringLiteral("**%1** · %2\n\n").arg(speaker(message), isoTime(message.created));
        for (const Part &part : message.parts)
            out += partText(part);
        if (message.state == MessageState::Interrupted || message.state == MessageState::Failed ||
            message.state == MessageState::Stopped)
            out += QStringLiteral("*(%1)*\n\n").arg(stateName(message.state));
    }
    return out;
}

QJsonObject jsonOf(const Conversation &conversation, const QList<Message> &messages)
{
    QJsonArray all;
    for (const Message &message : messages)
        all.append(messageJson(message));
    QJsonObject out{{QStringLiteral("format"), QStringLiteral("relaydesk-chat")},
                    {QStringLiteral("version"), 1},
                    {QStringLiteral("title"), conversation.title},
                    {QStringLiteral("model"), conversation.model},
                    {QStringLiteral("created"), isoTime(conversation.created)},
                    {QStringLiteral("parameters"), parametersToJson(conversation.parameters)},
                    {QStringLiteral("messages"), all}};
    putText(out, QLatin1String("system_prompt"), conversation.systemPrompt);
    return out;
}

} // namespace chat
