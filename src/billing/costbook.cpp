#include "billing/costbook.h"

#include "billing/costjudge.h"
#include "billing/costrecords.h"
#include "billing/ledgerstore.h"
#include "catalog/rowterms.h"

#include <QSet>
#include <QTimer>

#include <algorithm>
#include <array>

namespace billing {

namespace {

using namespace std::chrono_literals;

// After the end of an answer. Most rows are there within a second; batching relays take some, a stopped stream is
// billed when its supplier is through.
constexpr std::array<std::chrono::milliseconds, 5> delays{1s, 3s, 10s, 30s, 120s};

struct OpenTurn
{
    TurnFacts facts{};
    Cost cost{};
    std::size_t asked = 0; // how many of the delays are used up
    bool relayAsked = false;
};

bool isSettled(CostState state)
{
    return state == CostState::Billed || state == CostState::Matched || state == CostState::Differs;
}

// Some rates change by the hour.
catalog::TokenCount sentAt(catalog::TokenCount tokens, core::Moment when)
{
    tokens.at = when;
    return tokens;
}

core::Money amount(std::optional<core::Quota> quota, core::QuotaPerUnit perUnit, core::Money::State state)
{
    return quota ? core::Money::fromQuota(*quota, perUnit, state) : core::Money::unknown();
}

} // namespace

QString costStateName(CostState state)
{
    switch (state) {
    case CostState::None:
        return QStringLiteral("none");
    case CostState::Estimated:
        return QStringLiteral("estimated");
    case CostState::Billed:
        return QStringLiteral("billed");
    case CostState::Matched:
        return QStringLiteral("matched");
    case CostState::Differs:
        return QStringLiteral("differs");
    case CostState::NotBilled:
        return QStringLiteral("not billed");
    case CostState::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

std::optional<CostState> costStateFromName(const QString &name)
{
    for (const CostState state : {CostState::None, CostState::Estimated, CostState::Billed, CostState::Matched,
                                  CostState::Differs, CostState::NotBilled, CostState::Unknown})
        if (costStateName(state) == name)
            return state;
    return name == QLatin1String("not-billed") ? std::optional(CostState::NotBilled) : std::nullopt;
}

core::Money Cost::money() const
{
    switch (state) {
    case CostState::None:
    case CostState::NotBilled:
        return core::Money::known(0);
    case CostState::Billed:
    case CostState::Matched:
    case CostState::Differs:
        return amount(billed, quotaPerUnit, core::Money::State::Known);
    case CostState::Estimated:
    case CostState::Unknown:
        return amount(estimated, quotaPerUnit, core::Money::State::Estimated);
    }
    return {};
}

struct CostBook::Private
{
    accounts::Accounts &accounts;
    catalog::Catalog &catalog;
    Ledger &ledger;
    Wallet &wallet;
    storage::Database &database;
    const core::Clock &clock;
    QHash<core::MessageId, OpenTurn> open{};
    QSet<core::AccountId> asking{};
    QTimer timer{};

    QList<TurnFacts> openOf(core::AccountId account) const
    {
        QList<TurnFacts> turns;
        for (const OpenTurn &turn : open)
            if (turn.facts.account == account)
                turns.append(turn.facts);
        return turns;
    }
};

CostBook::CostBook(accounts::Accounts &accounts, catalog::Catalog &catalog, Ledger &ledger, Wallet &wallet,
                   storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), d(new Private{accounts, catalog, ledger, wallet, database, clock})
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, &CostBook::askDue);
    connect(&ledger, &Ledger::rowsAdded, this, [this](core::AccountId id, const QList<relay::LogRow> &rows) {
        QStringList requestIds, models;
        for (const relay::LogRow &row : rows) {
            if (row.kind != relay::LogKind::Consume)
                continue;
            if (!row.requestId.isEmpty())
                requestIds.append(row.requestId);
            if (const QString model = shownModel(row); !models.contains(model))
                models.append(model);
            const auto terms = catalog::termsOf(row);
            d->catalog.learnTerms(id, shownModel(row), terms);
        }
        match(id, requestIds, [this, id, models] { teach(id, models); });
    });
}

CostBook::~CostBook() = default;

core::Async<void> CostBook::load()
{
    return d->database.read([now = d->clock.now()](storage::Connection &c) { return readOpenTurns(c, now); })
        .then(this, [this](const QList<std::pair<TurnFacts, Cost>> &turns) {
            for (const auto &[facts, stored] : turns) {
                if (d->open.contains(facts.message))
                    continue;
                OpenTurn turn{facts, stored, delays.size() - 1};
                const auto *account = d->accounts.find(facts.account);
                if (account && account->canManage())
                    turn.cost.askAgainAt = d->clock.now();
                d->open.insert(facts.message, turn);
            }
            armTimer();
        });
}

Cost CostBook::record(const TurnFacts &facts)
{
    const auto *account = d->accounts.find(facts.account);
    OpenTurn turn{facts};
    if (account)
        turn.cost.quotaPerUnit = account->relay.quotaPerUnit;
    const auto model = d->catalog.model(facts.account, facts.model);
    if (model && facts.answered)
        turn.cost.estimated = model->rate.cost(sentAt(facts.tokens, facts.started));
    turn.cost.state = turn.cost.estimated ? CostState::Estimated : CostState::Unknown;
    if (account && account->canManage())
        turn.cost.askAgainAt = std::max(facts.ended + delays.front(), d->clock.now());
    d->open.insert(facts.message, turn);
    keep(facts.message, turn.cost);
    armTimer();
    return turn.cost;
}

core::Async<Cost> CostBook::cost(core::MessageId message)
{
    if (const auto turn = d->open.constFind(message); turn != d->open.constEnd())
        return core::Result<Cost>(turn->cost);
    return d->database.read([message](storage::Connection &c) { return readCost(c, message); });
}

CostBook::Preview CostBook::preview(core::AccountId id, const QString &model, qint64 promptTokens,
                                    qint64 largestAnswer) const
{
    Preview preview;
    const auto known = d->catalog.model(id, model);
    if (!known)
        return preview;
    const catalog::RateCard &rate = known->rate;
    const auto money = [&](qint64 input, qint64 output) {
        switch (rate.state) {
        case catalog::RateState::NotPriced:
            return core::Money::notPriced();
        case catalog::RateState::Unknown:
            return core::Money::unknown();
        case catalog::RateState::Free:
            return core::Money::free();
        case catalog::RateState::Known:
        case catalog::RateState::Learned:
            break;
        }
        return amount(rate.cost(sentAt({input, output}, d->clock.now())), rate.quotaPerUnit,
                      core::Money::State::Estimated);
    };
    preview.input = money(promptTokens, 0);
    if (largestAnswer > 0 || rate.perCall)
        preview.upTo = money(promptTokens, largestAnswer);
    preview.reservation = rate.reservation(promptTokens, largestAnswer);
    const auto balance = d->wallet.balance(id);
    preview.refusedAhead = balance && preview.reservation && *preview.reservation > balance->remaining;
    return preview;
}

void CostBook::armTimer()
{
    std::optional<core::Moment> next;
    for (const OpenTurn &turn : std::as_const(d->open))
        if (turn.cost.askAgainAt && !d->asking.contains(turn.facts.account) && (!next || *turn.cost.askAgainAt < *next))
            next = turn.cost.askAgainAt;
    if (!next)
        return d->timer.stop();
    const auto wait = std::clamp<std::chrono::milliseconds>(*next - d->clock.now(), 50ms, std::chrono::hours(1));
    d->timer.start(wait);
}

void CostBook::askDue()
{
    QSet<core::AccountId> due;
    for (const OpenTurn &turn : std::as_const(d->open))
        if (turn.cost.askAgainAt && *turn.cost.askAgainAt <= d->clock.now() && !d->asking.contains(turn.facts.account))
            due.insert(turn.facts.account);
    for (const core::AccountId account : due)
        ask(account);
    armTimer();
}

void CostBook::ask(core::AccountId account)
{
    d->asking.insert(account);
    d->ledger.sync(account, true).finally(this, [this, account](const core::Result<SyncReport> &report) {
        if (!report) {
            d->asking.remove(account);
            return postpone(account, report.error());
        }
        match(account, {}, [this, account] { endAttempt(account); });
    });
}

void CostBook::postpone(core::AccountId account, const core::Error &why)
{
    // Without the log the estimate stays. When the account is signed in again, the next sync brings the rows.
    const bool hopeless = why.kind == core::ErrorKind::Unauthorized || why.kind == core::ErrorKind::NotFound ||
                          why.kind == core::ErrorKind::Forbidden || why.kind == core::ErrorKind::SecretUnavailable;
    const core::Moment now = d->clock.now();
    for (OpenTurn &turn : d->open) {
        if (turn.facts.account != account || !turn.cost.askAgainAt || *turn.cost.askAgainAt > now)
            continue;
        if (hopeless)
            turn.cost.askAgainAt.reset();
        else
            turn.cost.askAgainAt = now + std::max<std::chrono::milliseconds>(why.retryAfter.value_or(0ms), 30s);
        Q_EMIT costChanged(turn.facts.message, turn.cost);
    }
    armTimer();
}

void CostBook::match(core::AccountId account, const QStringList &requestIds, std::function<void()> then)
{
    d->database
        .read([account, open = d->openOf(account), requestIds](storage::Connection &c) {
            return readTurnRows(c, account, open, requestIds);
        })
        .finally(this, [this, account, then = std::move(then)](const core::Result<QList<TurnRows>> &read) {
            QStringList billed;
            if (read) {
                // A row that fits two of our requests bills one of them, and which is not known.
                QHash<qint64, int> claims;
                for (const TurnRows &turn : read.value())
                    if (const auto like = turn.rows.isEmpty() ? findLikeRow(turn.facts, turn.likely) : std::nullopt)
                        ++claims[turn.likeIds[*like]];
                for (const TurnRows &turn : read.value()) {
                    const core::MessageId message = turn.facts.message;
                    if (!turn.rows.isEmpty()) {
                        settle(turn.facts, turn.rows, false);
                        billed.append(turn.facts.model);
                        d->database
                            .write([message, ids = turn.ids](storage::Connection &c) {
                                return linkRows(c, message, ids, false);
                            })
                            .finally(this, [](const core::Result<void> &) {});
                    } else if (const auto like = findLikeRow(turn.facts, turn.likely);
                               like && claims.value(turn.likeIds[*like]) == 1 && d->open.contains(message)) {
                        settle(turn.facts, {turn.likely[*like]}, true);
                        billed.append(turn.facts.model);
                        d->database
                            .write([message, id = turn.likeIds[*like]](storage::Connection &c) {
                                return linkRows(c, message, {id}, true);
                            })
                            .finally(this, [](const core::Result<void> &) {});
                    }
                }
            }
            billed.removeDuplicates();
            teach(account, billed); // the rows are linked by now: they teach under the name that was asked for
            if (then)
                then();
        });
}

void CostBook::settle(const TurnFacts &facts, const QList<relay::LogRow> &rows, bool byLikeness)
{
    // One request may have several rows (a fee beside the bill): the sum is what it cost.
    core::Quota sum;
    bool known = true;
    for (const relay::LogRow &row : rows) {
        known = known && row.quota;
        sum += row.quota.value_or(core::Quota());
    }
    if (!known)
        return;
    const auto turn = d->open.constFind(facts.message);
    const auto put = [this, facts, rows, byLikeness, sum](Cost cost) {
        const auto model = d->catalog.model(facts.account, facts.model);
        const CostState judged = rows.size() == 1 ? judgeBill(rows.first(), model) : CostState::Billed;
        const CostState state = judged == CostState::Billed && byLikeness ? CostState::Matched : judged;
        if (cost.state == state && cost.billed == sum && !cost.askAgainAt)
            return;
        cost.state = state;
        cost.billed = sum;
        cost.askAgainAt.reset();
        d->open.remove(facts.message);
        show(facts.message, cost);
    };
    d->catalog.learnTerms(facts.account, facts.model, catalog::termsOf(rows.first()));
    if (turn != d->open.constEnd())
        return put(turn->cost);
    d->database.read([id = facts.message](storage::Connection &c) { return readCost(c, id); })
        .then(this, put)
        .finally(this, [](const core::Result<void> &) {});
}

void CostBook::endAttempt(core::AccountId account)
{
    const core::Moment now = d->clock.now();
    QList<TurnFacts> last;
    for (OpenTurn &turn : d->open) {
        if (turn.facts.account != account || !turn.cost.askAgainAt || *turn.cost.askAgainAt > now)
            continue;
        if (++turn.asked < delays.size()) {
            turn.cost.askAgainAt = std::max(turn.facts.ended + delays[turn.asked], now + 1s);
            const auto *known = d->accounts.find(account);
            if (known && known->relay.kind == relay::Kind::Laisky && !turn.relayAsked &&
                !turn.facts.requestId.isEmpty()) {
                turn.relayAsked = true;
                askRelay(account, turn.facts.message);
            }
        } else {
            last.append(turn.facts);
        }
    }
    d->asking.remove(account);
    armTimer();
    if (last.isEmpty())
        return;
    d->database.read([account, last](storage::Connection &c) { return readTurnRows(c, account, last, {}); })
        .finally(this, [this](const core::Result<QList<TurnRows>> &read) {
            if (!read)
                return;
            for (const TurnRows &turn : read.value()) {
                const auto open = d->open.constFind(turn.facts.message);
                if (open == d->open.constEnd())
                    continue;
                Cost cost = open->cost;
                cost.askAgainAt.reset();
                // The log was read after the request ended, the relay does keep one, and there is nothing that could be
                // this request's: no bill. A complete answer without a row stays a riddle.
                const bool ran = turn.facts.complete && !turn.facts.stopped && turn.facts.answered;
                const bool noneCame = turn.logIsKept && !mayBeAmong(turn.facts, turn.likely);
                if (!isSettled(cost.state))
                    cost.state = !ran && noneCame ? CostState::NotBilled : CostState::Unknown;
                d->open.remove(turn.facts.message);
                show(turn.facts.message, cost);
            }
        });
}

// Laisky tells the cost of one request before its log row is there; a reservation until it is settled.
void CostBook::askRelay(core::AccountId account, core::MessageId message)
{
    const QString requestId = d->open.value(message).facts.requestId;
    d->accounts.client(account)
        .then(this, [requestId](relay::RelayClient *const &client) { return client->requestCost(requestId); })
        .then(this,
              [this, message](const relay::RequestCost &told) {
                  const auto turn = d->open.find(message);
                  if (turn == d->open.end() || !told.settled)
                      return;
                  turn->cost.state = CostState::Billed;
                  turn->cost.billed = told.quota;
                  show(message, turn->cost); // stays open: the row decides
              })
        .finally(this, [](const core::Result<void> &) {});
}

void CostBook::teach(core::AccountId account, const QStringList &models)
{
    const auto *known = d->accounts.find(account);
    if (!known)
        return;
    const bool withCached = known->relay.kind == relay::Kind::OneApi;
    for (const QString &model : models) {
        const auto listed = d->catalog.model(account, model);
        if (!listed || listed->rate.state == catalog::RateState::Known ||
            listed->rate.state == catalog::RateState::Free)
            continue;
        d->database
            .read([account, model, withCached, since = d->clock.now() - std::chrono::days(90)](storage::Connection &c) {
                return readObservations(c, account, model, withCached, since);
            })
            .then(this,
                  [this, account, model](const QList<catalog::Observation> &observations) {
                      d->catalog.learn(account, model, observations);
                  })
            .finally(this, [](const core::Result<void> &) {});
    }
}

void CostBook::keep(core::MessageId message, const Cost &cost)
{
    d->database.write([message, cost](storage::Connection &c) { return writeCost(c, message, cost); })
        .finally(this, [](const core::Result<void> &) {}); // the next start asks again
}

void CostBook::show(core::MessageId message, const Cost &cost)
{
    keep(message, cost);
    Q_EMIT costChanged(message, cost);
}

} // namespace billing
