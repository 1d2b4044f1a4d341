#include "catalog/keyscope.h"
#include "catalog/modeljson.h"
#include "catalog/modelmerge.h"
#include "catalog/modelnames.h"
#include "support/quietmain.h"

using namespace catalog;

namespace {

relay::PublishedRate rate(const QString &model, double input, double output)
{
    relay::PublishedRate r;
    r.model = model;
    r.inputPerMillion = input;
    r.outputPerMillion = output;
    return r;
}

QHash<QString, Model> byName(const QList<Model> &models)
{
    QHash<QString, Model> map;
    for (const Model &model : models)
        map.insert(model.id, model);
    return map;
}

const core::Moment now = core::momentFromMs(1'700'000'000'000);

} // namespace

class TestModelMerge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statesSayWhatIsKnown()
    {
        ReadModels read;
        relay::PublishedRate gift = rate(QStringLiteral("gift"), 0, 0);
        gift.free = true;
        read.rates = {rate(QStringLiteral("priced"), 2.5, 10), rate(QStringLiteral("bare"), 0, 0), gift};
        read.callable = QStringList{QStringLiteral("priced"), QStringLiteral("listed")};
        const auto models = byName(mergeModels(read, {}, {}, now));
        QCOMPARE(models.size(), 4);
        QCOMPARE(models[QStringLiteral("priced")].rate.state, RateState::Known);
        QCOMPARE(models[QStringLiteral("bare")].rate.state, RateState::NotPriced);
        QCOMPARE(models[QStringLiteral("gift")].rate.state, RateState::Free);
        QCOMPARE(models[QStringLiteral("listed")].rate.state, RateState::NotPriced);
        QVERIFY(models[QStringLiteral("priced")].callable);
        QVERIFY(!models[QStringLiteral("bare")].callable);

        read.rates.reset(); // One API
        QCOMPARE(byName(mergeModels(read, {}, {}, now))[QStringLiteral("priced")].rate.state, RateState::Unknown);
    }

    void whatFailedStaysAndWhatWasLearntStays()
    {
        ReadModels read;
        read.rates = {rate(QStringLiteral("a"), 2, 4)};
        const auto before = byName(mergeModels(read, {}, {}, now));
        ReadModels later;
        later.offered = QStringList{QStringLiteral("a")};
        later.ratesFailed = true;
        const auto kept = mergeModels(later, before, {}, now + std::chrono::hours(1));
        QCOMPARE(kept.first().rate.inputQuotaPerToken, 1.0);
        QCOMPARE(kept.first().rate.readAt, now);

        Model learnt;
        learnt.id = QStringLiteral("b");
        learnt.rate.state = RateState::Learned;
        learnt.rate.inputQuotaPerToken = 3;
        later = {};
        later.offered = QStringList{QStringLiteral("b")};
        QCOMPARE(mergeModels(later, {{learnt.id, learnt}}, {}, now).first().rate.inputQuotaPerToken, 3.0);
        later.rates = {rate(QStringLiteral("b"), 2, 4)};
        QCOMPARE(mergeModels(later, {{learnt.id, learnt}}, {}, now).first().rate.state, RateState::Known);
    }

    void theDearestChannelIsShownAndAllAreKnown()
    {
        ReadModels read;
        read.rates = {rate(QStringLiteral("m"), 1, 1), rate(QStringLiteral("m"), 5, 5), rate(QStringLiteral("m"), 1, 1),
                      rate(QStringLiteral("m"), 0, 0)};
        const Model model = mergeModels(read, {}, {}, now).first();
        QCOMPARE(model.rate.inputPerMillion(), core::Money::known(5'000'000'000));
        QCOMPARE(model.otherRates.size(), 1);
    }

    void theGroupsFactorIsLearntOnceAndKept()
    {
        ReadModels read;
        read.rates = {rate(QStringLiteral("m"), 2, 8), rate(QStringLiteral("other"), 4, 4)};
        auto models = byName(mergeModels(read, {}, {}, now));
        Model &model = models[QStringLiteral("m")];
        QVERIFY(applyGroupFactor(model, 0.8));
        QVERIFY(!applyGroupFactor(model, 0.8));
        QCOMPARE(model.rate.inputQuotaPerToken, 0.8);
        const auto again = byName(mergeModels(read, models, {}, now));
        QCOMPARE(again[QStringLiteral("m")].rate.inputQuotaPerToken, 0.8);
        QCOMPARE(again[QStringLiteral("other")].rate.inputQuotaPerToken,
                 1.6); // the same group, until it is told otherwise
        Model other = again[QStringLiteral("other")];
        QVERIFY(applyGroupFactor(other, 1));
        QCOMPARE(other.rate.inputQuotaPerToken, 2.0);
        // A published factor goes with the list until rows say that the key's group has another.
        read.rates->first().groupFactor = 0.5;
        const auto published = byName(mergeModels(read, {}, {}, now));
        QCOMPARE(published[QStringLiteral("m")].rate.inputQuotaPerToken, 0.5);
    }

    void theGroupOfTheKeyDecidesThePrice()
    {
        relay::PublishedRate r = rate(QStringLiteral("m"), 2, 8);
        r.factors = {{QStringLiteral("default"), 1}, {QStringLiteral("vip"), 0.8}};
        r.groupFactor = 1;
        r.groups = QStringList{QStringLiteral("default"), QStringLiteral("vip")};
        AccountTerms terms;
        terms.group = QStringLiteral("default");
        QCOMPARE(terms.chatGroup(), QStringLiteral("default"));
        terms.keys = QList<KeyScope>{{QStringLiteral("desktop"), QStringLiteral("vip"), {}, true, true},
                                     {QStringLiteral("phone"), {}, {QStringLiteral("other")}, true, false}};
        QCOMPARE(terms.chatGroup(), QStringLiteral("vip"));
        ReadModels read;
        read.rates = {r};
        read.group = terms.chatGroup();
        const Model model = mergeModels(read, {}, {}, now).first();
        QCOMPARE(model.rate.inputQuotaPerToken, 0.8);
        QCOMPARE(model.groups, r.groups);
        QVERIFY(mayCall(terms.keys->at(0), model, terms.group));
        QVERIFY(!mayCall(terms.keys->at(1), model, terms.group)); // limited to another
        KeyScope key{QStringLiteral("k"), QStringLiteral("cheap"), {}, true, false};
        QVERIFY(!mayCall(key, model, terms.group)); // its group is not offered it
        key.group = QStringLiteral("auto");
        QVERIFY(mayCall(key, model, terms.group));
        key.enabled = false;
        QVERIFY(!mayCall(key, model, terms.group));
        QCOMPARE(toJson(termsFromJson(toJson(terms))), toJson(terms));
        terms.keys->first().group = QStringLiteral("auto"); // the relay chooses: no factor is known
        QCOMPARE(terms.chatGroup(), QString());
        // A key that is limited to models may not call the others, whatever the relay lists.
        read.callable = QStringList{QStringLiteral("m")};
        read.keyModels = QStringList{QStringLiteral("n")};
        QVERIFY(!mergeModels(read, {}, {}, now).first().callable);
    }

    void aRowTellsTheDiscountForCachedTokens()
    {
        ReadModels read;
        read.rates = {rate(QStringLiteral("m"), 2, 8)};
        auto models = byName(mergeModels(read, {}, {}, now));
        Model &model = models[QStringLiteral("m")];
        QVERIFY(!model.rate.cachedPerMillion().hasAmount());
        model.learntCachedRatio = 0.5;
        QVERIFY(applyCachedRatio(model.rate, 0.5));
        QVERIFY(!applyCachedRatio(model.rate, 0.25)); // known now
        QCOMPARE(model.rate.cachedPerMillion(), core::Money::known(1'000'000'000));
        QCOMPARE(byName(mergeModels(read, models, {}, now))[QStringLiteral("m")].rate.cachedPerMillion(),
                 core::Money::known(1'000'000'000));
    }

    void aFormulaOnlyTheRelayKnowsIsNotUnpriced()
    {
        relay::PublishedRate r;
        r.model = QStringLiteral("m");
        r.expression = QStringLiteral("hour(\"UTC\") < 8 ? p : p*2");
        ReadModels read;
        read.rates = {r};
        const Model model = mergeModels(read, {}, {}, now).first();
        QCOMPARE(model.rate.state, RateState::Unknown);
        QCOMPARE(model.rate.formulaText, r.expression);
    }

    void whatWasSeenSoFarIsKept()
    {
        Model learning;
        learning.id = QStringLiteral("m");
        learning.rate.learnedFrom = 1;
        ReadModels read;
        read.offered = QStringList{learning.id};
        QCOMPARE(mergeModels(read, {{learning.id, learning}}, {}, now).first().rate.learnedFrom, 1);
    }

    void everythingOfACardSurvivesTheDatabase()
    {
        relay::PublishedRate r = rate(QStringLiteral("m"), 2, 8);
        r.cachedPerMillion = 0.5;
        r.cacheWritePerMillion = 2.5;
        r.cacheWriteLongPerMillion = 4;
        r.imageInputPerMillion = 3;
        r.audioInputPerMillion = 40;
        r.audioOutputPerMillion = 80;
        r.reasoningPerMillion = 9;
        r.perImage = 0.04;
        r.imageSize = QStringLiteral("1024x1024");
        r.imageFactors = {{QStringLiteral("hd"), QStringLiteral("1024x1792"), 3}};
        r.audioPerSecond = 0.0001;
        r.videoPerSecond = 0.1;
        r.tiers = {{200'000, 4, 16, {}, {}, {}}};
        relay::PublishedWindow night;
        night.name = QStringLiteral("night");
        night.zone = QStringLiteral("Asia/Shanghai");
        night.ranges = {{QStringLiteral("22:00"), QStringLiteral("06:30")}};
        night.days = {1, 2};
        night.dateTo = QStringLiteral("2026-12-31");
        night.overlay.inputPerMillion = 1;
        r.windows = {night};
        ReadModels read;
        read.rates = {r};
        const Model model = mergeModels(read, {}, {}, now).first();
        const Model back = modelFromJson(model.id, toJson(model), core::QuotaPerUnit());
        QCOMPARE(toJson(back), toJson(model));
        QCOMPARE(back.rate.extra, model.rate.extra);
        QCOMPARE(back.rate.pictures.first().quota.units(), 60'000);
        QCOMPARE(back.rate.tiers.first().rates.output, 8.0);
        QCOMPARE(back.rate.windows.first().ranges, (QList<std::pair<int, int>>{{1320, 390}}));
        Model formula;
        formula.id = QStringLiteral("f");
        relay::PublishedRate tiered;
        tiered.expression = QStringLiteral("p*2+c*8");
        formula.rate = cardFrom(tiered, {}, 0.5, now);
        const Model again = modelFromJson(formula.id, toJson(formula), core::QuotaPerUnit());
        QCOMPARE(again.rate.cost({1000, 100, {}, {}})->units(), 700);
    }

    void tiersAndHoursChangeTheWholeRequest()
    {
        relay::PublishedRate r = rate(QStringLiteral("m"), 2, 8);
        r.cachedPerMillion = 0.5;
        r.tiers = {{1000, 4, 16, {}, {}, {}}};
        relay::PublishedWindow night;
        night.zone = QStringLiteral("Asia/Shanghai");
        night.ranges = {{QStringLiteral("22:00"), QStringLiteral("06:00")}};
        night.days = {5};
        night.overlay.inputPerMillion = 1;
        night.overlay.outputPerMillion = 4;
        r.windows = {night};
        const RateCard card = cardFrom(r, {}, 1, now);
        QCOMPARE(card.cost({999, 0, {}, {}})->units(), 999);
        QCOMPARE(card.cost({1000, 0, {}, {}})->units(), 2000);
        QCOMPARE(card.cost({1000, 0, 1000, {}})->units(), 2000); // the tier tells no discount
        const auto at = [](const char *text) {
            return core::momentFromMs(
                QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch());
        };
        TokenCount count{100, 0, {}, {}};
        count.at = at("2026-11-27T15:00:00Z"); // Friday 23:00 there
        QCOMPARE(card.cost(count)->units(), 50);
        count.at = at("2026-11-27T13:59:00Z"); // 21:59
        QCOMPARE(card.cost(count)->units(), 100);
        count.at = at("2026-11-26T21:59:00Z"); // Friday 05:59
        QCOMPARE(card.cost(count)->units(), 50);
        count.at = at("2026-11-28T15:00:00Z"); // Saturday
        QCOMPARE(card.cost(count)->units(), 100);
    }

    void survivesTheDatabase()
    {
        ReadModels read;
        relay::PublishedRate r = rate(QStringLiteral("gpt-4o"), 2.5, 10);
        r.cachedPerMillion = 1.25;
        r.contextLength = 128000;
        r.endpointTypes = QStringList{QStringLiteral("openai"), QStringLiteral("anthropic")};
        read.rates = {r, rate(QStringLiteral("gpt-4o"), 5, 20)};
        const Model model = mergeModels(read, {}, {}, now).first();
        const Model back = modelFromJson(model.id, toJson(model), core::QuotaPerUnit());
        QCOMPARE(toJson(back), toJson(model));
        QCOMPARE(back.rate.outputQuotaPerToken, model.rate.outputQuotaPerToken);
        QCOMPARE(back.otherRates.size(), 1);
        QCOMPARE(back.contextLength, std::optional<qint64>(128000));
        QCOMPARE(back.endpointTypes, model.endpointTypes);
        QVERIFY(!back.rate.cachedKnown);
    }

    void namesTellAbilities_data()
    {
        QTest::addColumn<QString>("abilities"); // s sees, d draws, h hears, t talks, r reasons, e embeds, o other
        const auto row = [](const char *name, const char *abilities) {
            QTest::newRow(name) << QString::fromLatin1(abilities);
        };
        row("gpt-4o-mini", "s");
        row("gpt-4.1", "s");
        row("gpt-3.5-turbo", "");
        row("gpt-4", "");
        row("gpt-4-turbo", "s");
        row("gpt-5", "sr");
        row("gpt-5-chat-latest", "s");
        row("gpt-5-codex", "sr");
        row("o1", "sr");
        row("o1-mini", "r");
        row("o3-mini", "r");
        row("o4-mini", "sr");
        row("gpt-image-1", "d");
        row("dall-e-3", "d");
        row("tts-1", "t");
        row("tts-1-hd", "t");
        row("gpt-4o-mini-tts", "t");
        row("whisper-1", "h");
        row("gpt-4o-transcribe", "h");
        row("text-embedding-3-small", "e");
        row("BAAI/bge-m3", "e");
        row("claude-3-5-sonnet-20241022", "s");
        row("claude-3-7-sonnet-20250219", "sr");
        row("claude-sonnet-4-20250514", "sr");
        row("gemini-2.5-pro", "sr");
        row("gemini-2.0-flash", "s");
        row("deepseek-chat", "");
        row("deepseek-reasoner", "r");
        row("deepseek-r1", "r");
        row("qwen2.5-vl-72b", "s");
        row("qwen2.5-72b-instruct", "");
        row("qwq-32b", "r");
        row("bge-reranker-v2", "e"); // by its family's name; either way nothing to chat with
        row("rerank-v3.5", "o");
        row("omni-moderation-latest", "o");
        row("sora-2", "o");
        row("flux-pro", "d");
        row("my-own/model:7b", "");
    }
    void namesTellAbilities()
    {
        QFETCH(QString, abilities);
        const NamedAbilities a = abilitiesOf(QString::fromLatin1(QTest::currentDataTag()));
        QString found;
        for (const auto &[has, letter] :
             {std::pair(a.seesImages, 's'), std::pair(a.drawsImages, 'd'), std::pair(a.hearsSound, 'h'),
              std::pair(a.speaks, 't'), std::pair(a.reasons, 'r'), std::pair(a.embeds, 'e'), std::pair(a.other, 'o')})
            if (has)
                found += QLatin1Char(letter);
        QCOMPARE(found, abilities);
    }

    void publishedKindsWinOverNames()
    {
        ReadModels read;
        relay::PublishedRate seeing = rate(QStringLiteral("plain-name"), 1, 1);
        seeing.inputKinds = QStringList{QStringLiteral("text"), QStringLiteral("image")};
        seeing.outputKinds = QStringList{QStringLiteral("text")};
        relay::PublishedRate drawing = rate(QStringLiteral("painter"), 1, 1);
        drawing.inputKinds = QStringList{QStringLiteral("text"), QStringLiteral("image")};
        drawing.outputKinds = QStringList{QStringLiteral("image")};
        read.rates = {seeing, drawing};
        const auto models = byName(mergeModels(read, {}, {}, now));
        QVERIFY(models[QStringLiteral("plain-name")].seesImages);
        QVERIFY(models[QStringLiteral("plain-name")].isChat());
        QVERIFY(models[QStringLiteral("painter")].drawsImages);
        QVERIFY(!models[QStringLiteral("painter")].isChat());
    }
};

RELAYDESK_TEST(QCoreApplication, TestModelMerge)
#include "tst_modelmerge.moc"
