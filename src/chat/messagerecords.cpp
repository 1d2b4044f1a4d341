// The messages of a conversation: ConversationStore's other half.
#include "chat/conversationstore.h"

#include "chat/rows.h"
#include "storage/eachrow.h"
#include "storage/fulltext.h"

#include <limits>

namespace chat {

namespace {

constexpr int snippetLength = 120;

core::Result<void> keepSnippet(storage::Connection &c, const Message &message)
{
    QString snippet = firstWords(message.text(), snippetLength);
    if (snippet.isEmpty()) {
        for (const Part &part : message.parts) {
            if (part.kind == PartKind::Image || part.kind == PartKind::File || part.kind == PartKind::Audio)
                snippet = part.text;
        }
    }
    if (snippet.isEmpty())
        return {};
    return c.run(QStringLiteral("UPDATE conversation SET snippet = ? WHERE id = ?"), snippet, message.conversation);
}

core::Result<QList<SearchHit>> findHits(storage::Connection &c, const QString &text, int count)
{
    const QString match = storage::trigramQuery(text);
    const QString columns = QStringLiteral("m.id, m.conversation_id, c.title, m.text, m.created_at, m.role");
    const QString sql =
        match.isEmpty() ? QStringLiteral("SELECT %1 FROM message m JOIN conversation c ON c.id = m.conversation_id "
                                         "WHERE m.text LIKE ? ESCAPE '\\' AND c.deleted_at IS NULL ORDER BY m.id DESC")
                              .arg(columns)
                        : QStringLiteral("SELECT %1 FROM message_fts f JOIN message m ON m.id = f.rowid "
                                         "JOIN conversation c ON c.id = m.conversation_id "
                                         "WHERE message_fts MATCH ? AND c.deleted_at IS NULL ORDER BY f.rowid DESC")
                              .arg(columns);
    auto statement = c.prepare(sql);
    if (!statement)
        return statement.error();
    statement.value().bind(0, match.isEmpty() ? storage::likePattern(text) : match);
    QList<SearchHit> hits;
    while (hits.size() < count) {
        const auto more = statement.value().next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const storage::Statement &row = statement.value();
        const QString whole = row.text(3);
        if (!storage::holds(whole, text))
            continue; // its trigrams lie apart
        hits.append({row.id<core::MessageId>(0), row.id<core::ConversationId>(1), row.text(2), whole, row.moment(4),
                     roleFromName(row.text(5)).value_or(Role::User)});
    }
    return hits;
}

// Up the branch from the message that `from` selects, at most so many.
core::Result<QList<Message>> readPath(storage::Connection &c, QLatin1String from, qint64 id, int count)
{
    QList<Message> messages;
    const auto done = storage::eachRow(
        c,
        QStringLiteral("WITH RECURSIVE path(id, parent_id, depth) AS ("
                       "SELECT m.id, m.parent_id, 1 FROM message m WHERE m.id = (%1) "
                       "UNION ALL SELECT m.id, m.parent_id, path.depth + 1 FROM path JOIN message m ON m.id = "
                       "path.parent_id WHERE path.depth < ? AND m.id <> path.id) "
                       "SELECT %2 FROM path JOIN message m ON m.id = path.id ORDER BY path.depth DESC")
            .arg(from, messageColumns()),
        [&messages](const storage::Statement &row) { messages.append(readMessage(row)); }, id, count);
    if (!done)
        return done.error();
    for (Message &message : messages) {
        auto parts = readParts(c, message.id);
        if (!parts)
            return parts.error();
        message.parts = std::move(parts).value();
        takeThinkingTime(message);
    }
    return messages;
}

const QLatin1String leafOf("SELECT leaf_id FROM conversation WHERE id = ?");
const QLatin1String parentOf("SELECT parent_id FROM message WHERE id = ?");

} // namespace

core::Async<QList<Message>> ConversationStore::path(core::ConversationId id)
{
    return pathEnd(id, std::numeric_limits<int>::max());
}

core::Async<QList<Message>> ConversationStore::pathEnd(core::ConversationId id, int count)
{
    return m_database.read([id, count](storage::Connection &c) { return readPath(c, leafOf, id.value(), count); });
}

core::Async<QList<Message>> ConversationStore::pathBefore(core::MessageId message, int count)
{
    return m_database.read(
        [message, count](storage::Connection &c) { return readPath(c, parentOf, message.value(), count); });
}

core::Async<Message> ConversationStore::message(core::MessageId id)
{
    return m_database.read([id](storage::Connection &c) -> core::Result<Message> {
        std::optional<Message> found;
        const auto done = storage::eachRow(
            c, QStringLiteral("SELECT %1 FROM message m WHERE m.id = ?").arg(messageColumns()),
            [&found](const storage::Statement &row) { found = readMessage(row); }, id);
        if (!done)
            return done.error();
        if (!found)
            return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such message")};
        auto parts = readParts(c, id);
        if (!parts)
            return parts.error();
        found->parts = std::move(parts).value();
        takeThinkingTime(*found);
        return *found;
    });
}

core::Async<QList<core::MessageId>> ConversationStore::siblings(core::MessageId id)
{
    return m_database.read([id](storage::Connection &c) -> core::Result<QList<core::MessageId>> {
        QList<core::MessageId> all;
        const auto done = storage::eachRow(
            c,
            QStringLiteral("SELECT s.id FROM message m JOIN message s ON s.conversation_id = m.conversation_id AND "
                           "s.parent_id IS m.parent_id WHERE m.id = ? ORDER BY s.id"),
            [&all](const storage::Statement &row) { all.append(row.id<core::MessageId>(0)); }, id);
        if (!done)
            return done.error();
        return all;
    });
}

core::Async<int> ConversationStore::siblingCount(core::ConversationId id, core::MessageId parent)
{
    return m_database.read([id, parent](storage::Connection &c) -> core::Result<int> {
        int count = 0;
        const auto done = storage::eachRow(
            c, QStringLiteral("SELECT count(*) FROM message WHERE conversation_id = ? AND parent_id IS ?"),
            [&count](const storage::Statement &row) { count = static_cast<int>(row.integer(0)); }, id, parent);
        if (!done)
            return done.error();
        return count;
    });
}

core::Async<core::MessageId> ConversationStore::add(const Message &message)
{
    return m_database.write([message](storage::Connection &c) -> core::Result<core::MessageId> {
        core::MessageId id;
        if (const auto done = insertMessage(c, message, &id); !done)
            return done.error();
        if (const auto done = c.run(
                QStringLiteral("UPDATE conversation SET leaf_id = ?, updated_at = max(updated_at, ?) WHERE id = ?"), id,
                message.created, message.conversation);
            !done)
            return done.error();
        if (const auto done = keepSnippet(c, message); !done)
            return done.error();
        return id;
    });
}

core::Async<core::MessageId> ConversationStore::addCall(const Message &call)
{
    return m_database.write([call](storage::Connection &c) -> core::Result<core::MessageId> {
        core::MessageId id;
        if (const auto done = insertMessage(c, call, &id); !done)
            return done.error();
        // Its own parent: below no message and beside none.
        if (const auto done = c.run(QStringLiteral("UPDATE message SET parent_id = id WHERE id = ?"), id); !done)
            return done.error();
        return id;
    });
}

core::Async<QList<Message>> ConversationStore::calls(core::ConversationId id)
{
    return m_database.read([id](storage::Connection &c) -> core::Result<QList<Message>> {
        QList<Message> all;
        const auto done = storage::eachRow(
            c,
            QStringLiteral("SELECT %1 FROM message m WHERE m.conversation_id = ? AND m.purpose <> '' ORDER BY m.id")
                .arg(messageColumns()),
            [&all](const storage::Statement &row) { all.append(readMessage(row)); }, id);
        if (!done)
            return done.error();
        return all;
    });
}

core::Async<void> ConversationStore::update(const Message &message)
{
    return m_database.write([message](storage::Connection &c) -> core::Result<void> {
        if (const auto done = updateMessage(c, message); !done)
            return done;
        return keepSnippet(c, message);
    });
}

core::Async<void> ConversationStore::saveTail(core::MessageId id, const QString &text, const QString &reasoning)
{
    std::vector<Part> parts;
    for (const auto &[kind, words] : {std::pair(PartKind::Reasoning, reasoning), std::pair(PartKind::Text, text)}) {
        if (words.isEmpty())
            continue;
        Part part;
        part.kind = kind;
        part.text = words;
        parts.push_back(part);
    }
    // message.text waits for the end: the search index would be written anew twice a second.
    return m_database.write([id, parts](storage::Connection &c) { return replaceParts(c, id, parts); });
}

core::Async<void> ConversationStore::show(core::ConversationId id, core::MessageId version)
{
    return m_database.write([id, version](storage::Connection &c) -> core::Result<void> {
        // Ids grow with time: the newest message below is the end of the branch that was looked at last.
        return c.run(
            QStringLiteral("UPDATE conversation SET leaf_id = (WITH RECURSIVE below(id) AS ("
                           "SELECT ? UNION ALL SELECT m.id FROM message m JOIN below ON m.parent_id = below.id "
                           "WHERE m.conversation_id = ?) SELECT max(id) FROM below) WHERE id = ?"),
            version, id, id);
    });
}

core::Async<ConversationStore::Detached> ConversationStore::detach(core::MessageId id)
{
    return m_database.write([id](storage::Connection &c) -> core::Result<Detached> {
        Detached out;
        core::ConversationId conversation;
        const auto read = storage::eachRow(
            c,
            QStringLiteral("SELECT m.conversation_id, m.parent_id, c.leaf_id FROM message m "
                           "JOIN conversation c ON c.id = m.conversation_id WHERE m.id = ?"),
            [&](const storage::Statement &row) {
                conversation = row.id<core::ConversationId>(0);
                out = {id, row.id<core::MessageId>(1), row.id<core::MessageId>(2)};
            },
            id);
        if (!read)
            return read.error();
        if (!out.message.isValid())
            return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such message")};
        if (const auto done = c.run(QStringLiteral("UPDATE message SET parent_id = id WHERE id = ?"), id); !done)
            return done.error();
        // Another version is shown in its place, with the newest that follows it; else what was before it.
        const auto shown = c.run(
            QStringLiteral("UPDATE conversation SET leaf_id = coalesce((WITH RECURSIVE below(id) AS ("
                           "SELECT max(id) FROM message WHERE conversation_id = ? AND parent_id IS ? "
                           "UNION ALL SELECT m.id FROM message m JOIN below ON m.parent_id = below.id AND m.id <> "
                           "m.parent_id) SELECT max(id) FROM below), ?) WHERE id = ?"),
            conversation, out.parent, out.parent, conversation);
        return shown ? core::Result<Detached>(out) : shown.error();
    });
}

core::Async<void> ConversationStore::attach(core::ConversationId id, const Detached &detached)
{
    return m_database.write([id, detached](storage::Connection &c) -> core::Result<void> {
        if (const auto done = c.run(QStringLiteral("UPDATE message SET parent_id = ? WHERE id = ? AND purpose = ''"),
                                    detached.parent, detached.message);
            !done)
            return done;
        if (c.changes() == 0)
            return core::Error{core::ErrorKind::NotFound, QStringLiteral("the message is gone")};
        return c.run(QStringLiteral("UPDATE conversation SET leaf_id = ? WHERE id = ?"), detached.leaf, id);
    });
}

core::Async<void> ConversationStore::wipe(core::MessageId id)
{
    return m_database.write([id](storage::Connection &c) -> core::Result<void> {
        const QString which = QStringLiteral("WITH RECURSIVE gone(id) AS (SELECT id FROM message WHERE parent_id = id "
                                             "AND purpose = '' AND (id = ? OR ? IS NULL) UNION SELECT m.id FROM "
                                             "message m JOIN gone ON m.parent_id = gone.id) ");
        if (const auto done =
                c.run(which + QStringLiteral("DELETE FROM part WHERE message_id IN (SELECT id FROM gone)"), id, id);
            !done)
            return done;
        return c.run(which + QStringLiteral("UPDATE message SET text = '', role = 'call', purpose = 'deleted', "
                                            "parent_id = id WHERE id IN (SELECT id FROM gone)"),
                     id, id);
    });
}

core::Async<QList<SearchHit>> ConversationStore::search(const QString &text, int count)
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return core::Result(QList<SearchHit>());
    return m_database.read([wanted, count](storage::Connection &c) { return findHits(c, wanted, count); });
}

} // namespace chat
