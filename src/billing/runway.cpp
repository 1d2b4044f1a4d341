#include "billing/runway.h"

#include <algorithm>
#include <cmath>

namespace billing {

std::optional<Runway> runway(const QList<qint64> &dailyNanoUsd, core::Money balance)
{
    if (dailyNanoUsd.size() < 3 || !balance.hasAmount() || balance.nanoUsd() <= 0)
        return {};
    const QList<qint64> recent = dailyNanoUsd.mid(std::max<qsizetype>(0, dailyNanoUsd.size() - 28));
    const auto n = static_cast<double>(recent.size());
    double sum = 0;
    for (const qint64 day : recent)
        sum += static_cast<double>(day);
    const double mean = sum / n;
    if (mean <= 0)
        return {};
    double squares = 0;
    for (const qint64 day : recent)
        squares += (static_cast<double>(day) - mean) * (static_cast<double>(day) - mean);
    const double error = 1.28 * std::sqrt(squares / (n - 1) / n);

    const auto has = static_cast<double>(balance.nanoUsd());
    Runway result{has / mean, has / (mean + error), {}};
    if (mean - error > 0.05 * mean)
        result.most = has / (mean - error);
    return result;
}

} // namespace billing
