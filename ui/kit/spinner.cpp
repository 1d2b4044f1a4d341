#include "ui/kit/spinner.h"

#include "ui/kit/paint.h"

#include <QPainter>
#include <QTimerEvent>

#include <cmath>

namespace kit {

namespace {
constexpr int turn = 900;
}

Spinner::Spinner(int size, QWidget *parent) : QWidget(parent), m_size(size)
{
    setFixedSize(size, size);
    setAccessibleName(tr("Working"));
}

double Spinner::phaseAt(qint64 ms, bool reducedMotion)
{
    const double phase = double(ms % turn) / turn;
    return reducedMotion ? std::floor(phase * 8) / 8 : phase;
}

void Spinner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(this);
    const qint64 ms = m_clock.isValid() ? m_clock.elapsed() : 0;
    drawSpinner(&painter, rect(), theme, phaseAt(ms, theme.reducedMotion));
}

void Spinner::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        update();
}

void Spinner::showEvent(QShowEvent *)
{
    m_clock.start();
    m_timer.start(themeOf(this).reducedMotion ? turn / 8 : 33, this);
}

void Spinner::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

} // namespace kit
