#include "chat/wire/encoding.h"

#include "chat/wire/wirejson.h"

#include <QJsonDocument>

namespace chat::wire {

namespace {

bool isTextMime(const QString &mime)
{
    return mime.startsWith(QLatin1String("text/")) || mime.endsWith(QLatin1String("json")) ||
           mime.endsWith(QLatin1String("xml")) || mime.endsWith(QLatin1String("yaml")) ||
           mime.endsWith(QLatin1String("javascript")) || mime.endsWith(QLatin1String("x-sh"));
}

PlainPart textPart(const QString &text)
{
    return {PlainPart::Kind::Text, text, {}, {}, {}};
}

QString fileAsText(const QString &name, const QByteArray &bytes)
{
    // A fence longer than any run of backticks inside.
    QString fence = QStringLiteral("```");
    const QString text = QString::fromUtf8(bytes);
    while (text.contains(fence))
        fence += QLatin1Char('`');
    return QStringLiteral("%1:\n%2\n%3\n%2").arg(name, fence, text);
}

PlainPart plainFile(const Part &part, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return textPart(
            QStringLiteral("[%1 is missing]").arg(part.text.isEmpty() ? QStringLiteral("a file") : part.text));
    const QString sniffed = sniffedMime(bytes);
    const QString mime = sniffed.isEmpty() ? part.mime : sniffed;
    if (part.kind == PartKind::Image)
        return {PlainPart::Kind::Image, part.text, mime, bytes, {}};
    if (part.kind == PartKind::Audio)
        return {PlainPart::Kind::Audio, part.text, mime, bytes, {}};
    if (isTextMime(mime) || (sniffed.isEmpty() && !bytes.contains('\0')))
        return textPart(fileAsText(part.text, bytes));
    return {PlainPart::Kind::Document, part.text, mime, bytes, {}};
}

} // namespace

qint64 largestAnswer(const Ask &ask)
{
    return ask.parameters.largestAnswer.value_or(defaultLargestAnswer);
}

std::vector<PlainPart> plainParts(const Message &message, const Ask &ask)
{
    std::vector<PlainPart> out;
    for (const Part &part : message.parts) {
        switch (part.kind) {
        case PartKind::Text:
        case PartKind::Refusal:
            if (!part.text.isEmpty())
                out.push_back(textPart(part.text));
            break;
        case PartKind::Image:
        case PartKind::Audio:
        case PartKind::File: {
            const QString url = part.meta.value(QLatin1String("url")).toString();
            const QString name = part.meta.value(QLatin1String("name")).toString();
            if (part.kind == PartKind::File && !part.asset.isValid() && !name.isEmpty())
                out.push_back(textPart(fileAsText(name, part.text.toUtf8())));
            else if (part.kind == PartKind::Image && !part.asset.isValid() && !url.isEmpty())
                out.push_back({PlainPart::Kind::Image, part.text, part.mime, {}, url});
            else
                out.push_back(plainFile(part, ask.assetBytes && part.asset.isValid() ? ask.assetBytes(part.asset)
                                                                                     : QByteArray()));
            break;
        }
        case PartKind::Reasoning:
        case PartKind::ToolCall:
        case PartKind::ToolResult:
            break;
        }
    }
    return out;
}

QList<QJsonObject> toolsOf(const Parameters &parameters)
{
    QList<QJsonObject> out;
    const QJsonArray all = QJsonDocument::fromJson(parameters.tools.toUtf8()).array();
    for (const QJsonValue &value : all) {
        QJsonObject tool = value.toObject();
        if (tool.value(QLatin1String("function")).isObject())
            tool = tool.value(QLatin1String("function")).toObject();
        if (tool.value(QLatin1String("name")).toString().isEmpty())
            continue;
        QJsonValue schema = tool.value(QLatin1String("parameters"));
        if (!schema.isObject())
            schema = tool.value(QLatin1String("input_schema"));
        if (!schema.isObject())
            schema = QJsonObject{{QStringLiteral("type"), QStringLiteral("object")},
                                 {QStringLiteral("properties"), QJsonObject()}};
        QJsonObject plain{{QStringLiteral("name"), tool.value(QLatin1String("name"))},
                          {QStringLiteral("parameters"), schema}};
        if (tool.contains(QLatin1String("description")))
            plain.insert(QLatin1String("description"), tool.value(QLatin1String("description")));
        out.append(plain);
    }
    return out;
}

QString answerText(const Message &message)
{
    QString text = message.text();
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::Refusal)
            text += part.text;
        else if (part.kind == PartKind::Image)
            text += text.isEmpty() ? QStringLiteral("[picture]") : QStringLiteral("\n[picture]");
    }
    return text;
}

bool travels(const Message &message)
{
    if (message.role != Role::Assistant)
        return message.role == Role::User || message.role == Role::Tool;
    if (!answerText(message).isEmpty())
        return true;
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::ToolCall)
            return true;
    }
    return false;
}

} // namespace chat::wire
