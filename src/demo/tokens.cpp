#include "demo/tokens.h"

#include "demo/picturesize.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace demo {

namespace {

constexpr qsizetype longestPiece = 11;

enum class Sort { Blank, Letter, Digit, Wide, Other };

Sort sortOf(QChar c)
{
    if (c.isSpace())
        return Sort::Blank;
    if (c.isHighSurrogate() || c.isLowSurrogate())
        return Sort::Other;
    if (c.unicode() >= 0x2e80 && c.unicode() < 0xfe00)
        return Sort::Wide;
    if (c.isLetter())
        return Sort::Letter;
    return c.isDigit() ? Sort::Digit : Sort::Other;
}

qint64 pictureTokens(const QJsonObject &part)
{
    const QJsonObject image = part.value(QLatin1String("image_url")).toObject();
    constexpr qint64 base = 85;
    if (image.value(QLatin1String("detail")).toString() == QStringLiteral("low"))
        return base;
    // Fits into 2048², the short side shrunk to 768, 170 tokens a 512-pixel tile.
    const auto size = pictureSizeOf(image.value(QLatin1String("url")).toString());
    double width = size ? size->first : 1024;
    double height = size ? size->second : 1024;
    const double fit = std::min(1.0, 2048.0 / std::max(width, height));
    width *= fit;
    height *= fit;
    const double shrink = std::min(1.0, 768.0 / std::min(width, height));
    const auto tiles = [](double side) { return static_cast<qint64>(std::ceil(side / 512.0)); };
    return base + 170 * tiles(width * shrink) * tiles(height * shrink);
}

} // namespace

QStringList tokenPieces(const QString &text)
{
    QStringList pieces;
    qsizetype i = 0;
    while (i < text.size()) {
        const qsizetype start = i;
        if (text.at(i) == QLatin1Char(' ') && i + 1 < text.size() && sortOf(text.at(i + 1)) == Sort::Letter)
            ++i; // the blank goes with its word
        const Sort sort = sortOf(text.at(i));
        const bool isSurrogate = text.at(i).isHighSurrogate();
        ++i;
        if (isSurrogate && i < text.size()) {
            ++i;
        } else if (sort == Sort::Letter || sort == Sort::Digit || sort == Sort::Blank) {
            const qsizetype longest = sort == Sort::Digit ? 3 : longestPiece;
            while (i < text.size() && i - start < longest && sortOf(text.at(i)) == sort &&
                   !(sort == Sort::Blank && text.at(i) != text.at(start)))
                ++i;
        }
        pieces.append(text.mid(start, i - start));
    }
    return pieces;
}

qint64 tokenCount(const QString &text)
{
    return tokenPieces(text).size();
}

qint64 promptTokens(const QJsonArray &messages)
{
    qint64 count = 3;
    for (const QJsonValue &value : messages) {
        const QJsonObject message = value.toObject();
        count += 3 + tokenCount(message.value(QLatin1String("role")).toString());
        const QJsonValue content = message.value(QLatin1String("content"));
        count += tokenCount(content.toString());
        const QJsonArray parts = content.toArray();
        for (const QJsonValue &partValue : parts) {
            const QJsonObject part = partValue.toObject();
            const QString type = part.value(QLatin1String("type")).toString();
            if (type == QStringLiteral("image_url"))
                count += pictureTokens(part);
            else
                count += tokenCount(part.value(QLatin1String("text")).toString());
        }
    }
    return count;
}

} // namespace demo
