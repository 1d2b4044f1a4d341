#pragma once

#include "demo/routes.h"

namespace demo {

// What only one of the dialects has: New API's check-in, plans and payment pages, Laisky's card payment and second
// factor (relay-api §3.12, §9.3; relay-api-newapi §4).
void addExtraRoutes(Routes &routes);

} // namespace demo
