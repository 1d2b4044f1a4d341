#pragma once

#include "demo/routes.h"

namespace demo {

// What can be called and at what rate (relay-api §5.5, §6.3–6.5). One API publishes no rates.
void addCatalogRoutes(Routes &routes);

} // namespace demo
