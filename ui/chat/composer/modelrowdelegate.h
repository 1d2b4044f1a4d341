#pragma once

#include <QStyledItemDelegate>

namespace ui::chat {

// A line of the model picker: star or check, name with what it can, what changed, rate, and the price of this message;
// or a heading, the first of which also names the columns.
class ModelRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Where a click marks a favourite.
    static QRect starRect(const QRect &row, Qt::LayoutDirection direction);
};

} // namespace ui::chat
