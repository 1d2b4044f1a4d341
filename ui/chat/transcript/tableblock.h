#pragma once

#include "ui/chat/transcript/blockview.h"

#include <vector>

namespace ui::chat {

// A table with hairlines only; columns share the width by what they need.
class TableBlock : public BlockView
{
public:
    TableBlock(const markup::Block &block, const kit::Theme &theme, const QColor &color);
    int layOut(qreal width) override;
    void paint(QPainter *painter, QPointF origin, const kit::Theme &theme,
               std::optional<TextRange> selection) const override;
    BlockHit hit(QPointF point) const override;
    QString text() const override; // tab-separated, a line a row

private:
    struct Cell
    {
        std::unique_ptr<SpanLayout> layout;
        QRectF place{};
    };
    void shareWidth(qreal width);
    Qt::Alignment alignmentOf(std::size_t column) const;

    QList<markup::Block::Align> m_columns;
    std::vector<std::vector<Cell>> m_rows;
    std::vector<qreal> m_widths{};
    std::vector<qreal> m_rowBottoms{};
    qreal m_width = 0;
};

} // namespace ui::chat
