#include "support/quietmain.h"
#include "ui/catalog/modelfilter.h"
#include "ui/catalog/modelside.h"
#include "ui/catalog/ratewords.h"

#include "catalog/publishedcard.h"

using namespace ui::catalog;
using catalog::Model;
using catalog::RateState;

namespace {

Model modelOf(const relay::PublishedRate &rate, double factor = 1)
{
    Model model;
    model.id = QStringLiteral("m");
    model.appliedFactor = factor;
    model.rate = catalog::cardFrom(rate, {}, factor, {});
    return model;
}

Model inState(RateState state, int learnedFrom = 0)
{
    Model model;
    model.id = QStringLiteral("m");
    model.rate.state = state;
    model.rate.learnedFrom = learnedFrom;
    return model;
}

QString all(const QList<DetailSection> &sections)
{
    QStringList lines;
    for (const DetailSection &section : sections) {
        lines << section.title;
        for (const DetailRow &row : section.rows)
            lines << row.label + u'=' + row.value;
    }
    return lines.join(u'\n');
}

const QDate thursday(2026, 11, 26);

} // namespace

// What the page says of a rate: the states kept apart, unknown never 0.
class TestRateWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figuresKeepTheirDecimals_data()
    {
        QTest::addColumn<core::Money>("money");
        QTest::addColumn<QString>("text");
        QTest::newRow("cents") << core::Money::known(1'250'000'000) << "1.25";
        QTest::newRow("thousandths") << core::Money::known(125'000'000) << "0.125";
        QTest::newRow("more") << core::Money::known(37'500'000) << "0.0375";
        QTest::newRow("learned") << core::Money::estimated(283'456'789) << QStringLiteral("≈\u00a00.283");
        QTest::newRow("unknown") << core::Money::unknown() << QStringLiteral("—");
        QTest::newRow("not priced") << core::Money::notPriced() << "not priced";
        QTest::newRow("free") << core::Money::free() << "free";
    }
    void figuresKeepTheirDecimals()
    {
        QFETCH(core::Money, money);
        QFETCH(QString, text);
        QCOMPARE(rateText(money), text);
    }

    void theFiveStatesAreFiveWords()
    {
        relay::PublishedRate rate;
        rate.inputPerMillion = 2;
        QCOMPARE(sourceWords(modelOf(rate).rate), QStringLiteral("published"));
        rate.isFallback = true;
        QCOMPARE(sourceWords(modelOf(rate).rate), QStringLiteral("the price for unpriced ones"));
        QCOMPARE(sourceWords(inState(RateState::Free).rate), QStringLiteral("published as 0"));
        QCOMPARE(sourceWords(inState(RateState::NotPriced).rate), QStringLiteral("listed without a rate"));
        QCOMPARE(sourceWords(inState(RateState::NotPriced, 1).rate), QStringLiteral("no rate, 1 of 2 requests"));
        QCOMPARE(sourceWords(inState(RateState::Unknown).rate), QStringLiteral("learning, 0 of 2 requests"));
        QCOMPARE(sourceWords(inState(RateState::Unknown, 1).rate), QStringLiteral("learning, 1 of 2 requests"));
        QCOMPARE(sourceWords(inState(RateState::Unknown, 4).rate),
                 QStringLiteral("learning, needs one of another length"));
        Model learned = inState(RateState::Learned, 14);
        learned.rate.relativeError = 0.004;
        QCOMPARE(sourceWords(learned.rate), QStringLiteral("learned, 14 requests, ±0.4 %"));
        for (const RateState state : {RateState::Unknown, RateState::NotPriced})
            QVERIFY(!all(detailSections(inState(state), {})).contains(QLatin1String("0.00")));
    }

    void piecesAreNotTokens()
    {
        relay::PublishedRate rate;
        rate.perImage = 0.042;
        rate.imageSize = QStringLiteral("1024x1024");
        rate.imageFactors = {{QStringLiteral("hd"), QStringLiteral("1024x1024"), 2},
                             {QStringLiteral("hd"), QStringLiteral("1024x1792"), 3}};
        const Model picture = modelOf(rate);
        QCOMPARE(pieceWords(picture), QStringLiteral("0.042 a picture, 1024 × 1024"));
        QCOMPARE(sourceWords(picture.rate), QStringLiteral("published, 2 sizes"));
        QVERIFY(all(detailSections(picture, {})).contains(QLatin1String("1024x1792 hd=0.126")));
        rate = {};
        rate.audioPerSecond = 0.0001;
        QCOMPARE(pieceWords(modelOf(rate)), QStringLiteral("0.006 a minute"));
        rate = {};
        rate.inputPerMillion = 15;
        Model voice = modelOf(rate);
        QCOMPARE(pieceWords(voice), QString());
        voice.speaks = true;
        QCOMPARE(pieceWords(voice), QStringLiteral("15.00 per 1M characters"));
        rate = {};
        rate.perCall = 0.02;
        QCOMPARE(pieceWords(modelOf(rate)), QStringLiteral("0.02 a call"));
    }

    void theFormulaIsSpelledOut()
    {
        relay::PublishedRate rate;
        rate.inputPerMillion = 2.5;
        rate.outputPerMillion = 10;
        rate.cachedPerMillion = 1.25;
        rate.tiers = {{200'000, 5, 15, {}, {}, {}}};
        relay::PublishedWindow night;
        night.name = QStringLiteral("night");
        night.zone = QStringLiteral("Asia/Shanghai");
        night.ranges = {{QStringLiteral("22:00"), QStringLiteral("06:00")}};
        night.overlay.inputPerMillion = 1;
        rate.windows = {night};
        const QString text = formulaLines(modelOf(rate, 0.8)).join(u'\n');
        QVERIFY2(text.contains(QStringLiteral("Quota = input × 1 + cached × 0.5 + output × 4")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("the group’s factor 0.8")));
        QVERIFY(text.contains(QStringLiteral("rounded up")));
        QVERIFY(text.contains(QStringLiteral("500,000 quota = $1")));
        QVERIFY2(text.contains(QStringLiteral("from 200k input tokens: 4.00 in, 12.00 out")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("night 22:00–06:00 Asia/Shanghai: 0.80 in, 8.00 out")), qPrintable(text));
    }

    void keysAndGroupsAreNamed()
    {
        relay::PublishedRate rate;
        rate.inputPerMillion = 2;
        Model model = modelOf(rate, 0.8);
        model.groups = QStringList{QStringLiteral("default"), QStringLiteral("vip")};
        catalog::AccountTerms terms;
        terms.group = QStringLiteral("default");
        terms.factors = {{QStringLiteral("default"), 1}, {QStringLiteral("vip"), 0.8}};
        terms.keys = QList<catalog::KeyScope>{{QStringLiteral("laptop"), QStringLiteral("vip"), {}, true, true},
                                              {QStringLiteral("phone"), {}, {QStringLiteral("other")}, true, false}};
        const QString text = all(detailSections(model, terms));
        QVERIFY2(text.contains(QStringLiteral("Your group=vip, × 0.8")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("default=× 1")));
        QVERIFY(text.contains(QStringLiteral("Key “laptop”=yes")));
        QVERIFY(text.contains(QStringLiteral("Key “phone”=no")));
    }

    void changesSayHowMuchAndSinceWhen()
    {
        catalog::RateChange change;
        change.day = thursday.addDays(-2);
        change.output = 0.25;
        QCOMPARE(changeWords(change, thursday), QStringLiteral("output +25 % since Tuesday"));
        change.day = thursday.addDays(-20);
        QCOMPARE(changeWords(change, thursday), QStringLiteral("output +25 % on 6 November"));
        change.input = 0.25;
        change.day = thursday;
        QCOMPARE(changeWords(change, thursday), QStringLiteral("in and out +25 % today"));
        change.output.reset();
        change.input = -0.052;
        QCOMPARE(changeWords(change, thursday), QStringLiteral("input −5.2 % today"));
        change.input.reset();
        change.now = RateState::Free;
        QCOMPARE(changeWords(change, thursday), QStringLiteral("free today"));
    }

    void wishesAreMet()
    {
        storage::Database database(QStringLiteral(":memory:"));
        catalog::ModelChoices choices(database);
        relay::PublishedRate rate;
        rate.inputPerMillion = 2;
        rate.outputPerMillion = 8;
        Model model = modelOf(rate);
        model.id = QStringLiteral("gpt-5-mini");
        model.seesImages = true;
        ModelWish wish;
        QVERIFY(wish.isEmpty() && fits(wish, model, choices));
        wish.words = QStringLiteral("mini gpt");
        wish.sees = wish.priced = true;
        wish.dearestOutput = 8;
        wish.kind = ModelWish::Kind::Chat;
        QVERIFY(fits(wish, model, choices));
        wish.leastContext = 1; // not known is not enough
        QVERIFY(!fits(wish, model, choices));
        model.contextLength = 128'000;
        QVERIFY(fits(wish, model, choices));
        wish.dearestOutput = 7.99;
        QVERIFY(!fits(wish, model, choices));
        wish.dearestOutput = 0;
        QVERIFY(fits(wish, inState(RateState::Free), choices) == false); // its name does not fit
        model.rate.state = RateState::Unknown;
        wish = {};
        wish.priced = true;
        QVERIFY(!fits(wish, model, choices));
        wish = {};
        wish.dearestOutput = 100;
        QVERIFY(!fits(wish, model, choices)); // unknown is not cheap
        wish = {};
        wish.callable = true;
        model.callable = false;
        QVERIFY(!fits(wish, model, choices));
    }

    void theSameModelHasManyNames()
    {
        QVERIFY(isSameModel(QStringLiteral("openai/gpt-5"), QStringLiteral("GPT-5")));
        QVERIFY(!isSameModel(QStringLiteral("gpt-5"), QStringLiteral("gpt-5-mini")));
    }
};

RELAYDESK_TEST(QCoreApplication, TestRateWords)
#include "tst_ratewords.moc"
