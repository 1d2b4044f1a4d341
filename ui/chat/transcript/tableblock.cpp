#include "ui/chat/transcript/tableblock.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <numeric>

namespace ui::chat {

namespace {

constexpr qreal cellGap = 24;
constexpr qreal rowPadding = 4;

} // namespace

TableBlock::TableBlock(const markup::Block &block, const kit::Theme &theme, const QColor &color)
    : m_columns(block.columns)
{
    for (qsizetype r = 0; r < block.rows.size(); ++r) {
        std::vector<Cell> row;
        for (const QList<markup::Span> &spans : block.rows.at(r)) {
            const bool head = r == 0;
            row.push_back({std::make_unique<SpanLayout>(spans, kit::Role::Body, head ? QFont::DemiBold : QFont::Normal,
                                                        head ? theme.text2 : color, theme),
                           {}});
        }
        m_rows.push_back(std::move(row));
    }
}

Qt::Alignment TableBlock::alignmentOf(std::size_t column) const
{
    if (column >= static_cast<std::size_t>(m_columns.size()))
        return Qt::AlignLeading;
    switch (m_columns.at(static_cast<qsizetype>(column))) {
    case markup::Block::Align::Centre:
        return Qt::AlignHCenter;
    case markup::Block::Align::End:
        return Qt::AlignTrailing;
    case markup::Block::Align::Start:
        break;
    }
    return Qt::AlignLeading;
}

// Each column gets what it needs; when that is too much, the wide ones give; when there is room, all get some of it.
void TableBlock::shareWidth(qreal width)
{
    std::size_t columns = 0;
    for (const auto &row : m_rows)
        columns = std::max(columns, row.size());
    m_widths.assign(columns, 0);
    for (const auto &row : m_rows) {
        for (std::size_t c = 0; c < row.size(); ++c)
            m_widths[c] = std::max(m_widths[c], row[c].layout->naturalWidth() + 1);
    }
    if (columns == 0)
        return;
    const qreal room = width - cellGap * static_cast<qreal>(columns);
    const qreal needed = std::accumulate(m_widths.begin(), m_widths.end(), 0.0);
    if (needed <= room) {
        const qreal extra = (room - needed) / static_cast<qreal>(columns);
        for (qreal &w : m_widths)
            w += extra;
        return;
    }
    const qreal fair = room / static_cast<qreal>(columns);
    qreal wide = 0;
    qreal narrow = 0;
    for (const qreal w : m_widths)
        (w > fair ? wide : narrow) += w;
    for (qreal &w : m_widths) {
        if (w > fair)
            w = std::max<qreal>(40, w * (room - narrow) / wide);
    }
}

int TableBlock::layOut(qreal width)
{
    m_width = width;
    shareWidth(width);
    m_rowBottoms.clear();
    qreal y = 0;
    for (auto &row : m_rows) {
        qreal x = 0;
        int height = kit::lineHeight(kit::Role::Body);
        for (std::size_t c = 0; c < row.size(); ++c) {
            height = std::max(height, row[c].layout->layOut(m_widths[c], alignmentOf(c)));
            row[c].place = QRectF(x, y + rowPadding, m_widths[c], height);
            x += m_widths[c] + cellGap;
        }
        y += height + 2 * rowPadding;
        m_rowBottoms.push_back(y);
    }
    return qRound(y);
}

void TableBlock::paint(QPainter *painter, QPointF origin, const kit::Theme &theme,
                       std::optional<TextRange> selection) const
{
    if (selection && !selection->isEmpty())
        painter->fillRect(QRectF(origin, QSizeF(m_width, m_rowBottoms.empty() ? 0 : m_rowBottoms.back())),
                          theme.selected);
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        for (const Cell &cell : m_rows[r])
            cell.layout->paint(painter, origin + cell.place.topLeft(), theme, {});
        if (r + 1 < m_rows.size())
            kit::drawHairline(painter, origin.x(), origin.x() + m_width, origin.y() + m_rowBottoms[r],
                              r == 0 ? theme.line2 : theme.line);
    }
}

BlockHit TableBlock::hit(QPointF point) const
{
    for (const auto &row : m_rows) {
        for (const Cell &cell : row) {
            const QString link =
                cell.place.contains(point) ? cell.layout->linkAt(point - cell.place.topLeft()) : QString();
            if (!link.isEmpty())
                return {BlockSpot::Link, 0, link};
        }
    }
    // A table is selected whole: cells side by side have no order that a drag could follow.
    const bool after = !m_rowBottoms.empty() && point.y() > m_rowBottoms.back() / 2;
    return {BlockSpot::Text, after ? static_cast<int>(text().size()) : 0, {}};
}

QString TableBlock::text() const
{
    QStringList lines;
    for (const auto &row : m_rows) {
        QStringList cells;
        for (const Cell &cell : row)
            cells.append(cell.layout->text());
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace ui::chat
