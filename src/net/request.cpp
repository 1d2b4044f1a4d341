#include "net/request.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <cmath>

namespace net {

namespace {

constexpr double longestWaitMs = 366.0 * 24 * 3600 * 1000; // a number beyond this is no waiting time

std::optional<std::chrono::milliseconds> waitOf(const QByteArray &number, double unitMs)
{
    bool ok = false;
    const double ms = number.trimmed().toDouble(&ok) * unitMs;
    if (!ok || !std::isfinite(ms) || ms < 0 || ms > longestWaitMs)
        return {};
    return std::chrono::milliseconds(std::llround(ms));
}

} // namespace

QByteArray Response::header(const QByteArray &name) const
{
    for (const Header &h : headers) {
        if (h.name.compare(name, Qt::CaseInsensitive) == 0)
            return h.value;
    }
    return {};
}

std::optional<std::chrono::milliseconds> Response::retryAfter(const QDateTime &now) const
{
    if (const auto exact = waitOf(header("retry-after-ms"), 1.0))
        return exact;
    const QByteArray value = header("Retry-After").trimmed();
    if (value.isEmpty())
        return {};
    if (const auto seconds = waitOf(value, 1000.0))
        return seconds;
    QDateTime at =
        QLocale::c().toDateTime(QString::fromLatin1(value), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!at.isValid())
        return {};
    at.setTimeZone(QTimeZone::utc());
    return std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(at)));
}

} // namespace net
