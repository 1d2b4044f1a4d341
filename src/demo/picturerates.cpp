#include "demo/picturerates.h"

namespace demo {

namespace {

struct Row
{
    const char *quality;
    int width, height;
    qint64 units, tokens;
};

// gpt-image-1: $0.011, $0.042 and $0.167 for a square one, and OpenAI's counts of tokens.
constexpr Row byTokens[] = {
    {"low", 1024, 1024, 5'500, 272},      {"low", 1024, 1536, 8'000, 408},      {"low", 1536, 1024, 8'000, 400},
    {"medium", 1024, 1024, 21'000, 1056}, {"medium", 1024, 1536, 31'500, 1584}, {"medium", 1536, 1024, 31'500, 1568},
    {"high", 1024, 1024, 83'500, 4160},   {"high", 1024, 1536, 125'000, 6240},  {"high", 1536, 1024, 125'000, 6208},
};

// dall-e-3: $0.04 to $0.12 apiece.
constexpr Row byPiece[] = {
    {"standard", 1024, 1024, 20'000, 0}, {"standard", 1024, 1792, 40'000, 0}, {"standard", 1792, 1024, 40'000, 0},
    {"hd", 1024, 1024, 40'000, 0},       {"hd", 1024, 1792, 60'000, 0},       {"hd", 1792, 1024, 60'000, 0},
};

template<typename F>
void forEachRow(const Model &model, F f)
{
    if (model.kind != Model::Kind::Image)
        return;
    if (model.rate.in > 0)
        for (const Row &row : byTokens)
            f(row);
    else
        for (const Row &row : byPiece)
            f(row);
}

QString sizeName(const Row &row)
{
    return QStringLiteral("%1x%2").arg(row.width).arg(row.height);
}

} // namespace

std::optional<PictureRate> pictureRate(const Model &model, const QString &quality, const QString &size)
{
    const QString wantedSize = size.isEmpty() || size == QStringLiteral("auto") ? QStringLiteral("1024x1024") : size;
    const bool takesDefault = quality.isEmpty() || quality == QStringLiteral("auto");
    const QString wanted = takesDefault ? pictureQualities(model).value(0) : quality;
    std::optional<PictureRate> rate;
    forEachRow(model, [&](const Row &row) {
        if (QLatin1String(row.quality) == wanted && sizeName(row) == wantedSize)
            rate = PictureRate{row.width, row.height, row.units, row.tokens,
                               static_cast<int>(row.units * 100 / model.pictureUnits)};
    });
    return rate;
}

QStringList pictureSizes(const Model &model)
{
    QStringList sizes;
    forEachRow(model, [&](const Row &row) { sizes += sizeName(row); });
    sizes.removeDuplicates();
    return sizes;
}

QStringList pictureQualities(const Model &model)
{
    QStringList qualities;
    forEachRow(model, [&](const Row &row) { qualities += QString::fromLatin1(row.quality); });
    qualities.removeDuplicates();
    return qualities;
}

} // namespace demo
