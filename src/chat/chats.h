#pragma once

#include "chat/presets.h"
#include "chat/session.h"

#include <functional>
#include <map>

namespace chat {

// All conversations: the list, and the sessions that are open. Sessions stay while they answer.
class Chats : public QObject
{
    Q_OBJECT
public:
    Chats(accounts::Accounts &accounts, catalog::Catalog &catalog, media::Assets &assets, storage::Database &database,
          const core::Clock &clock, QObject *parent = nullptr);
    ~Chats() override;

    core::Async<void> load();
    const QList<Conversation> &list() const { return m_list; } // newest first
    core::Async<core::ConversationId> create(core::AccountId account, const QString &model);
    Session *open(core::ConversationId id); // the one session of that conversation, loading or loaded
    int answeringCount() const;
    bool isAnswering(core::ConversationId id) const;
    void setPinned(core::ConversationId id, bool pinned);
    void setArchived(core::ConversationId id, bool archived);
    void setFolder(core::ConversationId id, const QString &folder); // "" for none; made when new
    void rename(core::ConversationId id, const QString &title);
    void remove(core::ConversationId id); // Undo by restore() until the program ends
    void restore(core::ConversationId id);
    core::Async<QList<SearchHit>> search(const QString &text);
    // The costs of the chat's answers as the database has them now: for when billing has written one.
    void refreshSums(core::ConversationId id);
    // Titles by the account's cheapest model instead of the first words; each is a call with its cost. Off at first.
    void setTitlesByModel(bool on) { m_titlesByModel = on; }
    ConversationStore &store() { return m_store; }
    WireBook &wires() { return m_wires; }
    Presets &presets() { return m_presets; }
    Session *sessionOf(core::MessageId message) const; // an open one, or null

Q_SIGNALS:
    void listChanged();
    void conversationChanged(const chat::Conversation &conversation);
    void answeringCountChanged(int count);
    void turnEnded(const chat::TurnFacts &facts);

private:
    void take(const Conversation &changed);
    void change(core::ConversationId id, const std::function<void(Conversation &)> &edit);

    struct Private;
    ConversationStore m_store;
    WireBook m_wires;
    Presets m_presets;
    bool m_titlesByModel = false;
    QList<Conversation> m_list{};
    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace chat
