#include "billing/redeemer.h"
#include "support/demoworld.h"
#include "support/quietmain.h"

#include <QSignalSpy>

using namespace billing;
using core::Quota;
using core::Secret;
using support::answer;

namespace {

struct Ended
{
    QList<CodeResult> results{};
    std::optional<Quota> before{}, after{};
};

// Redeems and waits until the run has ended.
std::optional<Ended> redeem(Redeemer &redeemer, core::AccountId id, const QStringList &codes)
{
    QList<Secret> secrets;
    for (const QString &code : codes)
        secrets.append(Secret::fromText(code));
    auto run = redeemer.redeem(id, secrets);
    std::optional<Ended> done;
    Ended seen;
    QObject context;
    QObject::connect(run.get(), &RedemptionRun::codeSettled, &context, [&](int index, const CodeResult &result) {
        QCOMPARE(index, static_cast<int>(seen.results.size()));
        seen.results.append(result);
    });
    QObject::connect(run.get(), &RedemptionRun::ended, &context,
                     [&](std::optional<Quota> before, std::optional<Quota> after) {
                         seen.before = before;
                         seen.after = after;
                         done = seen;
                     });
    if (!QTest::qWaitFor([&] { return done.has_value(); }, 20'000))
        return {};
    return done;
}

struct Fixture
{
    explicit Fixture(demo::Dialect dialect) : world(dialect) {}
    bool open()
    {
        if (!world.open())
            return false;
        wallet = std::make_unique<Wallet>(world.accounts, world.database, world.clock);
        redeemer = std::make_unique<Redeemer>(world.accounts, *wallet, world.database, world.clock);
        return true;
    }
    qint64 balance() const { return world.relay.balanceQuota(world.credentials.user); }

    support::DemoWorld world;
    std::unique_ptr<Wallet> wallet{};
    std::unique_ptr<Redeemer> redeemer{};
};

const QString unknownCode = QStringLiteral("00000000000000000000000000000000");

void addDialects()
{
    QTest::addColumn<demo::Dialect>("dialect");
    QTest::newRow("Laisky") << demo::Dialect::Laisky;
    QTest::newRow("One API") << demo::Dialect::OneApi;
    QTest::newRow("New API") << demo::Dialect::NewApi2026;
}

} // namespace

class TestRedeemer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goodUsedAndUnknownInOneGo_data() { addDialects(); }
    void goodUsedAndUnknownInOneGo()
    {
        QFETCH(demo::Dialect, dialect);
        Fixture f(dialect);
        QVERIFY(f.open());
        const qint64 before = f.balance();
        const QString good = f.world.credentials.codes.first();
        const auto done = redeem(*f.redeemer, f.world.id, {good, f.world.credentials.usedCode, unknownCode, good});
        QVERIFY(done);
        QCOMPARE(done->results.size(), 4);
        QCOMPARE(done->results[0].outcome, CodeOutcome::Added);
        QVERIFY(done->results[0].added && done->results[0].added->units() > 0);
        QCOMPARE(f.balance(), before + done->results[0].added->units());
        QCOMPARE(done->before, std::optional(Quota(before)));
        QCOMPARE(done->after, std::optional(Quota(f.balance())));
        const bool silent = dialect == demo::Dialect::NewApi2026;
        QCOMPARE(done->results[1].outcome, silent ? CodeOutcome::Refused : CodeOutcome::Used);
        QCOMPARE(done->results[2].outcome, silent ? CodeOutcome::Refused : CodeOutcome::Unknown);
        // The same code again: our own record knows, the relay is not asked.
        QCOMPARE(done->results[3].outcome, CodeOutcome::Used);
        QVERIFY(done->results[3].earlier);
        QCOMPARE(done->results[3].earlier->added, done->results[0].added);
        QCOMPARE(f.wallet->balance(f.world.id)->remaining.units(), f.balance());

        const auto history = answer(f.redeemer->history());
        QVERIFY(history.ok());
        QCOMPARE(history->size(), 3);
        QCOMPARE(history->last().outcome, CodeOutcome::Added);
        QCOMPARE(history->last().before, std::optional(Quota(before)));
        QCOMPARE(history->last().after, std::optional(Quota(f.balance())));
    }

    void aLostAnswerIsSettledOnceAndNotDoubled_data() { addDialects(); }
    void aLostAnswerIsSettledOnceAndNotDoubled()
    {
        QFETCH(demo::Dialect, dialect);
        Fixture f(dialect);
        QVERIFY(f.open());
        const qint64 before = f.balance();
        f.world.relay.setFault(demo::Fault::CutBeforeAnswer, QStringLiteral("/api/user/topup"));
        std::unique_ptr<RedemptionRun> run =
            f.redeemer->redeem(f.world.id, {Secret::fromText(f.world.credentials.codes.first())});
        QList<CodeResult> results;
        QObject context;
        connect(run.get(), &RedemptionRun::codeSettled, &context, [&](int, const CodeResult &r) { results.append(r); });
        QSignalSpy ended(run.get(), &RedemptionRun::ended);
        // The relay has done it, the answer is lost; then the network is well again.
        QTRY_VERIFY(f.balance() > before);
        f.world.relay.setFault(demo::Fault::None);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(results.size(), 1);
        QCOMPARE(results[0].outcome, CodeOutcome::Added);
        QCOMPARE(results[0].added, std::optional(Quota(f.balance() - before)));
        const auto history = answer(f.redeemer->history());
        QVERIFY(history.ok());
        QCOMPARE(history->size(), 1);
        QCOMPARE(history->first().outcome, CodeOutcome::Added);
    }

    void anAnswerLostTwiceIsSettledTheNextTime()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        const QString code = f.world.credentials.codes.first();
        const qint64 before = f.balance();
        f.world.relay.setFault(demo::Fault::CutBeforeAnswer, QStringLiteral("/api/user/topup"));
        const auto lost = redeem(*f.redeemer, f.world.id, {code, unknownCode});
        QVERIFY(lost);
        QCOMPARE(lost->results[0].outcome, CodeOutcome::Failed);
        QVERIFY(f.balance() > before);
        f.world.relay.setFault(demo::Fault::None);
        const qint64 after = f.balance();
        const auto again = redeem(*f.redeemer, f.world.id, {code});
        QVERIFY(again);
        QCOMPARE(again->results[0].outcome, CodeOutcome::Added);
        QCOMPARE(f.balance(), after);
        QCOMPARE(answer(f.redeemer->history())->last().outcome, CodeOutcome::Added);
    }

    void theLimitStopsTheRest()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        QStringList codes;
        for (int i = 0; i < 8; ++i)
            codes.append(QString(32, QLatin1Char('1' + static_cast<char>(i))));
        codes.append(f.world.credentials.codes.first());
        const qint64 before = f.balance();
        const auto done = redeem(*f.redeemer, f.world.id, codes);
        QVERIFY(done);
        QCOMPARE(done->results.size(), 9);
        QCOMPARE(done->results[4].outcome, CodeOutcome::Unknown);
        QCOMPARE(done->results[5].outcome, CodeOutcome::Limited);
        QCOMPARE(done->results[8].outcome, CodeOutcome::Limited);
        QCOMPARE(f.balance(), before);
        QCOMPARE(answer(f.redeemer->history())->size(), 6); // what was not sent is not in the record
    }

    void stoppingLeavesTheRestUntried()
    {
        Fixture f(demo::Dialect::OneApi);
        QVERIFY(f.open());
        QVERIFY(f.world.credentials.codes.size() >= 2);
        const qint64 before = f.balance();
        auto run = f.redeemer->redeem(f.world.id, {Secret::fromText(f.world.credentials.codes[0]),
                                                   Secret::fromText(f.world.credentials.codes[1])});
        QSignalSpy ended(run.get(), &RedemptionRun::ended);
        QList<CodeResult> results;
        QObject context;
        connect(run.get(), &RedemptionRun::codeSettled, &context, [&](int, const CodeResult &r) {
            results.append(r);
            run->stop();
        });
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(results.size(), 1);
        QCOMPARE(f.balance(), before + results[0].added->units());
    }

    void aDeletedRunStillWritesItsCodeDown()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        const qint64 before = f.balance();
        auto run = f.redeemer->redeem(f.world.id, {Secret::fromText(f.world.credentials.codes[0]),
                                                   Secret::fromText(f.world.credentials.codes[1])});
        // Deleted as soon as the first code is written down: asked turn by turn, since a wait that polls may miss it.
        QObject context;
        std::function<void()> deleteWithFirstCode = [&] {
            f.redeemer->history().finally(&context, [&](const core::Result<QList<RedemptionRecord>> &tries) {
                if (!tries || tries->isEmpty())
                    deleteWithFirstCode();
                else
                    run.reset();
            });
        };
        deleteWithFirstCode();
        QTRY_VERIFY(!run);
        QTRY_VERIFY(f.balance() > before);
        QTRY_COMPARE(answer(f.redeemer->history())->first().outcome, CodeOutcome::Added);
        QCOMPARE(answer(f.redeemer->history())->size(), 1);
    }

    void theCodeIsNowhereInTheDatabase()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        const QString code = f.world.credentials.codes.first();
        QVERIFY(redeem(*f.redeemer, f.world.id, {code}));
        const auto text = answer(f.world.database.read([](storage::Connection &c) -> core::Result<QString> {
            auto s = c.prepare(QStringLiteral("SELECT code_sha256 || code_hint || message || result FROM redemption"));
            if (!s)
                return s.error();
            QString all;
            while (s.value().next().valueOr(false))
                all += s.value().text(0);
            return all;
        }));
        QVERIFY(text.ok());
        QVERIFY(text->contains(QStringLiteral("added")));
        QVERIFY(!text->contains(code.mid(4, 12)));
    }

    void aKeyAloneRedeemsNothing()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        const auto found = answer(f.world.accounts.probe(f.world.credentials.address.toString()));
        const auto keyOnly = answer(f.world.accounts.addWithKey(found.value(), f.world.credentials.key));
        QVERIFY(keyOnly.ok());
        const auto done = redeem(*f.redeemer, keyOnly->id, {f.world.credentials.codes.first()});
        QVERIFY(done);
        QCOMPARE(done->results.first().outcome, CodeOutcome::Failed);
        QVERIFY(!done->before && !done->after);
        QVERIFY(!answer(f.wallet->refresh(keyOnly->id)).ok());
    }
};

RELAYDESK_TEST(QCoreApplication, TestRedeemer)
#include "tst_redeemer.moc"
