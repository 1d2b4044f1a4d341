#include "demo/picturesize.h"

#include <QtEndian>

namespace demo {

namespace {

int big16(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

int little(const QByteArray &bytes, qsizetype at, int count)
{
    int value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value * 256 + static_cast<quint8>(bytes.at(at + i));
    return value;
}

std::optional<PictureSize> inPng(const QByteArray &bytes)
{
    if (bytes.size() < 24)
        return {};
    return PictureSize{static_cast<int>(qFromBigEndian<quint32>(bytes.constData() + 16)),
                       static_cast<int>(qFromBigEndian<quint32>(bytes.constData() + 20))};
}

// Walks the segments to the frame header.
std::optional<PictureSize> inJpeg(const QByteArray &bytes)
{
    qsizetype at = 2;
    while (at + 9 < bytes.size() && static_cast<quint8>(bytes.at(at)) == 0xff) {
        const int marker = static_cast<quint8>(bytes.at(at + 1));
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
            return PictureSize{big16(bytes, at + 7), big16(bytes, at + 5)};
        at += 2 + big16(bytes, at + 2);
    }
    return {};
}

std::optional<PictureSize> inWebp(const QByteArray &bytes)
{
    if (bytes.size() < 30)
        return {};
    const QByteArray kind = bytes.mid(12, 4);
    if (kind == "VP8X")
        return PictureSize{little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1};
    if (kind == "VP8 ")
        return PictureSize{little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff};
    const int bits = little(bytes, 21, 4);
    return PictureSize{(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1};
}

} // namespace

std::optional<PictureSize> pictureSizeIn(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG"))
        return inPng(bytes);
    if (bytes.startsWith("\xff\xd8"))
        return inJpeg(bytes);
    if (bytes.startsWith("GIF8") && bytes.size() >= 10)
        return PictureSize{little(bytes, 6, 2), little(bytes, 8, 2)};
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return inWebp(bytes);
    return {};
}

std::optional<PictureSize> pictureSizeOf(const QString &url)
{
    const qsizetype comma = url.indexOf(QLatin1Char(','));
    if (!url.startsWith(QStringLiteral("data:")) || comma < 0)
        return {};
    return pictureSizeIn(QByteArray::fromBase64(url.mid(comma + 1).toLatin1()));
}

} // namespace demo
