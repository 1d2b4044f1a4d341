#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>

namespace demo {

using PictureSize = std::pair<int, int>; // width, height

// Reads the header of a PNG, JPEG, GIF or WebP file; nothing if it is none of them.
std::optional<PictureSize> pictureSizeIn(const QByteArray &bytes);
// The same for a "data:image/…;base64,…" URL. The demo relay fetches nothing from elsewhere.
std::optional<PictureSize> pictureSizeOf(const QString &url);

} // namespace demo
