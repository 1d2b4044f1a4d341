#pragma once

#include "demo/pricelist.h"
#include "demo/routes.h"

#include <QJsonArray>

namespace demo {

// New API's price list and groups (relay-api §6.5, relay-api-newapi §6).
void addPricingRoutes(Routes &routes);

// Which wire formats a model is offered in: "openai", "anthropic", "openai-response", "image-generation".
QJsonArray endpointTypes(const Model &model);

} // namespace demo
