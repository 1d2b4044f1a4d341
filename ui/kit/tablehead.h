#pragma once

#include <QHeaderView>

namespace kit {

class Table;

// The line above a Table: 12 px words in the columns' own places, an arrow where it is sorted.
class TableHead : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHead(Table *table);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    Table *m_table;
};

} // namespace kit
