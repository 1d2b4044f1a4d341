#pragma once

#include <QByteArray>
#include <QString>

namespace demo {

// A small landscape as a PNG file: sky, sun, hills, stars at night. Another prompt, another picture; the words night,
// sunset, sea, snow and the like decide what is seen. Made by hand: this module has no picture library.
QByteArray drawPicture(const QString &prompt, int width, int height);

} // namespace demo
