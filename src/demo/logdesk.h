#pragma once

#include "demo/routes.h"

namespace demo {

// The log and its sums (relay-api §10).
void addLogRoutes(Routes &routes);

} // namespace demo
