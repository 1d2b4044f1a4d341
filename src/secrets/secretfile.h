#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QFileDevice>
#include <QString>

#include <optional>

namespace secrets {

// A text with a secret in it, written into a file that others of this computer must not read: settings of an app that
// the user wants connected, a page that opens the browser. The one place where a secret becomes a file.
//
// An existing file keeps its permissions and its place behind symbolic links; a new one, and every folder made for it,
// is the owner's alone. Written beside it and renamed: never half a file. Errors: Storage.
core::Result<void> writeSecretFile(const QString &path, const core::Secret &content);

// A copy, byte for byte with the permissions; never over an existing file. Answers its path ("settings.json.before-…").
core::Result<QString> keepCopy(const QString &path, const QString &suffix);
// The copy put back into its place.
core::Result<void> putBack(const QString &copy, const QString &path);

// The file, its symbolic links followed; the path itself where there is none yet.
QString fileBehind(const QString &path);
bool othersMayRead(const QString &path);

} // namespace secrets
