#pragma once

#include "demo/exchange.h"

#include <optional>

namespace demo {

// Whose request is it? Cookie before Authorization, as all the relays have it (relay-api §3.1, §3.7). Nothing: the
// refusal has been sent.
std::optional<qint64> signedInAccount(Exchange &exchange);

// A new session and its Set-Cookie header.
void openSession(Exchange &exchange, qint64 accountId);
void closeSession(Exchange &exchange);

// The key of an inference call, checked as the relay's middleware does (relay-api §3.8): it exists, is enabled, not
// expired, not used up, and allowed from this address. Nothing: the refusal has been sent.
std::optional<qint64> presentedKey(Exchange &exchange);

} // namespace demo
