#pragma once

#include "billing/costbook.h"
#include "catalog/ratelearner.h"
#include "storage/database.h"

namespace billing {

// What the cost book reads and writes, on the database thread.

// A request of ours with the rows that may bill it.
struct TurnRows
{
    TurnFacts facts{};
    QList<qint64> ids{};         // of the rows, in their order
    QList<relay::LogRow> rows{}; // with its request id
    QList<qint64> likeIds{};
    QList<relay::LogRow> likely{}; // without request ids, unclaimed, in its window
    bool logIsKept = false;        // the relay does write consume rows
};
// For the open turns, and for every message of ours that has one of the request ids.
core::Result<QList<TurnRows>> readTurnRows(storage::Connection &c, core::AccountId account,
                                           const QList<TurnFacts> &open, const QStringList &requestIds);

// The answers whose bill is still open: estimated, or unknown and younger than a day.
core::Result<QList<std::pair<TurnFacts, Cost>>> readOpenTurns(storage::Connection &c, core::Moment now);
core::Result<Cost> readCost(storage::Connection &c, core::MessageId message);
core::Result<void> writeCost(storage::Connection &c, core::MessageId message, const Cost &cost);
core::Result<void> linkRows(storage::Connection &c, core::MessageId message, const QList<qint64> &rows,
                            bool byLikeness);

// The newest billed requests of a model, as teachers; rows with cached tokens only where they cost the same.
core::Result<QList<catalog::Observation>> readObservations(storage::Connection &c, core::AccountId account,
                                                           const QString &model, bool withCached, core::Moment since);

} // namespace billing
