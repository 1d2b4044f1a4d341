#include "demo/png.h"

#include <QtEndian>

#include <array>

namespace demo {

namespace {

constexpr std::array<quint32, 256> crcTable = [] {
    std::array<quint32, 256> table{};
    for (quint32 n = 0; n < 256; ++n) {
        quint32 c = n;
        for (int k = 0; k < 8; ++k)
            c = (c & 1) != 0 ? 0xedb88320U ^ (c >> 1) : c >> 1;
        table[n] = c;
    }
    return table;
}();

QByteArray big32(quint32 value)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &kind, const QByteArray &data)
{
    quint32 crc = 0xffffffffU;
    for (const char c : kind + data)
        crc = crcTable[(crc ^ static_cast<quint8>(c)) & 0xff] ^ (crc >> 8);
    return big32(static_cast<quint32>(data.size())) + kind + data + big32(~crc);
}

} // namespace

QByteArray encodePng(const QByteArray &pixels, int width, int height)
{
    // Filter "up" on every row: smooth pictures become mostly zeros.
    const qsizetype stride = qsizetype(width) * 3;
    QByteArray filtered;
    filtered.reserve((stride + 1) * height);
    for (qsizetype y = 0; y < height; ++y) {
        filtered.append('\2');
        for (qsizetype i = 0; i < stride; ++i) {
            const char above = y == 0 ? '\0' : pixels.at((y - 1) * stride + i);
            filtered.append(static_cast<char>(pixels.at(y * stride + i) - above));
        }
    }
    QByteArray header = big32(static_cast<quint32>(width)) + big32(static_cast<quint32>(height));
    header.append('\10').append('\2').append(3, '\0'); // 8 bits, RGB, the usual methods
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", qCompress(filtered, 4).mid(4)) +
           chunk("IEND", {});
}

} // namespace demo
