#pragma once

#include "core/result.h"
#include "relay/records.h"

namespace net {
struct Response;
}

namespace relay {

// What an API key may spend and has spent, as far as one answer tells.
struct KeyQuota
{
    std::optional<core::Money> limit{}; // of the key, or Unlimited
    std::optional<core::Money> used{};
    std::optional<bool> unlimited{};
    std::optional<core::Quota> remaining{};
    std::optional<core::Quota> usedQuota{};
    std::optional<core::Quota> accountBalance{}; // where the answer tells of the account too
    std::optional<core::Quota> accountUsed{};
};

// The two halves of the old billing calls (relay-api §11.1, §11.2). An amount is in dollars, or in quota units where
// the site shows those. Errors: as readError(answer, true); Protocol without a figure.
core::Result<core::Money> readKeyLimit(const net::Response &subscription, const RelayInfo &info);
core::Result<core::Money> readKeyUse(const net::Response &usage, const RelayInfo &info);

// The calls that a few families have beside those: /api/token/balance and /api/user/get-by-token (relay-api §11.3,
// §11.4), /api/usage/token/ (relay-api-newapi §6).
core::Result<KeyQuota> readKeyQuota(const net::Response &answer);

} // namespace relay
