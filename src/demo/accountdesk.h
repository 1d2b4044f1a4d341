#pragma once

#include "demo/routes.h"

namespace demo {

// The own record, access token, invite code (relay-api §3, §5).
void addAccountRoutes(Routes &routes);

// The shared bucket of sign-in, registration and their like: 20 in 20 minutes an address, good ones too.
// false: the 429 has been sent.
bool takesCriticalCall(Exchange &exchange);

} // namespace demo
