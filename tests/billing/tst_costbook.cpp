#include "billing/costbook.h"
#include "support/demoworld.h"
#include "support/quietmain.h"

#include <QSignalSpy>

using namespace billing;
using support::answer;
using namespace std::chrono_literals;

namespace {

void addDialects()
{
    QTest::addColumn<demo::Dialect>("dialect");
    QTest::newRow("Laisky") << demo::Dialect::Laisky;
    QTest::newRow("One API") << demo::Dialect::OneApi;
    QTest::newRow("New API") << demo::Dialect::NewApi2026;
}

const QString model = QStringLiteral("gpt-4o-mini");

// A clock that tests push on, beginning now: the demo relay lives in the present.
struct Fixture
{
    explicit Fixture(demo::Dialect dialect) : clock(QDateTime::currentMSecsSinceEpoch()), world(dialect, false, &clock)
    {
    }
    bool open()
    {
        if (!world.open())
            return false;
        catalog = std::make_unique<catalog::Catalog>(world.accounts, world.database, clock);
        ledger = std::make_unique<Ledger>(world.accounts, world.database, clock);
        wallet = std::make_unique<Wallet>(world.accounts, world.database, clock);
        book = std::make_unique<CostBook>(world.accounts, *catalog, *ledger, *wallet, world.database, clock);
        return answer(catalog->refresh(world.id)).ok();
    }

    // A chat as the program would have it in its database; then its facts.
    TurnFacts chat(const QString &text = QStringLiteral("hello"))
    {
        TurnFacts facts;
        facts.account = world.id;
        facts.started = clock.now();
        facts.requestId = world.chat(model, text);
        clock.set(QDateTime::currentMSecsSinceEpoch());
        facts.ended = clock.now();
        facts.model = model;
        facts.keyName = QStringLiteral("desktop");
        facts.tokens = {world.promptTokens, world.completionTokens, 0, {}};
        facts.complete = facts.answered = true;
        facts.message = message(facts, QStringLiteral("complete"));
        return facts;
    }
    core::MessageId message(const TurnFacts &facts, const QString &state)
    {
        const auto id = answer(world.database.write([=](storage::Connection &c) -> core::Result<core::MessageId> {
            if (const auto r =
                    c.run(QStringLiteral("INSERT OR IGNORE INTO conversation (id, title, created_at, updated_at) "
                                         "VALUES (1, 'Talk', 0, 0)"));
                !r)
                return r.error();
            if (const auto r = c.run(
                    QStringLiteral(
                        "INSERT INTO message (conversation_id, role, state, model, created_at, account_id, key_name, "
                        "request_id, started_at, duration_ms, input_tokens, output_tokens) "
                        "VALUES (1, 'assistant', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                    state, facts.model, facts.started, facts.account, facts.keyName, facts.requestId, facts.started,
                    core::toMs(facts.ended) - core::toMs(facts.started), facts.tokens.input, facts.tokens.output);
                !r)
                return r.error();
            return core::MessageId(c.lastInsertId());
        }));
        return id.valueOr({});
    }
    // Pushes the clock to the next time the log is read, and waits for what comes of it.
    std::optional<Cost> nextChange(QSignalSpy &changed, std::chrono::milliseconds by)
    {
        changed.clear();
        clock.advance(by);
        book->askDue();
        if (!QTest::qWaitFor([&] { return !ledger->isSyncing(world.id); }, 20'000))
            return {};
        // What follows the reading of the log is in the database's queue by now, or behind one more turn of it.
        for (int i = 0; i < 6 && changed.isEmpty(); ++i) {
            if (!answer(world.database.read([](storage::Connection &) { return core::Result<void>(); })))
                return {};
            QCoreApplication::sendPostedEvents();
        }
        if (changed.isEmpty())
            return {};
        return changed.last().at(1).value<Cost>();
    }
    qint64 billedAtRelay(const QString &requestId) const
    {
        for (const demo::LogRow &row : world.relay.logRows(world.credentials.user))
            if (row.requestId == requestId)
                return row.quota;
        return -1;
    }

    support::FakeClock clock;
    support::DemoWorld world;
    std::unique_ptr<catalog::Catalog> catalog{};
    std::unique_ptr<Ledger> ledger{};
    std::unique_ptr<Wallet> wallet{};
    std::unique_ptr<CostBook> book{};
};

} // namespace

class TestCostBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEstimateBecomesTheBill_data() { addDialects(); }
    void anEstimateBecomesTheBill()
    {
        QFETCH(demo::Dialect, dialect);
        Fixture f(dialect);
        QVERIFY(f.open());
        QSignalSpy changed(f.book.get(), &CostBook::costChanged);
        const TurnFacts facts = f.chat();
        QVERIFY(!facts.requestId.isEmpty());
        const Cost first = f.book->record(facts);
        const bool published = dialect != demo::Dialect::OneApi;
        QCOMPARE(first.state, published ? CostState::Estimated : CostState::Unknown);
        QCOMPARE(first.estimated.has_value(), published);
        QCOMPARE(first.askAgainAt, std::optional(facts.ended + 1s));

        const auto billed = f.nextChange(changed, 1s);
        QVERIFY(billed);
        QCOMPARE(billed->state, CostState::Billed);
        QCOMPARE(billed->billed->units(), f.billedAtRelay(facts.requestId));
        QVERIFY(!billed->askAgainAt);
        if (published)
            QVERIFY(std::abs(billed->billed->units() - billed->estimated->units()) <= 1);
        // It is in the database, and the ledger knows whose row it is.
        QTRY_COMPARE(answer(f.book->cost(facts.message))->billed, billed->billed);
        const auto page = answer(f.ledger->rows({}));
        QVERIFY(page.ok());
        const auto row = std::find_if(page->rows.begin(), page->rows.end(),
                                      [&](const LedgerRow &r) { return r.row.requestId == facts.requestId; });
        QVERIFY(row != page->rows.end());
        QCOMPARE(row->message, facts.message);
        QCOMPARE(row->conversationTitle, QStringLiteral("Talk"));
        LedgerFilter talk;
        talk.conversation = core::ConversationId(1);
        const auto totals = answer(f.ledger->totals(talk, Breakdown::Conversation));
        QCOMPARE(totals->requests, 1);
        QCOMPARE(totals->spent.total(), billed->money());
    }

    void aRateIsLearntFromTwoBills()
    {
        Fixture f(demo::Dialect::OneApi);
        QVERIFY(f.open());
        QSignalSpy changed(f.book.get(), &CostBook::costChanged);
        QCOMPARE(f.catalog->model(f.world.id, model)->rate.state, catalog::RateState::Unknown);
        f.book->record(f.chat(QStringLiteral("one")));
        QVERIFY(f.nextChange(changed, 1s));
        f.book->record(
            f.chat(QStringLiteral("a much longer question, so that the mixture of prompt and answer is another one; ")
                       .repeated(40)));
        QVERIFY(f.nextChange(changed, 1s));
        QTRY_COMPARE(f.catalog->model(f.world.id, model)->rate.state, catalog::RateState::Learned);
        const TurnFacts third = f.chat(QStringLiteral("three ").repeated(100));
        const Cost cost = f.book->record(third);
        QCOMPARE(cost.state, CostState::Estimated);
        const auto billed = f.nextChange(changed, 1s);
        QVERIFY(billed);
        QVERIFY(std::abs(billed->billed->units() - cost.estimated->units()) <=
                std::max<qint64>(1, billed->billed->units() / 20));
    }

    void aDearerBillIsSaid()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        QSignalSpy changed(f.book.get(), &CostBook::costChanged);
        TurnFacts facts = f.chat();
        // The row bills what another model costs: as if the relay had changed its rates behind its list.
        QString other;
        for (const catalog::Model &m : f.catalog->models(f.world.id))
            if (m.isChat() &&
                m.rate.inputQuotaPerToken > 10 * f.catalog->model(f.world.id, model)->rate.inputQuotaPerToken)
                other = m.id;
        QVERIFY(!other.isEmpty());
        facts.model = other;
        f.book->record(facts);
        const auto billed = f.nextChange(changed, 1s);
        QVERIFY(billed);
        QCOMPARE(billed->state, CostState::Differs);
        QCOMPARE(billed->billed->units(), f.billedAtRelay(facts.requestId));
    }

    void aFailedRequestWithoutARowIsNotBilled()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        QSignalSpy changed(f.book.get(), &CostBook::costChanged);
        f.chat(); // the relay does keep a log
        QVERIFY(answer(f.ledger->sync(f.world.id)).ok());
        QTRY_COMPARE(changed.size(), 1); // by its row, though nobody had recorded it
        TurnFacts facts;
        facts.account = f.world.id;
        facts.model = model;
        facts.keyName = QStringLiteral("desktop");
        facts.requestId = QStringLiteral("20260101-nobody-knows");
        facts.started = facts.ended = f.clock.now();
        facts.stopped = facts.answered = true;
        facts.tokens = {10, 3, {}, {}};
        facts.message = f.message(facts, QStringLiteral("stopped"));
        QCOMPARE(f.book->record(facts).state, CostState::Estimated);
        std::optional<Cost> last;
        for (const auto step : {1s, 2s, 7s, 20s, 90s}) {
            last = f.nextChange(changed, step);
            if (last)
                break;
        }
        QVERIFY(last);
        QCOMPARE(f.clock.now() - facts.ended, std::chrono::milliseconds(120s));
        QCOMPARE(last->state, CostState::NotBilled);
        QCOMPARE(last->money(), core::Money::known(0));
        QTRY_COMPARE(answer(f.book->cost(facts.message))->state, CostState::NotBilled);
    }

    void aCompleteAnswerWithoutARowStaysUnknown()
    {
        Fixture f(demo::Dialect::NewApi2026);
        QVERIFY(f.open());
        QSignalSpy changed(f.book.get(), &CostBook::costChanged);
        TurnFacts facts = f.chat();
        facts.requestId = QStringLiteral("lost");
        f.book->record(facts);
        std::optional<Cost> last;
        for (const auto step : {1s, 2s, 7s, 20s, 90s})
            if ((last = f.nextChange(changed, step)))
                break;
        QVERIFY(last);
        QCOMPARE(last->state, CostState::Unknown);
        QCOMPARE(last->money().state(), core::Money::State::Estimated); // the best there is
    }

    void aRestartAsksAgain()
    {
        Fixture f(demo::Dialect::OneApi);
        QVERIFY(f.open());
        const TurnFacts facts = f.chat();
        f.book->record(facts);
        QTRY_COMPARE(answer(f.book->cost(facts.message))->state, CostState::Unknown);
        f.book =
            std::make_unique<CostBook>(f.world.accounts, *f.catalog, *f.ledger, *f.wallet, f.world.database, f.clock);
        QSignalSpy changed(f.book.get(), &CostBook::costChanged);
        QVERIFY(answer(f.book->load()).ok());
        const auto billed = f.nextChange(changed, 0s);
        QVERIFY(billed);
        QCOMPARE(billed->state, CostState::Billed);
        QCOMPARE(billed->billed->units(), f.billedAtRelay(facts.requestId));
    }

    void aLateRowStillBillsWhatWasGivenUp()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        const TurnFacts facts = f.chat();
        QVERIFY(answer(f.world.database.write([id = facts.message](storage::Connection &c) {
                    return c.run(QStringLiteral("UPDATE message SET cost_state = 'not billed' WHERE id = ?"), id);
                })).ok());
        QSignalSpy changed(f.book.get(), &CostBook::costChanged);
        QVERIFY(answer(f.ledger->sync(f.world.id)).ok());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(1).value<Cost>().state, CostState::Billed);
    }

    void aSilentLogIsAskedLater()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        QSignalSpy changed(f.book.get(), &CostBook::costChanged);
        const TurnFacts facts = f.chat();
        f.book->record(facts);
        f.world.relay.setFault(demo::Fault::Status500, QStringLiteral("/api/log"));
        const auto waiting = f.nextChange(changed, 1s);
        QVERIFY(waiting);
        QCOMPARE(waiting->state, CostState::Estimated);
        QCOMPARE(waiting->askAgainAt, std::optional(f.clock.now() + 30s));
        f.world.relay.setFault(demo::Fault::None);
        const auto billed = f.nextChange(changed, 30s);
        QVERIFY(billed);
        QCOMPARE(billed->state, CostState::Billed);
    }

    void aKeyAloneKeepsItsEstimate()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        const auto found = answer(f.world.accounts.probe(f.world.credentials.address.toString()));
        const auto keyOnly = answer(f.world.accounts.addWithKey(found.value(), f.world.credentials.key));
        QVERIFY(keyOnly.ok());
        QVERIFY(answer(f.catalog->refresh(keyOnly->id)).ok());
        TurnFacts facts = f.chat();
        facts.account = keyOnly->id;
        const Cost cost = f.book->record(facts);
        QCOMPARE(cost.state, CostState::Estimated);
        QVERIFY(!cost.askAgainAt);
    }

    void theReservationIsSaidBeforeItIsRefused()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        QVERIFY(answer(f.wallet->refresh(f.world.id)).ok());
        const auto small = f.book->preview(f.world.id, model, 100, 100);
        QCOMPARE(small.input.state(), core::Money::State::Estimated);
        QVERIFY(small.upTo.nanoUsd() > small.input.nanoUsd());
        QVERIFY(small.reservation && !small.refusedAhead);
        f.world.relay.setBalanceQuota(f.world.credentials.user, small.reservation->units() - 1);
        QVERIFY(answer(f.wallet->refresh(f.world.id)).ok());
        QVERIFY(f.book->preview(f.world.id, model, 100, 100).refusedAhead);
        QCOMPARE(f.book->preview(f.world.id, QStringLiteral("no such model"), 1, 1).input.state(),
                 core::Money::State::Unknown);
    }
};

RELAYDESK_TEST(QCoreApplication, TestCostBook)
#include "tst_costbook.moc"
