#pragma once

#include <QStyledItemDelegate>

namespace kit {

class Table;

// Where a cell's text lies in its rectangle: 12 on both sides, 8 at the ends of the row, room for a chevron.
QRectF cellText(const Table *table, const QRect &cell, int column);

// Paints every cell of a Table.
class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TableDelegate(Table *table);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintText(QPainter *painter, QRectF place, const QModelIndex &index) const;
    void paintActions(QPainter *painter, const QRect &cell, const QModelIndex &index) const;

    Table *m_table;
};

} // namespace kit
