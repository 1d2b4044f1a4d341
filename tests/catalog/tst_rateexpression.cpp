#include "catalog/publishedcard.h"
#include "catalog/rateexpression.h"
#include "support/quietmain.h"

using namespace catalog;

namespace {

TokenCount tokens(qint64 input, qint64 output, qint64 cached = 0)
{
    TokenCount count;
    count.input = input;
    count.output = output;
    count.cached = cached;
    return count;
}

const QString tiered = QStringLiteral(
    "v1: len <= 200000 ? tier(\"base\", p*1.25 + c*10 + cr*0.31) : tier('long', p*2.5 + c*15 + cr*0.625)");

} // namespace

class TestRateExpression : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reckons_data()
    {
        QTest::addColumn<double>("value");
        const auto row = [](const char *text, double value) { QTest::newRow(text) << value; };
        row("1 + 2 * 3", 7);
        row("(1 + 2) * 3", 9);
        row("-2 + 5 - 1", 2);
        row("10 / 4 % 2", 0.5);
        row("1e3 + .5", 1000.5);
        row("1 < 2 && 2 <= 2 ? 5 : 6", 5);
        row("1 > 2 || !(1 == 1) ? 5 : 6", 6);
        row("not (1 != 1) and 2 >= 3 ? 1 : 2 > 1 ? 7 : 8", 7);
        row("max(1, p, 3) + min(4, 2) + abs(-1) + ceil(0.2) + floor(1.8)", 100 + 2 + 1 + 1 + 1);
        row("p*2.5+cr*1.25+c*10", 500 - 0 - 250); // replaced below by what the counts give
    }
    void reckons()
    {
        QFETCH(double, value);
        const auto made = RateExpression::parse(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(made);
        if (made->text().contains(QLatin1String("cr")))
            value = 100 * 2.5;
        QCOMPARE(*made->price(tokens(100, 0)), value);
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<int>("unused");
        for (const char *text : {"", "p *", "p * )", "q * 2", "system(\"rm\")", "p = 2", "tier(p, 1)", "tier(\"a\")",
                                 "p ? 1", "\"p", "1..2", "abs(1, 2)", "p * 2; c", "max()"})
            QTest::newRow(text) << 0;
    }
    void refusesWhatItDoesNotUnderstand()
    {
        QVERIFY(!RateExpression::parse(QString::fromLatin1(QTest::currentDataTag())));
    }

    void depthIsBounded()
    {
        QVERIFY(!RateExpression::parse(QString(5000, QLatin1Char('(')) + QStringLiteral("p") +
                                       QString(5000, QLatin1Char(')'))));
        QVERIFY(!RateExpression::parse(QString(5000, QLatin1Char('-')) + QStringLiteral("p")));
    }

    void bills()
    {
        // Example 1 of relay-api-newapi §9.5: group 0.8, 1200 in of which 1000 cached, 345 out.
        relay::PublishedRate rate;
        rate.expression = QStringLiteral("p*2.5+cr*1.25+c*10");
        RelayRules rules;
        rules.roundsUp = false;
        const RateCard card = cardFrom(rate, rules, 0.8, {});
        QCOMPARE(card.state, RateState::Known);
        QCOMPARE(card.cost(tokens(1200, 345, 1000))->units(), 2080);
        QCOMPARE(card.inputPerMillion(), core::Money::known(2'000'000'000));
        QCOMPARE(card.outputPerMillion(), core::Money::known(8'000'000'000));
        QCOMPARE(card.cachedPerMillion(), core::Money::known(1'000'000'000));
    }

    void cachedTokensStayInputWithoutAVariableOfTheirOwn()
    {
        const auto made = RateExpression::parse(QStringLiteral("p*2+c*4"));
        QCOMPARE(*made->price(tokens(100, 10, 50)), 240.0);
    }

    void tiersAreReadOffTheFormula()
    {
        relay::PublishedRate rate;
        rate.expression = tiered;
        const RateCard card = cardFrom(rate, {}, 1, {});
        QCOMPARE(card.tiers.size(), 1);
        QCOMPARE(card.tiers.first().fromInput, 200001);
        QCOMPARE(card.inputQuotaPerToken, 0.625);
        QCOMPARE(card.outputQuotaPerToken, 5.0);
        QCOMPARE(card.tiers.first().rates.input, 1.25);
        QCOMPARE(card.tiers.first().rates.output, 7.5);
        QCOMPARE(card.cost(tokens(200'000, 10))->units(), 125'050);
        QCOMPARE(card.cost(tokens(200'001, 10))->units(), 250'077); // 250001.25 + 75, up
        QCOMPARE(RateExpression::parse(tiered)->ratesAt(1).tier, QStringLiteral("base"));
        QCOMPARE(RateExpression::parse(tiered)->ratesAt(300'000).tier, QStringLiteral("long"));
    }

    void whatHangsOnTheClockOrTheRequestIsNotKnown()
    {
        for (const char *text : {"hour(\"UTC\") < 8 ? p*1 : p*2", "param(\"service_tier\") == \"fast\" ? p*2 : p",
                                 "has(header(\"x\")) ? p : c", "what is this"}) {
            relay::PublishedRate rate;
            rate.expression = QString::fromLatin1(text);
            const RateCard card = cardFrom(rate, {}, 1, {});
            QCOMPARE(card.state, RateState::Unknown);
            QVERIFY(!card.cost(tokens(10, 10)));
            QVERIFY(!card.inputPerMillion().hasAmount());
            QCOMPARE(card.formulaText, rate.expression);
        }
    }
};

RELAYDESK_TEST(QCoreApplication, TestRateExpression)
#include "tst_rateexpression.moc"
