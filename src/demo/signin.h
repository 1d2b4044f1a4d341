#pragma once

#include "demo/exchange.h"

#include <optional>

namespace demo {

// Whose request is it? Cookie before Authorization, as the relays have it (relay-api §3.1, §3.7); New API of Aug 2026
// takes only Authorization. Nothing: the refusal has been sent.
std::optional<qint64> signedInAccount(Exchange &exchange);

// Signs in and answers: a session and its cookie, or tokens. method: "password", "2fa".
void openSession(Exchange &exchange, qint64 accountId, const QString &method);
void closeSession(Exchange &exchange);

// New API of Feb 2026: the password was right, the code is still to come. The cookie of a session that is none yet.
void openPendingSession(Exchange &exchange, qint64 accountId);
// Whose code is waited for; 0: nobody's.
qint64 pendingAccount(Exchange &exchange);

} // namespace demo
