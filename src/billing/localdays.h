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

QDate localDay(core::Moment moment, std::chrono::milliseconds offset);

} // namespace billing
