#include "ui/kit/badge.h"

#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QPainter>

#include <cmath>

namespace kit {

namespace {

constexpr int padding = 6;
constexpr int badgeHeight = 18;

QFont face()
{
    return font(Role::Caption, QFont::Medium);
}

} // namespace

Badge::Badge(const QString &text, Tone tone, QWidget *parent) : QLabel(text, parent), m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Badge::setIconName(IconName name)
{
    m_icon = name;
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const int lead = m_icon.isEmpty() ? 0 : 16;
    return {int(std::ceil(badgeWidth(text()))) + lead, std::max(badgeHeight, lineHeight(Role::Caption) + 2)};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    QRectF r = rect();
    if (m_icon.isEmpty()) {
        drawBadge(&painter, r, text(), m_tone, t);
        return;
    }
    drawBadge(&painter, r, {}, m_tone, t);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    drawIcon(&painter, QRectF(mirrored ? r.right() - padding - 12 : padding, (r.height() - 12) / 2, 12, 12), m_icon,
             t.color(m_tone));
    r.adjust(mirrored ? padding : padding + 16, 0, mirrored ? -padding - 16 : -padding, 0);
    painter.setFont(face());
    painter.setPen(t.color(m_tone));
    drawFigures(&painter, r, text(), mirrored ? Qt::AlignRight : Qt::AlignLeft);
}

qreal badgeWidth(const QString &text)
{
    return figuresWidth(face(), text) + 2 * padding;
}

void drawBadge(QPainter *painter, const QRectF &rect, const QString &text, Tone tone, const Theme &theme)
{
    if (theme.isHighContrast)
        strokeRound(painter, rect, radiusTag, theme.line);
    else
        fillRound(painter, rect, radiusTag, theme.tint(tone));
    painter->save();
    painter->setFont(face());
    painter->setPen(theme.color(tone));
    drawFigures(painter, rect, text, Qt::AlignHCenter);
    painter->restore();
}

} // namespace kit
