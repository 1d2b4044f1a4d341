#include "chat/rows.h"

#include "chat/errorjson.h"
#include "storage/eachrow.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace chat {

namespace {

QString jsonText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject jsonObject(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

std::optional<qint64> milliseconds(const std::optional<std::chrono::milliseconds> &duration)
{
    return duration ? std::optional<qint64>(duration->count()) : std::nullopt;
}

std::optional<std::chrono::milliseconds> duration(const storage::Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(std::chrono::milliseconds(row.integer(column)));
}

// Reasoning's time has no column of its own: it is the part's.
const QLatin1String thinkingKey("thinking_ms");

} // namespace

Asked askedFromJson(const QJsonObject &object)
{
    Asked out;
    out.format = object.value(QLatin1String("format")).toString();
    const QJsonArray lessons = object.value(QLatin1String("lessons")).toArray();
    for (const QJsonValue &lesson : lessons)
        out.lessons.append(lesson.toString());
    return out;
}

QString askedText(const Asked &asked)
{
    if (asked.format.isEmpty())
        return {};
    QJsonObject out{{QStringLiteral("format"), asked.format}};
    if (!asked.lessons.isEmpty())
        out.insert(QLatin1String("lessons"), QJsonArray::fromStringList(asked.lessons));
    return jsonText(out);
}

QJsonObject parametersToJson(const Parameters &parameters)
{
    QJsonObject out;
    if (parameters.temperature)
        out.insert(QLatin1String("temperature"), *parameters.temperature);
    if (parameters.topP)
        out.insert(QLatin1String("top_p"), *parameters.topP);
    if (parameters.historyTokens)
        out.insert(QLatin1String("history_tokens"), *parameters.historyTokens);
    if (!parameters.tools.isEmpty())
        out.insert(QLatin1String("tools"), parameters.tools);
    if (parameters.largestAnswer)
        out.insert(QLatin1String("largest_answer"), *parameters.largestAnswer);
    if (!parameters.reasoningEffort.isEmpty())
        out.insert(QLatin1String("reasoning_effort"), parameters.reasoningEffort);
    if (parameters.historyMessages)
        out.insert(QLatin1String("history_messages"), *parameters.historyMessages);
    if (!parameters.wireFormat.isEmpty())
        out.insert(QLatin1String("wire_format"), parameters.wireFormat);
    return out;
}

Parameters parametersFromJson(const QJsonObject &object)
{
    Parameters out;
    const QJsonValue temperature = object.value(QLatin1String("temperature"));
    if (temperature.isDouble())
        out.temperature = temperature.toDouble();
    const QJsonValue topP = object.value(QLatin1String("top_p"));
    if (topP.isDouble())
        out.topP = topP.toDouble();
    const QJsonValue tokens = object.value(QLatin1String("history_tokens"));
    if (tokens.isDouble())
        out.historyTokens = tokens.toInteger();
    out.tools = object.value(QLatin1String("tools")).toString();
    const QJsonValue largest = object.value(QLatin1String("largest_answer"));
    if (largest.isDouble())
        out.largestAnswer = largest.toInteger();
    out.reasoningEffort = object.value(QLatin1String("reasoning_effort")).toString();
    const QJsonValue history = object.value(QLatin1String("history_messages"));
    if (history.isDouble())
        out.historyMessages = history.toInt();
    out.wireFormat = object.value(QLatin1String("wire_format")).toString();
    return out;
}

QString conversationColumns()
{
    return QStringLiteral("c.id, c.title, c.account_id, c.model, c.system_prompt, c.parameters_json, "
                          "coalesce((SELECT name FROM folder WHERE id = c.folder_id), ''), c.pinned, c.archived, "
                          "c.unread, c.snippet, c.draft, c.reading_id, c.created_at, c.updated_at");
}

Conversation readConversation(const storage::Statement &row)
{
    Conversation out;
    out.id = row.id<core::ConversationId>(0);
    out.title = row.text(1);
    out.account = row.id<core::AccountId>(2);
    out.model = row.text(3);
    out.systemPrompt = row.text(4);
    out.parameters = parametersFromJson(jsonObject(row.text(5)));
    out.folder = row.text(6);
    out.pinned = row.integer(7) != 0;
    out.archived = row.integer(8) != 0;
    out.unread = row.integer(9) != 0;
    out.snippet = row.text(10);
    out.draft = row.text(11);
    out.reading = row.id<core::MessageId>(12);
    out.created = row.moment(13);
    out.updated = row.moment(14);
    return out;
}

QString messageColumns()
{
    return QStringLiteral(
        "m.id, m.conversation_id, m.parent_id, m.role, m.state, m.created_at, m.model, m.account_id, m.key_name, "
        "m.finish, m.request_id, m.input_tokens, m.output_tokens, m.cached_tokens, m.reasoning_tokens, "
        "m.first_token_ms, m.duration_ms, m.error_json, m.cost_state, m.estimated_quota, m.billed_quota, "
        "m.quota_per_unit, "
        "(SELECT count(*) FROM message s WHERE s.conversation_id = m.conversation_id AND s.parent_id IS m.parent_id "
        "AND s.id <= m.id), "
        "(SELECT count(*) FROM message s WHERE s.conversation_id = m.conversation_id AND s.parent_id IS m.parent_id), "
        "m.asked_json, m.purpose, m.serves_id");
}

Message readMessage(const storage::Statement &row)
{
    Message out;
    out.id = row.id<core::MessageId>(0);
    out.conversation = row.id<core::ConversationId>(1);
    out.parent = row.id<core::MessageId>(2);
    out.role = roleFromName(row.text(3)).value_or(Role::User);
    out.state = stateFromName(row.text(4)).value_or(MessageState::Complete);
    out.created = row.moment(5);
    out.model = row.text(6);
    out.account = row.id<core::AccountId>(7);
    out.keyName = row.text(8);
    out.finish = row.text(9);
    out.requestId = row.text(10);
    out.usage.input = row.optInteger(11);
    out.usage.output = row.optInteger(12);
    out.usage.cached = row.optInteger(13);
    out.usage.reasoning = row.optInteger(14);
    out.firstToken = duration(row, 15);
    out.duration = duration(row, 16);
    if (!row.isNull(17))
        out.error = errorFromJson(jsonObject(row.text(17)));
    out.costState = row.text(18);
    if (!row.isNull(19))
        out.estimatedQuota = row.quota(19);
    if (!row.isNull(20))
        out.billedQuota = row.quota(20);
    if (!row.isNull(21))
        out.quotaPerUnit = core::QuotaPerUnit(row.integer(21));
    out.version = static_cast<int>(row.integer(22));
    out.versions = static_cast<int>(row.integer(23));
    out.asked = askedFromJson(jsonObject(row.text(24)));
    out.purpose = row.text(25);
    out.serves = row.id<core::MessageId>(26);
    // A crash left it like this; an answer that still arrives is its session's to know.
    if (out.state == MessageState::Streaming)
        out.state = MessageState::Interrupted;
    return out;
}

core::Result<void> insertMessage(storage::Connection &c, const Message &message, core::MessageId *id)
{
    const auto done =
        c.run(QStringLiteral("INSERT INTO message (conversation_id, parent_id, role, state, created_at) "
                             "VALUES (?, ?, ?, ?, ?)"),
              message.conversation, message.parent, roleName(message.role), stateName(message.state), message.created);
    if (!done)
        return done;
    *id = core::MessageId(c.lastInsertId());
    Message stored = message;
    stored.id = *id;
    return updateMessage(c, stored);
}

core::Result<void> updateMessage(storage::Connection &c, const Message &message)
{
    const std::optional<QString> error =
        message.error ? std::optional(jsonText(errorToJson(*message.error))) : std::nullopt;
    const auto done =
        c.run(QStringLiteral(
                  "UPDATE message SET state = ?, text = ?, model = ?, account_id = ?, key_name = ?, finish = ?, "
                  "request_id = ?, input_tokens = ?, output_tokens = ?, cached_tokens = ?, reasoning_tokens = ?, "
                  "first_token_ms = ?, duration_ms = ?, error_json = ?, started_at = ?, asked_json = ?, purpose = ?, "
                  "serves_id = ? WHERE id = ?"),
              stateName(message.state), message.text(), message.model, message.account, message.keyName, message.finish,
              message.requestId, message.usage.input, message.usage.output, message.usage.cached,
              message.usage.reasoning, milliseconds(message.firstToken), milliseconds(message.duration), error,
              message.created, askedText(message.asked), message.purpose, message.serves, message.id);
    if (!done)
        return done;
    std::vector<Part> parts = message.parts;
    for (Part &part : parts) {
        if (part.kind == PartKind::Reasoning && message.thinking) {
            part.meta.insert(thinkingKey, static_cast<qint64>(message.thinking->count()));
            break;
        }
    }
    return replaceParts(c, message.id, parts);
}

core::Result<void> replaceParts(storage::Connection &c, core::MessageId id, const std::vector<Part> &parts)
{
    if (const auto done = c.run(QStringLiteral("DELETE FROM part WHERE message_id = ?"), id); !done)
        return done;
    int position = 0;
    for (const Part &part : parts) {
        QJsonObject meta = part.meta;
        if (!part.mime.isEmpty())
            meta.insert(QLatin1String("mime"), part.mime);
        const auto done =
            c.run(QStringLiteral("INSERT INTO part (message_id, position, kind, text, asset_id, meta_json) "
                                 "VALUES (?, ?, ?, ?, ?, ?)"),
                  id, position++, partKindName(part.kind), part.text, part.asset, jsonText(meta));
        if (!done)
            return done;
    }
    return {};
}

core::Result<std::vector<Part>> readParts(storage::Connection &c, core::MessageId id)
{
    std::vector<Part> parts;
    const auto done = storage::eachRow(
        c, QStringLiteral("SELECT kind, text, asset_id, meta_json FROM part WHERE message_id = ? ORDER BY position"),
        [&parts](const storage::Statement &row) {
            Part part;
            part.kind = partKindFromName(row.text(0)).value_or(PartKind::Text);
            part.text = row.text(1);
            part.asset = row.id<core::AssetId>(2);
            part.meta = jsonObject(row.text(3));
            part.mime = part.meta.take(QLatin1String("mime")).toString();
            parts.push_back(part);
        },
        id);
    if (!done)
        return done.error();
    return parts;
}

void takeThinkingTime(Message &message)
{
    for (Part &part : message.parts) {
        if (part.kind == PartKind::Reasoning && part.meta.contains(thinkingKey))
            message.thinking = std::chrono::milliseconds(part.meta.take(thinkingKey).toInteger());
    }
}

QString firstWords(const QString &text, int longest)
{
    QString line = text.left(longest * 4);
    // A list shows words, not Markdown's marks.
    line.removeIf([](QChar c) { return c == u'#' || c == u'*' || c == u'`' || c == u'|'; });
    line = line.simplified();
    if (line.size() <= longest)
        return line;
    const qsizetype blank = line.lastIndexOf(QLatin1Char(' '), longest);
    // Chinese has no blanks to cut at.
    QString cut = line.left(blank > longest / 2 ? blank : longest);
    if (!cut.isEmpty() && cut.back().isHighSurrogate())
        cut.chop(1);
    return cut + QChar(0x2026);
}

} // namespace chat
