#include "media/picture.h"

#include "media/mime.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>
#include <QImageReader>
#include <QSet>
#include <QtEndian>

namespace media {

namespace {

constexpr qint64 mostPixels = 64LL * 1000 * 1000;      // four bytes each while it is decoded
constexpr qint64 mostJpegPixels = 256LL * 1000 * 1000; // JPEG is made smaller while it is decoded
constexpr qsizetype largestPng = 3 * 1024 * 1024;      // above, a picture without alpha goes as JPEG

// Only formats whose reader opens nothing else: an SVG may name files of this machine.
QByteArray readerFormat(const QString &mime)
{
    if (mime == QLatin1String("image/png"))
        return "png";
    if (mime == QLatin1String("image/jpeg"))
        return "jpeg";
    if (mime == QLatin1String("image/gif"))
        return "gif";
    if (mime == QLatin1String("image/webp"))
        return "webp";
    if (mime == QLatin1String("image/bmp"))
        return "bmp";
    return {};
}

core::Error noPicture(const QString &why)
{
    return {core::ErrorKind::BadRequest, QStringLiteral("not a picture that can be read: %1").arg(why)};
}

bool isTurned(const QImageReader &reader)
{
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

core::Result<QByteArray> encode(const QImage &image, bool preferPng, QString *mime)
{
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    if (image.hasAlphaChannel() || preferPng) {
        if (image.save(&buffer, "PNG") && (image.hasAlphaChannel() || out.size() <= largestPng)) {
            *mime = QStringLiteral("image/png");
            return out;
        }
        out.clear();
        buffer.seek(0);
    }
    if (!image.save(&buffer, "JPEG", 90))
        return core::Error{core::ErrorKind::Protocol, QStringLiteral("the picture could not be encoded")};
    *mime = QStringLiteral("image/jpeg");
    return out;
}

// JPEG is a row of segments up to the first scan: drops what cameras and programs wrote about themselves.
QByteArray plainJpeg(const QByteArray &bytes)
{
    QByteArray out = bytes.left(2);
    qsizetype at = 2;
    while (at + 4 <= bytes.size() && static_cast<unsigned char>(bytes.at(at)) == 0xff) {
        const auto marker = static_cast<unsigned char>(bytes.at(at + 1));
        if (marker == 0xff) { // a fill byte
            ++at;
            continue;
        }
        if (marker == 0xda) // the scan: pixels from here on
            return out + bytes.mid(at);
        const qsizetype size = 2 + qFromBigEndian<quint16>(bytes.constData() + at + 2);
        const bool profile = marker == 0xe2 && bytes.mid(at + 4, 11) == "ICC_PROFILE";
        const bool told = (marker >= 0xe1 && marker <= 0xef && marker != 0xee) || marker == 0xfe; // not JFIF, not Adobe
        if (!told || profile)
            out += bytes.mid(at, size);
        at += size;
    }
    return bytes; // not built as expected: leave it alone
}

QByteArray plainPng(const QByteArray &bytes)
{
    static const QSet<QByteArray> kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                       "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"};
    QByteArray out = bytes.left(8);
    for (qsizetype at = 8; at + 12 <= bytes.size();) {
        const qsizetype size = 12 + static_cast<qsizetype>(qFromBigEndian<quint32>(bytes.constData() + at));
        if (size > bytes.size() - at)
            return bytes;
        const QByteArray name = bytes.mid(at + 4, 4);
        if (kept.contains(name))
            out += bytes.mid(at, size);
        if (name == "IEND")
            return out;
        at += size;
    }
    return bytes;
}

} // namespace

QSize pictureSize(const QByteArray &bytes)
{
    const QByteArray format = readerFormat(mimeOf(bytes));
    if (format.isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    return isTurned(reader) ? size.transposed() : size;
}

QByteArray withoutMetadata(const QByteArray &bytes)
{
    const QString mime = mimeOf(bytes);
    if (mime == QLatin1String("image/jpeg"))
        return plainJpeg(bytes);
    return mime == QLatin1String("image/png") ? plainPng(bytes) : bytes;
}

core::Result<QByteArray> fitPicture(const QByteArray &bytes, int longestSide, QString *mime)
{
    const QString found = mimeOf(bytes);
    const QByteArray format = readerFormat(found);
    if (format.isEmpty())
        return noPicture(found);
    const bool jpeg = format == "jpeg";
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size(); // from the head alone: a bomb is found before it is unpacked
    if (size.isEmpty())
        return noPicture(QStringLiteral("no size in its head"));
    const qint64 pixels = static_cast<qint64>(size.width()) * size.height();
    if (pixels > (jpeg ? mostJpegPixels : mostPixels))
        return core::Error{core::ErrorKind::TooLarge,
                           QStringLiteral("%1 x %2 pixels").arg(size.width()).arg(size.height())};

    const bool fits = std::max(size.width(), size.height()) <= longestSide;
    if (fits && reader.transformation() == QImageIOHandler::TransformationNone && (jpeg || format == "png")) {
        *mime = found;
        return withoutMetadata(bytes);
    }
    const QSize target = fits ? size : size.scaled(longestSide, longestSide, Qt::KeepAspectRatio).expandedTo({1, 1});
    // JPEG skips detail while it decodes: twice the target keeps the smooth scaling below, a whole photo is never
    // unpacked.
    if (jpeg && target.width() * 2 < size.width())
        reader.setScaledSize(target * 2);
    // Qt's own limit, 128 MB, is under what is allowed here, and says so by a warning.
    static const bool raised = [] {
        QImageReader::setAllocationLimit(std::max(QImageReader::allocationLimit(), 600));
        return true;
    }();
    Q_UNUSED(raised)
    QImage image = reader.read();
    if (image.isNull())
        return noPicture(reader.errorString());
    if (image.colorSpace().isValid() && image.colorSpace() != QColorSpace(QColorSpace::SRgb))
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    const QSize upright = isTurned(reader) ? target.transposed() : target;
    if (image.size() != upright)
        image = image.scaled(upright, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    for (const QString &key : image.textKeys())
        image.setText(key, QString()); // PNG would carry it on
    return encode(image, !jpeg, mime);
}

} // namespace media
