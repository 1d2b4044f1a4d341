#pragma once

#include "demo/books.h"

#include <QJsonObject>

namespace demo {

// The account as GET /api/user/self shows it (relay-api §5.1).
QJsonObject accountJson(Dialect dialect, const Account &account);
// The mostly empty account of a sign-in's answer (relay-api §3.3).
QJsonObject signInJson(Dialect dialect, const Account &account);

// New API's "setting", JSON in a string, with one value replaced.
QString withSetting(const QString &setting, const QString &name, const QJsonValue &value);

} // namespace demo
