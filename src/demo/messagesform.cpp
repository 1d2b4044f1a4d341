#include "demo/messagesform.h"

#include <QJsonDocument>

namespace demo {

namespace {

const QString signature = QStringLiteral("ZGVtbyByZWxheQ==");

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString stopReason(const ChatCall &call)
{
    return call.isCutShort() ? QStringLiteral("max_tokens") : QStringLiteral("end_turn");
}

QJsonArray content(const QString &reasoning, const QString &text)
{
    QJsonArray blocks;
    if (!reasoning.isEmpty())
        blocks.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("thinking")},
                                  {QStringLiteral("thinking"), reasoning},
                                  {QStringLiteral("signature"), signature}});
    blocks.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), text}});
    return blocks;
}

QJsonObject block(bool isThinking)
{
    if (isThinking)
        return {{QStringLiteral("type"), QStringLiteral("thinking")},
                {QStringLiteral("thinking"), QString()},
                {QStringLiteral("signature"), QString()}};
    return {{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), QString()}};
}

QJsonObject delta(bool isThinking, const QString &text)
{
    if (isThinking)
        return {{QStringLiteral("type"), QStringLiteral("thinking_delta")}, {QStringLiteral("thinking"), text}};
    return {{QStringLiteral("type"), QStringLiteral("text_delta")}, {QStringLiteral("text"), text}};
}

QJsonObject overloaded()
{
    return {{QStringLiteral("error"), QJsonObject{{QStringLiteral("type"), QStringLiteral("overloaded_error")},
                                                  {QStringLiteral("message"), QStringLiteral("Overloaded")}}}};
}

QJsonObject claudeUsage(const Usage &usage, qint64 output)
{
    return {{QStringLiteral("input_tokens"), usage.prompt - usage.cached},
            {QStringLiteral("output_tokens"), output},
            {QStringLiteral("cache_creation_input_tokens"), 0},
            {QStringLiteral("cache_read_input_tokens"), usage.cached}};
}

} // namespace

// New API writes one line too many between two events.
QByteArray ClaudeForm::event(const char *type, QJsonObject json) const
{
    json.insert(QStringLiteral("type"), QString::fromLatin1(type));
    return QByteArray("event: ") + type + "\ndata: " + compact(json) +
           (m_profile.family == Family::NewApi ? "\n\n\n" : "\n\n");
}

QByteArray ClaudeForm::startBlock(bool isThinking)
{
    ++m_block;
    m_isThinking = isThinking;
    return event("content_block_start",
                 {{QStringLiteral("index"), m_block}, {QStringLiteral("content_block"), block(isThinking)}});
}

QByteArray ClaudeForm::stopBlock()
{
    QByteArray bytes;
    if (m_isThinking)
        bytes +=
            event("content_block_delta",
                  {{QStringLiteral("index"), m_block},
                   {QStringLiteral("delta"), QJsonObject{{QStringLiteral("type"), QStringLiteral("signature_delta")},
                                                         {QStringLiteral("signature"), signature}}}});
    return bytes + event("content_block_stop", {{QStringLiteral("index"), m_block}});
}

QByteArray ClaudeForm::opening()
{
    return event("message_start", {{QStringLiteral("message"),
                                    QJsonObject{{QStringLiteral("id"), m_call.answerId},
                                                {QStringLiteral("type"), QStringLiteral("message")},
                                                {QStringLiteral("role"), QStringLiteral("assistant")},
                                                {QStringLiteral("model"), m_call.ticket.model.supplierName},
                                                {QStringLiteral("content"), QJsonArray()},
                                                {QStringLiteral("stop_reason"), QJsonValue()},
                                                {QStringLiteral("stop_sequence"), QJsonValue()},
                                                {QStringLiteral("usage"), claudeUsage(usageOf(m_call, 0), 1)}}}});
}

QByteArray ClaudeForm::piece(qint64 index)
{
    QByteArray bytes;
    const bool isThinking = isReasoning(index);
    if (m_block >= 0 && m_isThinking != isThinking)
        bytes += stopBlock();
    if (m_block < 0 || m_isThinking != isThinking) {
        bytes += startBlock(isThinking);
        if (!isThinking)
            bytes += event("ping", {});
    }
    return bytes + event("content_block_delta", {{QStringLiteral("index"), m_block},
                                                 {QStringLiteral("delta"), delta(isThinking, token(index))}});
}

QByteArray ClaudeForm::closing(const Ending &ending)
{
    if (ending.isCut())
        return {};
    if (!ending.isComplete())
        return event("error", overloaded());
    QJsonObject usage{{QStringLiteral("output_tokens"), ending.usage.completion}};
    if (m_profile.isNewApi2026())
        usage.insert(QStringLiteral("input_tokens"), ending.usage.prompt - ending.usage.cached);
    return (m_block < 0 ? QByteArray() : stopBlock()) +
           event("message_delta",
                 {{QStringLiteral("delta"), QJsonObject{{QStringLiteral("stop_reason"), stopReason(m_call)},
                                                        {QStringLiteral("stop_sequence"), QJsonValue()}}},
                  {QStringLiteral("usage"), usage}}) +
           event("message_stop", {});
}

QByteArray ClaudeForm::whole()
{
    const qint64 sent = m_call.sentTokens();
    const Usage usage = usageOf(m_call, sent);
    return compact({{QStringLiteral("id"), m_call.answerId},
                    {QStringLiteral("type"), QStringLiteral("message")},
                    {QStringLiteral("role"), QStringLiteral("assistant")},
                    {QStringLiteral("model"), m_call.ticket.model.supplierName},
                    {QStringLiteral("content"), content(reasoningUpTo(sent), textUpTo(sent))},
                    {QStringLiteral("stop_reason"), stopReason(m_call)},
                    {QStringLiteral("stop_sequence"), QJsonValue()},
                    {QStringLiteral("usage"), claudeUsage(usage, usage.completion)}});
}

QByteArray ConvertedMessagesForm::event(const char *type, QJsonObject json) const
{
    json.insert(QStringLiteral("type"), QString::fromLatin1(type));
    return QByteArray("event: ") + type + "\ndata: " + compact(json) + "\n\n";
}

QJsonObject ConvertedMessagesForm::usage(const Usage &usage, bool isFinal) const
{
    QJsonObject json{{QStringLiteral("input_tokens"), usage.prompt},
                     {QStringLiteral("output_tokens"), usage.completion}};
    if (m_profile.family == Family::Laisky)
        return json;
    for (const char *name : {"cache_creation_input_tokens", "cache_read_input_tokens",
                             "claude_cache_creation_5_m_tokens", "claude_cache_creation_1_h_tokens"})
        json.insert(QLatin1String(name), 0);
    if (!isFinal || m_profile.dialect != Dialect::NewApi202608)
        return json;
    const auto details = [](std::initializer_list<const char *> names) {
        QJsonObject object;
        for (const char *name : names)
            object.insert(QLatin1String(name), 0);
        return object;
    };
    QJsonObject told = usageJson(usage, false);
    told.insert(QStringLiteral("prompt_tokens_details"),
                details({"cached_tokens", "text_tokens", "audio_tokens", "image_tokens"}));
    told.insert(QStringLiteral("completion_tokens_details"),
                details({"text_tokens", "audio_tokens", "image_tokens", "reasoning_tokens"}));
    for (const char *name :
         {"input_tokens", "output_tokens", "claude_cache_creation_5_m_tokens", "claude_cache_creation_1_h_tokens"})
        told.insert(QLatin1String(name), 0);
    told.insert(QStringLiteral("input_tokens_details"), QJsonValue());
    json.insert(QStringLiteral("billing_usage"), QJsonObject{{QStringLiteral("source"), QStringLiteral("oai_chat")},
                                                             {QStringLiteral("semantic"), QStringLiteral("openai")},
                                                             {QStringLiteral("openai_usage"), told}});
    return json;
}

QByteArray ConvertedMessagesForm::startBlock(bool isThinking)
{
    ++m_block;
    m_isThinking = isThinking;
    QJsonObject json = block(isThinking);
    json.remove(QStringLiteral("signature"));
    return event("content_block_start", {{QStringLiteral("index"), m_block}, {QStringLiteral("content_block"), json}});
}

QByteArray ConvertedMessagesForm::opening()
{
    QJsonObject message{{QStringLiteral("type"), QStringLiteral("message")},
                        {QStringLiteral("role"), QStringLiteral("assistant")},
                        {QStringLiteral("model"), m_call.ticket.model.supplierName},
                        {QStringLiteral("content"), QJsonArray()}};
    if (m_profile.family == Family::NewApi) {
        message.insert(QStringLiteral("id"), m_call.answerId);
        message.insert(QStringLiteral("usage"), usage(usageOf(m_call, 0), false));
    }
    return event("message_start", {{QStringLiteral("message"), message}});
}

QByteArray ConvertedMessagesForm::piece(qint64 index)
{
    QByteArray bytes;
    const bool isThinking = isReasoning(index);
    if (m_block >= 0 && m_isThinking != isThinking)
        bytes += event("content_block_stop", {{QStringLiteral("index"), m_block}});
    if (m_block < 0 || m_isThinking != isThinking)
        bytes += startBlock(isThinking);
    return bytes + event("content_block_delta", {{QStringLiteral("index"), m_block},
                                                 {QStringLiteral("delta"), delta(isThinking, token(index))}});
}

// Neither Laisky nor New API of February says why it ended.
QByteArray ConvertedMessagesForm::closing(const Ending &ending)
{
    if (ending.isCut())
        return {};
    if (!ending.isComplete())
        return event("error", overloaded());
    QByteArray bytes;
    if (m_block >= 0)
        bytes += event("content_block_stop", {{QStringLiteral("index"), m_block}});
    if (m_profile.dialect == Dialect::NewApi202608)
        bytes += event("message_delta",
                       {{QStringLiteral("delta"), QJsonObject{{QStringLiteral("stop_reason"), stopReason(m_call)}}},
                        {QStringLiteral("usage"), usage(ending.usage, true)}});
    return bytes + event("message_stop", {});
}

QByteArray ConvertedMessagesForm::whole()
{
    const qint64 sent = m_call.sentTokens();
    QJsonArray blocks = content(reasoningUpTo(sent), textUpTo(sent));
    if (blocks.size() > 1) {
        QJsonObject thinking = blocks.at(0).toObject();
        thinking.remove(QStringLiteral("signature"));
        blocks.replace(0, thinking);
    }
    return compact({{QStringLiteral("id"), m_call.answerId},
                    {QStringLiteral("type"), QStringLiteral("message")},
                    {QStringLiteral("role"), QStringLiteral("assistant")},
                    {QStringLiteral("model"), m_call.ticket.model.supplierName},
                    {QStringLiteral("content"), blocks},
                    {QStringLiteral("stop_reason"), stopReason(m_call)},
                    {QStringLiteral("usage"), usage(usageOf(m_call, sent), true)}});
}

} // namespace demo
