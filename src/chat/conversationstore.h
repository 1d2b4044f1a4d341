#pragma once

#include "chat/conversation.h"
#include "core/async.h"

namespace storage {
class Database;
}

namespace chat {

struct SearchHit
{
    core::MessageId message{};
    core::ConversationId conversation{};
    QString title{};
    QString text{}; // the whole text, for the snippet
    core::Moment time{};
    Role role = Role::User;
};

// Conversations, messages and parts in the database. Values in, values out; no state of its own.
// Errors: Storage; NotFound for an id that is not there.
class ConversationStore
{
public:
    explicit ConversationStore(storage::Database &database) : m_database(database) {}

    core::Async<QList<Conversation>> list(); // newest first, with their sums, without the deleted
    core::Async<Conversation> load(core::ConversationId id);
    core::Async<core::ConversationId> create(const Conversation &draft);
    core::Async<void> save(const Conversation &changed); // everything but sums, snippet, title and draft
    core::Async<void> saveDraft(core::ConversationId id, const QString &draft);
    // byHand: given by the user; else the first words, which a better title may replace.
    core::Async<void> saveTitle(core::ConversationId id, const QString &title, bool byHand);
    core::Async<void> setDeleted(core::ConversationId id, bool deleted); // Undo until purge()
    core::Async<void> purge();
    // At start: what a crash left Streaming is Interrupted from now on. Answers how many there were.
    core::Async<int> mendInterrupted();

    // The shown branch, oldest first. Answers left Streaming by a crash come back Interrupted.
    core::Async<QList<Message>> path(core::ConversationId id);
    // The same in pages, oldest first in each: the newest so many, then those before a message.
    core::Async<QList<Message>> pathEnd(core::ConversationId id, int count);
    core::Async<QList<Message>> pathBefore(core::MessageId message, int count);
    core::Async<Message> message(core::MessageId id);
    core::Async<QList<core::MessageId>> siblings(core::MessageId id);
    core::Async<int> siblingCount(core::ConversationId id, core::MessageId parent); // children of a message, or roots
    core::Async<core::MessageId> add(const Message &message); // with its parts; becomes the shown leaf
    core::Async<void> update(const Message &message);         // state, parts, facts of the turn; not the cost
    // A request beside the answers (Role::Call, with its purpose): in no branch, but with a cost of its own.
    core::Async<core::MessageId> addCall(const Message &call);
    core::Async<QList<Message>> calls(core::ConversationId id);                                    // oldest first
    core::Async<void> saveTail(core::MessageId id, const QString &text, const QString &reasoning); // while streaming
    // Shows another version: the newest branch below it becomes the path.
    core::Async<void> show(core::ConversationId id, core::MessageId version);

    // Takes a message and all below it out of the conversation; `leaf` is shown then. Undo by attach() with what it
    // answers, until wipe(): then the words go, and what they cost stays a cost of the chat.
    struct Detached
    {
        core::MessageId message{};
        core::MessageId parent{};
        core::MessageId leaf{};
    };
    core::Async<Detached> detach(core::MessageId id);
    core::Async<void> attach(core::ConversationId id, const Detached &detached);
    core::Async<void> wipe(core::MessageId id = {}); // invalid: all that is detached

    // Newest first. Three characters and more by the full-text index, fewer by the plain table.
    core::Async<QList<SearchHit>> search(const QString &text, int count = 50);

private:
    storage::Database &m_database;
};

} // namespace chat
