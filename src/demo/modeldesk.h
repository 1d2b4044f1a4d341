#pragma once

#include "demo/routes.h"

namespace demo {

// What a key may ask for: GET /v1/models (relay-api §7, relay-api-newapi §6.2).
void addModelRoutes(Routes &routes);

} // namespace demo
