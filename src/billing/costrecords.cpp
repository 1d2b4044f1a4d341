#include "billing/costrecords.h"

#include "billing/costjudge.h"
#include "catalog/rowterms.h"
#include "storage/eachrow.h"

#include <QJsonDocument>
#include <QSet>

namespace billing {

namespace {

const QString rowColumns = QStringLiteral(
    "SELECT u.id, u.time, u.model_asked, u.model_billed, u.key_name, u.quota, u.prompt, u.completion, u.cached, "
    "u.request_id, u.content, u.extra_json FROM usage_row u ");

relay::LogRow rowFrom(const storage::Statement &s)
{
    relay::LogRow row;
    row.time = s.moment(1);
    row.kind = relay::LogKind::Consume;
    row.modelAsked = s.text(2);
    row.modelBilled = s.text(3);
    row.keyName = s.text(4);
    if (!s.isNull(5))
        row.quota = s.quota(5);
    row.prompt = s.optInteger(6);
    row.completion = s.optInteger(7);
    row.cached = s.optInteger(8);
    row.requestId = s.text(9);
    row.content = s.text(10);
    row.extra = QJsonDocument::fromJson(s.text(11).toUtf8()).object();
    return row;
}

const QString turnColumns = QStringLiteral(
    "SELECT id, account_id, request_id, model, key_name, input_tokens, output_tokens, cached_tokens, reasoning_tokens, "
    "coalesce(started_at, created_at), coalesce(duration_ms, 0), state, cost_state, estimated_quota, billed_quota, "
    "quota_per_unit FROM message ");

TurnFacts factsFrom(const storage::Statement &s)
{
    TurnFacts facts;
    facts.message = s.id<core::MessageId>(0);
    facts.account = s.id<core::AccountId>(1);
    facts.requestId = s.text(2);
    facts.model = s.text(3);
    facts.keyName = s.text(4);
    facts.tokens = {s.optInteger(5), s.optInteger(6), s.optInteger(7), s.optInteger(8)};
    facts.started = s.moment(9);
    facts.ended = facts.started + std::chrono::milliseconds(s.integer(10));
    const QString state = s.text(11);
    facts.stopped = state == QLatin1String("stopped");
    facts.complete = state == QLatin1String("complete");
    facts.answered = !facts.requestId.isEmpty();
    return facts;
}

Cost costFrom(const storage::Statement &s, int first)
{
    Cost cost;
    cost.state = costStateFromName(s.text(first)).value_or(CostState::None);
    if (!s.isNull(first + 1))
        cost.estimated = s.quota(first + 1);
    if (!s.isNull(first + 2))
        cost.billed = s.quota(first + 2);
    if (!s.isNull(first + 3))
        cost.quotaPerUnit = core::QuotaPerUnit(s.integer(first + 3));
    return cost;
}

core::Result<void> readRows(storage::Connection &c, TurnRows &turn)
{
    const TurnFacts &facts = turn.facts;
    if (!facts.requestId.isEmpty()) {
        const auto read = storage::eachRow(
            c,
            rowColumns +
                QStringLiteral("WHERE u.request_id = ? AND u.account_id = ? AND u.kind = 'consume' ORDER BY u.id"),
            [&](const storage::Statement &s) {
                turn.ids.append(s.integer(0));
                turn.rows.append(rowFrom(s));
            },
            facts.requestId, facts.account);
        if (!read)
            return read;
    }
    const RowWindow window = rowWindow(facts);
    const auto likely = storage::eachRow(
        c,
        rowColumns +
            QStringLiteral("WHERE u.account_id = ? AND u.time >= ? AND u.time <= ? AND u.kind = 'consume' "
                           "AND u.request_id = '' AND (u.message_id IS NULL OR u.message_id = ?) ORDER BY u.id"),
        [&](const storage::Statement &s) {
            turn.likeIds.append(s.integer(0));
            turn.likely.append(rowFrom(s));
        },
        facts.account, window.from, window.to, facts.message);
    if (!likely)
        return likely;
    return storage::eachRow(
        c,
        QStringLiteral(
            "SELECT EXISTS (SELECT 1 FROM usage_row WHERE account_id = ? AND time >= ? AND kind = 'consume')"),
        [&](const storage::Statement &s) { turn.logIsKept = s.integer(0) != 0; }, facts.account,
        facts.started - std::chrono::days(30));
}

} // namespace

core::Result<QList<TurnRows>> readTurnRows(storage::Connection &c, core::AccountId account,
                                           const QList<TurnFacts> &open, const QStringList &requestIds)
{
    QList<TurnRows> turns;
    QSet<core::MessageId> known;
    for (const TurnFacts &facts : open) {
        turns.append(TurnRows{facts});
        known.insert(facts.message);
    }
    for (const QString &id : requestIds) {
        const auto read = storage::eachRow(
            c, turnColumns + QStringLiteral("WHERE request_id = ? AND account_id = ?"),
            [&](const storage::Statement &s) {
                const TurnFacts facts = factsFrom(s);
                if (known.contains(facts.message))
                    return;
                known.insert(facts.message);
                turns.append(TurnRows{facts});
            },
            id, account);
        if (!read)
            return read.error();
    }
    for (TurnRows &turn : turns)
        if (const auto read = readRows(c, turn); !read)
            return read.error();
    return turns;
}

core::Result<QList<std::pair<TurnFacts, Cost>>> readOpenTurns(storage::Connection &c, core::Moment now)
{
    QList<std::pair<TurnFacts, Cost>> turns;
    const auto take = [&](const storage::Statement &s) { turns.append({factsFrom(s), costFrom(s, 12)}); };
    const auto estimated = storage::eachRow(
        c, turnColumns + QStringLiteral("WHERE cost_state = 'estimated' AND account_id IS NOT NULL"), take);
    if (!estimated)
        return estimated.error();
    const auto unknown = storage::eachRow(
        c, turnColumns + QStringLiteral("WHERE cost_state = 'unknown' AND account_id IS NOT NULL AND created_at > ?"),
        take, now - std::chrono::days(1));
    if (!unknown)
        return unknown.error();
    return turns;
}

core::Result<Cost> readCost(storage::Connection &c, core::MessageId message)
{
    std::optional<Cost> cost;
    const auto read = storage::eachRow(
        c, QStringLiteral("SELECT cost_state, estimated_quota, billed_quota, quota_per_unit FROM message WHERE id = ?"),
        [&](const storage::Statement &s) { cost = costFrom(s, 0); }, message);
    if (!read)
        return read.error();
    if (!cost)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such message")};
    return *cost;
}

core::Result<void> writeCost(storage::Connection &c, core::MessageId message, const Cost &cost)
{
    return c.run(
        QStringLiteral("UPDATE message SET cost_state = ?, estimated_quota = ?, billed_quota = ?, quota_per_unit = ? "
                       "WHERE id = ?"),
        costStateName(cost.state), cost.estimated, cost.billed, cost.quotaPerUnit.units(), message);
}

core::Result<void> linkRows(storage::Connection &c, core::MessageId message, const QList<qint64> &rows, bool byLikeness)
{
    const QString how = byLikeness ? QStringLiteral("likeness") : QStringLiteral("request-id");
    for (const qint64 row : rows) {
        // A message that was deleted meanwhile bills nothing of ours.
        const auto linked =
            c.run(QStringLiteral("UPDATE usage_row SET message_id = (SELECT id FROM message WHERE id = ?), "
                                 "match = ? WHERE id = ?"),
                  message, how, row);
        if (!linked)
            return linked;
    }
    return {};
}

core::Result<QList<catalog::Observation>> readObservations(storage::Connection &c, core::AccountId account,
                                                           const QString &model, bool withCached, core::Moment since)
{
    QList<catalog::Observation> observations;
    const auto read = storage::eachRow(
        c,
        rowColumns +
            QStringLiteral(
                "LEFT JOIN message m ON m.id = u.message_id WHERE u.account_id = ? AND u.time >= ? "
                "AND u.kind = 'consume' AND u.quota IS NOT NULL AND u.prompt IS NOT NULL AND u.completion IS NOT NULL "
                "AND coalesce(m.model, iif(u.model_asked <> '', u.model_asked, u.model_billed)) = ? "
                "ORDER BY u.time DESC LIMIT 60"),
        [&](const storage::Statement &s) {
            const relay::LogRow row = rowFrom(s);
            const auto terms = catalog::termsOf(row);
            if (terms.hasSurcharge || (!withCached && row.cached.value_or(0) > 0))
                return;
            observations.append({*row.quota, *row.prompt, *row.completion, terms.completionRatio});
        },
        account, since, model);
    if (!read)
        return read.error();
    return observations;
}

} // namespace billing
