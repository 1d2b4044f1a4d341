#pragma once

#include "core/clock.h"

#include <QDate>
#include <QTimeZone>

namespace billing {

// A run of time in which the zone's distance from UTC stays the same, so that a local day is plain arithmetic.
struct ZoneSpan
{
    core::Moment from{};
    core::Moment to{};
    std::chrono::milliseconds offset{}; // local time − UTC
};

// [from, to) cut where summer time begins and ends. Oldest first. Pure.
QList<ZoneSpan> zoneSpans(const QTimeZone &zone, core::Moment from, core::Moment to);

// Local days since 1970.
qint64 localDayNumber(core::Moment moment, std::chrono::milliseconds offset);
QDate localDay(core::Moment moment, std::chrono::milliseconds offset);

// The day of many moments that lie near each other: looks the zone up once for each time of the year.
class DayFinder
{
public:
    explicit DayFinder(const QTimeZone &zone) : m_zone(zone) {}
    qint64 dayNumber(core::Moment moment);

private:
    QTimeZone m_zone;
    ZoneSpan m_span{}; // empty at first
};
// When a local day begins: midnight, or what follows it where summer time begins at midnight.
core::Moment dayStart(const QTimeZone &zone, qint64 dayNumber);

} // namespace billing
