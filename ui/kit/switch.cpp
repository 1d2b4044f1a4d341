#include "ui/kit/switch.h"

#include "ui/kit/paint.h"
#include "ui/kit/style.h"

#include <QPainter>

namespace kit {

Switch::Switch(const QString &accessibleName, QWidget *parent) : QCheckBox(parent)
{
    setAccessibleName(accessibleName);
    setFixedSize(32, 18);
    setFocusRing(this, 9);
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const bool on = isChecked();
    const bool atEnd = on != (layoutDirection() == Qt::RightToLeft);
    const QRectF r = rect();
    const qreal knob = on ? 12 : 10;
    const qreal inset = (r.height() - knob) / 2;
    const QRectF k(atEnd ? r.right() - inset - knob : r.left() + inset, r.top() + inset, knob, knob);
    if (on) {
        fillRound(&painter, r, 9, !isEnabled() ? t.line2 : underMouse() ? t.accentHover : t.accent);
        fillRound(&painter, k, knob / 2, isEnabled() ? t.onAccent : t.surface);
    } else {
        fillStrokeRound(&painter, r, 9, underMouse() && isEnabled() ? t.hover : t.fieldGround,
                        isEnabled() ? t.control : t.line2);
        fillRound(&painter, k, knob / 2, isEnabled() ? t.control : t.line2);
    }
}

} // namespace kit
