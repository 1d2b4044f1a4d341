#pragma once

#include <QStringList>

namespace storage {

// The statements of a script, without the empty ones. A semicolon inside a string, a quoted name, a comment or the
// body of a trigger ends nothing; a trigger ends at "; END;" (the rule of sqlite3_complete,
// sqlite.org/c3ref/complete.html).
QStringList splitStatements(const QString &script);

} // namespace storage
