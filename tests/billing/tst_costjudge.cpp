#include "billing/costjudge.h"
#include "support/quietmain.h"

using namespace billing;
using namespace std::chrono_literals;

namespace {

const core::Moment end = core::momentFromMs(1'750'000'000'000);

TurnFacts turn()
{
    TurnFacts facts;
    facts.model = QStringLiteral("gpt-4o");
    facts.keyName = QStringLiteral("desktop");
    facts.tokens = {100, 50, {}, {}};
    facts.started = end - 4s;
    facts.ended = end;
    facts.complete = facts.answered = true;
    return facts;
}

relay::LogRow row(std::chrono::milliseconds after = 0ms)
{
    relay::LogRow r;
    r.kind = relay::LogKind::Consume;
    r.time = end + after;
    r.modelAsked = QStringLiteral("gpt-4o");
    r.keyName = QStringLiteral("desktop");
    r.prompt = 100;
    r.completion = 50;
    r.quota = core::Quota(375);
    return r;
}

catalog::Model model(double input, double output)
{
    catalog::Model m;
    m.id = QStringLiteral("gpt-4o");
    m.rate.state = catalog::RateState::Known;
    m.rate.inputQuotaPerToken = m.rate.cachedQuotaPerToken = input;
    m.rate.outputQuotaPerToken = output;
    return m;
}

} // namespace

class TestCostJudge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneRowThatFitsInEverything()
    {
        QCOMPARE(findLikeRow(turn(), {row()}), std::optional<qsizetype>(0));
        relay::LogRow other = row();
        other.keyName = QStringLiteral("phone");
        QCOMPARE(findLikeRow(turn(), {other, row()}), std::optional<qsizetype>(1));
        QVERIFY(!findLikeRow(turn(), {other}));
        other = row();
        other.completion = 51;
        QVERIFY(!findLikeRow(turn(), {other}));
        QVERIFY(!findLikeRow(turn(), {row(16s)}));
        QVERIFY(!findLikeRow(turn(), {row(-11s)}));
        other = row();
        other.requestId = QStringLiteral("2026"); // it says whose it is
        QVERIFY(!findLikeRow(turn(), {other}));
        other = row();
        other.kind = relay::LogKind::TopUp;
        QVERIFY(!findLikeRow(turn(), {other}));
    }
    void twoThatFitAreNone()
    {
        QVERIFY(!findLikeRow(turn(), {row(), row(1s)}));
        QVERIFY(mayBeAmong(turn(), {row(), row(1s)}));
    }
    void aSuppliersNameNeedsTheTokens()
    {
        relay::LogRow mapped = row();
        mapped.modelAsked.clear();
        mapped.modelBilled = QStringLiteral("fake-echo");
        QCOMPARE(findLikeRow(turn(), {mapped}), std::optional<qsizetype>(0));
        TurnFacts facts = turn();
        facts.tokens = {};
        QVERIFY(!findLikeRow(facts, {mapped}));
        relay::LogRow named = mapped;
        named.extra = {{QStringLiteral("upstream_model_name"), QStringLiteral("gpt-4o")}};
        QCOMPARE(findLikeRow(facts, {named}), std::optional<qsizetype>(0));
    }
    void aStoppedOneMayBeBilledLaterAndForMore()
    {
        TurnFacts facts = turn();
        facts.stopped = true;
        facts.complete = false;
        relay::LogRow whole = row(40s);
        whole.completion = 400;
        QCOMPARE(findLikeRow(facts, {whole}), std::optional<qsizetype>(0));
        QVERIFY(mayBeAmong(facts, {whole}));
        QVERIFY(!mayBeAmong(facts, {row(200s)}));
    }
    void billedIsComparedWithTheRate()
    {
        const relay::LogRow billed = row(); // 100 + 50 tokens for 375
        QCOMPARE(judgeBill(billed, model(1.25, 5)), CostState::Billed);
        QCOMPARE(judgeBill(billed, model(1.24, 5)), CostState::Billed); // a unit off is rounding
        QCOMPARE(judgeBill(billed, model(1, 5)), CostState::Differs);
        QCOMPARE(judgeBill(billed, std::nullopt), CostState::Billed);
        catalog::Model learnt = model(1, 5);
        learnt.rate.state = catalog::RateState::Learned;
        QCOMPARE(judgeBill(billed, learnt), CostState::Billed);
        catalog::Model twoChannels = model(2, 8);
        twoChannels.otherRates = {model(1.25, 5).rate};
        QCOMPARE(judgeBill(billed, twoChannels), CostState::Billed);
        relay::LogRow tools = billed;
        tools.content = QStringLiteral("model rate 1.00, group rate 1.00, completion rate 5.00, tools cost 25");
        QCOMPARE(judgeBill(tools, model(1, 5)), CostState::Billed);
        relay::LogRow cached = billed;
        cached.cached = 90;
        catalog::Model silent = model(1.25, 5);
        silent.rate.cachedKnown = false;
        cached.quota = core::Quota(300);
        QCOMPARE(judgeBill(cached, silent), CostState::Billed);
        silent.rate.cachedKnown = true;
        QCOMPARE(judgeBill(cached, silent), CostState::Differs);
    }
    void moneyIsInItsState()
    {
        Cost cost;
        QCOMPARE(cost.money(), core::Money::known(0)); // nothing was sent
        cost.state = CostState::Unknown;
        QCOMPARE(cost.money(), core::Money::unknown());
        cost.estimated = core::Quota(500);
        QCOMPARE(cost.money(), core::Money::estimated(1'000'000));
        cost.state = CostState::Billed;
        cost.billed = core::Quota(400);
        QCOMPARE(cost.money(), core::Money::known(800'000));
        for (const CostState state : {CostState::None, CostState::Estimated, CostState::Billed, CostState::Matched,
                                      CostState::Differs, CostState::NotBilled, CostState::Unknown})
            QCOMPARE(costStateFromName(costStateName(state)), std::optional(state));
        QVERIFY(!costStateFromName(QStringLiteral("free beer")));
    }
};

RELAYDESK_TEST(QCoreApplication, TestCostJudge)
#include "tst_costjudge.moc"
