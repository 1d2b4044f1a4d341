#include "chat/chats.h"

#include <algorithm>

namespace chat {

struct Chats::Private
{
    accounts::Accounts &accounts;
    catalog::Catalog &catalog;
    media::Assets &assets;
    const core::Clock &clock;
    std::map<core::ConversationId, std::unique_ptr<Session>> sessions{};
    std::map<core::ConversationId, Conversation> removed{};
};

Chats::Chats(accounts::Accounts &accounts, catalog::Catalog &catalog, media::Assets &assets,
             storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_store(database), m_wires(database, clock), m_presets(database, clock),
      d(new Private{accounts, catalog, assets, clock})
{
}

Chats::~Chats() = default;

core::Async<void> Chats::load()
{
    // What the last run left behind: deleted chats whose Undo ended with it, answers that a crash cut off.
    m_wires.load(this).finally(this, [](const core::Result<void> &) {});
    m_store.wipe().finally(this, [](const core::Result<void> &) {});
    return m_store.purge().then(this, [this] {
        return m_store.mendInterrupted().then(this, [this](int) {
            return m_store.list().then(this, [this](const QList<Conversation> &list) {
                m_list = list;
                Q_EMIT listChanged();
            });
        });
    });
}

core::Async<core::ConversationId> Chats::create(core::AccountId account, const QString &model)
{
    Conversation fresh;
    fresh.account = account;
    fresh.model = model;
    fresh.created = fresh.updated = d->clock.now();
    return m_store.create(fresh).then(this, [this, fresh](core::ConversationId id) {
        Conversation known = fresh;
        known.id = id;
        m_list.prepend(known);
        Q_EMIT listChanged();
        return id;
    });
}

Session *Chats::open(core::ConversationId id)
{
    if (const auto known = d->sessions.find(id); known != d->sessions.end())
        return known->second.get();
    auto session = std::make_unique<Session>(id, d->accounts, d->catalog, d->assets, m_store, m_wires, d->clock);
    Session *opened = session.get();
    d->sessions.emplace(id, std::move(session));
    connect(opened, &Session::turnEnded, this, &Chats::turnEnded);
    connect(opened, &Session::turnEnded, this, [this, opened] {
        if (m_titlesByModel && opened->isTitleDue())
            opened->makeTitle(d->catalog.suggestedModel(opened->conversation().account))
                .finally(this, [](const core::Result<void> &) {});
    });
    connect(opened, &Session::callsChanged, this, [this, id] { refreshSums(id); });
    connect(opened, &Session::answeringChanged, this, [this] { Q_EMIT answeringCountChanged(answeringCount()); });
    connect(opened, &Session::conversationChanged, this, &Chats::take);
    connect(opened, &Session::messageChanged, this, [this, id] { refreshSums(id); });
    opened->load().finally(this, [](const core::Result<void> &) {});
    return opened;
}

void Chats::take(const Conversation &changed)
{
    const auto row =
        std::find_if(m_list.begin(), m_list.end(), [&](const Conversation &one) { return one.id == changed.id; });
    if (row == m_list.end())
        return;
    const bool moved = row->updated != changed.updated && row != m_list.begin();
    // The session does not follow the sums; the list does, from the database.
    Conversation kept = changed;
    kept.knownNanoUsd = row->knownNanoUsd;
    kept.estimatedNanoUsd = row->estimatedNanoUsd;
    kept.unknownCosts = row->unknownCosts;
    *row = kept;
    if (moved) {
        std::rotate(m_list.begin(), row, row + 1);
        Q_EMIT listChanged();
    }
    Q_EMIT conversationChanged(kept);
}

void Chats::refreshSums(core::ConversationId id)
{
    m_store.load(id)
        .then(this,
              [this](const Conversation &stored) {
                  for (Conversation &row : m_list) {
                      if (row.id != stored.id)
                          continue;
                      row.knownNanoUsd = stored.knownNanoUsd;
                      row.estimatedNanoUsd = stored.estimatedNanoUsd;
                      row.unknownCosts = stored.unknownCosts;
                      Q_EMIT conversationChanged(row);
                  }
              })
        .finally(this, [](const core::Result<void> &) {});
}

int Chats::answeringCount() const
{
    return static_cast<int>(std::count_if(d->sessions.begin(), d->sessions.end(),
                                          [](const auto &one) { return one.second->isAnswering(); }));
}

bool Chats::isAnswering(core::ConversationId id) const
{
    const auto one = d->sessions.find(id);
    return one != d->sessions.end() && one->second->isAnswering();
}

void Chats::setPinned(core::ConversationId id, bool pinned)
{
    change(id, [pinned](Conversation &one) { one.pinned = pinned; });
}

void Chats::setArchived(core::ConversationId id, bool archived)
{
    change(id, [archived](Conversation &one) { one.archived = archived; });
}

void Chats::setFolder(core::ConversationId id, const QString &folder)
{
    change(id, [&folder](Conversation &one) { one.folder = folder; });
}

void Chats::change(core::ConversationId id, const std::function<void(Conversation &)> &edit)
{
    for (Conversation &row : m_list) {
        if (row.id != id)
            continue;
        edit(row);
        if (const auto session = d->sessions.find(id); session != d->sessions.end())
            session->second->adopt(row);
        m_store.save(row).finally(this, [](const core::Result<void> &) {});
        Q_EMIT conversationChanged(row);
        return;
    }
}

void Chats::rename(core::ConversationId id, const QString &title)
{
    if (const auto session = d->sessions.find(id); session != d->sessions.end()) {
        session->second->setTitle(title);
        return;
    }
    for (Conversation &row : m_list) {
        if (row.id != id)
            continue;
        row.title = title;
        m_store.saveTitle(id, title, true).finally(this, [](const core::Result<void> &) {});
        Q_EMIT conversationChanged(row);
    }
}

void Chats::remove(core::ConversationId id)
{
    const auto row = std::find_if(m_list.begin(), m_list.end(), [&](const Conversation &one) { return one.id == id; });
    if (row == m_list.end())
        return;
    if (const auto session = d->sessions.find(id); session != d->sessions.end())
        session->second->stop();
    d->removed[id] = *row;
    m_list.erase(row);
    m_store.setDeleted(id, true).finally(this, [](const core::Result<void> &) {});
    Q_EMIT listChanged();
}

void Chats::restore(core::ConversationId id)
{
    const auto kept = d->removed.find(id);
    if (kept == d->removed.end())
        return;
    const auto place = std::find_if(m_list.begin(), m_list.end(),
                                    [&](const Conversation &one) { return one.updated < kept->second.updated; });
    m_list.insert(place, kept->second);
    d->removed.erase(kept);
    m_store.setDeleted(id, false).finally(this, [](const core::Result<void> &) {});
    Q_EMIT listChanged();
}

core::Async<QList<SearchHit>> Chats::search(const QString &text)
{
    return m_store.search(text);
}

Session *Chats::sessionOf(core::MessageId message) const
{
    for (const auto &[id, session] : d->sessions) {
        if (session->knows(message))
            return session.get();
    }
    return nullptr;
}

} // namespace chat
