#pragma once

#include "demo/books.h"

#include <QJsonObject>

namespace demo {

// The books as a file. Unknown or missing fields are read as empty.
QJsonObject ledgerToJson(const Ledger &ledger);
Ledger ledgerFromJson(const QJsonObject &json);

} // namespace demo
