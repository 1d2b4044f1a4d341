#pragma once

#include "billing/ledger.h"
#include "billing/stretches.h"

#include <QHash>

#include <functional>

namespace billing {

// One run through a relay's log: the gaps in what is known, newest first, page by page. Pages are asked for by time
// (everything up to the oldest row of the page before), so rows that arrive meanwhile shift nothing, and an interrupted
// run goes on where it stopped. What a page brings and how far it reaches is written in one transaction.
class LedgerSync : public QObject
{
    Q_OBJECT
public:
    struct Setting
    {
        core::AccountId account{};
        bool newestOnly = false;
        std::chrono::milliseconds pause{}; // between pages, after the first freePages
        int freePages = 10;
    };
    LedgerSync(Setting setting, accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock,
               QObject *parent);
    ~LedgerSync() override;

    core::Async<SyncReport> start();

Q_SIGNALS:
    void arrived(const QList<relay::LogRow> &rows);
    void progressed(int rowsSoFar);

private:
    void readStretch();
    void askPage();
    bool isLast(const relay::LogPage &page) const; // of the gap in work
    void keepPage(relay::LogPage page);
    void turnPage(const relay::LogPage &page);
    void pauseThen(std::function<void()> go);
    void fail(const core::Error &error);
    void succeed(bool complete);

    Setting m_setting;
    accounts::Accounts &m_accounts;
    storage::Database &m_database;
    const core::Clock &m_clock;
    core::Promise<SyncReport> m_promise{};
    SyncReport m_report{};
    QList<Stretch> m_gaps{};
    bool m_openTop = true;                // the newest gap has no end: rows of a relay whose clock is ahead count too
    std::optional<core::Moment> m_top{};  // up to where the gap in work is read once it is read
    std::optional<core::Moment> m_upTo{}; // the page asked for ends here
    int m_page = 0;
    bool m_plainPaging = false; // the relay ignores the time: count pages instead
    QHash<QString, int> m_seen{};
    int m_rows = 0;
    core::Scope m_scope;
};

} // namespace billing
