#pragma once

#include "billing/costbook.h"

namespace billing {

// Decisions about a bill, without a database. Pure.

// The one of `rows` (consume rows without a request id, of the same account, not yet claimed) that this request made:
// the key, the tokens and the time must fit, and the model unless the relay logs its supplier's name. Nothing when none
// fits, or more than one.
std::optional<qsizetype> findLikeRow(const TurnFacts &facts, const QList<relay::LogRow> &rows);
// Whether any of them could be it, so that "not billed" may not be said.
bool mayBeAmong(const TurnFacts &facts, const QList<relay::LogRow> &rows);
// When such a row may have been written: relays stamp whole seconds, at the end of a request; a stopped one may be
// billed when its supplier is through.
struct RowWindow
{
    core::Moment from{};
    core::Moment to{};
};
RowWindow rowWindow(const TurnFacts &facts);

// Billed, or Differs: the published rate of no channel gives this quota for the billed tokens, beyond one unit of
// rounding. Where the rate is not published, tokens are unknown, a discount is unknown or more than tokens was billed
// (tools, searches), nothing is claimed.
CostState judgeBill(const relay::LogRow &row, const std::optional<catalog::Model> &model);

} // namespace billing
