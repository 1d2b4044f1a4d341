#include "billing/ledgercsv.h"
#include "billing/ledgerstore.h"
#include "billing/localdays.h"
#include "billing/runway.h"
#include "billing/stretches.h"
#include "support/quietmain.h"

using namespace billing;
using namespace std::chrono_literals;

namespace {

core::Moment at(qint64 seconds)
{
    return core::momentFromMs(seconds * 1000);
}
Stretch stretch(qint64 from, qint64 to)
{
    return {at(from), at(to)};
}
core::Moment utc(const char *text)
{
    return core::momentFromMs(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch());
}

} // namespace

class TestLedgerParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stretchesJoinWhereTheyTouch()
    {
        Stretches known({stretch(100, 200), stretch(300, 400)});
        QCOMPARE(known.parts().size(), 2);
        known.add(stretch(400, 500));
        QCOMPARE(known.parts(), (QList<Stretch>{stretch(100, 200), stretch(300, 500)}));
        known.add(stretch(150, 350));
        QCOMPARE(known.parts(), (QList<Stretch>{stretch(100, 500)}));
        known.add(stretch(7, 7));
        QCOMPARE(known.parts().size(), 1);
    }
    void gapsAreWhatIsMissingNewestFirst()
    {
        QCOMPARE(Stretches().gaps(at(1000), 60s), (QList<Stretch>{stretch(0, 1000)}));
        const Stretches known({stretch(100, 200), stretch(300, 400)});
        QCOMPARE(known.gaps(at(1000), 60s), (QList<Stretch>{stretch(340, 1000), stretch(200, 300), stretch(0, 100)}));
        QCOMPARE(Stretches({stretch(0, 400)}).gaps(at(1000), 60s), (QList<Stretch>{stretch(340, 1000)}));
        // A relay whose clock is ahead of ours.
        QCOMPARE(Stretches({stretch(0, 4000)}).gaps(at(1000), 60s), (QList<Stretch>{stretch(940, 4000)}));
    }

    void daysAreLocal()
    {
        const QTimeZone berlin("Europe/Berlin");
        const auto spans = zoneSpans(berlin, utc("2026-03-28T00:00:00Z"), utc("2026-03-31T00:00:00Z"));
        QCOMPARE(spans.size(), 2); // summer time begins on 29 March, 01:00 UTC
        QCOMPARE(spans[0].to, utc("2026-03-29T01:00:00Z"));
        QCOMPARE(spans[0].offset, std::chrono::milliseconds(1h));
        QCOMPARE(spans[1].offset, std::chrono::milliseconds(2h));
        QCOMPARE(localDay(utc("2026-03-28T22:59:59Z"), spans[0].offset), QDate(2026, 3, 28));
        QCOMPARE(localDay(utc("2026-03-28T23:00:00Z"), spans[0].offset), QDate(2026, 3, 29));
        QCOMPARE(localDay(utc("2026-03-29T21:59:59Z"), spans[1].offset), QDate(2026, 3, 29));
        QCOMPARE(localDay(utc("2026-03-29T22:00:00Z"), spans[1].offset), QDate(2026, 3, 30));
        QCOMPARE(zoneSpans(QTimeZone("Asia/Kolkata"), utc("2026-01-01T00:00:00Z"), utc("2026-12-31T00:00:00Z")).size(),
                 1);
        QVERIFY(zoneSpans(berlin, utc("2026-01-01T00:00:00Z"), utc("2026-01-01T00:00:00Z")).isEmpty());
        QCOMPARE(localDay(utc("1969-12-31T23:00:00Z"), 0ms), QDate(1969, 12, 31));
    }

    void rowsThatAreAlikeStayApart()
    {
        const auto row = [](const char *identity) {
            relay::LogRow r;
            r.identity = QString::fromLatin1(identity);
            return r;
        };
        QHash<QString, int> seen;
        QList<relay::LogRow> first{row("h:1"), row("h:1#1"), row("h:2")};
        tellApart(first, seen);
        QCOMPARE(first[0].identity, QStringLiteral("h:1"));
        QCOMPARE(first[1].identity, QStringLiteral("h:1#1"));
        QList<relay::LogRow> second{row("h:1"), row("h:2")}; // the next page of the same second
        tellApart(second, seen);
        QCOMPARE(second[0].identity, QStringLiteral("h:1#2"));
        QCOMPARE(second[1].identity, QStringLiteral("h:2#1"));
    }

    void csvIsSafeForSpreadsheets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QStringLiteral("gpt-4o") << QByteArray("gpt-4o");
        QTest::newRow("comma") << QStringLiteral("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QStringLiteral("say \"hi\"") << QByteArray("\"say \"\"hi\"\"\"");
        QTest::newRow("lines") << QStringLiteral("a\r\nb") << QByteArray("\"a\r\nb\"");
        QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("'=1+1");
        QTest::newRow("formula with comma") << QStringLiteral("=A1,B1") << QByteArray("\"'=A1,B1\"");
        QTest::newRow("plus") << QStringLiteral("+49") << QByteArray("'+49");
        QTest::newRow("minus") << QStringLiteral("-2+3") << QByteArray("'-2+3");
        QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1)");
        QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("'\t=1");
        QTest::newRow("Chinese") << QStringLiteral("余额") << QStringLiteral("余额").toUtf8();
        QTest::newRow("empty") << QString() << QByteArray();
    }
    void csvIsSafeForSpreadsheets()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(csvText(text), cell);
    }
    void aCsvLineHasEveryColumn()
    {
        LedgerRow row;
        row.row.time = utc("2026-05-03T12:00:00Z");
        row.row.kind = relay::LogKind::Consume;
        row.row.modelAsked = QStringLiteral("gpt-4o");
        row.row.keyName = QStringLiteral("=key");
        row.row.quota = core::Quota(2080);
        row.row.prompt = 1200;
        const QByteArray line = csvLine(row, QStringLiteral("Relay, A"));
        QCOMPARE(line,
                 QByteArray("2026-05-03T12:00:00Z,\"Relay, A\",consume,gpt-4o,,'=key,1200,,,2080,0.00416,,,,\r\n"));
        QCOMPARE(line.count(',') - 1, csvHeader().count(','));
        row.row.quota = core::Quota(-2012); // a number of our own, not a formula
        QVERIFY(csvLine(row, {}).contains(",-2012,-0.004024,"));
        row.row.quota.reset(); // not known is empty, not 0
        QVERIFY(csvLine(row, {}).contains(",1200,,,,,,"));
    }

    void runwayNamesARange()
    {
        const qint64 dollar = 1'000'000'000;
        const auto even = runway({dollar, dollar, dollar, dollar}, core::Money::known(12 * dollar));
        QVERIFY(even);
        QCOMPARE(even->days, 12.0);
        QCOMPARE(even->fewest, 12.0);
        QCOMPARE(even->most, std::optional(12.0));
        const auto varied =
            runway({dollar, 0, 2 * dollar, dollar, 3 * dollar, 0, dollar / 2}, core::Money::known(12 * dollar));
        QVERIFY(varied);
        QVERIFY(varied->fewest < varied->days && varied->most && *varied->most > varied->days);
        // One dear day among many idle ones: nobody can say how long it lasts.
        QList<qint64> once(14, 0);
        once[3] = dollar;
        const auto wild = runway(once, core::Money::known(dollar));
        QVERIFY(wild && !wild->most);
        QVERIFY(!runway({dollar, dollar}, core::Money::known(dollar)));
        QVERIFY(!runway({0, 0, 0, 0}, core::Money::known(dollar)));
        QVERIFY(!runway({dollar, dollar, dollar}, core::Money::unknown()));
        QVERIFY(!runway({dollar, dollar, dollar}, core::Money::known(-dollar)));
        // What was spent long ago does not count.
        QList<qint64> old(28, dollar);
        old.prepend(1000 * dollar);
        QCOMPARE(runway(old, core::Money::known(dollar))->days, 1.0);
    }
};

RELAYDESK_TEST(QCoreApplication, TestLedgerParts)
#include "tst_ledgerparts.moc"
