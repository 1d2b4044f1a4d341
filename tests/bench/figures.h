#pragma once

#include <QJsonObject>
#include <QList>

#include <algorithm>

namespace bench {

// Processor time in ms: of the calling thread, of the whole process.
double threadCpu();
double processCpu();
// Monotonic time in ms, the same clock in every process of the machine.
double wallClock();

// Memory of this process in MB from /proc/self/smaps_rollup. pss counts a page shared by n processes as 1/n.
struct Memory
{
    double pss = 0;
    double rss = 0;
    double unique = 0; // in no other process
};
Memory memoryNow();

// q in 0…1 of unsorted values; −1 without any.
double quantile(QList<double> values, double q);
inline double median(const QList<double> &values)
{
    return quantile(values, 0.5);
}
// median, p99, max and how many, each rounded to µs.
QJsonObject spread(const QList<double> &values);
double rounded(double value, int decimals = 2);

// What every run says about where it ran.
QJsonObject machine();

} // namespace bench
