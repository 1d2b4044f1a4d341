#include "core/money.h"
#include "support/quietmain.h"

using namespace core;

class TestMoney : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quotaBecomesDollars_data()
    {
        QTest::addColumn<qint64>("units");
        QTest::addColumn<qint64>("perUnit");
        QTest::addColumn<qint64>("nano");
        QTest::newRow("one unit") << qint64(1) << qint64(500000) << qint64(2000);
        QTest::newRow("a dollar") << qint64(500000) << qint64(500000) << qint64(1000000000);
        QTest::newRow("negative") << qint64(-2012) << qint64(500000) << qint64(-4024000);
        QTest::newRow("other unit") << qint64(1) << qint64(3) << qint64(333333333);
        QTest::newRow("large") << qint64(4000000000000000) << qint64(500000) << qint64(8000000000000000000);
    }
    void quotaBecomesDollars()
    {
        QFETCH(qint64, units);
        QFETCH(qint64, perUnit);
        QFETCH(qint64, nano);
        QCOMPARE(Money::fromQuota(Quota(units), QuotaPerUnit(perUnit)), Money::known(nano));
    }
    void tooLargeIsUnknownNotWrong()
    {
        QCOMPARE(Money::fromQuota(Quota(Q_INT64_C(9223372036854775807)), QuotaPerUnit(1)), Money::unknown());
    }
    void unknownIsNeverZero()
    {
        QVERIFY(!Money().hasAmount());
        QVERIFY(Money() != Money::known(0));
        QVERIFY(Money::free() != Money::known(0));
        QVERIFY(Money::notPriced() != Money::unknown());
    }
    void sumRemembersItsHoles()
    {
        MoneySum sum;
        sum.add(Money::known(10));
        sum.add(Money::estimated(5));
        sum.add(Money::unknown());
        QCOMPARE(sum.total(), Money::estimated(15));
        QVERIFY(!sum.isComplete());
        QCOMPARE(sum.missing, 1);
        MoneySum holes;
        holes.add(Money::notPriced());
        QCOMPARE(holes.total(), Money::unknown());
    }
    void quotaSaturates()
    {
        const Quota big(Q_INT64_C(9223372036854775807));
        QCOMPARE((big + Quota(1)).units(), Q_INT64_C(9223372036854775807));
        QCOMPARE((Quota(5) - Quota(7)).units(), qint64(-2));
    }
};

RELAYDESK_TEST(QCoreApplication, TestMoney)
#include "tst_money.moc"
