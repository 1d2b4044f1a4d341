#include "demo/wirerequest.h"

namespace demo {

namespace {

QString stringIn(const QJsonObject &json, const char *name)
{
    return json.value(QLatin1String(name)).toString();
}

QJsonObject textPart(const QString &text)
{
    return {{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), text}};
}

QJsonObject picturePart(const QString &url)
{
    return {{QStringLiteral("type"), QStringLiteral("image_url")},
            {QStringLiteral("image_url"), QJsonObject{{QStringLiteral("url"), url}}}};
}

// A part of Claude's or of Responses'; empty: nothing that can be read.
QJsonObject chatPart(const QJsonObject &part)
{
    const QString type = stringIn(part, "type");
    if (type == QStringLiteral("text") || type == QStringLiteral("input_text") || type == QStringLiteral("output_text"))
        return textPart(stringIn(part, "text"));
    if (type == QStringLiteral("input_image"))
        return picturePart(stringIn(part, "image_url"));
    if (type != QStringLiteral("image"))
        return {};
    const QJsonObject source = part.value(QLatin1String("source")).toObject();
    if (stringIn(source, "type") == QStringLiteral("url"))
        return picturePart(stringIn(source, "url"));
    return picturePart(
        QStringLiteral("data:%1;base64,%2").arg(stringIn(source, "media_type"), stringIn(source, "data")));
}

QJsonValue chatContent(const QJsonValue &content)
{
    if (!content.isArray())
        return content;
    QJsonArray parts;
    const QJsonArray given = content.toArray();
    for (const QJsonValue &part : given)
        if (const QJsonObject made = chatPart(part.toObject()); !made.isEmpty())
            parts.append(made);
    return parts;
}

QJsonObject message(const QString &role, const QJsonValue &content)
{
    return {{QStringLiteral("role"), role}, {QStringLiteral("content"), chatContent(content)}};
}

QJsonArray listOf(const QJsonValue &instructions, const QJsonValue &messages)
{
    QJsonArray list;
    if (!instructions.isUndefined() && !instructions.isNull())
        list.append(message(QStringLiteral("system"), instructions));
    if (messages.isString())
        list.append(message(QStringLiteral("user"), messages));
    const QJsonArray given = messages.toArray();
    for (const QJsonValue &one : given)
        if (const QJsonObject json = one.toObject(); json.contains(QLatin1String("role")))
            list.append(message(stringIn(json, "role"), json.value(QLatin1String("content"))));
    return list;
}

} // namespace

QJsonArray messagesOf(ChatCall::Wire wire, const QJsonObject &body)
{
    switch (wire) {
    case ChatCall::Wire::Chat:
        break;
    case ChatCall::Wire::Messages:
        return listOf(body.value(QLatin1String("system")), body.value(QLatin1String("messages")));
    case ChatCall::Wire::Responses:
        return listOf(body.value(QLatin1String("instructions")), body.value(QLatin1String("input")));
    }
    return body.value(QLatin1String("messages")).toArray();
}

qint64 askedLimit(ChatCall::Wire wire, const QJsonObject &body)
{
    if (wire == ChatCall::Wire::Responses)
        return std::max<qint64>(0, body.value(QLatin1String("max_output_tokens")).toInteger());
    const qint64 newer = body.value(QLatin1String("max_completion_tokens")).toInteger();
    return newer > 0 ? newer : std::max<qint64>(0, body.value(QLatin1String("max_tokens")).toInteger());
}

} // namespace demo
