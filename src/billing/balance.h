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
    std::optional<core::Quota> used{}; // nothing: the relay did not say
    std::optional<qint64> requestCount{};
    QString group{};
    core::QuotaPerUnit quotaPerUnit{};
    core::Moment asOf{};

    core::Money money() const { return core::Money::fromQuota(remaining, quotaPerUnit); }
    core::Money spent() const { return used ? core::Money::fromQuota(*used, quotaPerUnit) : core::Money::unknown(); }
};

} // namespace billing
