#pragma once

#include "core/error.h"

#include <chrono>
#include <optional>

namespace net {

// How long to wait before trying again by itself, or nothing: do not. A pure function. Never once billed bytes may
// exist (firstByteSeen), never for a redemption or a sign-in (those callers do not ask).
std::optional<std::chrono::milliseconds> retryDelay(core::ErrorKind kind, int attempt,
                                                    std::optional<std::chrono::milliseconds> retryAfter, bool firstByteSeen);

} // namespace net
