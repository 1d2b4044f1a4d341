#pragma once

#include "demo/routes.h"

namespace demo {

// Sign-in, registration, the own record, access token, top-up (relay-api §3, §5, §9).
void addAccountRoutes(Routes &routes);

// The shared bucket of sign-in, registration and their like: 20 in 20 minutes an address, good ones too.
// false: the 429 has been sent.
bool takesCriticalCall(Exchange &exchange);

} // namespace demo
