#include "billing/localdays.h"

namespace billing {

namespace {

std::chrono::milliseconds offsetAt(const QTimeZone &zone, core::Moment moment)
{
    return std::chrono::seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(core::toMs(moment), Qt::UTC)));
}

} // namespace

QList<ZoneSpan> zoneSpans(const QTimeZone &zone, core::Moment from, core::Moment to)
{
    QList<ZoneSpan> spans;
    if (from >= to)
        return spans;
    core::Moment start = from;
    const auto transitions = zone.transitions(QDateTime::fromMSecsSinceEpoch(core::toMs(from), Qt::UTC),
                                              QDateTime::fromMSecsSinceEpoch(core::toMs(to), Qt::UTC));
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

QDate localDay(core::Moment moment, std::chrono::milliseconds offset)
{
    using namespace std::chrono;
    const auto days = floor<std::chrono::days>(moment + offset).time_since_epoch().count();
    return QDate(1970, 1, 1).addDays(days);
}

} // namespace billing
