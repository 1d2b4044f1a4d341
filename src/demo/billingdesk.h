#pragma once

#include "demo/routes.h"

namespace demo {

// What a key alone may ask: its limits in OpenAI's old billing form, Laisky's balance and costs (relay-api §11).
void addBillingRoutes(Routes &routes);

} // namespace demo
