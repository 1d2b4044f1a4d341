#include "ui/accounts/flow.h"

#include "ui/kit/metrics.h"

#include <QEvent>
#include <QStyle>

#include <algorithm>

namespace ui::accounts {

Flow::Flow(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Flow::add(QWidget *child)
{
    child->setParent(this);
    child->show();
    m_children.append(child);
    updateGeometry();
}

int Flow::place(int width, bool really) const
{
    int x = 0;
    int y = 0;
    int line = 0;
    for (QWidget *child : m_children) {
        if (child->isHidden())
            continue;
        const QSize size = child->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += line + kit::space6;
            line = 0;
        }
        if (really)
            child->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(QPoint(x, y), size)));
        x += size.width() + kit::space6;
        line = std::max(line, size.height());
    }
    return y + line;
}

QSize Flow::sizeHint() const
{
    return {320, place(320, false)};
}

QSize Flow::minimumSizeHint() const
{
    int widest = 0;
    for (const QWidget *child : m_children)
        widest = std::max(widest, child->sizeHint().width());
    return {widest, 0};
}

void Flow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
}

bool Flow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::LayoutDirectionChange) {
        place(width(), true);
        updateGeometry();
    }
    return QWidget::event(event);
}

} // namespace ui::accounts
