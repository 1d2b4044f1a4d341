#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace media {

// The size a picture is seen with (turned as its camera says), read from its head alone; empty when unknown.
QSize pictureSize(const QByteArray &bytes);

// A picture made fit to send: at most `longestSide` pixels, PNG or JPEG (alpha keeps PNG), turned upright, without what
// the camera wrote about place and owner. A picture that fits already keeps its pixels bit by bit.
// Errors: BadRequest when it is no picture that can be read, TooLarge over 64 megapixels (JPEG: 256).
core::Result<QByteArray> fitPicture(const QByteArray &bytes, int longestSide, QString *mime);

// The same JPEG or PNG without metadata (EXIF, XMP, comments); its pixels and colour profile stay. Others as they are.
QByteArray withoutMetadata(const QByteArray &bytes);

} // namespace media
