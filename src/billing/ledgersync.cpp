#include "billing/ledgersync.h"

#include "billing/ledgerstore.h"

#include <QTimer>

#include <algorithm>

namespace billing {

namespace {

// Rows can appear late (a stream that ran for minutes is logged under its start) and change after they appeared.
constexpr std::chrono::milliseconds overlap = std::chrono::minutes(10);
constexpr std::chrono::milliseconds second = std::chrono::seconds(1);

core::Moment wholeSecond(core::Moment moment)
{
    return std::chrono::floor<std::chrono::seconds>(moment);
}

} // namespace

LedgerSync::LedgerSync(Setting setting, accounts::Accounts &accounts, storage::Database &database,
                       const core::Clock &clock, QObject *parent)
    : QObject(parent), m_setting(setting), m_accounts(accounts), m_database(database), m_clock(clock)
{
}

LedgerSync::~LedgerSync() = default;

core::Async<SyncReport> LedgerSync::start()
{
    m_database.read([id = m_setting.account](storage::Connection &c) { return readStretches(c, id); })
        .finally(this, [this](const core::Result<Stretches> &known) {
            if (!known)
                return fail(known.error());
            m_gaps = known->gaps(wholeSecond(m_clock.now()), overlap);
            readStretch();
        });
    return m_promise.future();
}

void LedgerSync::readStretch()
{
    if (m_gaps.isEmpty() || (m_setting.newestOnly && !m_openTop))
        return succeed(m_gaps.isEmpty());
    m_top = m_openTop ? std::nullopt : std::optional(m_gaps.first().to);
    m_upTo = m_top;
    m_page = 0;
    m_plainPaging = false;
    m_seen.clear();
    askPage();
}

void LedgerSync::askPage()
{
    relay::LogQuery query;
    const core::Moment from = m_gaps.first().from;
    if (core::toMs(from) > 0)
        query.from = from;
    query.to = m_upTo;
    query.page = m_page;
    m_accounts.client(m_setting.account)
        .then(this, [query](relay::RelayClient *const &client) { return client->log(query); })
        .finally(this, [this](const core::Result<relay::LogPage> &page) {
            if (!page)
                return fail(page.error());
            keepPage(page.value());
        });
}

bool LedgerSync::isLast(const relay::LogPage &page) const
{
    if (!page.hasMore || page.rows.isEmpty())
        return true;
    const auto isBefore = [from = m_gaps.first().from](const relay::LogRow &row) { return row.time < from; };
    return m_plainPaging && std::any_of(page.rows.cbegin(), page.rows.cend(), isBefore);
}

void LedgerSync::keepPage(relay::LogPage page)
{
    ++m_report.pages;
    tellApart(page.rows, m_seen);
    const auto byTime = [](const relay::LogRow &a, const relay::LogRow &b) { return a.time < b.time; };
    const auto [oldest, newest] = std::minmax_element(page.rows.cbegin(), page.rows.cend(), byTime);
    // The end of an open gap is where the relay's own clock was when its newest row was written.
    // Without rows it claims next to nothing: our clock may be ahead of the relay's.
    if (!m_top)
        m_top =
            page.rows.isEmpty() ? m_gaps.first().from + second : std::max(newest->time, m_gaps.first().from) + second;
    // Complete down to the second after the oldest row: more of that second may be on the next page.
    core::Moment reached = m_gaps.first().from;
    if (!isLast(page))
        reached = std::max(reached, oldest->time + second);
    const bool lowers = !m_plainPaging || isLast(page);
    std::optional<Stretch> read;
    if (lowers)
        read = Stretch{reached, *m_top};

    m_database
        .write([id = m_setting.account, rows = page.rows, read,
                now = m_clock.now()](storage::Connection &c) -> core::Result<StoredRows> {
            auto stored = storeRows(c, id, rows);
            if (!stored)
                return stored;
            // What is known is read again: another run may have added to it meanwhile.
            auto known = readStretches(c, id);
            if (!known)
                return known.error();
            if (read)
                known.value().add(*read);
            if (const auto written = writeStretches(c, id, known.value(), now); !written)
                return written.error();
            return stored;
        })
        .finally(this, [this, page](const core::Result<StoredRows> &stored) {
            if (!stored)
                return fail(stored.error());
            m_report.added += stored->added;
            m_rows += static_cast<int>(page.rows.size());
            if (!stored->fresh.isEmpty())
                Q_EMIT arrived(stored->fresh);
            Q_EMIT progressed(m_rows);
            turnPage(page);
        });
}

void LedgerSync::turnPage(const relay::LogPage &page)
{
    const bool firstEver = m_openTop && core::toMs(m_gaps.first().from) == 0;
    const auto byTime = [](const relay::LogRow &a, const relay::LogRow &b) { return a.time < b.time; };
    const auto [oldest, newest] = std::minmax_element(page.rows.cbegin(), page.rows.cend(), byTime);
    if (isLast(page)) {
        m_gaps.removeFirst();
        m_openTop = false;
        return pauseThen([this] { readStretch(); });
    }
    if (m_setting.newestOnly && firstEver) // nothing known yet to stop at: one page is enough for a bill
        return succeed(false);

    if (m_upTo && newest->time > *m_upTo + second)
        m_plainPaging = true; // the relay does not look at the time
    const core::Moment down = wholeSecond(oldest->time);
    if (m_plainPaging || (m_upTo && down >= wholeSecond(*m_upTo))) {
        ++m_page; // a whole page of one second
    } else {
        m_upTo = down;
        m_page = 0;
        m_seen.clear();
    }
    pauseThen([this] { askPage(); });
}

void LedgerSync::pauseThen(std::function<void()> go)
{
    if (m_report.pages < m_setting.freePages)
        return go();
    QTimer::singleShot(m_setting.pause, this, std::move(go));
}

void LedgerSync::fail(const core::Error &error)
{
    m_promise.fail(error);
    deleteLater();
}

void LedgerSync::succeed(bool complete)
{
    m_report.complete = complete;
    m_promise.settle(m_report);
    deleteLater();
}

} // namespace billing
