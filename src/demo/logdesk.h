#pragma once

#include "demo/logrow.h"
#include "demo/routes.h"

namespace demo {

// The log, its sums and its days (relay-api §10).
void addLogRoutes(Routes &routes);

// A row as the dialect shows it; place is its position in the page, from 1 (New API's "id").
QJsonObject rowJson(Dialect dialect, const LogRow &row, const QString &accountUuid, qint64 place);

} // namespace demo
