#include "billing/ledger.h"
#include "support/demoworld.h"
#include "support/quietmain.h"

#include <QSignalSpy>

using namespace billing;
using support::answer;

namespace {

void addDialects()
{
    QTest::addColumn<demo::Dialect>("dialect");
    QTest::newRow("Laisky") << demo::Dialect::Laisky;
    QTest::newRow("One API") << demo::Dialect::OneApi;
    QTest::newRow("New API") << demo::Dialect::NewApi2026;
}

struct Fixture
{
    explicit Fixture(demo::Dialect dialect, bool history = false) : world(dialect, history) {}
    bool open()
    {
        if (!world.open())
            return false;
        ledger = std::make_unique<Ledger>(world.accounts, world.database, world.clock);
        ledger->setPause(std::chrono::milliseconds(0), 0);
        return true;
    }
    QList<LedgerRow> rows(const LedgerFilter &filter = {})
    {
        return answer(ledger->rows(filter, {}, 1'000'000)).valueOr({}).rows;
    }
    qint64 consumed()
    {
        qint64 sum = 0;
        LedgerFilter filter;
        filter.kinds = {relay::LogKind::Consume};
        for (const LedgerRow &row : rows(filter))
            sum += row.row.quota.value_or(core::Quota()).units();
        return sum;
    }

    support::DemoWorld world;
    std::unique_ptr<Ledger> ledger{};
};

QString chatModel(demo::Dialect)
{
    return QStringLiteral("gpt-4o-mini");
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowOnceForEver_data() { addDialects(); }
    void everyRowOnceForEver()
    {
        QFETCH(demo::Dialect, dialect);
        Fixture f(dialect, true);
        QVERIFY(f.open());
        const auto atRelay = f.world.relay.logRows(f.world.credentials.user);
        QVERIFY2(atRelay.size() > 100, qPrintable(QString::number(atRelay.size())));
        QSignalSpy added(f.ledger.get(), &Ledger::rowsAdded);
        const auto first = answer(f.ledger->sync(f.world.id), 120'000);
        QVERIFY2(first.ok(), first.ok() ? "" : qPrintable(first.error().detail));
        QVERIFY(first->complete);
        QCOMPARE(first->added, static_cast<int>(atRelay.size()));
        QVERIFY(added.size() > 1);
        QCOMPARE(f.rows().size(), atRelay.size());
        // The bills are the account's used quota, to the unit.
        QCOMPARE(f.consumed(), f.world.relay.usedQuota(f.world.credentials.user));

        const auto again = answer(f.ledger->sync(f.world.id));
        QVERIFY(again.ok());
        QVERIFY(again->complete);
        QCOMPARE(again->added, 0);
        QCOMPARE(f.rows().size(), atRelay.size());

        const auto totals = answer(f.ledger->totals({}, Breakdown::Model));
        QVERIFY(totals.ok());
        QCOMPARE(totals->completeFrom, std::optional(core::momentFromMs(0)));
        QVERIFY(totals->syncedAt.has_value());
        QCOMPARE(totals->spent.total(), core::Money::fromQuota(core::Quota(f.consumed()), core::QuotaPerUnit()));
        QVERIFY(totals->models.size() > 1);
    }

    void newRowsAloneAreRead_data() { addDialects(); }
    void newRowsAloneAreRead()
    {
        QFETCH(demo::Dialect, dialect);
        Fixture f(dialect, true);
        QVERIFY(f.open());
        QVERIFY(answer(f.ledger->sync(f.world.id), 120'000).ok());
        const QString requestId = f.world.chat(chatModel(dialect), QStringLiteral("hello"));
        QVERIFY(!requestId.isEmpty());
        QTRY_VERIFY(!f.world.relay.logRows(f.world.credentials.user).isEmpty());
        const auto newest = answer(f.ledger->sync(f.world.id, true));
        QVERIFY(newest.ok());
        QCOMPARE(newest->added, 1);
        QVERIFY(newest->pages <= 2);
        QCOMPARE(f.rows().first().row.requestId, requestId);
        QCOMPARE(f.consumed(), f.world.relay.usedQuota(f.world.credentials.user));
    }

    void anInterruptedImportGoesOnWhereItStopped()
    {
        Fixture f(demo::Dialect::OneApi, true); // ten rows a page
        QVERIFY(f.open());
        const qsizetype all = f.world.relay.logRows(f.world.credentials.user).size();
        f.ledger->setPause(std::chrono::milliseconds(1), 0);
        QSignalSpy progress(f.ledger.get(), &Ledger::syncProgress);
        const auto broken = f.ledger->sync(f.world.id);
        QTRY_VERIFY(progress.size() >= 3);
        f.world.relay.setFault(demo::Fault::Status500, QStringLiteral("/api/log"));
        QVERIFY(!answer(broken).ok());
        const qsizetype kept = f.rows().size();
        QVERIFY(kept > 0 && kept < all);
        const auto partly = answer(f.ledger->totals({}, Breakdown::Model));
        QVERIFY(partly->completeFrom && core::toMs(*partly->completeFrom) > 0); // the rest is a gap, and known as one

        f.world.relay.setFault(demo::Fault::None);
        f.world.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("meanwhile"));
        f.ledger->setPause(std::chrono::milliseconds(0), 0);
        const auto rest = answer(f.ledger->sync(f.world.id), 120'000);
        QVERIFY(rest.ok());
        QVERIFY(rest->complete);
        QCOMPARE(rest->added, static_cast<int>(all + 1 - kept));
        QCOMPARE(f.rows().size(), all + 1);
        QCOMPARE(f.consumed(), f.world.relay.usedQuota(f.world.credentials.user));
        QCOMPARE(answer(f.ledger->totals({}, Breakdown::Model))->completeFrom, std::optional(core::momentFromMs(0)));
    }

    void twoSyncsAreOne()
    {
        Fixture f(demo::Dialect::Laisky, true);
        QVERIFY(f.open());
        const auto first = f.ledger->sync(f.world.id);
        const auto second = f.ledger->sync(f.world.id);
        QVERIFY(f.ledger->isSyncing(f.world.id));
        const auto a = answer(first, 120'000);
        const auto b = answer(second, 120'000);
        QVERIFY(a.ok() && b.ok());
        QCOMPARE(a->added, b->added);
        QVERIFY(!f.ledger->isSyncing(f.world.id));
    }

    void theWholeFollowsTheNewest()
    {
        Fixture f(demo::Dialect::Laisky, true);
        QVERIFY(f.open());
        const auto newest = f.ledger->sync(f.world.id, true);
        const auto whole = f.ledger->sync(f.world.id);
        QVERIFY(answer(newest).ok());
        const auto report = answer(whole, 120'000);
        QVERIFY(report.ok());
        QVERIFY(report->complete);
        QCOMPARE(f.rows().size(), f.world.relay.logRows(f.world.credentials.user).size());
    }

    void aBillDoesNotWaitForALongImport()
    {
        Fixture f(demo::Dialect::OneApi, true);
        QVERIFY(f.open());
        f.ledger->setPause(std::chrono::milliseconds(20), 0);
        QSignalSpy progress(f.ledger.get(), &Ledger::syncProgress);
        const auto whole = f.ledger->sync(f.world.id);
        QTRY_VERIFY(progress.size() >= 2);
        const QString requestId = f.world.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("now"));
        const auto newest = answer(f.ledger->sync(f.world.id, true));
        QVERIFY(newest.ok());
        QVERIFY(!whole.isSettled());
        QCOMPARE(f.rows().first().row.requestId, requestId);
        f.ledger->setPause(std::chrono::milliseconds(0), 0);
        QVERIFY(answer(whole, 120'000).ok());
        QCOMPARE(f.rows().size(), f.world.relay.logRows(f.world.credentials.user).size());
        QCOMPARE(f.consumed(), f.world.relay.usedQuota(f.world.credentials.user));
        QCOMPARE(answer(f.ledger->totals({}, Breakdown::Model))->completeFrom, std::optional(core::momentFromMs(0)));
    }

    void offlineShowsWhatIsThere()
    {
        Fixture f(demo::Dialect::NewApi2026, true);
        QVERIFY(f.open());
        QVERIFY(answer(f.ledger->sync(f.world.id), 120'000).ok());
        const qsizetype kept = f.rows().size();
        f.world.relay.stop();
        QVERIFY(!answer(f.ledger->sync(f.world.id)).ok());
        QCOMPARE(f.rows().size(), kept);
        QVERIFY(answer(f.ledger->totals({}, Breakdown::Key))->requests > 0);
        const auto csv = answer(f.ledger->csv({}));
        QVERIFY(csv.ok());
        QVERIFY(csv->startsWith("time,account,"));
        QVERIFY(csv->count("\r\n") >= kept + 1);
    }

    void aKeyAloneHasNoLog()
    {
        Fixture f(demo::Dialect::Laisky);
        QVERIFY(f.open());
        const auto found = answer(f.world.accounts.probe(f.world.credentials.address.toString()));
        const auto keyOnly = answer(f.world.accounts.addWithKey(found.value(), f.world.credentials.key));
        QVERIFY(keyOnly.ok());
        const auto report = answer(f.ledger->sync(keyOnly->id));
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, core::ErrorKind::NotFound);
    }
};

RELAYDESK_TEST(QCoreApplication, TestLedger)
#include "tst_ledger.moc"
