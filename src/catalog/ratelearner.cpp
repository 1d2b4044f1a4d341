#include "catalog/ratelearner.h"

#include <algorithm>
#include <cmath>

namespace catalog {

namespace {

std::optional<double> commonRatio(const QList<Observation> &observations)
{
    std::optional<double> ratio;
    for (const Observation &o : observations) {
        if (!o.completionRatio || (ratio && *ratio != *o.completionRatio))
            return {};
        ratio = o.completionRatio;
    }
    return ratio;
}

bool isUseful(const Observation &o)
{
    return o.prompt >= 0 && o.completion >= 0 && o.prompt + o.completion > 0 && o.quota.units() > 0;
}

} // namespace

int countUseful(const QList<Observation> &observations)
{
    return static_cast<int>(std::count_if(observations.begin(), observations.end(), isUseful));
}

std::optional<LearnedRate> learnRate(const QList<Observation> &observations, bool roundsUp)
{
    QList<Observation> useful;
    std::copy_if(observations.begin(), observations.end(), std::back_inserter(useful), isUseful);
    if (useful.size() < 2)
        return {};

    const double bias = roundsUp ? 0.5 : 0;
    double pp = 0, pc = 0, cc = 0, pq = 0, cq = 0, total = 0;
    for (const Observation &o : std::as_const(useful)) {
        const auto p = static_cast<double>(o.prompt);
        const auto c = static_cast<double>(o.completion);
        const double q = static_cast<double>(o.quota.units()) - bias;
        pp += p * p;
        pc += p * c;
        cc += c * c;
        pq += p * q;
        cq += c * q;
        total += static_cast<double>(o.quota.units());
    }

    LearnedRate rate;
    if (const auto ratio = commonRatio(useful)) {
        // One unknown: quota = input × (prompt + ratio × completion).
        const double ww = pp + 2 * *ratio * pc + *ratio * *ratio * cc;
        if (ww <= 0)
            return {};
        rate.inputQuotaPerToken = (pq + *ratio * cq) / ww;
        rate.outputQuotaPerToken = rate.inputQuotaPerToken * *ratio;
    } else if (cc == 0) { // embeddings and the like: only prompts
        rate.inputQuotaPerToken = pq / pp;
    } else {
        const double det = pp * cc - pc * pc;
        if (det <= 1e-6 * pp * cc)
            return {};
        rate.inputQuotaPerToken = (pq * cc - cq * pc) / det;
        rate.outputQuotaPerToken = (cq * pp - pq * pc) / det;
    }
    if (rate.inputQuotaPerToken < 0 || rate.outputQuotaPerToken < 0)
        return {};

    double worst = 0;
    for (const Observation &o : std::as_const(useful)) {
        const double predicted = static_cast<double>(o.prompt) * rate.inputQuotaPerToken +
                                 static_cast<double>(o.completion) * rate.outputQuotaPerToken;
        worst = std::max(worst, std::abs(predicted - (static_cast<double>(o.quota.units()) - bias)));
    }
    rate.from = static_cast<int>(useful.size());
    rate.relativeError = (worst + 0.5) * rate.from / total;
    return rate;
}

} // namespace catalog
