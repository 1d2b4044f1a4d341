#pragma once

#include "demo/routes.h"

namespace demo {

// "POST /api/user/topup" with a code (relay-api §9.1).
void addRedemptionRoutes(Routes &routes);

} // namespace demo
