#pragma once

#include "core/error.h"

#include <chrono>
#include <optional>

namespace net {

// attempt: how many tries there have been, 1 after the first. At most two retries, after 0.5 s and 1 s or what the
// relay asks for; a wait over a minute is left to the person. How long to wait before trying again by itself, or
// nothing: do not. A pure function. Never once billed bytes may exist (firstByteSeen), never for a redemption or a
// sign-in (those callers do not ask).
std::optional<std::chrono::milliseconds>
retryDelay(core::ErrorKind kind, int attempt, std::optional<std::chrono::milliseconds> retryAfter, bool firstByteSeen);

} // namespace net
