#include "ui/kit/tablehead.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/table.h"
#include "ui/kit/tabledelegate.h"

#include <QPainter>

namespace kit {

TableHead::TableHead(Table *table) : QHeaderView(Qt::Horizontal, table), m_table(table)
{
    setHighlightSections(false);
    setSectionsMovable(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setMinimumSectionSize(16);
}

QSize TableHead::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), rowDense};
}

void TableHead::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        const Theme &theme = themeOf(this);
        painter.fillRect(viewport()->rect(), theme.surface);
        drawHairline(&painter, 0, viewport()->width(), viewport()->height() - 1, theme.line2);
    }
    QHeaderView::paintEvent(event);
}

void TableHead::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = themeOf(this);
    painter->save();
    painter->setFont(kit::font(Role::Meta, QFont::Medium));
    painter->setPen(theme.text2);
    const QString words = model()->headerData(section, Qt::Horizontal).toString();
    const auto asked = Qt::Alignment(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    const Qt::Alignment where = QStyle::visualAlignment(layoutDirection(), asked);
    QRectF place = cellText(m_table, rect, section);
    place.setTop(rect.top());
    place.setBottom(rect.bottom());
    if (isSortIndicatorShown() && sortIndicatorSection() == section) {
        // After the word, on the side where it ends.
        const qreal width = QFontMetricsF(painter->font()).horizontalAdvance(words);
        const QString arrow =
            sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down");
        const bool atRight = where & Qt::AlignRight;
        const qreal x = atRight ? place.right() - width - space4 - iconSmall : place.left() + width + space4;
        drawIcon(painter, QRectF(x, place.center().y() - iconSmall / 2.0, iconSmall, iconSmall), arrow, theme.text2);
    }
    drawLine(painter, place, words, where);
    painter->restore();
}

} // namespace kit
