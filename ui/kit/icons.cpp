#include "ui/kit/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <cmath>

namespace kit {

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

class Engine final : public QIconEngine
{
public:
    Engine(QString name, QColor color) : m_name(std::move(name)), m_color(color) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        drawIcon(painter, rect, m_name, colorFor(mode), painter->layoutDirection());
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, colorFor(mode), std::min(size.width(), size.height()), 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // size is in device pixels here; the caller sets the ratio.
        return iconPixmap(m_name, colorFor(mode), int(std::lround(std::min(size.width(), size.height()) / scale)),
                          scale);
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QString iconName() override { return m_name; }
    QIconEngine *clone() const override { return new Engine(*this); }
    bool isNull() override { return m_name.isEmpty(); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        if (m_color.isValid() && mode != QIcon::Disabled)
            return m_color;
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return QGuiApplication::palette().color(group, QPalette::Text);
    }
    QString m_name;
    QColor m_color;
};

} // namespace

bool hasIcon(IconName name)
{
    return QFile::exists(pathOf(name));
}

bool mirrorsWithText(const QString &name)
{
    static constexpr std::array mirrored{QLatin1String("arrow-left"),       QLatin1String("arrow-right"),
                                         QLatin1String("arrow-up-right"),   QLatin1String("chevron-left"),
                                         QLatin1String("chevron-right"),    QLatin1String("panel-left"),
                                         QLatin1String("panel-right"),      QLatin1String("volume-1"),
                                         QLatin1String("volume-2"),         QLatin1String("log-in"),
                                         QLatin1String("log-out"),          QLatin1String("send"),
                                         QLatin1String("corner-down-left"), QLatin1String("undo-2"),
                                         QLatin1String("redo-2"),           QLatin1String("list"),
                                         QLatin1String("list-tree"),        QLatin1String("text"),
                                         QLatin1String("text-search"),      QLatin1String("skip-back"),
                                         QLatin1String("skip-forward"),     QLatin1String("external-link"),
                                         QLatin1String("square-pen"),       QLatin1String("message-square-text")};
    return std::any_of(mirrored.begin(), mirrored.end(), [&name](QLatin1String m) { return name == m; });
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal dpr, bool mirrored)
{
    const QString key = QStringLiteral("kit-icon/%1/%2/%3/%4/%5")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(size)
                            .arg(dpr)
                            .arg(int(mirrored));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    // 1.75 at 16 px and more; small ones would thin out below a device pixel.
    svg.replace("stroke-width=\"2\"", size <= 12   ? "stroke-width=\"2.5\""
                                      : size <= 14 ? "stroke-width=\"2.25\""
                                                   : "stroke-width=\"1.75\"");
    QSvgRenderer renderer(svg);
    const int device = std::max(1, int(std::lround(size * dpr)));
    QImage image(device, device, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(0, 0, device, device));
    }
    if (mirrored)
        image = image.mirrored(true, false);
    image.setDevicePixelRatio(dpr);
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void drawIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color,
              Qt::LayoutDirection direction)
{
    const qreal dpr = painter->device()->devicePixelRatio();
    const int size = int(std::lround(std::min(rect.width(), rect.height())));
    const bool mirrored = direction == Qt::RightToLeft && mirrorsWithText(name);
    const QPixmap pixmap = iconPixmap(name, color, size, dpr, mirrored);
    // On whole device pixels, or every stroke blurs.
    const auto snap = [dpr](qreal v) { return std::round(v * dpr) / dpr; };
    const QPointF at(snap(rect.left() + (rect.width() - size) / 2), snap(rect.top() + (rect.height() - size) / 2));
    painter->drawPixmap(at, pixmap);
}

QIcon icon(IconName name)
{
    return QIcon(new Engine(name, {}));
}
QIcon icon(IconName name, const QColor &color)
{
    return QIcon(new Engine(name, color));
}

QIcon markIcon()
{
    QIcon result;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawMark(&painter, QRectF(0, 0, size, size), false);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

void drawMark(QPainter *painter, const QRectF &rect, bool dark)
{
    QSvgRenderer renderer(dark ? QStringLiteral(":/mark-dark.svg") : QStringLiteral(":/mark.svg"));
    // The bubble alone, without the air that its file has around it: a mark of 40 is 40 high.
    renderer.setViewBox(QRectF(4.5, 5, 23, 23));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    renderer.render(painter, rect);
    painter->restore();
}

} // namespace kit
