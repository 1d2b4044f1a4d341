#pragma once

#include <QColor>
#include <QIcon>
#include <QLatin1String>
#include <QPainter>
#include <QPixmap>

namespace kit {

// A name of resources/icons/names.txt, without ".svg".
using IconName = QLatin1String;

bool hasIcon(IconName name);
// Arrows, chevrons and panels point along the reading direction; a formula, a key or the mark do not.
bool mirrorsWithText(const QString &name);

// Rendered at size × dpr with every "currentColor" replaced; cached by (name, colour, size, ratio, mirrored).
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal dpr, bool mirrored = false);
void drawIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color,
              Qt::LayoutDirection direction = Qt::LeftToRight);

// For Qt's own widgets and actions. Without a colour it takes the palette's text colour at the moment of painting, so
// that it follows the theme; its QIcon::name() is the icon's, and the Style paints it in the tone of the place.
QIcon icon(IconName name);
QIcon icon(IconName name, const QColor &color);

// The program's mark (a speech bubble with a check), as a window icon and in the rail.
QIcon markIcon();
void drawMark(QPainter *painter, const QRectF &rect, bool dark);

} // namespace kit
