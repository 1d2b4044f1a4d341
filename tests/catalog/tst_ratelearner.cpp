#include "catalog/ratelearner.h"
#include "support/quietmain.h"

#include <QRandomGenerator>

#include <cmath>

using namespace catalog;

namespace {

Observation observe(double input, double output, qint64 prompt, qint64 completion, bool up = true)
{
    const double exact = static_cast<double>(prompt) * input + static_cast<double>(completion) * output;
    return {core::Quota(static_cast<qint64>(up ? std::ceil(exact - 1e-9) : std::round(exact))), prompt, completion, {}};
}

} // namespace

class TestRateLearner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void learnsWithinItsOwnBound_data()
    {
        QTest::addColumn<double>("input");
        QTest::addColumn<double>("output");
        QTest::addColumn<int>("count");
        QTest::newRow("two requests") << 1.25 << 5.0 << 2;
        QTest::newRow("cheap") << 0.075 << 0.3 << 14;
        QTest::newRow("dear") << 30.0 << 60.0 << 14;
        QTest::newRow("many") << 0.55 << 2.2 << 60;
    }
    void learnsWithinItsOwnBound()
    {
        QFETCH(double, input);
        QFETCH(double, output);
        QFETCH(int, count);
        QRandomGenerator random(7);
        QList<Observation> seen;
        for (int i = 0; i < count; ++i)
            seen.append(observe(input, output, 100 + random.bounded(4000), 20 + random.bounded(1500)));
        const auto rate = learnRate(seen, true);
        QVERIFY(rate);
        QCOMPARE(rate->from, count);
        QVERIFY(rate->relativeError > 0);
        for (int i = 0; i < 50; ++i) {
            const qint64 prompt = 100 + random.bounded(4000);
            const qint64 completion = 20 + random.bounded(1500);
            const double real = static_cast<double>(prompt) * input + static_cast<double>(completion) * output;
            const double told = static_cast<double>(prompt) * rate->inputQuotaPerToken +
                                static_cast<double>(completion) * rate->outputQuotaPerToken;
            double mean = 0;
            for (const Observation &o : seen)
                mean += static_cast<double>(o.quota.units()) / count;
            QVERIFY2(std::abs(told - real) <= 2 * rate->relativeError * std::max(real, mean) + 1,
                     qPrintable(QStringLiteral("%1 told, %2 real").arg(told).arg(real)));
        }
    }

    void oneRequestTeachesNothing() { QVERIFY(!learnRate({observe(1, 4, 10, 10)}, true)); }

    void theSameMixtureNeedsAStatedRatio()
    {
        QList<Observation> seen{observe(1.25, 5, 100, 50), observe(1.25, 5, 200, 100)};
        QVERIFY(!learnRate(seen, true));
        for (Observation &o : seen)
            o.completionRatio = 4;
        const auto rate = learnRate(seen, true);
        QVERIFY(rate);
        QVERIFY(std::abs(rate->inputQuotaPerToken - 1.25) < 0.01);
        QCOMPARE(rate->outputQuotaPerToken, 4 * rate->inputQuotaPerToken);
    }

    void promptsAloneAreEnoughForEmbeddings()
    {
        const auto rate = learnRate({observe(0.01, 0, 5000, 0, false), observe(0.01, 0, 90000, 0, false)}, false);
        QVERIFY(rate);
        QVERIFY(std::abs(rate->inputQuotaPerToken - 0.01) < 1e-4);
        QCOMPARE(rate->outputQuotaPerToken, 0.0);
    }

    void nonsenseIsRefused()
    {
        // More tokens for less money: no rate fits.
        QVERIFY(!learnRate({{core::Quota(1000), 10, 1000, {}}, {core::Quota(10), 2000, 1000, {}}}, true));
        QVERIFY(!learnRate({{core::Quota(0), 10, 10, {}}, {core::Quota(0), 20, 10, {}}}, true));
    }

    // The two billed requests of one model in the recordings of One API: 倍率：1.25 × 1.00 × 4.00.
    void learnsFromRecordedRows()
    {
        const auto rate = learnRate({{core::Quota(2013), 10, 400, {}}, {core::Quota(2743), 2058, 34, {}}}, true);
        QVERIFY(rate);
        QVERIFY(std::abs(rate->inputQuotaPerToken - 1.25) < 0.01);
        QVERIFY(std::abs(rate->outputQuotaPerToken - 5) < 0.02);
        QVERIFY(rate->relativeError < 0.005);
    }
};

RELAYDESK_TEST(QCoreApplication, TestRateLearner)
#include "tst_ratelearner.moc"
