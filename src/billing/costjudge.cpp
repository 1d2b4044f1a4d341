#include "billing/costjudge.h"

#include "catalog/rowcounts.h"
#include "catalog/rowterms.h"

#include <cstdlib>

namespace billing {

namespace {

bool sameModel(const TurnFacts &facts, const relay::LogRow &row)
{
    return row.modelAsked == facts.model || row.modelBilled == facts.model ||
           row.extra.value(QLatin1String("upstream_model_name")).toString() == facts.model;
}

bool sameTokens(const TurnFacts &facts, const relay::LogRow &row)
{
    return facts.tokens.input && facts.tokens.output && row.prompt == facts.tokens.input &&
           row.completion == facts.tokens.output;
}

bool tokensContradict(const TurnFacts &facts, const relay::LogRow &row)
{
    if (facts.stopped || !facts.complete)
        return false; // the relay may have billed more than came through
    return (facts.tokens.input && row.prompt && row.prompt != facts.tokens.input) ||
           (facts.tokens.output && row.completion && row.completion != facts.tokens.output);
}

bool isCandidate(const TurnFacts &facts, const relay::LogRow &row)
{
    const RowWindow window = rowWindow(facts);
    return row.kind == relay::LogKind::Consume && row.requestId.isEmpty() && row.time >= window.from &&
           row.time <= window.to && (facts.keyName.isEmpty() || row.keyName == facts.keyName) &&
           !tokensContradict(facts, row) && (sameModel(facts, row) || sameTokens(facts, row) || !facts.complete);
}

bool fits(const TurnFacts &facts, const relay::LogRow &row, bool byModel)
{
    return isCandidate(facts, row) && (byModel ? sameModel(facts, row) : sameTokens(facts, row));
}

} // namespace

RowWindow rowWindow(const TurnFacts &facts)
{
    using std::chrono::seconds;
    const bool early = facts.stopped || !facts.complete;
    return {facts.ended - seconds(10), facts.ended + (early ? seconds(150) : seconds(15))};
}

std::optional<qsizetype> findLikeRow(const TurnFacts &facts, const QList<relay::LogRow> &rows)
{
    for (const bool byModel : {true, false}) {
        std::optional<qsizetype> found;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (!fits(facts, rows[i], byModel))
                continue;
            if (found)
                return {};
            found = i;
        }
        if (found)
            return found;
    }
    return {};
}

bool mayBeAmong(const TurnFacts &facts, const QList<relay::LogRow> &rows)
{
    for (const relay::LogRow &row : rows)
        if (isCandidate(facts, row))
            return true;
    return false;
}

CostState judgeBill(const relay::LogRow &row, const std::optional<catalog::Model> &model)
{
    if (!row.quota || !row.prompt || !row.completion || !model || !model->isChat() ||
        model->rate.state != catalog::RateState::Known)
        return CostState::Billed;
    if (catalog::termsOf(row).hasSurcharge)
        return CostState::Billed;
    QList<catalog::RateCard> cards = model->otherRates;
    cards.prepend(model->rate);
    for (const catalog::RateCard &card : cards) {
        const auto expected = catalog::quotaByCard(row, card);
        if (!expected || std::abs(expected->units() - row.quota->units()) <= 1)
            return CostState::Billed;
    }
    return CostState::Differs;
}

} // namespace billing
