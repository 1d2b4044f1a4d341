#pragma once

#include "catalog/model.h"
#include "storage/database.h"

#include <QDate>
#include <QHash>

namespace catalog {

// A published rate as it was on a day, in billionths of a dollar (per 1,000,000 tokens, a call, a picture), with the
// factor that the relay publishes for the group but not with one that only log rows told. Nothing: not published.
struct RateDay
{
    RateState state = RateState::Unknown;
    std::optional<qint64> input{};
    std::optional<qint64> output{};
    std::optional<qint64> cached{};
    std::optional<qint64> piece{};
    friend bool operator==(const RateDay &, const RateDay &) = default;
};
// Nothing for what is learned or unknown: a better estimate is no change of price.
std::optional<RateDay> dayOf(const Model &model);

// What changed between two days: relative, 0.25 is 25 % dearer.
struct RateChange
{
    QDate day{}; // the first on which the new rate was seen
    std::optional<double> input{};
    std::optional<double> output{};
    std::optional<double> cached{};
    std::optional<double> piece{};
    RateState before = RateState::Known;
    RateState now = RateState::Known;
    bool isDearer() const;
};
std::optional<RateChange> changeBetween(const RateDay &before, const RateDay &now, QDate day);

// Beside table rate: table rate_day, a row only where something differs from the row before. On the database thread.
core::Result<void> keepRateDay(storage::Connection &c, core::AccountId account, const QHash<QString, RateDay> &rates,
                               QDate today);
// The last change of each model since a day.
core::Result<QHash<QString, RateChange>> readChanges(storage::Connection &c, core::AccountId account, QDate since);

} // namespace catalog
