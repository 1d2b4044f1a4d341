#pragma once

#include "demo/routes.h"

namespace demo {

// What anybody may read: status, notice, about, prices (relay-api §2, §6.3, §13.1).
void addSiteRoutes(Routes &routes);

} // namespace demo
