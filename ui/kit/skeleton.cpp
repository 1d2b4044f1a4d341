#include "ui/kit/skeleton.h"

#include "ui/kit/paint.h"

#include <QPainter>
#include <QTimerEvent>

namespace kit {

namespace {
constexpr int pitch = 23; // one line and its gap
}

Skeleton::Skeleton(QList<Line> lines, QWidget *parent) : QWidget(parent), m_lines(std::move(lines))
{
    setAccessibleName(tr("Loading"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Skeleton::showAtOnce()
{
    m_due = true;
    update();
}

QSize Skeleton::sizeHint() const
{
    return {248, int(m_lines.size()) * pitch - 13};
}

void Skeleton::paintEvent(QPaintEvent *)
{
    if (!m_due)
        return;
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    qreal y = 0;
    const QColor ink = t.isHighContrast ? t.disabled : t.fill;
    for (const Line &line : m_lines) {
        const qreal lead = width() * line.lead;
        const qreal trail = width() * line.trail;
        const qreal tall = 10;
        fillRound(&painter, QRectF(mirrored ? width() - lead : 0, y, lead, tall), radiusTag, ink);
        if (trail > 0)
            fillRound(&painter, QRectF(mirrored ? 0 : width() - trail, y, trail, tall), radiusTag, ink);
        y += pitch;
    }
}

void Skeleton::showEvent(QShowEvent *)
{
    if (!m_due)
        m_wait.start(150, this);
}

void Skeleton::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_wait.timerId())
        return;
    m_wait.stop();
    showAtOnce();
}

} // namespace kit
