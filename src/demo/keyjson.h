#pragma once

#include "demo/books.h"

#include <QJsonObject>

namespace demo {

// A key as the lists show it (relay-api §8.1). accountUuid: Laisky only.
QJsonObject keyJson(Dialect dialect, const ApiKey &key, const QString &accountUuid);

} // namespace demo
