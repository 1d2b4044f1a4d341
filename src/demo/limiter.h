#pragma once

#include <QHash>
#include <QList>
#include <QString>

#include <mutex>

namespace demo {

// "So many in so long" for named buckets, as the relays' in-memory limiters count. Thread-safe.
class Limiter
{
public:
    // Counts one at that moment unless the bucket is full; true: there was room.
    bool take(const QString &bucket, int most, qint64 windowMs, qint64 nowMs);
    // Is it full, without counting?
    bool isFull(const QString &bucket, int most, qint64 windowMs, qint64 nowMs) const;
    void clear();

private:
    mutable std::mutex m_mutex{};
    mutable QHash<QString, QList<qint64>> m_times{};
};

} // namespace demo
