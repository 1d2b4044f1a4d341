#pragma once

#include "ui/kit/tabledelegate.h"

namespace kit {
class Table;
}

namespace ui::catalog {

// A row of ModelsTable: box, star, name with what it can, prices by the piece over three columns, what changed as a
// tag.
class ModelsDelegate : public kit::TableDelegate
{
    Q_OBJECT
public:
    explicit ModelsDelegate(kit::Table *table);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBox(QPainter *painter, const QRect &cell, bool chosen) const;
    void paintStar(QPainter *painter, const QRect &cell, bool favourite) const;
    void paintIcons(QPainter *painter, const QRect &cell, const QModelIndex &index) const;
    void paintSpan(QPainter *painter, const QModelIndex &index, const QString &text) const;
    void paintBadge(QPainter *painter, const QRect &cell, const QModelIndex &index) const;

    kit::Table *m_table;
};

} // namespace ui::catalog
