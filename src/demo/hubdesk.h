#pragma once

#include "demo/pricelist.h"
#include "demo/routes.h"

namespace demo {

// What only One Hub has: its catalogue with prices, groups, payments, rates (relay-api-onehub §3–§5).
void addHubRoutes(Routes &routes);

// "OpenAI", "Anthropic": the owner as One Hub writes it.
QString hubOwner(const Model &model);

} // namespace demo
