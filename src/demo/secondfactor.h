#pragma once

#include "demo/routes.h"

#include <QRandomGenerator>

namespace demo {

// New API's second factor (relay-api-newapi §2.1): codes of an app, thirty seconds early or late, and four backup
// codes that work once each. Five wrong ones lock it for five minutes.
enum class CodeCheck { Right, Wrong, Locked };
CodeCheck checkedCode(Exchange &exchange, qint64 accountId, const QString &code);
QString codeRefusal(Exchange &exchange, qint64 accountId, CodeCheck check, const QString &whenWrong);

// "ABCD-1234", four of them, as a comma list.
QString newBackupCodes(QRandomGenerator &random);

// Status, set-up, switching on and off, new backup codes.
void addSecondFactorRoutes(Routes &routes);

} // namespace demo
