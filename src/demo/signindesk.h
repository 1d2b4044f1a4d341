#pragma once

#include "demo/routes.h"

namespace demo {

// Password, second step, sign-out (relay-api §3.3, relay-api-newapi §2.1).
void addSignInRoutes(Routes &routes);

// "无效的参数" and its likes.
QString invalidParameter(const Exchange &exchange);

} // namespace demo
