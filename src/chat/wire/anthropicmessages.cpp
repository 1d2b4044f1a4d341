#include "chat/wire/anthropicmessages.h"

#include <QJsonDocument>

namespace chat::wire {

namespace {

QString textOf(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString();
}

QString mappedReason(const QString &reason)
{
    if (reason == QLatin1String("end_turn") || reason == QLatin1String("stop_sequence"))
        return QStringLiteral("stop");
    if (reason == QLatin1String("max_tokens") || reason == QLatin1String("model_context_window_exceeded"))
        return QStringLiteral("length");
    if (reason == QLatin1String("tool_use"))
        return QStringLiteral("tool_calls");
    if (reason == QLatin1String("refusal"))
        return QStringLiteral("content_filter");
    return reason;
}

} // namespace

void AnthropicMessagesDecoder::takeObject(const QJsonObject &object, const QByteArray &eventName,
                                          QList<ReplyEvent> &out)
{
    QString type = textOf(object, QLatin1String("type"));
    if (type.isEmpty())
        type = QString::fromUtf8(eventName);
    const int index = object.value(QLatin1String("index")).toInt(0);
    if (type == QLatin1String("message_start")) {
        takeHead(object.value(QLatin1String("message")).toObject(), out);
    } else if (type == QLatin1String("message")) {
        takeHead(object, out);
        const QJsonArray content = object.value(QLatin1String("content")).toArray();
        for (int i = 0; i < content.size(); ++i)
            startBlock(i, content[i].toObject(), out);
        takeStopReason(textOf(object, QLatin1String("stop_reason")), out);
        seeTerminalSign();
    } else if (type == QLatin1String("content_block_start")) {
        startBlock(index, object.value(QLatin1String("content_block")).toObject(), out);
    } else if (type == QLatin1String("content_block_delta")) {
        growBlock(index, object.value(QLatin1String("delta")).toObject(), out);
    } else if (type == QLatin1String("message_delta")) {
        takeUsage(object.value(QLatin1String("usage")).toObject(), out);
        takeStopReason(textOf(object.value(QLatin1String("delta")).toObject(), QLatin1String("stop_reason")), out);
    } else if (type == QLatin1String("message_stop")) {
        seeTerminalSign();
        endReading();
    }
}

void AnthropicMessagesDecoder::takeHead(const QJsonObject &message, QList<ReplyEvent> &out)
{
    const QString model = textOf(message, QLatin1String("model"));
    if (!m_modelTold && !model.isEmpty()) {
        m_modelTold = true;
        out.append(textEvent(ReplyEvent::Kind::Model, model));
    }
    takeUsage(message.value(QLatin1String("usage")).toObject(), out);
}

void AnthropicMessagesDecoder::reason(const QString &text, QList<ReplyEvent> &out)
{
    if (text.isEmpty())
        return;
    QString said = text;
    if (m_newThought && m_thought)
        said.prepend(QLatin1String("\n\n"));
    m_newThought = false;
    m_thought = true;
    out.append(textEvent(ReplyEvent::Kind::Reasoning, said));
}

void AnthropicMessagesDecoder::startBlock(int index, const QJsonObject &block, QList<ReplyEvent> &out)
{
    Block fresh;
    fresh.type = textOf(block, QLatin1String("type"));
    fresh.id = textOf(block, QLatin1String("id"));
    fresh.name = textOf(block, QLatin1String("name"));
    const QJsonObject input = block.value(QLatin1String("input")).toObject();
    if (!input.isEmpty())
        fresh.input = QString::fromUtf8(QJsonDocument(input).toJson(QJsonDocument::Compact));
    if (fresh.type == QLatin1String("tool_use") && fresh.name.isEmpty()) {
        // A relay that opens a nameless block for every piece of the arguments goes on with the last call.
        for (std::size_t i = m_blocks.size(); i > 0; --i) {
            if (m_blocks[i - 1].type == QLatin1String("tool_use")) {
                m_byIndex[index] = i - 1;
                return;
            }
        }
    }
    m_byIndex[index] = m_blocks.size();
    m_blocks.push_back(fresh);
    if (fresh.type == QLatin1String("thinking")) {
        m_newThought = true;
        reason(textOf(block, QLatin1String("thinking")), out);
    } else if (fresh.type == QLatin1String("text") && !textOf(block, QLatin1String("text")).isEmpty()) {
        out.append(textEvent(ReplyEvent::Kind::Text, textOf(block, QLatin1String("text"))));
    }
}

void AnthropicMessagesDecoder::growBlock(int index, const QJsonObject &delta, QList<ReplyEvent> &out)
{
    const QString type = textOf(delta, QLatin1String("type"));
    if (type == QLatin1String("text_delta")) {
        const QString text = textOf(delta, QLatin1String("text"));
        if (!text.isEmpty())
            out.append(textEvent(ReplyEvent::Kind::Text, text));
    } else if (type == QLatin1String("thinking_delta")) {
        reason(textOf(delta, QLatin1String("thinking")), out);
    } else if (type == QLatin1String("input_json_delta")) {
        const auto block = m_byIndex.find(index);
        if (block != m_byIndex.end())
            m_blocks[block->second].partial += textOf(delta, QLatin1String("partial_json"));
    }
}

void AnthropicMessagesDecoder::takeUsage(const QJsonObject &usage, QList<ReplyEvent> &out)
{
    if (usage.isEmpty())
        return;
    for (auto it = usage.begin(); it != usage.end(); ++it) {
        if (!it.value().isNull())
            m_usage.insert(it.key(), it.value());
    }
    const auto input = countIn(m_usage, QLatin1String("input_tokens"));
    const auto read = countIn(m_usage, QLatin1String("cache_read_input_tokens"));
    const auto written = countIn(m_usage, QLatin1String("cache_creation_input_tokens"));
    ReplyEvent event;
    event.kind = ReplyEvent::Kind::Usage;
    // input_tokens excludes what the cache gave and took (§3.2). Missing is none, unreadable is not known.
    const auto isUnreadable = [this](QLatin1String key, const std::optional<qint64> &count) {
        return m_usage.contains(key) && !count;
    };
    if (input && !isUnreadable(QLatin1String("cache_read_input_tokens"), read) &&
        !isUnreadable(QLatin1String("cache_creation_input_tokens"), written))
        event.usage.input = *input + read.value_or(0) + written.value_or(0);
    event.usage.output = countIn(m_usage, QLatin1String("output_tokens"));
    event.usage.cached = read;
    event.usage.cacheWrite = written;
    event.usage.reasoning =
        countIn(m_usage.value(QLatin1String("output_tokens_details")).toObject(), QLatin1String("thinking_tokens"));
    out.append(event);
}

void AnthropicMessagesDecoder::takeStopReason(const QString &reason, QList<ReplyEvent> &out)
{
    if (reason.isEmpty())
        return;
    m_finish = mappedReason(reason);
    seeTerminalSign();
    out.append(textEvent(ReplyEvent::Kind::Finish, m_finish));
}

void AnthropicMessagesDecoder::close(QList<ReplyEvent> &out, bool broken)
{
    if (broken)
        return;
    int count = 0;
    for (const Block &block : m_blocks) {
        if (block.type != QLatin1String("tool_use"))
            continue;
        QString arguments = block.partial.isEmpty() ? block.input : block.partial;
        if (arguments.isEmpty())
            arguments = QStringLiteral("{}");
        ReplyEvent event = textEvent(ReplyEvent::Kind::ToolCall, arguments);
        event.id = block.id;
        event.name = block.name;
        event.index = count++;
        out.append(event);
    }
    if (count > 0 && (m_finish.isEmpty() || m_finish == QLatin1String("stop")))
        out.append(textEvent(ReplyEvent::Kind::Finish, QStringLiteral("tool_calls")));
}

} // namespace chat::wire
