#include "demo/drawing.h"

#include "demo/png.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>
#include <cmath>
#include <vector>

namespace demo {

namespace {

struct Colour
{
    double r = 0, g = 0, b = 0;
};

Colour mixed(const Colour &a, const Colour &b, double t)
{
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t};
}

struct Palette
{
    Colour top, horizon, sun, hill;
    bool hasStars = false;
};

Palette paletteFor(const QString &prompt, QRandomGenerator &random)
{
    const auto mentions = [&prompt](std::initializer_list<const char *> words) {
        for (const char *word : words)
            if (prompt.contains(QString::fromUtf8(word), Qt::CaseInsensitive))
                return true;
        return false;
    };
    const Palette day{{70, 130, 200}, {190, 220, 240}, {255, 246, 214}, {60, 120, 80}};
    const Palette dusk{{60, 50, 110}, {245, 150, 100}, {255, 214, 140}, {70, 50, 80}};
    const Palette night{{10, 14, 40}, {40, 60, 110}, {235, 240, 255}, {16, 24, 44}, true};
    const Palette sea{{90, 160, 220}, {210, 235, 245}, {255, 250, 220}, {20, 90, 130}};
    const Palette snow{{150, 180, 215}, {235, 240, 248}, {255, 255, 245}, {205, 216, 230}};
    if (mentions({"night", "star", "moon", "nacht", "夜"}))
        return night;
    if (mentions({"sunset", "dusk", "dawn", "evening", "abend", "夕"}))
        return dusk;
    if (mentions({"sea", "ocean", "water", "lake", "meer", "海"}))
        return sea;
    if (mentions({"snow", "winter", "ice", "schnee", "雪"}))
        return snow;
    const std::array all{day, dusk, night, sea, snow};
    return all[random.bounded(static_cast<quint32>(all.size()))];
}

// A ridge as the sum of three waves; the nearer, the lower.
struct Ridge
{
    double base, height, phase, frequency;

    double at(double x) const
    {
        return base +
               height * (0.6 * std::sin(x * frequency + phase) + 0.3 * std::sin(x * frequency * 2.3 + phase * 2) +
                         0.1 * std::sin(x * frequency * 5.1 + phase * 3));
    }
};

} // namespace

QByteArray drawPicture(const QString &prompt, int width, int height)
{
    const QByteArray digest = QCryptographicHash::hash(prompt.toUtf8(), QCryptographicHash::Sha256);
    std::array<quint32, 8> seed{};
    std::copy_n(reinterpret_cast<const uchar *>(digest.constData()), sizeof seed,
                reinterpret_cast<uchar *>(seed.data()));
    QRandomGenerator random(seed.data(), static_cast<qsizetype>(seed.size()));
    const Palette palette = paletteFor(prompt, random);
    const double sunX = 0.2 + random.generateDouble() * 0.6, sunY = 0.18 + random.generateDouble() * 0.3;
    const double sunSize = 0.05 + random.generateDouble() * 0.06;
    std::array<Ridge, 4> ridges{};
    for (size_t i = 0; i < ridges.size(); ++i)
        ridges[i] = {0.52 + 0.12 * static_cast<double>(i), 0.10 - 0.015 * static_cast<double>(i),
                     random.generateDouble() * 6.28, 4 + random.generateDouble() * 5};
    std::vector<std::pair<int, int>> stars;
    for (int i = 0; palette.hasStars && i < 160; ++i)
        stars.emplace_back(random.bounded(width), random.bounded(height / 2));
    std::vector<std::array<double, 4>> tops(static_cast<size_t>(width));
    for (int x = 0; x < width; ++x)
        for (size_t i = 0; i < ridges.size(); ++i)
            tops[static_cast<size_t>(x)][i] = ridges[i].at(static_cast<double>(x) / width);

    QByteArray pixels(qsizetype(width) * height * 3, Qt::Uninitialized);
    auto *out = reinterpret_cast<uchar *>(pixels.data());
    const double aspect = static_cast<double>(width) / height;
    for (int y = 0; y < height; ++y) {
        const double v = static_cast<double>(y) / height;
        const Colour sky = mixed(palette.top, palette.horizon, std::min(1.0, v / 0.65));
        for (int x = 0; x < width; ++x) {
            Colour colour = sky;
            const double dx = (static_cast<double>(x) / width - sunX) * aspect, dy = v - sunY;
            const double distance = std::sqrt(dx * dx + dy * dy) / sunSize;
            if (distance < 6)
                colour = mixed(palette.sun, colour, distance < 1 ? 0.0 : std::min(1.0, 0.55 + (distance - 1) / 11));
            for (size_t i = 0; i < ridges.size(); ++i)
                if (v > tops[static_cast<size_t>(x)][i])
                    colour = mixed(mixed(palette.hill, palette.horizon, 0.55 - 0.18 * static_cast<double>(i)),
                                   Colour{0, 0, 0}, 0.08 * static_cast<double>(i));
            *out++ = static_cast<uchar>(colour.r);
            *out++ = static_cast<uchar>(colour.g);
            *out++ = static_cast<uchar>(colour.b);
        }
    }
    for (const auto &[x, y] : stars)
        if (static_cast<double>(y) / height < tops[static_cast<size_t>(x)][0])
            std::fill_n(pixels.begin() + (qsizetype(y) * width + x) * 3, 3, char(-6));
    return encodePng(pixels, width, height);
}

} // namespace demo
