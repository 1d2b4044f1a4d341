#pragma once

#include "demo/logrow.h"
#include "demo/profile.h"

#include <QJsonObject>

namespace demo {

// A row as the dialect shows it (relay-api §10.2). place: New API of 2025 its number in the books, later its place in
// the listing, both from 1. accountUuid: Laisky only.
QJsonObject rowJson(Dialect dialect, const LogRow &row, const QString &accountUuid, qint64 place);

} // namespace demo
