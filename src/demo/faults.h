#pragma once

#include "demo/exchange.h"

namespace demo {

// Plays the fault that is set for this path, as far as it comes before the answer. true: it has been answered.
bool answersFaultily(Exchange &exchange);
// The relay's limit for all calls of the management API (and Laisky's for /v1). false: the 429 has been sent.
bool passesLimits(Exchange &exchange);
// 404 as JSON under /api and /v1, the web page with status 200 everywhere else (relay-api §1.3).
void answerUnknown(Exchange &exchange);

} // namespace demo
