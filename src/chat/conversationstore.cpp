#include "chat/conversationstore.h"

#include "chat/rows.h"
#include "storage/eachrow.h"

#include <QJsonDocument>

namespace chat {

namespace {

core::Error notFound(const char *what)
{
    return core::Error{core::ErrorKind::NotFound, QLatin1String(what)};
}

// Billionths of a dollar of `quota`, without leaving 64 bits: whole dollars and the rest apart.
QString nano(QLatin1String quota)
{
    return QStringLiteral("(%1 / quota_per_unit * 1000000000 + %1 % quota_per_unit * 1000000000 / quota_per_unit)")
        .arg(quota);
}

// Per conversation: what is known, what is estimated, and how many answers have no amount.
QString sums()
{
    return QStringLiteral(
               "SELECT conversation_id, "
               "coalesce(sum(CASE WHEN billed_quota IS NOT NULL AND quota_per_unit > 0 THEN %1 END), 0) AS known, "
               "coalesce(sum(CASE WHEN billed_quota IS NULL AND estimated_quota IS NOT NULL AND quota_per_unit > 0 AND "
               "cost_state NOT IN ('not-billed', 'not billed', 'unknown') THEN %2 END), 0) AS estimated, "
               "sum(cost_state = 'unknown') AS missing "
               "FROM message WHERE cost_state <> 'none' ")
        .arg(nano(QLatin1String("billed_quota")), nano(QLatin1String("estimated_quota")));
}

void readSums(const storage::Statement &row, int from, Conversation &out)
{
    out.knownNanoUsd = row.integer(from);
    out.estimatedNanoUsd = row.integer(from + 1);
    out.unknownCosts = static_cast<int>(row.integer(from + 2));
}

constexpr int sumsAt = 15; // after conversationColumns()

core::Result<std::optional<qint64>> folderId(storage::Connection &c, const QString &name)
{
    if (name.isEmpty())
        return std::optional<qint64>();
    std::optional<qint64> id;
    const auto read = storage::eachRow(
        c, QStringLiteral("SELECT id FROM folder WHERE name = ?"),
        [&](const storage::Statement &row) { id = row.integer(0); }, name);
    if (!read)
        return read.error();
    if (!id) {
        if (const auto made = c.run(QStringLiteral("INSERT INTO folder (name) VALUES (?)"), name); !made)
            return made.error();
        id = c.lastInsertId();
    }
    return id;
}

QString parametersText(const Conversation &conversation)
{
    return QString::fromUtf8(QJsonDocument(parametersToJson(conversation.parameters)).toJson(QJsonDocument::Compact));
}

} // namespace

core::Async<QList<Conversation>> ConversationStore::list()
{
    return m_database.read([](storage::Connection &c) -> core::Result<QList<Conversation>> {
        QList<Conversation> all;
        const auto done =
            storage::eachRow(c,
                             QStringLiteral("SELECT %1, s.known, s.estimated, s.missing FROM conversation c "
                                            "LEFT JOIN (%2 GROUP BY conversation_id) s ON s.conversation_id = c.id "
                                            "WHERE c.deleted_at IS NULL ORDER BY c.updated_at DESC, c.id DESC")
                                 .arg(conversationColumns(), sums()),
                             [&all](const storage::Statement &row) {
                                 Conversation one = readConversation(row);
                                 readSums(row, sumsAt, one);
                                 all.append(one);
                             });
        if (!done)
            return done.error();
        return all;
    });
}

core::Async<Conversation> ConversationStore::load(core::ConversationId id)
{
    return m_database.read([id](storage::Connection &c) -> core::Result<Conversation> {
        std::optional<Conversation> found;
        const auto done = storage::eachRow(
            c,
            QStringLiteral("SELECT %1, s.known, s.estimated, s.missing FROM conversation c "
                           "LEFT JOIN (%2 AND conversation_id = ?) s ON s.conversation_id = c.id WHERE c.id = ?")
                .arg(conversationColumns(), sums()),
            [&found](const storage::Statement &row) {
                found = readConversation(row);
                readSums(row, sumsAt, *found);
            },
            id, id);
        if (!done)
            return done.error();
        return found ? core::Result<Conversation>(*found) : notFound("no such conversation");
    });
}

core::Async<core::ConversationId> ConversationStore::create(const Conversation &draft)
{
    return m_database.write([draft](storage::Connection &c) -> core::Result<core::ConversationId> {
        const auto folder = folderId(c, draft.folder);
        if (!folder)
            return folder.error();
        const auto done =
            c.run(QStringLiteral("INSERT INTO conversation (title, title_state, account_id, model, system_prompt, "
                                 "parameters_json, folder_id, pinned, draft, created_at, updated_at) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                  draft.title, draft.title.isEmpty() ? QStringLiteral("none") : QStringLiteral("given"), draft.account,
                  draft.model, draft.systemPrompt, parametersText(draft), *folder, draft.pinned, draft.draft,
                  draft.created, draft.updated);
        if (!done)
            return done.error();
        return core::ConversationId(c.lastInsertId());
    });
}

core::Async<void> ConversationStore::save(const Conversation &changed)
{
    return m_database.write([changed](storage::Connection &c) -> core::Result<void> {
        const auto folder = folderId(c, changed.folder);
        if (!folder)
            return folder.error();
        return c.run(QStringLiteral("UPDATE conversation SET account_id = ?, model = ?, system_prompt = ?, "
                                    "parameters_json = ?, folder_id = ?, pinned = ?, archived = ?, unread = ?, "
                                    "reading_id = ?, updated_at = ? WHERE id = ?"),
                     changed.account, changed.model, changed.systemPrompt, parametersText(changed), *folder,
                     changed.pinned, changed.archived, changed.unread, changed.reading, changed.updated, changed.id);
    });
}

core::Async<void> ConversationStore::saveDraft(core::ConversationId id, const QString &draft)
{
    return m_database.write([id, draft](storage::Connection &c) {
        return c.run(QStringLiteral("UPDATE conversation SET draft = ? WHERE id = ?"), draft, id);
    });
}

core::Async<void> ConversationStore::saveTitle(core::ConversationId id, const QString &title, bool byHand)
{
    return m_database.write([id, title, byHand](storage::Connection &c) {
        return c.run(QStringLiteral("UPDATE conversation SET title = ?, title_state = ? WHERE id = ?"), title,
                     byHand ? QStringLiteral("given") : QStringLiteral("first-words"), id);
    });
}

core::Async<void> ConversationStore::setDeleted(core::ConversationId id, bool deleted)
{
    return m_database.write([id, deleted](storage::Connection &c) {
        return c.run(
            QStringLiteral("UPDATE conversation SET deleted_at = CASE WHEN ? THEN updated_at END WHERE id = ?"),
            deleted, id);
    });
}

core::Async<void> ConversationStore::purge()
{
    return m_database.write([](storage::Connection &c) {
        return c.exec(QStringLiteral("DELETE FROM conversation WHERE deleted_at IS NOT NULL"));
    });
}

core::Async<int> ConversationStore::mendInterrupted()
{
    return m_database.write([](storage::Connection &c) -> core::Result<int> {
        // What the recorder saved is in the parts only: the text for search follows now.
        if (const auto done = c.exec(QStringLiteral(
                "UPDATE message SET text = coalesce((SELECT group_concat(p.text, '') FROM part p WHERE p.message_id = "
                "message.id AND p.kind = 'text'), '') WHERE state = 'streaming'"));
            !done)
            return done.error();
        if (const auto done =
                c.exec(QStringLiteral("UPDATE message SET state = 'interrupted' WHERE state = 'streaming'"));
            !done)
            return done.error();
        return c.changes();
    });
}

} // namespace chat
