#pragma once

#include "demo/exchange.h"

namespace demo {

// Cloudflare's "I am no robot", where the relay has it switched on (relay-api §3.3): ?turnstile=TOKEN. Only
// Cloudflare's own token for tests is taken. false: the refusal has been sent.
bool passesTurnstile(Exchange &exchange);

// Sign-in is different: New API always asks, Laisky only after a failure for that name, the others never.
bool passesTurnstileAtSignIn(Exchange &exchange, const QString &name);
void noteFailedSignIn(Exchange &exchange, const QString &name);

} // namespace demo
