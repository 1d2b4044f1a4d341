#include "billing/ledger.h"

#include "billing/daysums.h"
#include "billing/ledgerqueries.h"
#include "billing/ledgersync.h"

#include <QPointer>

namespace billing {

namespace {

// The management API allows 480 calls in 180 s on One API, Laisky and One Hub, 180 in 180 s on New API, for everything
// the account does (relay-api §1.6): a long sync takes less than half of that.
std::chrono::milliseconds usualPause(relay::Kind kind)
{
    return std::chrono::milliseconds(kind == relay::Kind::NewApi ? 2000 : 800);
}

} // namespace

struct Ledger::Private
{
    accounts::Accounts &accounts;
    storage::Database &database;
    const core::Clock &clock;
    QTimeZone zone = QTimeZone::systemTimeZone();
    std::optional<std::chrono::milliseconds> pause{};
    int freePages = 20;
    bool daysKept = false;
    QHash<core::AccountId, core::Async<SyncReport>> readingAll{};
    QHash<core::AccountId, core::Async<SyncReport>> readingNewest{};
};

Ledger::Ledger(accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), d(new Private{accounts, database, clock})
{
}

Ledger::~Ledger() = default;

core::Async<SyncReport> Ledger::sync(core::AccountId id, bool newestOnly)
{
    const auto *account = d->accounts.find(id);
    if (!account || !account->canManage())
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("this account has no log to read")};
    auto &running = newestOnly ? d->readingNewest : d->readingAll;
    if (const auto same = running.constFind(id); same != running.constEnd())
        return *same;
    // The whole follows the newest. The newest does not wait for the whole: an import of years may take an hour, and a
    // bill is wanted now.
    if (const auto newest = d->readingNewest.constFind(id); !newestOnly && newest != d->readingNewest.constEnd()) {
        core::Promise<SyncReport> promise;
        d->readingAll.insert(id, promise.future());
        newest->finally(this, [this, id, promise](const core::Result<SyncReport> &) { start(id, false, promise); });
        return promise.future();
    }
    core::Promise<SyncReport> promise;
    running.insert(id, promise.future());
    start(id, newestOnly, promise);
    return promise.future();
}

void Ledger::start(core::AccountId id, bool newestOnly, const core::Promise<SyncReport> &promise)
{
    const auto *account = d->accounts.find(id);
    keepDays();
    LedgerSync::Setting setting;
    setting.account = id;
    setting.newestOnly = newestOnly;
    setting.pause = d->pause.value_or(usualPause(account ? account->relay.kind : relay::Kind::OneApi));
    setting.freePages = d->freePages;
    auto *run = new LedgerSync(setting, d->accounts, d->database, d->clock, this);
    connect(run, &LedgerSync::arrived, this,
            [this, id](const QList<relay::LogRow> &rows) { Q_EMIT rowsAdded(id, rows); });
    connect(run, &LedgerSync::progressed, this, [this, id](int rows) { Q_EMIT syncProgress(id, rows); });
    run->start().finally(this, [this, id, newestOnly, promise](const core::Result<SyncReport> &report) {
        (newestOnly ? d->readingNewest : d->readingAll).remove(id);
        promise.settle(report);
    });
}

bool Ledger::isSyncing(core::AccountId id) const
{
    return d->readingAll.contains(id) || d->readingNewest.contains(id);
}

void Ledger::setTimeZone(const QTimeZone &zone)
{
    d->zone = zone;
    d->daysKept = false;
}

// Whoever reads next finds the sums of this zone's days; without them (a file that may only be read) the rows are
// added up.
void Ledger::keepDays()
{
    if (std::exchange(d->daysKept, true))
        return;
    d->database.write([zone = d->zone](storage::Connection &c) { return keepDaysOf(c, zone); })
        .finally(this, [this](const core::Result<void> &kept) { d->daysKept = kept.ok(); });
}

void Ledger::setPause(std::chrono::milliseconds pause, int freePages)
{
    d->pause = pause;
    d->freePages = freePages;
}

core::Async<LedgerPage> Ledger::rows(const LedgerFilter &filter, const LedgerCursor &from, int count)
{
    return d->database.read([=](storage::Connection &c) { return readRows(c, filter, from, count); });
}

core::Async<LedgerTotals> Ledger::totals(const LedgerFilter &filter, Breakdown by)
{
    keepDays();
    return d->database.read([=, zone = d->zone](storage::Connection &c) { return readTotals(c, filter, by, zone); });
}

core::Async<QByteArray> Ledger::csv(const LedgerFilter &filter)
{
    return d->database.read([filter](storage::Connection &c) { return readCsv(c, filter); });
}

} // namespace billing
