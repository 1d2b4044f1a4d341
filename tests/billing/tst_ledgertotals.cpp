#include "billing/daysums.h"
#include "billing/ledgerqueries.h"
#include "billing/ledgerstore.h"
#include "billing/localdays.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "support/syntheticledger.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <map>

using namespace billing;
using support::answer;

namespace {

const core::AccountId account(1);

// The sums the slow way: every row in hand.
std::map<std::pair<QDate, QString>, qint64> byHand(const QList<LedgerRow> &rows, const QTimeZone &zone, Breakdown by)
{
    std::map<std::pair<QDate, QString>, qint64> sums;
    for (const LedgerRow &row : rows) {
        const QDate day = QDateTime::fromMSecsSinceEpoch(core::toMs(row.row.time), zone).date();
        sums[{day, by == Breakdown::Key ? row.row.keyName : shownModel(row.row)}] += row.cost().nanoUsd();
    }
    return sums;
}

std::map<std::pair<QDate, QString>, qint64> slicesOf(const LedgerTotals &totals)
{
    std::map<std::pair<QDate, QString>, qint64> sums;
    for (const LedgerSlice &slice : totals.slices)
        sums[{slice.day, slice.name}] += slice.nanoUsd;
    return sums;
}

} // namespace

class TestLedgerTotals : public QObject
{
    Q_OBJECT

    std::unique_ptr<storage::Database> m_database{};

    LedgerTotals totals(const LedgerFilter &filter, Breakdown by, const QTimeZone &zone)
    {
        const auto read =
            answer(m_database->read([=](storage::Connection &c) { return readTotals(c, filter, by, zone); }));
        if (!read)
            qWarning("%s", qPrintable(read.error().detail));
        return read.valueOr({});
    }
    QList<LedgerRow> rows(const LedgerFilter &filter, int count = 1'000'000)
    {
        return answer(m_database->read([=](storage::Connection &c) { return readRows(c, filter, {}, count); }))
            .valueOr({})
            .rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = std::make_unique<storage::Database>(QStringLiteral(":memory:"));
        QVERIFY(answer(m_database->open()).ok());
        support::SyntheticLedger small;
        small.rows = 20'000;
        small.days = 400;
        const auto filled = answer(
            m_database->write([small](storage::Connection &c) { return support::fillLedger(c, account, small); }));
        QVERIFY2(filled.ok(), filled.ok() ? "" : qPrintable(filled.error().detail));
    }

    void sumsAreThoseOfTheRows_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("cut");
        QTest::addColumn<bool>("daysKept");
        for (const char *zone : {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu",
                                 "Australia/Lord_Howe", "Pacific/Apia"})
            for (const bool cut : {false, true})
                for (const bool kept : {false, true})
                    QTest::addRow("%s%s%s", zone, cut ? " cut" : "", kept ? "" : " from rows")
                        << QByteArray(zone) << QString() << QString() << cut << kept;
        QTest::newRow("one model") << QByteArray("Europe/Berlin") << QStringLiteral("model-3") << QString() << true
                                   << true;
        QTest::newRow("one key") << QByteArray("Asia/Kolkata") << QString() << QStringLiteral("key-1") << true << true;
        QTest::newRow("both") << QByteArray("Asia/Kolkata") << QStringLiteral("model-0") << QStringLiteral("key-0")
                              << false << true;
    }
    void sumsAreThoseOfTheRows()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, model);
        QFETCH(QString, key);
        QFETCH(bool, cut);
        QFETCH(bool, daysKept);
        LedgerFilter filter;
        filter.account = account;
        filter.model = model;
        filter.key = key;
        if (cut) { // in the middle of hours
            filter.from = core::momentFromMs(1'740'000'123'000);
            filter.to = core::momentFromMs(1'760'000'777'000);
        }
        const QTimeZone timeZone(zone);
        const QList<LedgerRow> all = rows(filter);
        QVERIFY(all.size() > 100);
        if (daysKept) {
            const auto kept =
                answer(m_database->write([=](storage::Connection &c) { return keepDaysOf(c, timeZone); }));
            QVERIFY2(kept.ok(), kept.ok() ? "" : qPrintable(kept.error().detail));
        }
        for (const Breakdown by : {Breakdown::Model, Breakdown::Key}) {
            const LedgerTotals read = totals(filter, by, timeZone);
            QCOMPARE(read.requests, all.size());
            QVERIFY(slicesOf(read) == byHand(all, timeZone, by));
            qint64 nano = 0, prompt = 0, completion = 0, cached = 0;
            for (const LedgerRow &row : all) {
                nano += row.cost().nanoUsd();
                prompt += *row.row.prompt;
                completion += *row.row.completion;
                cached += *row.row.cached;
            }
            QCOMPARE(read.spent.knownNanoUsd, nano);
            QCOMPARE(read.spent.missing, 0);
            QCOMPARE(read.promptTokens, prompt);
            QCOMPARE(read.completionTokens, completion);
            QCOMPARE(read.cachedTokens, cached);
            QCOMPARE(read.models.size(), 12);
            QCOMPARE(read.keys.size(), 4);
        }
    }

    void rowsThatCameLaterAreInTheDays()
    {
        const QTimeZone zone("Europe/Berlin");
        QVERIFY(answer(m_database->write([=](storage::Connection &c) { return keepDaysOf(c, zone); })).ok());
        const auto stored = answer(m_database->write([](storage::Connection &c) {
            QList<relay::LogRow> late;
            for (int i = 0; i < 300; ++i) { // around the end of summer time, too
                relay::LogRow row;
                row.identity = QStringLiteral("u:late-%1").arg(i);
                row.time = core::momentFromMs(1'761'350'000'000 + i * 1'000'000ll);
                row.kind = relay::LogKind::Consume;
                row.modelBilled = QStringLiteral("late");
                row.quota = core::Quota(i);
                row.prompt = row.completion = row.cached = 0;
                late.append(row);
            }
            return storeRows(c, account, late);
        }));
        QCOMPARE(stored->added, 300);
        LedgerFilter filter;
        filter.account = account;
        filter.model = QStringLiteral("late");
        const QList<LedgerRow> all = rows(filter);
        QCOMPARE(all.size(), 300);
        QVERIFY(slicesOf(totals(filter, Breakdown::Model, zone)) == byHand(all, zone, Breakdown::Model));
        // Not for the tests that follow.
        QVERIFY(answer(m_database->write([](storage::Connection &c) {
                    return c.run(QStringLiteral("DELETE FROM usage_row WHERE model_billed = 'late'"));
                })).ok());
        QVERIFY(answer(m_database->write([](storage::Connection &c) {
                    return c.run(QStringLiteral("DELETE FROM usage_day WHERE model = 'late'"));
                })).ok());
    }

    void anEmptyRangeIsEmpty()
    {
        LedgerFilter filter;
        filter.from = core::momentFromMs(1'900'000'000'000);
        const LedgerTotals read = totals(filter, Breakdown::Model, QTimeZone::utc());
        QCOMPARE(read.requests, 0);
        QVERIFY(read.slices.isEmpty());
        filter.from.reset();
        filter.kinds = {relay::LogKind::TopUp};
        QCOMPARE(totals(filter, Breakdown::Model, QTimeZone::utc()).requests, 0);
    }

    void pagesFollowEachOther()
    {
        LedgerFilter filter;
        filter.model = QStringLiteral("model-5");
        const QList<LedgerRow> all = rows(filter);
        QList<LedgerRow> paged;
        LedgerCursor cursor;
        while (true) {
            const auto page =
                answer(m_database->read([=](storage::Connection &c) { return readRows(c, filter, cursor, 37); }));
            QVERIFY(page.ok());
            paged.append(page->rows);
            if (!page->next)
                break;
            cursor = *page->next;
        }
        QCOMPARE(paged.size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i) {
            QCOMPARE(paged[i].id, all[i].id);
            QVERIFY(i == 0 || all[i].row.time <= all[i - 1].row.time);
        }
    }

    void aCorrectedRowCorrectsTheSums()
    {
        const core::AccountId other(2);
        relay::LogRow row;
        row.identity = QStringLiteral("u:corrected");
        row.time = core::momentFromMs(1'750'000'000'000);
        row.kind = relay::LogKind::Consume;
        row.modelAsked = QStringLiteral("m");
        row.prompt = 10;
        row.completion = 20;
        const auto store = [&](const relay::LogRow &one) {
            return answer(m_database->write([=](storage::Connection &c) -> core::Result<StoredRows> {
                if (const auto added =
                        c.run(QStringLiteral("INSERT OR IGNORE INTO account (id, name, kind, root, infer, sign_in, "
                                             "created_at) VALUES (2, 'b', 'laisky', 'x', 'x', 'password', 0)"));
                    !added)
                    return added.error();
                return storeRows(c, other, {one});
            }));
        };
        LedgerFilter filter;
        filter.account = other;
        QCOMPARE(store(row)->added, 1); // no quota yet: a hole
        LedgerTotals read = totals(filter, Breakdown::Model, QTimeZone::utc());
        QCOMPARE(read.requests, 1);
        QCOMPARE(read.spent.missing, 1);
        QVERIFY(!read.spent.isComplete());
        row.quota = core::Quota(500);
        row.completion = 40;
        const auto again = store(row);
        QCOMPARE(again->added, 0);
        QCOMPARE(again->fresh.size(), 1);
        QCOMPARE(store(row)->fresh.size(), 0); // the same once more changes nothing
        read = totals(filter, Breakdown::Model, QTimeZone::utc());
        QCOMPARE(read.requests, 1);
        QCOMPARE(read.spent.missing, 0);
        QCOMPARE(read.spent.knownNanoUsd, 1'000'000);
        QCOMPARE(read.completionTokens, 40);
    }

    // Not part of a usual run: RELAYDESK_BIG_LEDGER=rows measures a large ledger on disk.
    void aLargeLedgerIsQuick()
    {
        const int count = qEnvironmentVariableIntValue("RELAYDESK_BIG_LEDGER");
        if (count == 0)
            QSKIP("set RELAYDESK_BIG_LEDGER to a number of rows");
        const QTemporaryDir dir;
        storage::Database database(dir.filePath(QStringLiteral("big.sqlite")));
        QVERIFY(answer(database.open()).ok());
        support::SyntheticLedger size;
        size.rows = count;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(answer(database.write([size](storage::Connection &c) { return support::fillLedger(c, account, size); }),
                       600'000)
                    .ok());
        std::printf("%d rows stored in %lld ms\n", count, static_cast<long long>(timer.elapsed()));
        for (const char *zone : {"Europe/Berlin", "Asia/Kolkata"}) {
            timer.start();
            QVERIFY(answer(database.write([zone](storage::Connection &c) { return keepDaysOf(c, QTimeZone(zone)); }),
                           60'000)
                        .ok());
            std::printf("days of %s kept in %lld ms\n", zone, static_cast<long long>(timer.elapsed()));
            for (const int days : {1, 30, 90, 365, 730}) {
                LedgerFilter filter;
                filter.account = account;
                filter.from = size.end - std::chrono::days(days) + std::chrono::minutes(17);
                for (const Breakdown by : {Breakdown::Model, Breakdown::Key, Breakdown::Conversation}) {
                    qint64 best = std::numeric_limits<qint64>::max();
                    for (int i = 0; i < 3; ++i) {
                        timer.start();
                        const auto read = answer(database.read(
                            [=](storage::Connection &c) { return readTotals(c, filter, by, QTimeZone(zone)); }));
                        best = std::min(best, timer.nsecsElapsed());
                        QVERIFY(read->requests > 0);
                    }
                    std::printf("%-14s %4d days by %d: %.1f ms\n", zone, days, static_cast<int>(by),
                                static_cast<double>(best) / 1e6);
                }
            }
        }
        timer.start();
        const auto page = answer(database.read([](storage::Connection &c) { return readRows(c, {}, {}, 200); }));
        std::printf("200 newest rows: %.1f ms\n", static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QCOMPARE(page->rows.size(), 200);
    }
};

RELAYDESK_TEST(QCoreApplication, TestLedgerTotals)
#include "tst_ledgertotals.moc"
