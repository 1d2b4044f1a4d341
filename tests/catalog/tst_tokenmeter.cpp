#include "catalog/tokenmeter.h"
#include "support/quietmain.h"

#include <cmath>

using namespace catalog;

class TestTokenMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersAreCountedInTwoGroups()
    {
        const LetterCount count = countLetters(QStringLiteral("Hi, 你好！한 𠀀 é"));
        QCOMPARE(count.cjk, 5); // 你 好 ！ 한 𠀀
        QCOMPARE(count.latin, 7);
    }
    void familiesShareATokenizer()
    {
        QCOMPARE(tokenFamily(QStringLiteral("openai/gpt-4o-mini")), tokenFamily(QStringLiteral("o3")));
        QVERIFY(tokenFamily(QStringLiteral("gpt-4")) != tokenFamily(QStringLiteral("gpt-4o")));
        QCOMPARE(tokenFamily(QStringLiteral("house-model")), QStringLiteral("house-model"));
    }
    void emptyIsNothing() { QCOMPARE(TokenMeter().estimate(QStringLiteral("gpt-4o"), QString()), 0); }
    void countedTextsCorrectTheMeasure()
    {
        TokenMeter meter;
        const QString model = QStringLiteral("house-model");
        const QString chinese(400, QChar(0x4f60));
        const QString english(400, QLatin1Char('x'));
        for (int i = 0; i < 20; ++i) {
            QVERIFY(meter.calibrate(model, chinese, 800)); // two tokens a character
            QVERIFY(meter.calibrate(model, english, 100));
        }
        QVERIFY(std::abs(meter.estimate(model, chinese) - 800) <= 8);
        QVERIFY(std::abs(meter.estimate(model, english) - 100) <= 2);
        QVERIFY(std::abs(meter.estimate(model, chinese + english) - 900) <= 10);
        QCOMPARE(meter.estimate(QStringLiteral("gpt-4o"), english),
                 TokenMeter().estimate(QStringLiteral("gpt-4o"), english));
    }
    void oddCountsTeachNothing()
    {
        TokenMeter meter;
        QVERIFY(!meter.calibrate(QStringLiteral("m"), QStringLiteral("short"), 8));
        QVERIFY(!meter.calibrate(QStringLiteral("m"), QString(400, QLatin1Char('x')), 100'000));
        QVERIFY(!meter.calibrate(QStringLiteral("m"), QString(), 100));
    }
};

RELAYDESK_TEST(QCoreApplication, TestTokenMeter)
#include "tst_tokenmeter.moc"
