#include "stage.h"

#include "ui/kit/theme.h"

#include <QEvent>
#include <QMetaEnum>
#include <QPaintEvent>
#include <QWidget>

#include <cstdio>

namespace bench {

bool MeteredApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0 || receiver->thread() != thread())
        return QApplication::notify(receiver, event);
    // Taken first: the receiver may be gone afterwards.
    const QMetaObject *type = receiver->metaObject();
    const QEvent::Type kind = event->type();
    ++m_depth;
    const double wall = wallClock();
    const double cpu = threadCpu();
    const bool done = QApplication::notify(receiver, event);
    m_longest = std::max(m_longest, wallClock() - wall);
    if (const double spent = threadCpu() - cpu; spent > m_longestCpu) {
        m_longestCpu = spent;
        m_name = QString::fromLatin1(type->className()) + u' ' +
                 QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(kind));
    }
    --m_depth;
    return done;
}

void MeteredApplication::start()
{
    m_longest = m_longestCpu = 0;
    m_name.clear();
}

Heartbeat::Heartbeat()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    QObject::connect(&m_timer, &QTimer::timeout, this, [this] {
        const double now = wallClock();
        m_longest = std::max(m_longest, now - m_last);
        m_last = now;
    });
}

void Heartbeat::start()
{
    m_longest = 0;
    m_last = wallClock();
    m_timer.start();
}

PaintWatch::PaintWatch(QWidget *widget) : QObject(widget)
{
    widget->installEventFilter(this);
}

PaintWatch::~PaintWatch() = default;

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_at == 0) {
        // After the event: the time counts when the painting is done.
        QMetaObject::invokeMethod(
            this, [this] { m_at = wallClock(); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

Stage::Stage(const QString &profile)
{
    app::WorkspaceOptions options;
    options.profile = profile;
    options.sessionVault = true;
    kit::applyTheme(*qApp, kit::Theme::light());
    m_workspace = std::make_unique<app::Workspace>(options);
    m_window = std::make_unique<ui::shell::MainWindow>(*m_workspace);
}

Stage::~Stage() = default;

bool Stage::open()
{
    m_window->resize(1280, 800);
    m_window->show();
    const auto opened = timedAnswer(m_workspace->open()).first;
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().detail));
        return false;
    }
    m_window->showStart();
    settle();
    return true;
}

bool waitFor(const std::function<bool()> &isSo, int timeoutMs)
{
    const double end = wallClock() + timeoutMs;
    QTimer alarm; // so that the wait for events ends
    alarm.setSingleShot(true);
    alarm.start(timeoutMs + 1);
    while (!isSo() && wallClock() < end)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isSo();
}

void settle(int ms)
{
    waitFor([] { return false; }, ms);
}

} // namespace bench
