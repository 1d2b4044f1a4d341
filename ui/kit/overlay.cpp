#include "ui/kit/overlay.h"

#include "ui/kit/label.h"
#include "ui/kit/paint.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QVariantAnimation>

#include <algorithm>

namespace kit {

namespace {

// Transparent itself: the overlay paints shadow and ground under it, so that the shadow may leave its rectangle.
class Panel final : public QWidget
{
public:
    explicit Panel(QWidget *parent) : QWidget(parent) { setAttribute(Qt::WA_NoMousePropagation); }
};

class FadeCover final : public QWidget
{
public:
    FadeCover(QWidget *window, QPixmap before, std::chrono::milliseconds duration)
        : QWidget(window), m_before(std::move(before)), m_animation(this)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setGeometry(window->rect());
        m_animation.setDuration(int(duration.count()));
        m_animation.setStartValue(1.0);
        m_animation.setEndValue(0.0);
        m_animation.setEasingCurve(QEasingCurve::InQuad); // the cover leaves ease-in, so the new picture comes ease-out
        connect(&m_animation, &QVariantAnimation::valueChanged, this, [this] { update(); });
        connect(&m_animation, &QVariantAnimation::finished, this, &QObject::deleteLater);
        show();
        raise();
        m_animation.start();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setOpacity(m_animation.currentValue().toDouble());
        painter.drawPixmap(0, 0, m_before);
    }

private:
    QPixmap m_before;
    QVariantAnimation m_animation;
};

class DialogAccessible final : public QAccessibleWidget
{
public:
    explicit DialogAccessible(QWidget *widget) : QAccessibleWidget(widget, QAccessible::Dialog) {}
    QAccessible::State state() const override
    {
        QAccessible::State s = QAccessibleWidget::state();
        s.modal = true;
        return s;
    }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    if (auto *overlay = qobject_cast<Overlay *>(object))
        return new DialogAccessible(overlay);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

void crossFade(QWidget *window, const QPixmap &before, std::chrono::milliseconds duration)
{
    if (duration.count() > 0 && window->isVisible())
        new FadeCover(window, before, duration); // its window owns it, its end deletes it
}

Overlay::Overlay(QWidget *host, Place place) : QWidget(host->window()), m_place(place), m_panel(new Panel(this))
{
    setFocusPolicy(Qt::NoFocus);
    auto *box = new QVBoxLayout(m_panel);
    box->setContentsMargins(0, 0, 0, 0);
    hide();
}

void Overlay::setContent(QWidget *content)
{
    delete m_content;
    m_content = content;
    m_panel->layout()->addWidget(content);
    content->installEventFilter(this);
}

void Overlay::setPanelWidth(int width)
{
    m_panelWidth = width;
    placePanel();
}

void Overlay::setAnchor(QWidget *anchor)
{
    m_anchor = anchor;
}

void Overlay::setSpared(int leading, int bottom)
{
    m_sparedLeading = leading;
    m_sparedBottom = bottom;
}

void Overlay::setName(const QString &accessibleName)
{
    setAccessibleName(accessibleName);
}

void Overlay::open()
{
    if (m_open)
        return;
    m_open = true;
    QWidget *window = parentWidget();
    const auto duration = themeOf(this).duration(m_place == Place::Drawer   ? Motion::Slide
                                                 : m_place == Place::Anchor ? Motion::Popup
                                                                            : Motion::Dialog);
    const QPixmap before = duration.count() > 0 && window->isVisible() ? window->grab() : QPixmap();
    m_focusBefore = QApplication::focusWidget();
    window->installEventFilter(this);
    setGeometry(window->rect());
    placePanel();
    show();
    raise();
    const QList<QWidget *> chain = focusChain();
    if (m_initialFocus)
        m_initialFocus->setFocus(Qt::PopupFocusReason);
    else if (!chain.isEmpty())
        chain.first()->setFocus(Qt::PopupFocusReason);
    else {
        m_panel->setFocusPolicy(Qt::StrongFocus); // so that Esc arrives
        m_panel->setFocus(Qt::PopupFocusReason);
    }
    if (!before.isNull())
        crossFade(window, before, duration);
    QAccessibleEvent event(this, QAccessible::DialogStart);
    QAccessible::updateAccessibility(&event);
}

void Overlay::accept()
{
    if (!m_open)
        return;
    m_open = false;
    Q_EMIT accepted();
    leave();
}

void Overlay::dismiss()
{
    if (!m_open)
        return;
    m_open = false;
    Q_EMIT dismissed();
    leave();
}

void Overlay::leave()
{
    QWidget *window = parentWidget();
    const auto duration =
        themeOf(this).duration(m_place == Place::Centre || m_place == Place::Top ? Motion::Dialog : Motion::Popup);
    const QPixmap before = duration.count() > 0 && window->isVisible() ? window->grab() : QPixmap();
    window->removeEventFilter(this);
    QAccessibleEvent event(this, QAccessible::DialogEnd);
    QAccessible::updateAccessibility(&event);
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    hide();
    if (!before.isNull())
        crossFade(window, before, duration);
    Q_EMIT closed();
    deleteLater();
}

QList<QWidget *> Overlay::focusChain() const
{
    // The window's Tab order, cut down to what lies in the panel.
    QList<QWidget *> chain;
    QWidget *first = m_panel;
    for (QWidget *w = first->nextInFocusChain(); w && w != first; w = w->nextInFocusChain()) {
        if (!m_panel->isAncestorOf(w) || !w->isEnabled() || !w->isVisibleTo(this) || w->focusProxy())
            continue;
        if (!(w->focusPolicy() & Qt::TabFocus))
            continue;
        // Of a group of radio buttons only the chosen one is a Tab stop.
        const auto *button = qobject_cast<const QAbstractButton *>(w);
        if (button && button->autoExclusive() && button->isCheckable() && !button->isChecked()) {
            const auto siblings =
                w->parentWidget()->findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
            if (std::any_of(siblings.begin(), siblings.end(),
                            [](const QAbstractButton *b) { return b->autoExclusive() && b->isChecked(); }))
                continue;
        }
        chain.append(w);
    }
    return chain;
}

bool Overlay::focusNextPrevChild(bool next)
{
    const QList<QWidget *> chain = focusChain();
    if (chain.isEmpty())
        return true; // nowhere to go, and never out
    const qsizetype at = chain.indexOf(QApplication::focusWidget());
    const qsizetype to = at < 0 ? (next ? 0 : chain.size() - 1) : (at + (next ? 1 : chain.size() - 1)) % chain.size();
    chain.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    else if (watched == m_content && event->type() == QEvent::LayoutRequest)
        placePanel();
    return QWidget::eventFilter(watched, event);
}

QRect Overlay::panelRect() const
{
    const QRect all = rect();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (m_place == Place::Drawer) {
        const int width = std::min(m_panelWidth > 0 ? m_panelWidth : drawerWidth, all.width() - m_sparedLeading);
        QRect r(m_sparedLeading, 0, width, all.height() - m_sparedBottom);
        if (mirrored)
            r.moveRight(all.width() - 1 - m_sparedLeading);
        return r;
    }
    const int margin = m_place == Place::Anchor ? space8 : space24;
    const QSize hint = m_panel->sizeHint();
    const int width = std::min(m_panelWidth > 0 ? m_panelWidth : hint.width(), all.width() - 2 * margin);
    int height = m_panel->layout()->hasHeightForWidth() ? m_panel->layout()->totalHeightForWidth(width) : hint.height();
    height = std::min(std::max(height, m_panel->minimumSizeHint().height()), all.height() - 2 * margin);
    QRect r(0, 0, width, height);
    switch (m_place) {
    case Place::Centre:
        r.moveTo((all.width() - width) / 2, std::max(margin, (all.height() - height) / 2 - 44));
        break;
    case Place::Top:
        r.moveTo((all.width() - width) / 2, std::min(96, all.height() - height - margin));
        break;
    case Place::Anchor:
        if (m_anchor) {
            const QRect a(m_anchor->mapTo(parentWidget(), QPoint(0, 0)), m_anchor->size());
            const int below = a.bottom() + 1 + space4;
            const int above = a.top() - space4 - height;
            const int y = below + height <= all.height() - margin || above < margin ? below : above;
            r.moveTo(mirrored ? a.right() + 1 - width : a.left(), y);
            r.moveLeft(std::clamp(r.left(), margin, std::max(margin, all.width() - width - margin)));
            r.moveTop(std::clamp(r.top(), margin, std::max(margin, all.height() - height - margin)));
        }
        break;
    case Place::Drawer:
        break;
    }
    return r;
}

void Overlay::placePanel()
{
    if (m_open)
        m_panel->setGeometry(panelRect());
    update();
}

void Overlay::resizeEvent(QResizeEvent *)
{
    placePanel();
}

void Overlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (m_place == Place::Drawer) {
        QRect covered = rect().adjusted(m_sparedLeading, 0, 0, -m_sparedBottom);
        if (mirrored)
            covered = rect().adjusted(0, 0, -m_sparedLeading, -m_sparedBottom);
        painter.fillRect(covered, t.scrim);
        painter.setClipRect(covered);
        drawShadow(&painter, m_panel->geometry(), 0, t);
        painter.fillRect(m_panel->geometry(), t.pane);
        return;
    }
    if (m_place != Place::Anchor)
        painter.fillRect(rect(), t.scrim);
    drawRaised(&painter, m_panel->geometry(), m_place == Place::Anchor ? radiusRow : radiusCard, t);
}

void Overlay::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // nothing under the scrim hears of it
    if (m_clickOutside && !m_panel->geometry().contains(event->position().toPoint()))
        dismiss();
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    event->accept(); // the page below must not act on what was typed here
}

Dialog::Dialog(QWidget *host, const QString &title, int width)
    : Overlay(host, Place::Centre), m_title(nullptr), m_body(new QVBoxLayout), m_foot(new QHBoxLayout)
{
    setDismissedByClickOutside(false);
    auto *content = new QWidget;
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(space24, space20, space24, space20);
    box->setSpacing(0);
    auto *head = new QHBoxLayout;
    m_title = new Label(title, Role::Dialog, Tone::Text, QFont::DemiBold);
    auto *cross = new IconButton(IconName("x"), tr("Close"));
    connect(cross, &IconButton::clicked, this, &Overlay::dismiss);
    head->addWidget(m_title, 1);
    head->addWidget(cross);
    box->addLayout(head);
    m_body->setContentsMargins(0, space8, 0, 0);
    m_body->setSpacing(space8);
    box->addLayout(m_body, 1);
    box->addSpacing(space16);
    m_foot->setSpacing(space8);
    m_foot->addStretch(1);
    box->addLayout(m_foot);
    setContent(content);
    setPanelWidth(width);
    setName(title);
}

void Dialog::setTitle(const QString &title)
{
    m_title->setText(title);
    setName(title);
}

void Dialog::addFootLeading(QWidget *widget)
{
    if (auto *link = qobject_cast<Button *>(widget); link && link->kind() == Button::Kind::Link)
        link->setFlush(true);
    m_foot->insertWidget(0, widget);
}

Button *Dialog::addButton(Button::Kind kind, const QString &label)
{
    auto *button = new Button(kind, label);
    m_foot->addWidget(button);
    return button;
}

Button *Dialog::addCancel()
{
    Button *button = addButton(Button::Kind::Ghost, tr("Cancel"));
    connect(button, &Button::clicked, this, &Overlay::dismiss);
    return button;
}

Button *Dialog::addPrimary(const QString &label, bool closes)
{
    m_primary = addButton(Button::Kind::Primary, label);
    if (closes)
        connect(m_primary, &Button::clicked, this, &Overlay::accept);
    return m_primary;
}

void Dialog::keyPressEvent(QKeyEvent *event)
{
    if (m_primary && m_primary->isEnabled() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        m_primary->click();
        event->accept();
        return;
    }
    Overlay::keyPressEvent(event);
}

Drawer::Drawer(QWidget *host, QWidget *content, const QString &accessibleName, int width) : Overlay(host, Place::Drawer)
{
    setContent(content);
    setPanelWidth(width);
    setSpared(railWidth, statusBarHeight);
    setName(accessibleName);
}

Popup::Popup(QWidget *anchor, QWidget *content, const QString &accessibleName, int width)
    : Overlay(anchor, Place::Anchor)
{
    setAnchor(anchor);
    setContent(content);
    setPanelWidth(width);
    setName(accessibleName);
}

} // namespace kit
