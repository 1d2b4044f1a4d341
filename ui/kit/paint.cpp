#include "ui/kit/paint.h"

#include <QImage>
#include <QPainterPath>
#include <QPixmap>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>
#include <vector>

namespace kit {

namespace {

qreal ratioOf(const QPainter *painter)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    return ratio > 0 ? ratio : 1.0;
}

constexpr int blur = 24;
constexpr int drop = 8;
constexpr int spread = blur + 4; // how far the shadow reaches out of the rectangle

// Three box blurs are a Gaussian to the eye; this runs once a radius and theme.
void boxBlur(std::vector<float> &values, int width, int height, int radius)
{
    std::vector<float> line(std::size_t(std::max(width, height)));
    const auto pass = [&](int count, int length, auto at) {
        for (int i = 0; i < count; ++i) {
            float sum = 0;
            for (int k = -radius; k <= radius; ++k)
                sum += values[at(i, std::clamp(k, 0, length - 1))];
            for (int j = 0; j < length; ++j) {
                line[std::size_t(j)] = sum / float(2 * radius + 1);
                sum += values[at(i, std::min(j + radius + 1, length - 1))] - values[at(i, std::max(j - radius, 0))];
            }
            for (int j = 0; j < length; ++j)
                values[at(i, j)] = line[std::size_t(j)];
        }
    };
    pass(height, width, [width](int row, int x) { return std::size_t(row * width + x); });
    pass(width, height, [width](int column, int y) { return std::size_t(y * width + column); });
}

QPixmap shadowPatch(int radius, const QColor &color)
{
    const QString key = QStringLiteral("kit-shadow/%1/%2").arg(radius).arg(color.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int middle = 2 * blur + 1;
    const int side = 2 * (spread + radius) + middle;
    QImage shape(side, side, QImage::Format_Grayscale8);
    shape.fill(0);
    {
        QPainter painter(&shape);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white);
        painter.drawRoundedRect(QRect(0, 0, side, side).adjusted(spread, spread, -spread, -spread), radius, radius);
    }
    std::vector<float> values(std::size_t(side) * std::size_t(side));
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            values[std::size_t(y * side + x)] = float(shape.constScanLine(y)[x]) / 255.0f;
    // A CSS blur of 24 is a Gaussian of sigma 12, i.e. three boxes of about 23 px.
    for (int i = 0; i < 3; ++i)
        boxBlur(values, side, side, 11);
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const float alpha = values[std::size_t(y * side + x)] * float(color.alphaF());
            image.setPixelColor(
                x, y, QColor::fromRgbF(float(color.redF()), float(color.greenF()), float(color.blueF()), alpha));
        }
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

QRectF snapped(const QPainter *painter, const QRectF &rect)
{
    const qreal r = ratioOf(painter);
    const auto snap = [r](qreal v) { return std::round(v * r) / r; };
    return QRectF(QPointF(snap(rect.left()), snap(rect.top())), QPointF(snap(rect.right()), snap(rect.bottom())));
}

qreal snappedWidth(const QPainter *painter, qreal width)
{
    const qreal r = ratioOf(painter);
    return std::max(1.0, std::round(width * r)) / r;
}

void fillRound(QPainter *painter, const QRectF &rect, qreal radius, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    const QRectF r = snapped(painter, rect);
    const qreal most = std::min({radius, r.width() / 2, r.height() / 2});
    painter->drawRoundedRect(r, most, most);
    painter->restore();
}

void strokeRound(QPainter *painter, const QRectF &rect, qreal radius, const QColor &color, qreal width)
{
    const QRectF outer = snapped(painter, rect);
    const qreal w = snappedWidth(painter, width);
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    path.addRoundedRect(outer, radius, radius);
    path.addRoundedRect(outer.adjusted(w, w, -w, -w), std::max(0.0, radius - w), std::max(0.0, radius - w));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(path, color);
    painter->restore();
}

void fillStrokeRound(QPainter *painter, const QRectF &rect, qreal radius, const QColor &ground, const QColor &border,
                     qreal width)
{
    const qreal w = snappedWidth(painter, width) / 2; // under the middle of the border, so that no seam shows
    fillRound(painter, snapped(painter, rect).adjusted(w, w, -w, -w), std::max(0.0, radius - w), ground);
    strokeRound(painter, rect, radius, border, width);
}

void drawHairline(QPainter *painter, qreal x1, qreal x2, qreal y, const QColor &color)
{
    const QRectF line = snapped(painter, QRectF(x1, y, x2 - x1, 0));
    painter->fillRect(QRectF(line.left(), line.top(), line.width(), snappedWidth(painter, 1)), color);
}

void drawHairlineDown(QPainter *painter, qreal x, qreal y1, qreal y2, const QColor &color)
{
    const QRectF line = snapped(painter, QRectF(x, y1, 0, y2 - y1));
    painter->fillRect(QRectF(line.left(), line.top(), snappedWidth(painter, 1), line.height()), color);
}

void drawShadow(QPainter *painter, const QRectF &rect, qreal radius, const Theme &theme)
{
    if (theme.isHighContrast)
        return;
    const int r = int(std::lround(std::min({radius, rect.width() / 2, rect.height() / 2})));
    const QPixmap patch = shadowPatch(r, theme.shadow);
    const QRectF target = rect.translated(0, drop).adjusted(-spread, -spread, spread, spread);
    const qreal side = patch.width();
    // Corners as large as the patch allows, smaller where the rectangle is.
    const qreal cx = std::min((side - 1) / 2, target.width() / 2);
    const qreal cy = std::min((side - 1) / 2, target.height() / 2);
    const qreal xs[] = {target.left(), target.left() + cx, target.right() - cx, target.right()};
    const qreal ys[] = {target.top(), target.top() + cy, target.bottom() - cy, target.bottom()};
    const qreal us[] = {0, cx, side - cx, side};
    const qreal vs[] = {0, cy, side - cy, side};
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j) {
            const QRectF to(QPointF(xs[i], ys[j]), QPointF(xs[i + 1], ys[j + 1]));
            if (to.width() > 0 && to.height() > 0)
                painter->drawPixmap(to, patch, QRectF(QPointF(us[i], vs[j]), QPointF(us[i + 1], vs[j + 1])));
        }
    painter->restore();
    // A second, tight one that keeps the edge readable on white.
    QColor edge = theme.shadow;
    edge.setAlphaF(theme.shadow.alphaF() * 0.09f);
    fillRound(painter, rect.adjusted(-2, -1, 2, 2), radius + 2, edge);
    edge.setAlphaF(theme.shadow.alphaF() * 0.15f);
    fillRound(painter, rect.adjusted(-1, 0, 1, 1), radius + 1, edge);
}

void drawRaised(QPainter *painter, const QRectF &rect, qreal radius, const Theme &theme, bool withShadow)
{
    if (withShadow)
        drawShadow(painter, rect, radius, theme);
    if (theme.isDark || theme.isHighContrast || !withShadow)
        fillStrokeRound(painter, rect, radius, theme.raised, theme.line2);
    else
        fillRound(painter, rect, radius, theme.raised);
}

void drawStar(QPainter *painter, const QRectF &rect, const QColor &color)
{
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double angle = -M_PI / 2 + i * M_PI / 5;
        const double radius = rect.width() * (i % 2 == 0 ? 0.46 : 0.21);
        points << rect.center() + QPointF(std::cos(angle) * radius, std::sin(angle) * radius + 0.5);
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(color);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolygon(points);
    painter->restore();
}

void drawCheck(QPainter *painter, const QRectF &box, const QColor &color, qreal width)
{
    QPainterPath path;
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    path.moveTo(at(0.24, 0.52));
    path.lineTo(at(0.43, 0.70));
    path.lineTo(at(0.77, 0.32));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
    painter->restore();
}

void drawHatch(QPainter *painter, const QRectF &rect, const QColor &color, qreal step, qreal width)
{
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, width));
    for (qreal x = rect.left() - rect.height(); x < rect.right(); x += step)
        painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter->restore();
}

void drawSpinner(QPainter *painter, const QRectF &rect, const Theme &theme, qreal phase)
{
    const qreal width = std::max(1.5, rect.width() / 8);
    const QRectF ring = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme.line2, width));
    painter->drawEllipse(ring);
    painter->setPen(QPen(theme.accentMark, width, Qt::SolidLine, Qt::FlatCap));
    painter->drawArc(ring, int((135 - phase * 360) * 16), -90 * 16);
    painter->restore();
}

void drawMeter(QPainter *painter, const QRectF &rect, double share, const Theme &theme, Qt::LayoutDirection direction)
{
    fillRound(painter, rect, rect.height() / 2, theme.line2);
    if (!(share > 0))
        return;
    const QColor color = share >= 1.0 ? theme.dangerMark : share >= 0.8 ? theme.warningMark : theme.accentMark;
    const qreal width = std::max(rect.height(), rect.width() * std::min(share, 1.0));
    QRectF done(rect.left(), rect.top(), width, rect.height());
    if (direction == Qt::RightToLeft)
        done.moveRight(rect.right());
    fillRound(painter, done, rect.height() / 2, color);
}

} // namespace kit
