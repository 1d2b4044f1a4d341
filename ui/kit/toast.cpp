#include "ui/kit/toast.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/overlay.h"
#include "ui/kit/paint.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>
#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace kit {

namespace {
constexpr int panelHeight = 44;
constexpr int panelWidth = 336;
} // namespace

Toast::Toast(QWidget *window)
    : QWidget(window), m_text(new Label({}, Role::Body)), m_undo(new Button(Button::Kind::Link, tr("Undo"))),
      m_cross(new IconButton(IconName("x"), tr("Dismiss")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(popupMargin + space8, popupMargin, popupMargin + space8, popupMargin + space8);
    row->setSpacing(space12);
    m_text->setElided(true);
    row->addSpacing(space8); // not a margin: margins do not mirror
    m_undo->setButtonSize(Button::Size::Small);
    m_undo->setHint(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText));
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    row->addWidget(m_cross);
    connect(m_undo, &Button::clicked, this, &Toast::undo);
    connect(m_cross, &IconButton::clicked, this, &Toast::dismiss);
    for (QWidget *w : {static_cast<QWidget *>(m_undo), static_cast<QWidget *>(m_cross)})
        w->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void Toast::setEmbedded()
{
    m_embedded = true;
    setFixedSize(sizeHint());
}

QSize Toast::sizeHint() const
{
    return {panelWidth + 2 * popupMargin, panelHeight + 2 * popupMargin + space8};
}

void Toast::say(const QString &text, std::function<void()> undo, std::function<void()> expire,
                std::chrono::milliseconds lasts)
{
    if (m_shown)
        settle(false);
    m_shown = true;
    m_onUndo = std::move(undo);
    m_onExpire = std::move(expire);
    m_text->setText(text);
    m_undo->setVisible(bool(m_onUndo));
    m_left = int(lasts.count());
    setAccessibleName(text);
    const auto duration = themeOf(this).duration(Motion::Slide);
    const QPixmap before = !m_embedded && duration.count() > 0 && window()->isVisible() ? window()->grab() : QPixmap();
    place();
    show();
    raise();
    if (!before.isNull())
        crossFade(window(), before, duration);
    resume();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::undo()
{
    if (m_shown && m_onUndo)
        settle(true);
}

void Toast::dismiss()
{
    if (m_shown)
        settle(false);
}

void Toast::settle(bool undo)
{
    m_shown = false;
    m_timer.stop();
    hide();
    // Taken out first: what they call may say the next thing.
    const auto onUndo = std::exchange(m_onUndo, {});
    const auto onExpire = std::exchange(m_onExpire, {});
    if (undo) {
        onUndo();
        Q_EMIT undone();
    } else {
        if (onExpire)
            onExpire();
        Q_EMIT expired();
    }
}

void Toast::place()
{
    if (m_embedded)
        return;
    const QSize size(std::min(sizeHint().width(), parentWidget()->width()), sizeHint().height());
    const QPoint at((parentWidget()->width() - size.width()) / 2,
                    parentWidget()->height() - statusBarHeight - space16 - (size.height() - popupMargin - space8));
    setGeometry(QRect(at, size));
}

void Toast::pause()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    m_left = std::max(0, m_left - int(m_running.elapsed()));
}

void Toast::resume()
{
    if (!m_shown || m_timer.isActive())
        return;
    m_running.start();
    m_timer.start(std::max(1, m_left), this);
}

void Toast::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        settle(false);
}

void Toast::enterEvent(QEnterEvent *)
{
    pause();
}

void Toast::leaveEvent(QEvent *)
{
    if (!m_undo->hasFocus() && !m_cross->hasFocus())
        resume();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    else if (watched != parentWidget() && event->type() == QEvent::FocusIn)
        pause();
    else if (watched != parentWidget() && event->type() == QEvent::FocusOut && !underMouse())
        resume();
    return QWidget::eventFilter(watched, event);
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->matches(QKeySequence::Undo))
        undo();
    else
        QWidget::keyPressEvent(event);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawRaised(&painter, QRectF(rect()).adjusted(popupMargin, popupMargin, -popupMargin, -popupMargin - space8),
               radiusRow, themeOf(this));
}

} // namespace kit
