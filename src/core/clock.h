#pragma once

#include <QDateTime>

#include <chrono>

namespace core {

// A moment, in milliseconds since 1970 UTC: what the database stores.
using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

inline qint64 toMs(Moment moment)
{
    return moment.time_since_epoch().count();
}
inline Moment momentFromMs(qint64 ms)
{
    return Moment(std::chrono::milliseconds(ms));
}
inline QDateTime toDateTime(Moment moment)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(moment));
} // local time

// What time it is. Injected, so that tests choose it.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Moment now() const = 0;
};

class SystemClock final : public Clock
{
public:
    Moment now() const override
    {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace core
