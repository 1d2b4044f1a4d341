#pragma once

#include "demo/routes.h"

#include <optional>

namespace demo {

// New API since Jul 2026: a sign-in gives an access token for a quarter of an hour and a cookie that is good for
// nothing but fetching the next one (relay-api-newapi §2.6).

// Who made the request, by such a token or by the permanent access token. Nothing: 401 has been sent.
std::optional<qint64> tokenAccount(Exchange &exchange);
// Answers a sign-in: token, session, the account itself, and the cookie.
void openTokenSession(Exchange &exchange, qint64 accountId, const QString &method);
// A new token for the session of this request, whose old ones are revoked: after the second factor was switched.
QJsonObject renewedToken(Exchange &exchange);

// "POST /api/user/auth/refresh", sign-out, list of sessions.
void addTokenSessionRoutes(Routes &routes);

// Whose permanent access token that is; 0: nobody's.
qint64 accountWithAccessToken(const House &house, const QString &token);

} // namespace demo
