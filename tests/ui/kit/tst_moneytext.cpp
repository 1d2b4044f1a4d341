#include "support/quietmain.h"
#include "ui/kit/moneytext.h"

#include <QLocale>

using namespace kit;
using core::Money;

Q_DECLARE_METATYPE(core::Money)

class TestMoneyText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void amountsAreWritten_data()
    {
        QTest::addColumn<Money>("money");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, Money money, int decimals, const char *text) {
            QTest::newRow(name) << money << decimals << QString::fromUtf8(text);
        };
        row("request", Money::known(6'206'000), 4, "$0.0062");
        row("explained", Money::known(6'206'000), 6, "$0.006206");
        row("balance", Money::known(12'400'000'000), 2, "$12.40");
        row("grouped", Money::known(1'234'567'890'000'000), 2, "$1,234,567.89");
        row("rounded up at half", Money::known(5'000'000), 2, "$0.01");
        row("rounded into the next dollar", Money::known(999'999'999), 2, "$1.00");
        row("known nothing", Money::known(0), 2, "$0.00");
        row("too small to show", Money::known(40'000), 4, "<\u00a0$0.0001");
        row("just large enough", Money::known(50'000), 4, "$0.0001");
        row("negative", Money::known(-4'024'000'000), 2, "−$4.02");
        row("negative and tiny", Money::known(-10), 4, ">\u00a0−$0.0001");
        row("estimated", Money::estimated(4'900'000), 4, "≈\u00a0$0.0049");
        row("estimated and tiny", Money::estimated(1), 3, "<\u00a0$0.001");
        row("unknown", Money::unknown(), 4, "—");
        row("not priced", Money::notPriced(), 4, "not priced");
        row("free", Money::free(), 4, "free");
        row("unlimited", Money::unlimited(), 2, "unlimited");
        row("largest", Money::known(Q_INT64_C(9'223'372'036'854'775'807)), 2, "$9,223,372,036.85");
        row("smallest", Money::known(-Q_INT64_C(9'223'372'036'854'775'807) - 1), 2, "−$9,223,372,036.85");
    }
    void amountsAreWritten()
    {
        QFETCH(Money, money);
        QFETCH(int, decimals);
        QFETCH(QString, text);
        QCOMPARE(moneyText(money, Decimals(decimals)), text);
    }
    void unknownIsNeverAZero()
    {
        for (const Decimals d : {Decimals::Balance, Decimals::Part, Decimals::Request, Decimals::Explanation})
            for (const Money &m : {Money::unknown(), Money::notPriced(), Money::unlimited(), Money::free()})
                QVERIFY(!moneyText(m, d).contains(u'0'));
        QVERIFY(!moneyReason(Money::unknown()).isEmpty());
        QVERIFY(moneyReason(Money::known(0)).isEmpty());
    }
    void aSumSaysItsHoles()
    {
        core::MoneySum sum;
        sum.add(Money::known(24'860'000'000));
        QCOMPARE(moneyText(sum, Decimals::Balance), QStringLiteral("$24.86"));
        sum.add(Money::unknown());
        QCOMPARE(moneyText(sum, Decimals::Balance), QStringLiteral("≥\u00a0$24.86"));
        core::MoneySum holes;
        holes.add(Money::unknown());
        QCOMPARE(moneyText(holes, Decimals::Balance), QStringLiteral("—"));
    }
    void addedAmountsHaveTheirSign()
    {
        QCOMPARE(signedMoneyText(Money::known(1'000'000'000), Decimals::Balance), QStringLiteral("+$1.00"));
        QCOMPARE(signedMoneyText(Money::known(-120'000'000), Decimals::Balance), QStringLiteral("−$0.12"));
        QCOMPARE(signedMoneyText(Money::known(0), Decimals::Balance), QStringLiteral("$0.00"));
    }
    void theLocaleGroupsButTheDollarLeads()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(moneyText(Money::known(1'234'500'000'000), Decimals::Balance), QStringLiteral("$1.234,50"));
        QCOMPARE(shortCountText(2100), QStringLiteral("2,1k"));
        QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt));
        QCOMPARE(moneyText(Money::known(1'234'500'000'000), Decimals::Balance), QStringLiteral("$1,234.50"));
    }
    void countsAreShortened_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("small") << qint64(999) << QStringLiteral("999");
        QTest::newRow("thousands") << qint64(2100) << QStringLiteral("2.1k");
        QTest::newRow("round") << qint64(2000) << QStringLiteral("2k");
        QTest::newRow("hundreds of thousands") << qint64(812'345) << QStringLiteral("812k");
        QTest::newRow("never 1000k") << qint64(999'950) << QStringLiteral("1M");
        QTest::newRow("millions") << qint64(6'410'000) << QStringLiteral("6.41M");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0");
    }
    void countsAreShortened()
    {
        QFETCH(qint64, count);
        QFETCH(QString, text);
        QCOMPARE(shortCountText(count), text);
        QCOMPARE(countText(1204), QStringLiteral("1,204"));
    }
    void agesAreSpoken_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(3) << QStringLiteral("just now");
        QTest::newRow("a clock that ran ahead") << qint64(-30) << QStringLiteral("just now");
        QTest::newRow("minutes") << qint64(125) << QStringLiteral("2 min ago");
        QTest::newRow("an hour") << qint64(3600) << QStringLiteral("1 h ago");
        QTest::newRow("almost a day") << qint64(86399) << QStringLiteral("23 h ago");
        QTest::newRow("a day") << qint64(86400) << QStringLiteral("yesterday");
        QTest::newRow("days") << qint64(6 * 86400) << QStringLiteral("6 days ago");
    }
    void agesAreSpoken()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        const core::Moment now = core::momentFromMs(1'747'312'300'000);
        QCOMPARE(ageText(now - std::chrono::seconds(seconds), now), text);
    }
    void durationsAreSpoken()
    {
        using namespace std::chrono_literals;
        QCOMPARE(durationText(8400ms), QStringLiteral("8.4 s"));
        QCOMPARE(durationText(12s), QStringLiteral("12 s"));
        QCOMPARE(durationText(4s), QStringLiteral("4 s"));
        QCOMPARE(durationText(125s), QStringLiteral("2 min 5 s"));
        QCOMPARE(durationText(600s), QStringLiteral("10 min"));
    }
};

RELAYDESK_TEST(QCoreApplication, TestMoneyText)
#include "tst_moneytext.moc"
