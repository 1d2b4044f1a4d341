#pragma once

#include "demo/exchange.h"

#include <optional>

namespace demo {

// The key of an inference call, checked as the relay's middleware does (relay-api §3.8): it exists, is enabled, not
// expired, not used up, and allowed from this address. Nothing: the refusal has been sent.
std::optional<qint64> presentedKey(Exchange &exchange);

// The key in "Authorization: Bearer sk-…", in whatever state it is: New API answers questions about dead keys too.
// Nothing: the refusal has been sent, an envelope with status 401.
std::optional<qint64> knownKey(Exchange &exchange);

} // namespace demo
