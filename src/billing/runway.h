#pragma once

#include "core/money.h"

#include <QList>

#include <optional>

namespace billing {

// How long the balance will last: "about 12 days (7–19)".
struct Runway
{
    double days = 0;
    double fewest = 0;
    std::optional<double> most{}; // nothing: spending varies so much that there is no upper end
};

// dailyNanoUsd: what was spent on each whole day, oldest first, days without spending as 0. The last 28 days count.
// The range is the balance over the mean ± 1.28 standard errors (four times in five the mean lies within). Nothing
// when there are fewer than three days, when nothing was spent, or when there is no balance. Pure.
std::optional<Runway> runway(const QList<qint64> &dailyNanoUsd, core::Money balance);

} // namespace billing
