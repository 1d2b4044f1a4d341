#include "chat/wire/chatcompletions.h"
#include "chat/wire/encoding.h"
#include "chat/wire/modelfamily.h"

namespace chat::wire {

namespace {

QJsonObject contentPart(const PlainPart &part)
{
    switch (part.kind) {
    case PlainPart::Kind::Text:
        return {{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), part.text}};
    case PlainPart::Kind::Image: {
        const QString url = part.url.isEmpty() ? dataUrl(part.bytes, part.mime) : part.url;
        return {{QStringLiteral("type"), QStringLiteral("image_url")},
                {QStringLiteral("image_url"), QJsonObject{{QStringLiteral("url"), url}}}};
    }
    case PlainPart::Kind::Audio: {
        const QString format =
            part.mime == QLatin1String("audio/mpeg") ? QStringLiteral("mp3") : part.mime.section(QLatin1Char('/'), -1);
        return {{QStringLiteral("type"), QStringLiteral("input_audio")},
                {QStringLiteral("input_audio"),
                 QJsonObject{{QStringLiteral("data"), QString::fromLatin1(part.bytes.toBase64())},
                             {QStringLiteral("format"), format}}}};
    }
    case PlainPart::Kind::Document:
        return {{QStringLiteral("type"), QStringLiteral("file")},
                {QStringLiteral("file"), QJsonObject{{QStringLiteral("filename"), part.text},
                                                     {QStringLiteral("file_data"), dataUrl(part.bytes, part.mime)}}}};
    }
    return {};
}

// A plain string where there is only text: several relays take nothing else.
QJsonValue content(const Message &message, const Ask &ask)
{
    const std::vector<PlainPart> parts = plainParts(message, ask);
    QStringList texts;
    QJsonArray all;
    bool onlyText = true;
    for (const PlainPart &part : parts) {
        onlyText = onlyText && part.kind == PlainPart::Kind::Text;
        texts.append(part.text);
        all.append(contentPart(part));
    }
    return onlyText ? QJsonValue(texts.join(QLatin1String("\n\n"))) : QJsonValue(all);
}

QJsonObject assistantMessage(const Message &message)
{
    QJsonObject out{{QStringLiteral("role"), QStringLiteral("assistant")},
                    {QStringLiteral("content"), answerText(message)}};
    QJsonArray calls;
    for (const Part &part : message.parts) {
        if (part.kind != PartKind::ToolCall)
            continue;
        calls.append(QJsonObject{
            {QStringLiteral("id"), part.meta.value(QLatin1String("id"))},
            {QStringLiteral("type"), QStringLiteral("function")},
            {QStringLiteral("function"), QJsonObject{{QStringLiteral("name"), part.meta.value(QLatin1String("name"))},
                                                     {QStringLiteral("arguments"), part.text}}}});
    }
    if (!calls.isEmpty())
        out.insert(QLatin1String("tool_calls"), calls);
    return out;
}

void addToolResults(const Message &message, QJsonArray &messages)
{
    for (const Part &part : message.parts) {
        if (part.kind != PartKind::ToolResult)
            continue;
        messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("tool")},
                                    {QStringLiteral("tool_call_id"), part.meta.value(QLatin1String("id"))},
                                    {QStringLiteral("content"), part.text}});
    }
}

} // namespace

EncodedAsk encodeChatCompletions(const Ask &ask)
{
    const ModelFamily family = ModelFamily::of(ask.model);
    QJsonArray messages;
    QString system = ask.systemPrompt;
    if (family.wantsMarkdownAgain)
        system = system.isEmpty() ? QStringLiteral("Formatting re-enabled")
                                  : QLatin1String("Formatting re-enabled\n") + system;
    if (!system.isEmpty())
        messages.append(QJsonObject{
            {QStringLiteral("role"), family.takesSystem ? QString(family.systemRole) : QStringLiteral("user")},
            {QStringLiteral("content"), system}});
    for (const Message &message : ask.messages) {
        if (!travels(message))
            continue;
        if (message.role == Role::Assistant)
            messages.append(assistantMessage(message));
        else if (message.role == Role::Tool)
            addToolResults(message, messages);
        else
            messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                        {QStringLiteral("content"), content(message, ask)}});
    }

    EncodedAsk out;
    out.path = QStringLiteral("chat/completions");
    out.body = {{QStringLiteral("model"), ask.model}, {QStringLiteral("messages"), messages}};
    out.body.insert(family.limitField, largestAnswer(ask));
    if (ask.stream) {
        out.body.insert(QLatin1String("stream"), true);
        // Some relays take the usage out of the stream unless it was asked for.
        out.body.insert(QLatin1String("stream_options"), QJsonObject{{QStringLiteral("include_usage"), true}});
    }
    if (ask.parameters.temperature && family.takesTemperature)
        out.body.insert(QLatin1String("temperature"), *ask.parameters.temperature);
    if (ask.parameters.topP && family.takesTemperature && !(family.isClaude && ask.parameters.temperature))
        out.body.insert(QLatin1String("top_p"), *ask.parameters.topP);
    if (!ask.parameters.reasoningEffort.isEmpty())
        out.body.insert(QLatin1String("reasoning_effort"), ask.parameters.reasoningEffort);
    QJsonArray tools;
    for (const QJsonObject &tool : toolsOf(ask.parameters))
        tools.append(
            QJsonObject{{QStringLiteral("type"), QStringLiteral("function")}, {QStringLiteral("function"), tool}});
    if (!tools.isEmpty())
        out.body.insert(QLatin1String("tools"), tools);
    return out;
}

} // namespace chat::wire
