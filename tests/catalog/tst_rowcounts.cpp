#include "catalog/modelmerge.h"
#include "catalog/ratelearner.h"
#include "catalog/rowcounts.h"
#include "catalog/rowterms.h"
#include "relay/dialect.h"
#include "relay/statusanswer.h"
#include "support/quietmain.h"
#include "support/recording.h"

using namespace catalog;
using support::recordedResponse;
using support::recordings;

namespace {

relay::RelayInfo infoOf(const QString &folder)
{
    const auto status = relay::statusOf(recordedResponse(recordings(folder, QStringLiteral("001-status")).value(0)));
    return relay::infoFromStatus(relay::kindOfStatus(status.value_or(QJsonObject())),
                                 QUrl(QStringLiteral("http://relay")), status.value_or(QJsonObject()));
}

// Every consume row that the recordings of a relay hold, once.
QList<relay::LogRow> consumeRows(const QString &folder, const relay::Dialect &dialect)
{
    QList<relay::LogRow> rows;
    QSet<QString> seen;
    for (const QString &file : recordings(folder, QStringLiteral("-log-"))) {
        const auto page = dialect.readLog(recordedResponse(file), {});
        if (!page)
            continue;
        for (const relay::LogRow &row : page->rows) {
            if (row.kind != relay::LogKind::Consume || seen.contains(row.identity))
                continue;
            seen.insert(row.identity);
            rows.append(row);
        }
    }
    return rows;
}

QHash<QString, Model> published(const QString &folder, const QString &file, const relay::Dialect &dialect,
                                const relay::RelayInfo &info)
{
    ReadModels read;
    read.group = QStringLiteral("default");
    read.rates = dialect.readRates(recordedResponse(recordings(folder, file).value(0)), read.group).valueOr({});
    QHash<QString, Model> models;
    for (const Model &model : mergeModels(read, {}, rulesOf(info), {}))
        models.insert(model.id, model);
    return models;
}

} // namespace

// The billed quota of recorded rows, computed again from what the same relay published.
class TestRowCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publishedRatesGiveEveryBill_data()
    {
        QTest::addColumn<QString>("rates");
        QTest::addColumn<QString>("names"); // of rows that a card cannot tell, with the reason in rowcounts.h
        QTest::addColumn<int>("atLeast");
        QTest::newRow("laisky") << "060-models-display"
                                << "gpt-image-1,tts-1,whisper-1" << 45;
        QTest::newRow("newapi-2025") << "073-pricing"
                                     << "dall-e-3,gpt-4o-2024-08-06" << 30;
        QTest::newRow("newapi-2026") << "078-pricing"
                                     << "dall-e-3,gpt-4o-2024-08-06,tts-1" << 30;
        QTest::newRow("newapi-2026-08") << "092-pricing"
                                        << "dall-e-3" << 36;
        QTest::newRow("onehub") << "070-available-model"
                                << "" << 40;
    }
    void publishedRatesGiveEveryBill()
    {
        const QString folder = QString::fromLatin1(QTest::currentDataTag());
        QFETCH(QString, rates);
        QFETCH(QString, names);
        QFETCH(int, atLeast);
        const relay::RelayInfo info = infoOf(folder);
        const auto dialect = relay::dialectFor(info);
        const QHash<QString, Model> models = published(folder, rates, *dialect, info);
        // One Hub's rows carry the supplier's name; every name that the recordings map has the price for names without.
        Model fallback;
        for (const Model &model : models)
            if (model.rate.isFallback)
                fallback = model;
        int checked = 0;
        QStringList untold;
        for (const relay::LogRow &row : consumeRows(folder, *dialect)) {
            const QString asked = row.modelAsked.isEmpty() ? row.modelBilled : row.modelAsked;
            const Model model = models.value(asked, fallback);
            const auto quota = quotaByCard(row, model.rate);
            if (!quota) {
                if (!untold.contains(asked))
                    untold.append(asked);
                continue;
            }
            // New API of Feb 2026 cuts off what goes through /v1/messages (relay-api-newapi §9.1).
            const qint64 off = quota->units() - row.quota->units();
            const bool cutsOff = row.extra.value(QLatin1String("claude")).toBool() && off == 1;
            QVERIFY2(off == 0 || cutsOff, qPrintable(QStringLiteral("%1 %2/%3/%4: billed %5, computed %6")
                                                         .arg(asked)
                                                         .arg(row.prompt.value_or(-1))
                                                         .arg(row.completion.value_or(-1))
                                                         .arg(row.cached.value_or(-1))
                                                         .arg(row.quota->units())
                                                         .arg(quota->units())));
            ++checked;
        }
        untold.sort();
        QCOMPARE(untold.join(QLatin1Char(',')), names);
        QVERIFY2(checked >= atLeast, qPrintable(QString::number(checked)));
    }

    // One API publishes nothing: two rows of a rate teach it, and the others come out as billed.
    void learnedRatesGiveTheOtherBills()
    {
        const relay::RelayInfo info = infoOf(QStringLiteral("oneapi"));
        const auto dialect = relay::dialectFor(info);
        QHash<QString, QList<relay::LogRow>> byTerms;
        for (const relay::LogRow &row : consumeRows(QStringLiteral("oneapi"), *dialect))
            if (termsOf(row).completionRatio)
                byTerms[row.modelBilled + row.content].append(row);
        int checked = 0;
        for (const QList<relay::LogRow> &rows : byTerms) {
            QList<Observation> seen;
            for (const relay::LogRow &row : rows)
                seen.append({*row.quota, *row.prompt, *row.completion, termsOf(row).completionRatio});
            QVERIFY(!learnRate({seen.first()}, true)); // one is not enough
            const auto learnt = learnRate(seen, true);
            if (seen.size() < 2)
                continue;
            QVERIFY(learnt);
            const RateCard card = learnedCard(*learnt, rulesOf(info), {}, {});
            QCOMPARE(card.state, RateState::Learned);
            QCOMPARE(card.learnedFrom, seen.size());
            for (const relay::LogRow &row : rows) {
                const auto quota = quotaByCard(row, card);
                QVERIFY(quota);
                const auto off = static_cast<double>(std::abs(quota->units() - row.quota->units()));
                // As sure as it says: the stated error of a usual request, and the rounding of this one.
                const double mean = [&] {
                    double sum = 0;
                    for (const relay::LogRow &one : rows)
                        sum += static_cast<double>(one.quota->units());
                    return sum / static_cast<double>(rows.size());
                }();
                QVERIFY2(off <= *card.relativeError * mean + 1, qPrintable(row.content));
                ++checked;
            }
        }
        QVERIFY2(checked >= 20, qPrintable(QString::number(checked)));
    }

    void countsEveryPart()
    {
        relay::LogRow row;
        row.prompt = 7;
        row.completion = 45;
        row.cached = 1000;
        row.quota = core::Quota(1056);
        row.extra = {{QStringLiteral("claude"), true},
                     {QStringLiteral("cache_creation_tokens"), 300},
                     {QStringLiteral("cache_creation_tokens_5m"), 200},
                     {QStringLiteral("cache_creation_tokens_1h"), 100},
                     {QStringLiteral("group_ratio"), 0.9},
                     {QStringLiteral("model_ratio"), 1.5},
                     {QStringLiteral("model_price"), -1}};
        const TokenCount count = countsOf(row);
        QCOMPARE(count.cacheWrite, std::optional<qint64>(200));
        QCOMPARE(count.cacheWriteLong, std::optional<qint64>(100));
        QVERIFY(count.cacheIsBeside);
        // Example 2 of relay-api-newapi §9.5.
        relay::PublishedRate rate;
        rate.inputPerMillion = 3;
        rate.outputPerMillion = 15;
        rate.cachedPerMillion = 0.3;
        rate.cacheWritePerMillion = 3.75;
        rate.cacheWriteLongPerMillion = 6;
        RelayRules rules;
        rules.roundsUp = false;
        QCOMPARE(quotaByCard(row, cardFrom(rate, rules, 0.9, {}))->units(), 1056);
        row.extra.insert(QStringLiteral("web_search"), true);
        QVERIFY(!quotaByCard(row, cardFrom(rate, rules, 0.9, {})));
    }

    void oneHubCutsPartsToWholeTokens()
    {
        relay::PublishedRate rate;
        rate.inputPerMillion = 60;
        rate.outputPerMillion = 60;
        rate.cachedPerMillion = 60 * 0.33;
        RelayRules rules;
        rules.partsCutOff = true;
        // 100 × (0.33 − 1) = −67; 101 × (0.33 − 1) = −67.67 → −67.
        QCOMPARE(cardFrom(rate, rules, 1, {}).cost({200, 0, 100})->units(), (200 - 67) * 30);
        QCOMPARE(cardFrom(rate, rules, 1, {}).cost({200, 0, 101})->units(), (200 - 67) * 30);
    }
};

RELAYDESK_TEST(QCoreApplication, TestRowCounts)
#include "tst_rowcounts.moc"
