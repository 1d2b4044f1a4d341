#pragma once

#include "demo/routes.h"

namespace demo {

// POST /v1/images/generations, and the pictures that are answered as a URL (relay-api §6.2, §12.1).
void addPictureRoutes(Routes &routes);

} // namespace demo
