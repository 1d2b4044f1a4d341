#pragma once

#include "core/quota.h"

#include <QList>

#include <optional>

namespace catalog {

// One billed request, as a teacher of rates.
struct Observation
{
    core::Quota quota{};
    qint64 prompt = 0;
    qint64 completion = 0;
    // Output rate ÷ input rate, where the row states it ("倍率：1.25 × 1.00 × 4.00").
    std::optional<double> completionRatio{};
};

struct LearnedRate
{
    double inputQuotaPerToken = 0;
    double outputQuotaPerToken = 0;
    // What a request like those seen may be off by: (largest residual + half a unit) ÷ mean quota.
    double relativeError = 0;
    int from = 0;
};

// quota ≈ input × prompt + output × completion by least squares over all observations; at least two. Where their
// mixture of prompt and completion is always the same, a stated ratio of the two rates is needed. Nothing when the
// observations cannot tell, or would make a rate negative. roundsUp: quotas are half a unit too high on average.
int countUseful(const QList<Observation> &observations); // billed, with tokens
std::optional<LearnedRate> learnRate(const QList<Observation> &observations, bool roundsUp);

} // namespace catalog
