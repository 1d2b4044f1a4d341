#include "media/mime.h"

#include <QStringDecoder>

#include <array>

namespace media {

namespace {

struct Kind
{
    const char *mime;
    const char *extension;
};

constexpr std::array kinds{
    Kind{"image/png", "png"},       Kind{"image/jpeg", "jpg"},      Kind{"image/gif", "gif"},
    Kind{"image/webp", "webp"},     Kind{"image/bmp", "bmp"},       Kind{"image/svg+xml", "svg"},
    Kind{"audio/wav", "wav"},       Kind{"audio/mpeg", "mp3"},      Kind{"audio/ogg", "ogg"},
    Kind{"audio/flac", "flac"},     Kind{"audio/aac", "aac"},       Kind{"audio/mp4", "m4a"},
    Kind{"audio/webm", "webm"},     Kind{"video/webm", "webm"},     Kind{"video/mp4", "mp4"},
    Kind{"application/pdf", "pdf"}, Kind{"application/zip", "zip"}, Kind{"application/json", "json"},
    Kind{"text/markdown", "md"},    Kind{"text/csv", "csv"},        Kind{"text/html", "html"},
    Kind{"text/plain", "txt"},      Kind{"application/xml", "xml"},
};

bool at(const QByteArray &bytes, qsizetype offset, QByteArrayView magic)
{
    return bytes.size() >= offset + magic.size() && QByteArrayView(bytes).sliced(offset, magic.size()) == magic;
}

// An MPEG audio frame begins with eleven set bits; the next fields have values that do not exist.
bool isMpegFrame(const QByteArray &bytes)
{
    if (bytes.size() < 4)
        return false;
    const auto byte = [&](int i) { return static_cast<unsigned char>(bytes.at(i)); };
    return byte(0) == 0xff && (byte(1) & 0xe0) == 0xe0 && (byte(1) & 0x18) != 0x08 && (byte(1) & 0x06) != 0 &&
           (byte(2) & 0xf0) != 0xf0 && (byte(2) & 0x0c) != 0x0c;
}

bool isText(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(64 * 1024);
    for (const char c : start) {
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b')
            return false;
    }
    QStringDecoder decoder(QStringDecoder::Utf8); // a character cut at the end of `start` is no error to it
    const QString ignored = decoder(start);
    return !decoder.hasError();
}

QString textMime(const QByteArray &bytes, const QString &name)
{
    const QString suffix = name.section(QLatin1Char('.'), -1).toLower();
    if (suffix == QLatin1String("htm"))
        return QStringLiteral("text/html");
    for (const Kind &kind : kinds) {
        const QString mime = QLatin1String(kind.mime);
        const bool textual = mime.startsWith(QLatin1String("text/")) || mime == QLatin1String("application/json") ||
                             mime == QLatin1String("application/xml") || mime == QLatin1String("image/svg+xml");
        if (textual && suffix == QLatin1String(kind.extension))
            return mime;
    }
    const QByteArray start = bytes.left(512).trimmed().toLower();
    if (start.startsWith("<!doctype html") || start.startsWith("<html"))
        return QStringLiteral("text/html");
    if (start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg")))
        return QStringLiteral("image/svg+xml");
    return QStringLiteral("text/plain");
}

} // namespace

QString mimeOf(const QByteArray &bytes, const QString &name)
{
    const auto is = [](const char *mime) { return QString(QLatin1String(mime)); };
    if (at(bytes, 0, "\x89PNG\r\n\x1a\n"))
        return is("image/png");
    if (at(bytes, 0, "\xff\xd8\xff"))
        return is("image/jpeg");
    if (at(bytes, 0, "GIF87a") || at(bytes, 0, "GIF89a"))
        return is("image/gif");
    if (at(bytes, 0, "RIFF") && at(bytes, 8, "WEBP"))
        return is("image/webp");
    if ((at(bytes, 0, "RIFF") || at(bytes, 0, "RF64")) && at(bytes, 8, "WAVE"))
        return is("audio/wav");
    if (at(bytes, 0, "OggS"))
        return is("audio/ogg");
    if (at(bytes, 0, "fLaC"))
        return is("audio/flac");
    if (at(bytes, 0, "ID3"))
        return is("audio/mpeg");
    if (at(bytes, 0, "%PDF-"))
        return is("application/pdf");
    if (at(bytes, 0, "PK\x03\x04"))
        return is("application/zip");
    if (at(bytes, 0, "\x1a\x45\xdf\xa3"))
        return bytes.left(4096).contains("V_") ? is("video/webm") : is("audio/webm");
    if (at(bytes, 4, "ftyp")) {
        if (at(bytes, 8, "M4A") || at(bytes, 8, "M4B") || name.endsWith(QLatin1String(".m4a"), Qt::CaseInsensitive))
            return is("audio/mp4");
        if (at(bytes, 8, "heic") || at(bytes, 8, "heix") || at(bytes, 8, "mif1"))
            return is("image/heic");
        return at(bytes, 8, "avif") ? is("image/avif") : is("video/mp4");
    }
    if (at(bytes, 0, "\xff\xf1") || at(bytes, 0, "\xff\xf9"))
        return is("audio/aac"); // an ADTS frame: like MPEG's, with layer 0
    if (isMpegFrame(bytes))
        return is("audio/mpeg");
    if (at(bytes, 0, "BM") && at(bytes, 6, QByteArrayView("\0\0\0\0", 4)))
        return is("image/bmp");
    if (!bytes.isEmpty() && isText(bytes))
        return textMime(bytes, name);
    return is("application/octet-stream");
}

QString extensionOf(const QString &mime)
{
    for (const Kind &kind : kinds) {
        if (mime == QLatin1String(kind.mime))
            return QLatin1String(kind.extension);
    }
    return QStringLiteral("bin");
}

} // namespace media
