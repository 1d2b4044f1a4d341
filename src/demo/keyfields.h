#pragma once

#include "demo/exchange.h"

namespace demo {

// What a client may write into a key (relay-api §8.2). All fields are replaced, missing ones become empty.
void takeKeyFields(Dialect dialect, ApiKey &key, const QJsonObject &body, bool isNew);
// Why these fields are refused; empty: they are not.
QString keyFieldsRefusal(const Exchange &exchange, const QJsonObject &body, bool isNew);
// Why the key may not be switched on; empty: it may.
QString keyEnablingRefusal(const Exchange &exchange, const ApiKey &key);

} // namespace demo
