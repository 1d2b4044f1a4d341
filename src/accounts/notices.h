#pragma once

#include "accounts/accounts.h"

namespace accounts {

// What an operator says to all users: the site's notice, or an announcement.
struct Notice
{
    enum class Kind { Notice, Announcement };
    core::AccountId account{};
    QString digest{};
    Kind kind = Kind::Notice;
    QString text{}; // as sent: Markdown, HTML, or the bare address of a page
    QString tone{}; // "warning", "error", …
    std::optional<core::Moment> published{};
    core::Moment seen{}; // first read from the relay
    bool isRead = false;
    core::Moment time() const { return published.value_or(seen); }
};

// The notices of all accounts: each is new once, and again only when its text changes.
class Notices : public QObject
{
    Q_OBJECT
public:
    Notices(Accounts &accounts, storage::Database &database, const core::Clock &clock, QObject *parent = nullptr);
    ~Notices() override;

    core::Async<void> load();
    // Asks the relay for its notice and its status (whose display unit and links are learned by the way). What could
    // not be asked for stays as it was.
    core::Async<void> refresh(core::AccountId id);
    const QList<Notice> &list() const { return m_list; } // newest first
    int unreadCount() const;
    core::Async<void> markAllRead();

Q_SIGNALS:
    void changed();

private:
    void take(core::AccountId id, Notice::Kind kind, QList<Notice> now);
    void sort();

    Accounts &m_accounts;
    storage::Database &m_database;
    const core::Clock &m_clock;
    QList<Notice> m_list{};
    core::Scope m_scope;
};

} // namespace accounts
