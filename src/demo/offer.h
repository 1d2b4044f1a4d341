#pragma once

#include "demo/house.h"
#include "demo/pricelist.h"

namespace demo {

// The models this relay offers: the price list, or with a real supplier behind it that one's models, at the list's
// price where it has one and at the dialect's fallback where not. Asked again after a minute.
std::vector<Model> offeredModels(House &house);
std::optional<Model> offeredModel(House &house, const QString &name);

} // namespace demo
