#pragma once

#include "accounts/connect/apptemplate.h"

namespace accounts::connect {

// What a file holds after the settings were put into it: only what the text names changes, comments, order and line
// ends stay. before: the file's bytes, empty where there is none. The key is still a placeholder in text and answer.
// BadRequest where the file cannot be understood: then it is not touched. Pure.
core::Result<QByteArray> mergedFile(const AppTemplate &app, const Way &way, const QByteArray &before,
                                    const QString &text);

// The parts of it.
core::Result<QByteArray> patchJson(const QByteArray &before, const QByteArray &wanted);
core::Result<QByteArray> patchToml(const QByteArray &before, const QByteArray &wanted);
QByteArray patchLines(const QByteArray &before, const QByteArray &wanted);
QByteArray patchBlock(const QByteArray &before, const QByteArray &wanted, const QByteArray &name);

// JSON with comments and trailing commas made plain, byte for byte as long: places stay where they are.
QByteArray withoutComments(const QByteArray &json, bool trailingCommasToo = true);

} // namespace accounts::connect
