#include "demo/settlement.h"

#include "support/quietmain.h"

#include <QCoreApplication>
#include <QTest>

using demo::Dialect;
using demo::Rate;
using demo::Usage;

class TestSettlement final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void billsAsTheRelaysDid_data();
    void billsAsTheRelaysDid();
    void reservesAsTheRelaysDid_data();
    void reservesAsTheRelaysDid();
    void trustsWhoHasPlenty();
    void writesMoneyAsTheRelaysDo();
};

// All from recordings: rates in millionths of a unit, tokens, quota of the row.
void TestSettlement::billsAsTheRelaysDid_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<qint64>("in");
    QTest::addColumn<qint64>("cachedRate");
    QTest::addColumn<qint64>("out");
    QTest::addColumn<qint64>("prompt");
    QTest::addColumn<qint64>("cached");
    QTest::addColumn<qint64>("completion");
    QTest::addColumn<int>("percent");
    QTest::addColumn<qint64>("quota");
    const auto row = [](const char *name, Dialect dialect, qint64 in, qint64 cachedRate, qint64 out, qint64 prompt,
                        qint64 cached, qint64 completion, int percent, qint64 quota) {
        QTest::newRow(name) << static_cast<int>(dialect) << in << cachedRate << out << prompt << cached << completion
                            << percent << quota;
    };
    row("laisky mini rounds up", Dialect::Laisky, 75'000, -1, 300'000, 10, 0, 34, 100, 11);
    row("laisky cached", Dialect::Laisky, 1'250'000, 625'000, 5'000'000, 2058, 2048, 34, 100, 1463);
    row("laisky stopped", Dialect::Laisky, 30'000'000, -1, 60'000'000, 10, 0, 51, 100, 3360);
    row("laisky o3-mini", Dialect::Laisky, 550'000, -1, 2'200'000, 10, 0, 34, 100, 81);
    row("one api gives no discount", Dialect::OneApi, 1'250'000, 625'000, 5'000'000, 2058, 2048, 34, 100, 2743);
    row("one api whole answer", Dialect::OneApi, 30'000'000, -1, 60'000'000, 10, 0, 60, 100, 3900);
    row("new api rounds to the nearest", Dialect::NewApi2026, 75'000, -1, 300'000, 188, 0, 34, 100, 24);
    row("new api cached", Dialect::NewApi2026, 1'250'000, 625'000, 5'000'000, 2058, 2048, 34, 100, 1463);
    row("new api in a group", Dialect::NewApi2026, 1'250'000, 625'000, 5'000'000, 1200, 1000, 345, 80, 2080);
    row("new api long", Dialect::NewApi2026, 1'250'000, -1, 5'000'000, 10, 0, 400, 100, 2013);
    row("at least one", Dialect::NewApi2026, 10'000, -1, 10'000, 5, 0, 0, 100, 1);
    row("new api 2025 takes less than nothing", Dialect::NewApi2025, 10'000, -1, 10'000, 5, 0, 0, 100, 0);
    row("new api 2025 cached", Dialect::NewApi2025, 1'250'000, 625'000, 5'000'000, 2058, 2048, 34, 100, 1463);
    row("new api 2026-08 claude", Dialect::NewApi202608, 1'500'000, 150'000, 7'500'000, 20, 0, 34, 100, 285);
    row("one hub", Dialect::OneHub, 30'000'000, -1, 30'000'000, 10, 0, 34, 100, 1'320);
    row("one hub cached", Dialect::OneHub, 1'250'000, 625'000, 5'000'000, 1'234, 1'000, 567, 80, 3'002);
    row("one hub at least one", Dialect::OneHub, 10'000, -1, 10'000, 5, 0, 0, 100, 1);
    row("nothing used, nothing paid", Dialect::OneApi, 75'000, -1, 300'000, 0, 0, 0, 100, 0);
    row("free is free", Dialect::Laisky, 0, -1, 0, 100, 0, 100, 100, 0);
}

void TestSettlement::billsAsTheRelaysDid()
{
    QFETCH(int, dialect);
    QFETCH(qint64, in);
    QFETCH(qint64, cachedRate);
    QFETCH(qint64, out);
    QFETCH(qint64, prompt);
    QFETCH(qint64, cached);
    QFETCH(qint64, completion);
    QFETCH(int, percent);
    QFETCH(qint64, quota);
    QCOMPARE(demo::billedQuota(static_cast<Dialect>(dialect), Rate{in, cachedRate, out},
                               Usage{prompt, cached, completion, 0}, percent),
             quota);
}

void TestSettlement::reservesAsTheRelaysDid_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<qint64>("in");
    QTest::addColumn<qint64>("out");
    QTest::addColumn<qint64>("prompt");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<qint64>("reserved");
    const auto row = [](const char *name, Dialect dialect, qint64 in, qint64 out, qint64 prompt, qint64 most,
                        qint64 reserved) {
        QTest::newRow(name) << static_cast<int>(dialect) << in << out << prompt << most << reserved;
    };
    row("laisky key used up", Dialect::Laisky, 1'250'000, 5'000'000, 10, 300, 2137);
    row("laisky stopped stream", Dialect::Laisky, 30'000'000, 60'000'000, 10, 300, 33'300);
    row("new api key used up", Dialect::NewApi2026, 1'250'000, 5'000'000, 10, 300, 1'000);
    row("new api above the key", Dialect::NewApi2026, 1'250'000, 5'000'000, 10, 4'000'000, 5'000'625);
    row("new api 2025 key used up", Dialect::NewApi2025, 1'250'000, 5'000'000, 10, 300, 387);
    row("new api 2025 without a limit", Dialect::NewApi2025, 1'250'000, 5'000'000, 10, 0, 625);
    row("one hub looks at the question only", Dialect::OneHub, 1'250'000, 5'000'000, 10, 4'000'000, 512);
    row("one api", Dialect::OneApi, 1'250'000, 5'000'000, 10, 300, 1'012);
    row("far above everything", Dialect::OneApi, 30'000'000, 30'000'000, 10, 100'000'000, 3'000'015'300);
}

void TestSettlement::reservesAsTheRelaysDid()
{
    QFETCH(int, dialect);
    QFETCH(qint64, in);
    QFETCH(qint64, out);
    QFETCH(qint64, prompt);
    QFETCH(qint64, most);
    QFETCH(qint64, reserved);
    QCOMPARE(demo::reservedQuota(static_cast<Dialect>(dialect), Rate{in, -1, out}, prompt, most), reserved);
}

void TestSettlement::trustsWhoHasPlenty()
{
    QVERIFY(demo::isTrusted(Dialect::OneApi, 20'000'000, 1'012, false, 1)); // the key is not looked at
    QVERIFY(!demo::isTrusted(Dialect::Laisky, 20'000'000, 2'137, false, 1));
    QVERIFY(demo::isTrusted(Dialect::Laisky, 20'000'000, 2'137, true, 0));
    QVERIFY(!demo::isTrusted(Dialect::OneApi, 50'000, 1'012, true, 0));
    QVERIFY(!demo::isTrusted(Dialect::NewApi2026, 5'000'000, 1, true, 0));
    QVERIFY(demo::isTrusted(Dialect::NewApi2026, 5'000'001, 1'000'000'000, true, 0));
}

void TestSettlement::writesMoneyAsTheRelaysDo()
{
    QCOMPARE(demo::moneyInText(Dialect::Laisky, 500'000), QStringLiteral("＄1.000000 quota"));
    QCOMPARE(demo::moneyInText(Dialect::OneApi, 100), QStringLiteral("＄0.000200 额度"));
    QCOMPARE(demo::moneyInText(Dialect::NewApi2026, 5'902), QStringLiteral("＄0.011804 额度"));
}

RELAYDESK_TEST(QCoreApplication, TestSettlement)
#include "tst_settlement.moc"
