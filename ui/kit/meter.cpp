#include "ui/kit/meter.h"

#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"

#include <QPainter>

#include <algorithm>

namespace kit {

Meter::Meter(double share, int width, QWidget *parent) : QWidget(parent), m_width(width)
{
    setSizePolicy(width > 0 ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
    setShare(share);
}

void Meter::setShare(double share)
{
    m_share = std::max(0.0, share);
    setAccessibleName(percentText(m_share));
    update();
}

void Meter::setNeutral(bool neutral)
{
    m_neutral = neutral;
    update();
}

QSize Meter::sizeHint() const
{
    return {m_width > 0 ? m_width : 80, 4};
}

void Meter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Theme theme = themeOf(this);
    if (m_neutral)
        theme.warningMark = theme.dangerMark = theme.accentMark;
    drawMeter(&painter, QRectF(0, (height() - 4) / 2.0, width(), 4), m_share, theme, layoutDirection());
}

} // namespace kit
