#pragma once

#include <QByteArray>

namespace demo {

// Rows of red, green, blue bytes as a PNG file.
QByteArray encodePng(const QByteArray &pixels, int width, int height);

} // namespace demo
