#include "ui/kit/tabbar.h"

#include "ui/kit/button.h"
#include "ui/kit/paint.h"
#include "ui/kit/spinner.h"
#include "ui/kit/type.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace kit {

namespace {

constexpr int tabHeight = 36;

// 18 px, so that the tab's text keeps its place; the icon is 12.
class CloseButton final : public IconButton
{
public:
    explicit CloseButton(const QString &name) : IconButton(IconName("x"), name)
    {
        setFixedSize(18, 18);
        setIconPixels(12);
        setFocusPolicy(Qt::NoFocus); // Ctrl+W closes from the keyboard
    }
    QSize sizeHint() const override { return {18, 18}; }
};

} // namespace

TabStrip::TabStrip(QWidget *parent) : QTabBar(parent)
{
    setDrawBase(false);
    setMovable(true);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setExpanding(false);
}

QSize TabStrip::tabSizeHint(int index) const
{
    const qreal words = QFontMetricsF(kit::font(Role::Body, QFont::Medium)).horizontalAdvance(tabText(index));
    const int lead = tabButton(index, LeftSide) ? 17 : 0;
    const int full = 13 + lead + int(std::ceil(words)) + 3 + 18 + 9;
    return {std::min(full, 220), tabHeight};
}

QSize TabStrip::minimumTabSizeHint(int index) const
{
    return {std::min(96, tabSizeHint(index).width()), tabHeight};
}

void TabStrip::tabInserted(int index)
{
    auto *close = new CloseButton(tr("Close tab"));
    connect(close, &IconButton::clicked, this, [this, close] {
        for (int i = 0; i < count(); ++i)
            if (tabButton(i, RightSide) == close)
                Q_EMIT tabCloseRequested(i);
    });
    setTabButton(index, RightSide, close);
    QTabBar::tabInserted(index);
}

void TabStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && tabAt(event->position().toPoint()) >= 0)
        Q_EMIT tabCloseRequested(tabAt(event->position().toPoint()));
    QTabBar::mouseReleaseEvent(event);
}

TabBar::TabBar(QWidget *parent)
    : QWidget(parent), m_strip(new TabStrip(this)), m_plus(new IconButton(IconName("plus"), tr("New chat")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space4, 0, space4, 0);
    row->setSpacing(0);
    row->addWidget(m_strip, 0, Qt::AlignBottom);
    row->addWidget(m_plus, 0, Qt::AlignVCenter);
    row->addStretch(1);
    setFixedHeight(36);
    connect(m_strip, &QTabBar::currentChanged, this, &TabBar::currentChanged);
    connect(m_strip, &QTabBar::tabCloseRequested, this, &TabBar::closeRequested);
    connect(m_strip, &QTabBar::tabMoved, this, &TabBar::moved);
    connect(m_plus, &IconButton::clicked, this, &TabBar::newRequested);
    showOrHide();
}

int TabBar::addTab(const QString &title)
{
    const int index = m_strip->addTab(title);
    m_strip->setTabToolTip(index, title);
    showOrHide();
    return index;
}

void TabBar::setTitle(int index, const QString &title)
{
    m_strip->setTabText(index, title);
    m_strip->setTabToolTip(index, title);
}

void TabBar::setBusy(int index, bool busy)
{
    const bool was = m_strip->tabButton(index, QTabBar::LeftSide) != nullptr;
    if (was == busy)
        return;
    QWidget *old = m_strip->tabButton(index, QTabBar::LeftSide);
    m_strip->setTabButton(index, QTabBar::LeftSide, busy ? new Spinner(12) : nullptr);
    if (old)
        old->deleteLater();
}

void TabBar::removeTab(int index)
{
    m_strip->removeTab(index);
    showOrHide();
}

void TabBar::setCurrent(int index)
{
    m_strip->setCurrentIndex(index);
}
int TabBar::current() const
{
    return m_strip->currentIndex();
}
int TabBar::count() const
{
    return m_strip->count();
}

void TabBar::setHidesAlone(bool hides)
{
    m_hidesAlone = hides;
    showOrHide();
}

void TabBar::showOrHide()
{
    setVisible(!m_hidesAlone || m_strip->count() > 1);
}

void TabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    painter.fillRect(rect(), t.pane);
    drawHairline(&painter, 0, width(), height() - 1, t.line);
}

} // namespace kit
