#pragma once

#include "demo/books.h"
#include "demo/routes.h"

namespace demo {

// API keys: list, search, make, change, delete (relay-api §8).
void addKeyRoutes(Routes &routes);

} // namespace demo
