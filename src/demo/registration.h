#pragma once

#include "demo/routes.h"

namespace demo {

// Registration, also with a code from the mail and an invitation, and a new password by a mailed link (relay-api §3.9,
// §3.10). What is mailed stays in the ledger for tests.
void addRegistrationRoutes(Routes &routes);

} // namespace demo
