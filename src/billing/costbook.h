#pragma once

#include "billing/ledger.h"
#include "billing/wallet.h"
#include "catalog/catalog.h"

#include <functional>

namespace billing {

enum class CostState {
    None,      // nothing was sent
    Estimated, // worked out here; will be replaced
    Billed,    // the relay's log row with this request id
    Matched,   // a row without ids that fits in key, model, tokens and time
    Differs,   // billed, but not what the published rate says
    NotBilled, // the relay has no row and none will come
    Unknown,   // not known (yet): the rate is not published, or the log is not available
};
QString costStateName(CostState state); // "estimated", "billed", "matched", "differs", "not billed", "unknown"
std::optional<CostState> costStateFromName(const QString &name);

struct Cost
{
    CostState state = CostState::None;
    std::optional<core::Quota> estimated{};
    std::optional<core::Quota> billed{};
    core::QuotaPerUnit quotaPerUnit{};
    std::optional<core::Moment> askAgainAt{}; // when the relay's log is read next for this answer

    // The best amount there is, in its state.
    core::Money money() const;
};

// What is known about one finished request to the relay.
struct TurnFacts
{
    core::MessageId message{};
    core::AccountId account{};
    QString requestId{};
    QString model{};
    QString keyName{};
    catalog::TokenCount tokens{};
    core::Moment started{};
    core::Moment ended{};
    bool stopped = false;  // by the user
    bool complete = false; // a finish reason was seen
    bool answered = false; // a 2xx head was seen: there may be a bill
};

// What each answer costs: an estimate at once, the bill when its log row is read. Rows carry the bill by request id;
// where rows have none, key, model, tokens and time must fit one row only.
class CostBook : public QObject
{
    Q_OBJECT
public:
    CostBook(accounts::Accounts &accounts, catalog::Catalog &catalog, Ledger &ledger, Wallet &wallet,
             storage::Database &database, const core::Clock &clock, QObject *parent = nullptr);
    ~CostBook() override;

    // At start: answers whose bill was still open are asked for again.
    core::Async<void> load();
    // The estimate now; the bill follows by costChanged (asks the log after 1, 3, 10, 30, 120 s … then gives up:
    // Unknown).
    Cost record(const TurnFacts &facts);
    core::Async<Cost> cost(core::MessageId message);
    // The estimate for a request not yet sent: input only, and with the largest answer.
    struct Preview
    {
        core::Money input{};
        core::Money upTo{};
        std::optional<core::Quota> reservation{};
        bool refusedAhead = false; // the reservation is more than the balance
    };
    Preview preview(core::AccountId id, const QString &model, qint64 promptTokens, qint64 largestAnswer) const;

public Q_SLOTS:
    // Reads the log for every answer whose time has come. Runs by itself; tests with a clock of their own call it.
    void askDue();

Q_SIGNALS:
    void costChanged(core::MessageId message, const billing::Cost &cost);

private:
    struct Private;
    void ask(core::AccountId account);
    void askRelay(core::AccountId account, core::MessageId message);
    void match(core::AccountId account, const QStringList &requestIds, std::function<void()> then = {});
    void settle(const TurnFacts &facts, const QList<relay::LogRow> &rows, bool byLikeness);
    void endAttempt(core::AccountId account);
    void postpone(core::AccountId account, const core::Error &why);
    void teach(core::AccountId account, const QStringList &models);
    void keep(core::MessageId message, const Cost &cost);
    void show(core::MessageId message, const Cost &cost);
    void armTimer();

    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace billing
