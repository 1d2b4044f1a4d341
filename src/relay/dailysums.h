#pragma once

#include "core/clock.h"
#include "core/quota.h"
#include "core/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace net {
struct Response;
}

namespace relay {

// What a relay itself sums by day (or hour) and model.
struct DailySum
{
    QString day{};                      // "2026-11-22" as the relay writes it; empty where it gives a time
    std::optional<core::Moment> from{}; // the start of the hour (New API)
    QString model{};
    std::optional<qint64> requests{};
    std::optional<core::Quota> quota{};
    std::optional<qint64> prompt{};
    std::optional<qint64> completion{};
    std::optional<qint64> cached{};
    std::optional<qint64> tokens{}; // both kinds together (New API)
};

struct DailySums
{
    QList<DailySum> rows{};
    std::optional<core::Quota> balance{}; // Laisky sends it along
    std::optional<core::Quota> used{};
};

// GET /api/user/dashboard and /api/data/self of every family (relay-api §10.6; relay-api-onehub §6). Pure. Tool calls
// are not among the rows: their cost is in the models' (§10.1). Errors: as readError(answer, false).
core::Result<DailySums> readDailySums(const net::Response &answer);

} // namespace relay
