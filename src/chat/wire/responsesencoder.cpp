#include "chat/wire/encoding.h"
#include "chat/wire/modelfamily.h"
#include "chat/wire/responses.h"

namespace chat::wire {

namespace {

QJsonObject inputPart(const PlainPart &part)
{
    switch (part.kind) {
    case PlainPart::Kind::Text:
        return {{QStringLiteral("type"), QStringLiteral("input_text")}, {QStringLiteral("text"), part.text}};
    case PlainPart::Kind::Image:
        return {{QStringLiteral("type"), QStringLiteral("input_image")},
                {QStringLiteral("image_url"), part.url.isEmpty() ? dataUrl(part.bytes, part.mime) : part.url}};
    case PlainPart::Kind::Audio:
    case PlainPart::Kind::Document:
        return {{QStringLiteral("type"), QStringLiteral("input_file")},
                {QStringLiteral("filename"), part.text},
                {QStringLiteral("file_data"), dataUrl(part.bytes, part.mime)}};
    }
    return {};
}

void addAnswer(const Message &message, QJsonArray &input)
{
    const QString text = answerText(message);
    if (!text.isEmpty())
        input.append(
            QJsonObject{{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), text}});
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::ToolCall)
            input.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("function_call")},
                                     {QStringLiteral("call_id"), part.meta.value(QLatin1String("id"))},
                                     {QStringLiteral("name"), part.meta.value(QLatin1String("name"))},
                                     {QStringLiteral("arguments"), part.text}});
    }
}

void addQuestion(const Message &message, const Ask &ask, QJsonArray &input)
{
    QJsonArray parts;
    for (const PlainPart &part : plainParts(message, ask))
        parts.append(inputPart(part));
    input.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("user")}, {QStringLiteral("content"), parts}});
}

void addToolResults(const Message &message, QJsonArray &input)
{
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::ToolResult)
            input.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("function_call_output")},
                                     {QStringLiteral("call_id"), part.meta.value(QLatin1String("id"))},
                                     {QStringLiteral("output"), part.text}});
    }
}

} // namespace

EncodedAsk encodeResponses(const Ask &ask)
{
    const ModelFamily family = ModelFamily::of(ask.model);
    QJsonArray input;
    for (const Message &message : ask.messages) {
        if (!travels(message))
            continue;
        if (message.role == Role::Assistant)
            addAnswer(message, input);
        else if (message.role == Role::Tool)
            addToolResults(message, input);
        else
            addQuestion(message, ask, input);
    }
    EncodedAsk out;
    out.path = QStringLiteral("responses");
    out.body = {{QStringLiteral("model"), ask.model},
                {QStringLiteral("input"), input},
                {QStringLiteral("max_output_tokens"), qMax<qint64>(16, largestAnswer(ask))},
                {QStringLiteral("store"), false}}; // the default keeps every chat at the supplier
    if (!ask.systemPrompt.isEmpty())
        out.body.insert(QLatin1String("instructions"), ask.systemPrompt);
    if (ask.stream)
        out.body.insert(QLatin1String("stream"), true);
    if (ask.parameters.temperature && family.takesTemperature)
        out.body.insert(QLatin1String("temperature"), *ask.parameters.temperature);
    if (ask.parameters.topP && family.takesTemperature)
        out.body.insert(QLatin1String("top_p"), *ask.parameters.topP);
    if (family.reasons || !ask.parameters.reasoningEffort.isEmpty()) {
        QJsonObject reasoning{{QStringLiteral("summary"), QStringLiteral("auto")}};
        if (!ask.parameters.reasoningEffort.isEmpty())
            reasoning.insert(QLatin1String("effort"), ask.parameters.reasoningEffort);
        out.body.insert(QLatin1String("reasoning"), reasoning);
    }
    QJsonArray tools;
    for (QJsonObject tool : toolsOf(ask.parameters)) {
        tool.insert(QLatin1String("type"), QStringLiteral("function"));
        tool.insert(QLatin1String("strict"), false);
        tools.append(tool);
    }
    if (!tools.isEmpty())
        out.body.insert(QLatin1String("tools"), tools);
    return out;
}

} // namespace chat::wire
