#include "billing/localdays.h"

#include <QTimeZone>

namespace billing {

namespace {

std::chrono::milliseconds offsetAt(const QTimeZone &zone, core::Moment moment)
{
    return std::chrono::seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(core::toMs(moment)).toUTC()));
}

} // namespace

QList<ZoneSpan> zoneSpans(const QTimeZone &zone, core::Moment from, core::Moment to)
{
    QList<ZoneSpan> spans;
    if (from >= to)
        return spans;
    core::Moment start = from;
    const auto transitions = zone.transitions(QDateTime::fromMSecsSinceEpoch(core::toMs(from)).toUTC(),
                                              QDateTime::fromMSecsSinceEpoch(core::toMs(to)).toUTC());
    for (const QTimeZone::OffsetData &transition : transitions) {
        const core::Moment at = core::momentFromMs(transition.atUtc.toMSecsSinceEpoch());
        if (at <= start || at >= to)
            continue;
        spans.append({start, at, offsetAt(zone, start)});
        start = at;
    }
    spans.append({start, to, offsetAt(zone, start)});
    return spans;
}

qint64 localDayNumber(core::Moment moment, std::chrono::milliseconds offset)
{
    return std::chrono::floor<std::chrono::days>(moment + offset).time_since_epoch().count();
}

QDate localDay(core::Moment moment, std::chrono::milliseconds offset)
{
    return QDate(1970, 1, 1).addDays(localDayNumber(moment, offset));
}

qint64 DayFinder::dayNumber(core::Moment moment)
{
    if (moment < m_span.from || moment >= m_span.to) {
        // A month around it, cut at the zone's own steps.
        constexpr auto around = std::chrono::days(31);
        for (const ZoneSpan &span : zoneSpans(m_zone, moment - around, moment + around))
            if (moment >= span.from && moment < span.to)
                m_span = span;
    }
    return localDayNumber(moment, m_span.offset);
}

core::Moment dayStart(const QTimeZone &zone, qint64 dayNumber)
{
    return core::momentFromMs(QDate(1970, 1, 1).addDays(dayNumber).startOfDay(zone).toMSecsSinceEpoch());
}

} // namespace billing
