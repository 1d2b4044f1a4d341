#include "ui/kit/card.h"

#include "ui/kit/paint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace kit {

Card::Card(QWidget *parent, int padding) : QFrame(parent), m_box(new QVBoxLayout(this))
{
    // The line is not part of the padding.
    const int inset = padding > 0 ? padding + 1 : 0;
    m_box->setContentsMargins(inset, inset, inset, inset);
    m_box->setSpacing(space8);
}

void Card::setRadius(int radius)
{
    m_radius = radius;
    update();
}

void Card::setSunken(bool sunken)
{
    m_sunken = sunken;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    fillStrokeRound(&painter, rect(), m_radius, m_sunken ? t.sunken : t.surface, t.line);
}

RaisedCard::RaisedCard(QWidget *parent, int radius) : QWidget(parent), m_box(new QVBoxLayout(this)), m_radius(radius)
{
    m_box->setContentsMargins(space12, space8, space12, space8);
    m_box->setSpacing(0);
}

void RaisedCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const qreal radius = std::min<qreal>(m_radius, height() / 2.0);
    if (t.isDark || t.isHighContrast)
        fillStrokeRound(&painter, rect(), radius, t.raised, t.line2);
    else
        fillRound(&painter, rect(), radius, t.raised);
}

ShadowHost::ShadowHost(QWidget *parent, Ground ground) : QWidget(parent), m_ground(ground) {}

void ShadowHost::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    if (m_ground != Ground::None)
        painter.fillRect(rect(), m_ground == Ground::Surface ? t.surface : t.pane);
    const auto cards = findChildren<RaisedCard *>();
    for (const RaisedCard *card : cards)
        if (card->isVisibleTo(this))
            drawShadow(&painter, QRectF(card->mapTo(this, QPoint(0, 0)), card->size()), card->radius(), t);
}

Ground::Ground(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind) {}

void Ground::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    switch (m_kind) {
    case Kind::Surface:
        painter.fillRect(rect(), t.surface);
        return;
    case Kind::Pane:
        painter.fillRect(rect(), t.pane);
        return;
    case Kind::Rail:
        painter.fillRect(rect(), t.rail);
        return;
    case Kind::Sunken:
        painter.fillRect(rect(), t.sunken);
        return;
    }
}

Hairline::Hairline(QWidget *parent, Qt::Orientation orientation) : QWidget(parent), m_orientation(orientation)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_orientation == Qt::Horizontal)
        drawHairline(&painter, 0, width(), 0, themeOf(this).line);
    else
        drawHairlineDown(&painter, 0, 0, height(), themeOf(this).line);
}

} // namespace kit
