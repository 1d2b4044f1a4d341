#include "catalog/publishedcard.h"
#include "catalog/rowterms.h"
#include "relay/dialect.h"
#include "relay/statusanswer.h"
#include "support/quietmain.h"
#include "support/recording.h"

using namespace catalog;
using core::Quota;
using support::recordedResponse;
using support::recordings;

namespace {

RateCard card(double input, double output, bool roundsUp = true, double cached = -1)
{
    RateCard c;
    c.state = RateState::Known;
    c.inputQuotaPerToken = input;
    c.outputQuotaPerToken = output;
    c.cachedQuotaPerToken = cached < 0 ? input : cached;
    c.roundsUp = roundsUp;
    return c;
}

relay::RelayInfo infoOf(const QString &folder)
{
    const auto status = relay::statusOf(recordedResponse(recordings(folder, QStringLiteral("001-status")).value(0)));
    return relay::infoFromStatus(relay::kindOfStatus(status.value_or(QJsonObject())),
                                 QUrl(QStringLiteral("http://relay")), status.value_or(QJsonObject()));
}

} // namespace

class TestRateCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void costsWhatRelaysBilled_data()
    {
        QTest::addColumn<RateCard>("rate");
        QTest::addColumn<QList<qint64>>("tokens"); // input, output, cached
        QTest::addColumn<qint64>("quota");
        const auto row = [](const char *name, const RateCard &rate, qint64 input, qint64 output, qint64 cached,
                            qint64 quota) {
            QTest::newRow(name) << rate << QList<qint64>{input, output, cached} << quota;
        };
        // From log rows of the recordings.
        row("L up", card(0.075, 0.3), 188, 34, 0, 25);
        row("L up, o3-mini", card(0.55, 2.2), 20, 34, 0, 86);
        row("L cached", card(1.25, 5, true, 0.625), 2058, 34, 2048, 1463);
        row("L cached, more", card(1.25, 5, true, 0.625), 2068, 34, 2048, 1475);
        row("L least is 1", card(0.01, 0.01), 5, 0, 0, 1);
        row("L prompt of nothing", card(1.5, 7.5), 0, 34, 0, 255);
        row("S cached costs the same", card(1.25, 5), 2058, 34, 2048, 2743);
        row("S up", card(1.25, 5), 10, 400, 0, 2013);
        row("N nearest", card(0.075, 0.3, false), 188, 34, 0, 24);
        row("N nearest, half up", card(1.25, 5, false), 10, 400, 0, 2013);
        row("N o3-mini", card(0.55, 2.2, false), 10, 34, 0, 80);
        row("N cached", card(1.25, 5, false, 0.625), 2058, 34, 2048, 1463);
        row("H 30 a token", card(30, 30), 188, 34, 0, 6660);
        // Worked examples of the references.
        row("N2 example 1", card(1.25 * 0.8, 5 * 0.8, false, 0.625 * 0.8), 1200, 345, 1000, 2080);
        row("H example", card(1, 4, true, 0.5), 1234, 567, 1000, 3002);
        // Exact products stay exact: 40 × 0.075 is 3, not 4.
        row("no dust", card(0.075, 0.3), 40, 0, 0, 3);
        row("no tokens", card(1, 1), 0, 0, 0, 0);
        row("cached beside the prompt", card(1, 5, true, 0.1), 7, 10, 1000, 157);
    }
    void costsWhatRelaysBilled()
    {
        QFETCH(RateCard, rate);
        QFETCH(QList<qint64>, tokens);
        QFETCH(qint64, quota);
        QCOMPARE(rate.cost({tokens[0], tokens[1], tokens[2], {}}).value().units(), quota);
    }

    void anOldNewApiMayBillNothing()
    {
        RateCard rate = card(0.01, 0.01, false);
        rate.atLeastOne = false;
        QCOMPARE(rate.cost({5, 0, {}, {}})->units(), 0); // [rec] newapi-2025, text-embedding-3-small
        rate.atLeastOne = true;
        QCOMPARE(rate.cost({5, 0, {}, {}})->units(), 1); // [rec] newapi-2026
    }

    void unknownIsNotZero()
    {
        RateCard rate;
        QVERIFY(!rate.cost({10, 10, {}, {}}));
        QVERIFY(!rate.reservation(10, 10));
        QCOMPARE(rate.inputPerMillion().state(), core::Money::State::Unknown);
        rate.state = RateState::NotPriced;
        QCOMPARE(rate.inputPerMillion().state(), core::Money::State::NotPriced);
        rate.state = RateState::Free;
        QCOMPARE(rate.cost({10, 10, {}, {}})->units(), 0);
        QCOMPARE(rate.outputPerMillion().state(), core::Money::State::Free);
        rate = card(1, 1);
        QVERIFY(!rate.cost({10, {}, {}, {}}));
    }

    void dollarsPerMillion()
    {
        const RateCard rate = card(1.25, 5, true, 0.625);
        QCOMPARE(rate.inputPerMillion(), core::Money::known(2'500'000'000));
        QCOMPARE(rate.outputPerMillion(), core::Money::known(10'000'000'000));
        QCOMPARE(rate.cachedPerMillion(), core::Money::known(1'250'000'000));
        RateCard learnt = rate;
        learnt.state = RateState::Learned;
        QCOMPARE(learnt.inputPerMillion(), core::Money::estimated(2'500'000'000));
    }

    void reservesByFamily()
    {
        RateCard rate = card(2, 8);
        rate.reserves = ReservationRule::OneApi;
        QCOMPARE(rate.reservation(100, 1000)->units(), 3200);
        rate.reserves = ReservationRule::Laisky;
        QCOMPARE(rate.reservation(100, 1000)->units(), 9200);
        rate.reserves = ReservationRule::NewApi;
        QCOMPARE(rate.reservation(100, 1000)->units(), 2200);
        QCOMPARE(rate.reservation(100, 0)->units(), 1000);
        rate.reserves = ReservationRule::NewApi2026;
        QCOMPARE(rate.reservation(100, 1000)->units(), 3000);
        rate.reserves = ReservationRule::OneHub;
        QCOMPARE(rate.reservation(100, 1000)->units(), 700);
        rate.perCall = Quota(20000);
        QCOMPARE(rate.reservation(1, 1)->units(), 20000);
        QCOMPARE(rate.cost({1, 1, {}, {}})->units(), 20000);
    }

    // Every consume row of a chat that the recordings hold, by the rate that the same relay published.
    void publishedRatesGiveTheBilledQuota_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("rates");
        QTest::addColumn<int>("atLeast");
        QTest::newRow("laisky") << QStringLiteral("laisky") << QStringLiteral("060-models-display") << 30;
        QTest::newRow("newapi-2025") << QStringLiteral("newapi-2025") << QStringLiteral("073-pricing") << 20;
        QTest::newRow("newapi-2026") << QStringLiteral("newapi-2026") << QStringLiteral("078-pricing") << 20;
        QTest::newRow("newapi-2026-08") << QStringLiteral("newapi-2026-08") << QStringLiteral("092-pricing") << 20;
    }
    void publishedRatesGiveTheBilledQuota()
    {
        QFETCH(QString, folder);
        QFETCH(QString, rates);
        QFETCH(int, atLeast);
        const relay::RelayInfo info = infoOf(folder);
        const auto dialect = relay::dialectFor(info);
        const auto published =
            dialect->readRates(recordedResponse(recordings(folder, rates).value(0)), QStringLiteral("default"));
        QVERIFY(published.ok());
        QHash<QString, RateCard> cards;
        for (const relay::PublishedRate &rate : published.value())
            cards.insert(rate.model, cardFrom(rate, rulesOf(info), rate.groupFactor.value_or(1), {}));

        int checked = 0;
        QSet<QString> seen;
        for (const QString &file : recordings(folder, QStringLiteral("-log-"))) {
            const auto page = dialect->readLog(recordedResponse(file), {});
            if (!page)
                continue;
            for (const relay::LogRow &row : page->rows) {
                const RateCard rate = cards.value(row.modelAsked);
                const auto terms = termsOf(row);
                // Sound and pictures are counted otherwise; a discount for cached tokens that is not published cannot
                // be computed (New API of Feb 2026); 37.5 stands for "no price".
                const QStringList others{QStringLiteral("whisper-1"), QStringLiteral("tts-1"),
                                         QStringLiteral("dall-e-3"), QStringLiteral("gpt-image-1")};
                if (others.contains(row.modelAsked) || row.kind != relay::LogKind::Consume ||
                    seen.contains(row.identity) || rate.state != RateState::Known || rate.perImage || rate.perCall ||
                    terms.hasSurcharge || (row.cached.value_or(0) > 0 && !rate.cachedKnown))
                    continue;
                seen.insert(row.identity);
                ++checked;
                // New API of Feb 2026 cuts off what goes through /v1/messages (relay-api-newapi §9.1).
                const bool cutsOff = row.extra.value(QLatin1String("claude")).toBool();
                const auto cost = rate.cost({row.prompt, row.completion, row.cached, {}});
                QVERIFY2(cost && (*cost == row.quota || (cutsOff && cost->units() == row.quota->units() + 1)),
                         qPrintable(QStringLiteral("%1 %2 %3/%4/%5: billed %6, computed %7")
                                        .arg(folder, row.modelAsked)
                                        .arg(*row.prompt)
                                        .arg(*row.completion)
                                        .arg(row.cached.value_or(0))
                                        .arg(row.quota->units())
                                        .arg(cost ? cost->units() : -1)));
            }
        }
        QVERIFY2(checked >= atLeast, qPrintable(QString::number(checked)));
    }

    void allZeroIsNoMetadata()
    {
        relay::PublishedRate rate;
        rate.model = QStringLiteral("m");
        rate.inputPerMillion = rate.outputPerMillion = rate.cachedPerMillion = 0;
        QCOMPARE(cardFrom(rate, {}, 1, {}).state, RateState::NotPriced);
        rate.free = true;
        QCOMPARE(cardFrom(rate, {}, 1, {}).state, RateState::Free);
        rate.free = false;
        rate.perImage = 0.04;
        const RateCard image = cardFrom(rate, {}, 0.5, {});
        QCOMPARE(image.state, RateState::Known);
        QCOMPARE(image.perImage->units(), 10000);
    }

    void laiskyPricesStayInItsOwnUnit()
    {
        relay::RelayInfo info;
        info.kind = relay::Kind::Laisky;
        info.quotaPerUnit = core::QuotaPerUnit(1'000'000);
        relay::PublishedRate rate;
        rate.inputPerMillion = 2.5;
        const RateCard card = cardFrom(rate, rulesOf(info), 1, {});
        QCOMPARE(card.inputQuotaPerToken, 1.25);                             // not 2.5 (relay-api §6.1)
        QCOMPARE(card.inputPerMillion(), core::Money::known(1'250'000'000)); // what it takes from the balance
    }

    void rowsTellTheirTerms()
    {
        relay::LogRow row;
        row.content = QStringLiteral("倍率：1.25 × 0.80 × 4.00");
        RowTerms terms = termsOf(row);
        QCOMPARE(terms.groupFactor, std::optional(0.8));
        QCOMPARE(terms.inputQuotaPerToken, std::optional(1.25));
        QCOMPARE(terms.completionRatio, std::optional(4.0));
        QVERIFY(!terms.exact);
        row.content =
            QStringLiteral("model rate 0.07, group rate 1.50, completion rate 4.00, tools cost 12, cached_prompt 0");
        row.extra = {{QStringLiteral("model_ratio"), 0.07}, {QStringLiteral("group_ratio"), 1.5}};
        terms = termsOf(row);
        QCOMPARE(terms.groupFactor, std::optional(1.5));
        QVERIFY(!terms.exact);
        QVERIFY(terms.hasSurcharge);
        row.content.clear();
        row.extra = {{QStringLiteral("model_ratio"), 1.25},
                     {QStringLiteral("group_ratio"), 0.8},
                     {QStringLiteral("completion_ratio"), 4},
                     {QStringLiteral("cache_ratio"), 0.5}};
        terms = termsOf(row);
        QVERIFY(terms.exact);
        QCOMPARE(terms.cachedRatio, std::optional(0.5));
        row.extra = {{QStringLiteral("input_ratio"), 2.0},
                     {QStringLiteral("output_ratio"), 8.0},
                     {QStringLiteral("group_ratio"), 1}};
        QCOMPARE(termsOf(row).completionRatio, std::optional(4.0));
        row.extra = {};
        QVERIFY(!termsOf(row).groupFactor);
    }
};

RELAYDESK_TEST(QCoreApplication, TestRateCard)
#include "tst_ratecard.moc"
