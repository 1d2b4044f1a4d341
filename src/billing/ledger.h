#pragma once

#include "accounts/accounts.h"
#include "catalog/catalog.h"
#include "core/async.h"
#include "core/scope.h"
#include "relay/records.h"

#include <QDate>
#include <QTimeZone>

namespace billing {

// A row of the ledger, with what our own records know about it.
struct LedgerRow
{
    qint64 id = 0;
    core::AccountId account{};
    relay::LogRow row{};
    core::QuotaPerUnit quotaPerUnit{};
    core::MessageId message{}; // the answer that it bills, if it was ours
    core::ConversationId conversation{};
    QString conversationTitle{};
    core::Money cost() const
    {
        return row.quota ? core::Money::fromQuota(*row.quota, quotaPerUnit) : core::Money::unknown();
    }
};

struct LedgerFilter
{
    std::optional<core::AccountId> account{}; // nothing: all
    std::optional<core::Moment> from{};       // inclusive
    std::optional<core::Moment> to{};         // exclusive
    QString model{};                          // as shown: what was asked, else what was billed; empty: all
    QString key{};
    QList<relay::LogKind> kinds{}; // empty: all
    core::ConversationId conversation{};
};

struct LedgerCursor
{ // where a page ended; default: from the newest
    std::optional<core::Moment> time{};
    qint64 id = 0;
};

struct LedgerPage
{
    QList<LedgerRow> rows{}; // newest first
    std::optional<LedgerCursor> next{};
};

enum class Breakdown { Model, Key, Conversation };

struct LedgerSlice
{ // one series of one local day
    QDate day{};
    QString name{}; // model, key or conversation title
    qint64 nanoUsd = 0;
};

struct LedgerTotals
{
    core::MoneySum spent{}; // consume rows; rows without a quota are holes
    qint64 requests = 0;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    qint64 cachedTokens = 0;
    QList<LedgerSlice> slices{}; // by local day and name
    QStringList models{};        // all in the filter's range, for the menus
    QStringList keys{};
    std::optional<core::Moment> completeFrom{}; // the ledger has every row from here on; before: not read yet
    std::optional<core::Moment> syncedAt{};
};

struct SyncReport
{
    int added = 0;
    int pages = 0;
    bool complete = false; // everything the relay has is in the ledger
};

// Every log row of every account, once, for ever: read incrementally, within the relay's rate limit, shown offline.
class Ledger : public QObject
{
    Q_OBJECT
public:
    Ledger(accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock,
           QObject *parent = nullptr);
    ~Ledger() override;

    // Newest first until a known stretch is met, then older history page by page. A second call joins
    // the first. `newestOnly`: stop at the known stretch (for matching a bill); runs beside a long import.
    core::Async<SyncReport> sync(core::AccountId id, bool newestOnly = false);
    bool isSyncing(core::AccountId id) const;

    core::Async<LedgerPage> rows(const LedgerFilter &filter, const LedgerCursor &from = {}, int count = 200);
    // Days are those of the system's time zone, or of another that was set.
    core::Async<LedgerTotals> totals(const LedgerFilter &filter, Breakdown by);
    void setTimeZone(const QTimeZone &zone);
    core::Async<QByteArray> csv(const LedgerFilter &filter); // UTF-8 with a header line, RFC 4180

    // Between the pages of a long sync, after the first few; by default what the family's limit allows.
    void setPause(std::chrono::milliseconds pause, int freePages);

Q_SIGNALS:
    void rowsAdded(core::AccountId id, const QList<relay::LogRow> &rows);
    void syncProgress(core::AccountId id, int rowsSoFar);

private:
    void keepDays();
    void start(core::AccountId id, bool newestOnly, const core::Promise<SyncReport> &promise);

    struct Private;
    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace billing
