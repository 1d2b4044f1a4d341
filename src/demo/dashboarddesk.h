#pragma once

#include "demo/routes.h"

namespace demo {

// Sums by day and hour (relay-api §10.6).
void addDashboardRoutes(Routes &routes);

} // namespace demo
