#pragma once

#include "demo/routes.h"

namespace demo {

// POST /v1/chat/completions and GET /v1/models (relay-api §7, §12).
void addChatRoutes(Routes &routes);

} // namespace demo
