#include "ui/kit/iconmark.h"

#include <QPainter>

namespace kit {

IconMark::IconMark(IconName name, Tone tone, int size, QWidget *parent) : QWidget(parent), m_name(name), m_tone(tone)
{
    setFixedSize(size, size);
}

void IconMark::setIcon(IconName name, Tone tone)
{
    m_name = name;
    m_tone = tone;
    update();
}

void IconMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    const bool isState = m_tone == Tone::Positive || m_tone == Tone::Warning || m_tone == Tone::Danger;
    drawIcon(&painter, rect(), m_name, isState ? theme.mark(m_tone) : theme.color(m_tone), layoutDirection());
}

} // namespace kit
