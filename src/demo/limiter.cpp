#include "demo/limiter.h"

namespace demo {

namespace {

void forgetOld(QList<qint64> &times, qint64 windowMs, qint64 nowMs)
{
    while (!times.isEmpty() && times.first() <= nowMs - windowMs)
        times.removeFirst();
}

} // namespace

bool Limiter::take(const QString &bucket, int most, qint64 windowMs, qint64 nowMs)
{
    const std::lock_guard lock(m_mutex);
    QList<qint64> &times = m_times[bucket];
    forgetOld(times, windowMs, nowMs);
    if (times.size() >= most)
        return false;
    times.append(nowMs);
    return true;
}

bool Limiter::isFull(const QString &bucket, int most, qint64 windowMs, qint64 nowMs) const
{
    const std::lock_guard lock(m_mutex);
    QList<qint64> &times = m_times[bucket];
    forgetOld(times, windowMs, nowMs);
    return times.size() >= most;
}

void Limiter::clear()
{
    const std::lock_guard lock(m_mutex);
    m_times.clear();
}

} // namespace demo
