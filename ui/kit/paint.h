#pragma once

#include "ui/kit/theme.h"

#include <QPainter>
#include <QRectF>

namespace kit {

// The strokes and grounds every part is made of. All edges lie on device pixels, so that 1 px stays 1 px at 125–200 %.
QRectF snapped(const QPainter *painter, const QRectF &rect);
// A line this wide in whole device pixels, at least one.
qreal snappedWidth(const QPainter *painter, qreal width);

void fillRound(QPainter *painter, const QRectF &rect, qreal radius, const QColor &color);
// Inside the rectangle.
void strokeRound(QPainter *painter, const QRectF &rect, qreal radius, const QColor &color, qreal width = 1);
void fillStrokeRound(QPainter *painter, const QRectF &rect, qreal radius, const QColor &ground, const QColor &border,
                     qreal width = 1);
// A separator along the top (or bottom) edge of rect.
void drawHairline(QPainter *painter, qreal x1, qreal x2, qreal y, const QColor &color);
void drawHairlineDown(QPainter *painter, qreal x, qreal y1, qreal y2, const QColor &color);

// Shadow y 8, blur 24, from a cached nine-patch.
void drawShadow(QPainter *painter, const QRectF &rect, qreal radius, const Theme &theme);
// A popup or dialog: shadow, raised ground, and in the dark a line2 border.
void drawRaised(QPainter *painter, const QRectF &rect, qreal radius, const Theme &theme, bool withShadow = true);

// A filled star of five points: what is a favourite.
void drawStar(QPainter *painter, const QRectF &rect, const QColor &color);
void drawCheck(QPainter *painter, const QRectF &box, const QColor &color, qreal width);
// Diagonal hatch: what is missing or only estimated.
void drawHatch(QPainter *painter, const QRectF &rect, const QColor &color, qreal step = 6, qreal width = 1);
// One turn in 900 ms; phase 0…1.
void drawSpinner(QPainter *painter, const QRectF &rect, const Theme &theme, qreal phase);
void drawMeter(QPainter *painter, const QRectF &rect, double share, const Theme &theme,
               Qt::LayoutDirection direction = Qt::LeftToRight);

} // namespace kit
