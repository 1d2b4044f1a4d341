#pragma once

#include <QByteArray>
#include <QString>

namespace media {

// What the bytes are, by how they begin: png, jpeg, gif, webp, bmp, wav, mp3, ogg, flac, aac, m4a, webm, mp4, pdf, zip
// and text. Text is told further by the name ("notes.md"). "application/octet-stream" when nothing fits.
QString mimeOf(const QByteArray &bytes, const QString &name = {});

// "png" for "image/png": an extension relays accept, without a dot. "bin" when unknown.
QString extensionOf(const QString &mime);

inline bool isPicture(const QString &mime)
{
    return mime.startsWith(QLatin1String("image/"));
}
inline bool isSound(const QString &mime)
{
    return mime.startsWith(QLatin1String("audio/"));
}

} // namespace media
