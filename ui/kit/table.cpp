#include "ui/kit/table.h"

#include "ui/kit/paint.h"
#include "ui/kit/tabledelegate.h"
#include "ui/kit/tablehead.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace kit {

Table::Table(const QString &accessibleName, QWidget *parent) : QTableView(parent), m_band(rowDense)
{
    setAccessibleName(accessibleName);
    setHorizontalHeader(new TableHead(this));
    setItemDelegate(new TableDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(m_band);
    setBand(m_band);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
}

void Table::setColumns(const QList<int> &widths, int stretching)
{
    m_widths = widths;
    m_stretching = stretching;
    fitColumns();
}

void Table::setHideOrder(const QList<int> &columns)
{
    m_hideOrder = columns;
    fitColumns();
}

void Table::setBand(int height)
{
    m_band = std::max(height, lineHeight(Role::Body) + height - 20);
    verticalHeader()->setDefaultSectionSize(m_band);
}

void Table::setOpening(bool opening)
{
    m_opening = opening;
    viewport()->update();
}

void Table::openRow(int row, QWidget *detail)
{
    closeRow();
    m_opened = model()->index(row, 0);
    m_detail = detail;
    detail->setParent(viewport());
    detail->show();
    placeDetail();
}

void Table::setMarkedRow(int row)
{
    m_marked = row >= 0 && model() ? QPersistentModelIndex(model()->index(row, 0)) : QPersistentModelIndex();
    viewport()->update();
}

void Table::closeRow()
{
    if (m_detail) {
        m_detail->hide();
        m_detail->deleteLater();
        m_detail = nullptr;
    }
    if (m_opened.isValid())
        setRowHeight(m_opened.row(), m_band);
    m_opened = QPersistentModelIndex();
    viewport()->update();
}

void Table::placeDetail()
{
    if (!m_detail || !m_opened.isValid())
        return;
    const int width = viewport()->width();
    const int height = m_detail->hasHeightForWidth() ? m_detail->heightForWidth(width) : m_detail->sizeHint().height();
    const int row = m_opened.row();
    if (rowHeight(row) != m_band + height)
        setRowHeight(row, m_band + height);
    m_detail->setGeometry(0, rowViewportPosition(row) + m_band, width, height);
}

// The stretching column takes what is left; where that is less than it needs, columns go in the order that was set.
void Table::fitColumns()
{
    if (!model() || m_widths.isEmpty() || viewport()->width() <= 0)
        return;
    int needed = 0;
    for (const int width : std::as_const(m_widths))
        needed += width;
    QList<int> hidden;
    for (const int column : std::as_const(m_hideOrder)) {
        if (needed <= viewport()->width())
            break;
        hidden.append(column);
        needed -= m_widths.at(column);
    }
    for (int column = 0; column < int(m_widths.size()); ++column) {
        setColumnHidden(column, hidden.contains(column));
        const int spare = column == m_stretching ? std::max(0, viewport()->width() - needed) : 0;
        setColumnWidth(column, m_widths.at(column) + spare);
    }
}

void Table::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &Table::closeRow);
        connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &Table::closeRow);
    }
    fitColumns();
}

QRect Table::actionRect(const QRect &cell, int action, int count) const
{
    const int from = cell.width() - space8 - (count - action) * controlSmall;
    const QRect logical(cell.left() + from, cell.top() + (m_band - controlSmall) / 2, controlSmall, controlSmall);
    return QStyle::visualRect(layoutDirection(), cell, logical);
}

int Table::actionAt(const QModelIndex &index, const QPoint &position) const
{
    const int count = int(index.data(ActionsRole).toStringList().size());
    for (int action = 0; action < count; ++action)
        if (actionRect(visualRect(index), action, count).contains(position))
            return action;
    return -1;
}

int Table::hoveredAction(const QModelIndex &index) const
{
    return index.row() == m_hovered ? actionAt(index, m_pointer) : -1;
}

void Table::hover(const QPoint &position)
{
    const QModelIndex index = indexAt(position);
    m_pointer = position;
    m_hovered = index.isValid() && position.y() < rowViewportPosition(index.row()) + m_band ? index.row() : -1;
    const bool pressable = m_hovered >= 0 && (index.data(LinkRole).toBool() || actionAt(index, position) >= 0);
    viewport()->setCursor(pressable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
}

bool Table::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter)
        hover(static_cast<QHoverEvent *>(event)->position().toPoint());
    else if (event->type() == QEvent::HoverLeave)
        hover({-1, -1});
    else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        if (const int action = actionAt(index, help->pos()); action >= 0) {
            QToolTip::showText(help->globalPos(), index.data(ActionTipsRole).toStringList().value(action), viewport());
            return true;
        }
    }
    return QTableView::viewportEvent(event);
}

void Table::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QPoint position = event->position().toPoint();
    const QModelIndex index = indexAt(position);
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    m_ringed = false;
    if (const int action = actionAt(index, position); action >= 0)
        Q_EMIT actionTriggered(index, action);
    else if (index.data(LinkRole).toBool())
        Q_EMIT linkFollowed(index);
    else if (position.y() < rowViewportPosition(index.row()) + m_band)
        Q_EMIT toggled(index);
}

void Table::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    m_ringed = true;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (index.isValid())
            Q_EMIT toggled(index);
        return;
    case Qt::Key_Escape:
        if (openedRow() >= 0) {
            closeRow();
            return;
        }
        break;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
    viewport()->update();
}

void Table::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    m_ringed = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void Table::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!hasFocus() || !m_ringed || !currentIndex().isValid())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF line(1, rowViewportPosition(currentIndex().row()) + 1, viewport()->width() - 2, m_band - 3);
    strokeRound(&painter, line, radiusTag, themeOf(this).focusRing, 2);
}

void Table::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    placeDetail();
}

void Table::updateGeometries()
{
    QTableView::updateGeometries();
    placeDetail();
}

void Table::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    placeDetail();
}

} // namespace kit
