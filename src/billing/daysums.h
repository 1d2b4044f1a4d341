#pragma once

#include "core/id.h"
#include "relay/records.h"
#include "storage/database.h"

#include <QTimeZone>

#include <map>
#include <tuple>

namespace billing {

// The sums by local day beside the rows (table usage_day), on the database thread.

// The zone of the kept days; nothing: none are kept yet.
core::Result<std::optional<QTimeZone>> keptZone(storage::Connection &c);
// Adds all rows up again unless the days are those of this zone. In a write transaction; a second or two for a million
// rows, once, and when the zone changes.
core::Result<void> keepDaysOf(storage::Connection &c, const QTimeZone &zone);

// What a row adds to its day.
struct DayRow
{
    core::Moment time{};
    QString model{};
    QString key{};
    std::optional<qint64> quota{};
    qint64 prompt = 0;
    qint64 completion = 0;
    qint64 cached = 0;
};

// Collects what changes, then writes it in one go.
class DaySums
{
public:
    explicit DaySums(const QTimeZone &zone);
    ~DaySums();
    void add(const DayRow &row) { count(row, 1); }
    void take(const DayRow &row) { count(row, -1); }
    core::Result<void> write(storage::Connection &c, core::AccountId account) const;

private:
    struct Sums
    {
        qint64 requests = 0, holes = 0, quota = 0, prompt = 0, completion = 0, cached = 0;
    };
    void count(const DayRow &row, int sign);

    std::unique_ptr<class DayFinder> m_days;
    std::map<std::tuple<qint64, QString, QString>, Sums> m_sums{}; // day, model, key
};

} // namespace billing
