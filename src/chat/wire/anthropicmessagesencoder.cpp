#include "chat/wire/anthropicmessages.h"
#include "chat/wire/encoding.h"
#include "chat/wire/modelfamily.h"

#include <QJsonDocument>

#include <algorithm>

namespace chat::wire {

namespace {

QJsonObject textBlock(const QString &text)
{
    return {{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), text}};
}

QJsonObject sourceBlock(const QString &type, const PlainPart &part)
{
    QJsonObject source;
    if (!part.url.isEmpty())
        source = {{QStringLiteral("type"), QStringLiteral("url")}, {QStringLiteral("url"), part.url}};
    else
        source = {{QStringLiteral("type"), QStringLiteral("base64")},
                  {QStringLiteral("media_type"), part.mime},
                  {QStringLiteral("data"), QString::fromLatin1(part.bytes.toBase64())}};
    return {{QStringLiteral("type"), type}, {QStringLiteral("source"), source}};
}

// Pictures first, text after; an empty text block would be a 400.
QJsonArray questionBlocks(const Message &message, const Ask &ask)
{
    QJsonArray pictures;
    QJsonArray texts;
    for (const PlainPart &part : plainParts(message, ask)) {
        if (part.kind == PlainPart::Kind::Image)
            pictures.append(sourceBlock(QStringLiteral("image"), part));
        else if (part.kind == PlainPart::Kind::Document)
            pictures.append(sourceBlock(QStringLiteral("document"), part));
        else if (part.kind == PlainPart::Kind::Audio)
            texts.append(textBlock(QStringLiteral("[%1: sound cannot be sent to this model]").arg(part.text)));
        else
            texts.append(textBlock(part.text));
    }
    for (const QJsonValue &text : std::as_const(texts))
        pictures.append(text);
    return pictures;
}

QJsonArray answerBlocks(const Message &message)
{
    QJsonArray blocks;
    const QString text = answerText(message);
    if (!text.isEmpty())
        blocks.append(textBlock(text));
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::ToolCall)
            blocks.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("tool_use")},
                                      {QStringLiteral("id"), part.meta.value(QLatin1String("id"))},
                                      {QStringLiteral("name"), part.meta.value(QLatin1String("name"))},
                                      {QStringLiteral("input"), QJsonDocument::fromJson(part.text.toUtf8()).object()}});
    }
    return blocks;
}

QJsonArray resultBlocks(const Message &message)
{
    QJsonArray blocks;
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::ToolResult)
            blocks.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("tool_result")},
                                      {QStringLiteral("tool_use_id"), part.meta.value(QLatin1String("id"))},
                                      {QStringLiteral("content"), part.text}});
    }
    return blocks;
}

// Relays want strict turns that begin with the user: neighbours of one role become one message.
void addTurn(QJsonArray &messages, const QString &role, const QJsonArray &blocks)
{
    if (blocks.isEmpty())
        return;
    if (messages.isEmpty() && role == QLatin1String("assistant"))
        messages.append(QJsonObject{
            {QStringLiteral("role"), QStringLiteral("user")},
            {QStringLiteral("content"), QJsonArray{textBlock(QStringLiteral("(the conversation goes on)"))}}});
    QJsonObject last = messages.isEmpty() ? QJsonObject() : messages.last().toObject();
    if (last.value(QLatin1String("role")).toString() != role) {
        messages.append(QJsonObject{{QStringLiteral("role"), role}, {QStringLiteral("content"), blocks}});
        return;
    }
    QJsonArray all = last.value(QLatin1String("content")).toArray();
    for (const QJsonValue &block : blocks)
        all.append(block);
    last.insert(QLatin1String("content"), all);
    messages.replace(messages.size() - 1, last);
}

// Tokens to think with: at least 1,024 and less than the whole answer; 0 when that cannot be.
qint64 thinkingBudget(const QString &effort, qint64 largest)
{
    if (effort.isEmpty() || effort == QLatin1String("none") || largest <= 2048)
        return 0;
    const double share = effort == QLatin1String("high") ? 0.8 : effort == QLatin1String("medium") ? 0.5 : 0.25;
    return std::max<qint64>(1024, static_cast<qint64>(static_cast<double>(largest) * share));
}

} // namespace

EncodedAsk encodeAnthropicMessages(const Ask &ask)
{
    QJsonArray messages;
    for (const Message &message : ask.messages) {
        if (!travels(message))
            continue;
        if (message.role == Role::Assistant)
            addTurn(messages, QStringLiteral("assistant"), answerBlocks(message));
        else
            addTurn(messages, QStringLiteral("user"),
                    message.role == Role::Tool ? resultBlocks(message) : questionBlocks(message, ask));
    }
    EncodedAsk out;
    out.path = QStringLiteral("messages");
    out.headers = {{QByteArrayLiteral("anthropic-version"), QByteArrayLiteral("2023-06-01")}};
    out.body = {{QStringLiteral("model"), ask.model},
                {QStringLiteral("messages"), messages},
                {QStringLiteral("max_tokens"), largestAnswer(ask)}};
    if (!ask.systemPrompt.isEmpty())
        out.body.insert(QLatin1String("system"), ask.systemPrompt);
    if (ask.stream)
        out.body.insert(QLatin1String("stream"), true);
    const qint64 budget = thinkingBudget(ask.parameters.reasoningEffort, largestAnswer(ask));
    if (budget > 0)
        out.body.insert(QLatin1String("thinking"), QJsonObject{{QStringLiteral("type"), QStringLiteral("enabled")},
                                                               {QStringLiteral("budget_tokens"), budget}});
    else if (ask.parameters.temperature)
        out.body.insert(QLatin1String("temperature"), std::min(1.0, *ask.parameters.temperature)); // 0…1 here
    else if (ask.parameters.topP)
        out.body.insert(QLatin1String("top_p"), *ask.parameters.topP); // one of the two
    QJsonArray tools;
    for (QJsonObject tool : toolsOf(ask.parameters)) {
        tool.insert(QLatin1String("input_schema"), tool.take(QLatin1String("parameters")));
        tools.append(tool);
    }
    if (!tools.isEmpty())
        out.body.insert(QLatin1String("tools"), tools);
    return out;
}

} // namespace chat::wire
