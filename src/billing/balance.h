#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/money.h"

#include <QString>

#include <optional>

namespace billing {

// What an account has, as of a moment.
struct Balance
{
    core::Quota remaining{};
    core::Quota used{};
    std::optional<qint64> requestCount{};
    QString group{};
    core::QuotaPerUnit quotaPerUnit{};
    core::Moment asOf{};

    core::Money money() const { return core::Money::fromQuota(remaining, quotaPerUnit); }
    core::Money spent() const { return core::Money::fromQuota(used, quotaPerUnit); }
};

} // namespace billing
