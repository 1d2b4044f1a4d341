#include "figures.h"

#include <QFile>
#include <QGuiApplication>
#include <QThread>

#include <cmath>
#include <ctime>

namespace bench {

namespace {

double milliseconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double kilobytesOf(const QByteArray &rollup, const QByteArray &name)
{
    double sum = 0;
    for (const QByteArray &line : rollup.split('\n')) {
        if (line.startsWith(name + ':'))
            sum += line.mid(name.size() + 1).trimmed().split(' ').value(0).toDouble();
    }
    return sum;
}

} // namespace

double threadCpu()
{
    return milliseconds(CLOCK_THREAD_CPUTIME_ID);
}
double processCpu()
{
    return milliseconds(CLOCK_PROCESS_CPUTIME_ID);
}
double wallClock()
{
    return milliseconds(CLOCK_MONOTONIC);
}

Memory memoryNow()
{
    const QByteArray rollup = fileText(QStringLiteral("/proc/self/smaps_rollup"));
    Memory out;
    out.pss = kilobytesOf(rollup, "Pss") / 1024;
    out.rss = kilobytesOf(rollup, "Rss") / 1024;
    out.unique = (kilobytesOf(rollup, "Private_Clean") + kilobytesOf(rollup, "Private_Dirty")) / 1024;
    return out;
}

double quantile(QList<double> values, double q)
{
    if (values.isEmpty())
        return -1;
    std::sort(values.begin(), values.end());
    const auto at = static_cast<qsizetype>(std::ceil(q * static_cast<double>(values.size()))) - 1;
    return values.at(std::clamp<qsizetype>(at, 0, values.size() - 1));
}

double rounded(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

QJsonObject spread(const QList<double> &values)
{
    return {{QStringLiteral("median"), rounded(quantile(values, 0.5), 3)},
            {QStringLiteral("p99"), rounded(quantile(values, 0.99), 3)},
            {QStringLiteral("max"), rounded(quantile(values, 1), 3)},
            {QStringLiteral("runs"), values.size()}};
}

QJsonObject machine()
{
    QString processor;
    for (const QByteArray &line : fileText(QStringLiteral("/proc/cpuinfo")).split('\n')) {
        if (line.startsWith("model name")) {
            processor = QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
            break;
        }
    }
    return {{QStringLiteral("cores"), QThread::idealThreadCount()},
            {QStringLiteral("processor"), processor},
            // Others at work on the machine make every figure worse; this says how many.
            {QStringLiteral("load"), fileText(QStringLiteral("/proc/loadavg")).split(' ').value(0).toDouble()},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("build"), QStringLiteral(BUILD_TYPE)},
            {QStringLiteral("platform"), QString::fromLocal8Bit(qgetenv("QT_QPA_PLATFORM"))}};
}

} // namespace bench
