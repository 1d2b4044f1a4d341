#include "ui/chat/transcript/blockview.h"

#include "ui/chat/transcript/codeblock.h"
#include "ui/chat/transcript/tableblock.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

namespace ui::chat {

namespace {

constexpr int listIndent = 20;
constexpr int quoteIndent = 16;
constexpr int quoteLine = 2;

struct HeadingLook
{
    kit::Role role;
    int weight;
};

HeadingLook lookOf(const markup::Block &block)
{
    if (block.kind != markup::Block::Kind::Heading)
        return {kit::Role::Transcript, QFont::Normal};
    if (block.level <= 1)
        return {kit::Role::Title, QFont::DemiBold};
    return {block.level == 2 ? kit::Role::Dialog : kit::Role::Heading, QFont::DemiBold};
}

// Paragraphs, headings, list items, display maths and raw HTML: lines of text behind an indent.
class TextBlock : public BlockView
{
public:
    TextBlock(const markup::Block &block, const kit::Theme &theme, const QColor &color)
        : m_layout(block.spans, lookOf(block).role, lookOf(block).weight, block.quoteDepth > 0 ? theme.text2 : color,
                   theme),
          m_quoteDepth(block.quoteDepth), m_listDepth(block.listDepth), m_marker(block.marker),
          m_centred(block.kind == markup::Block::Kind::Math)
    {
    }

    int layOut(qreal width) override
    {
        m_width = width;
        return m_layout.layOut(std::max<qreal>(40, width - indent()), m_centred ? Qt::AlignHCenter : Qt::AlignLeading);
    }

    void paint(QPainter *painter, QPointF origin, const kit::Theme &theme,
               std::optional<TextRange> selection) const override
    {
        for (int i = 0; i < m_quoteDepth; ++i) {
            const qreal x = origin.x() + start(i * quoteIndent, quoteLine);
            painter->fillRect(QRectF(x, origin.y(), quoteLine, m_layout.height()), theme.line2);
        }
        paintMarker(painter, origin, theme);
        m_layout.paint(painter, origin + QPointF(textX(), 0), theme, selection);
    }

    BlockHit hit(QPointF point) const override
    {
        const QPointF inner = point - QPointF(textX(), 0);
        const QString link = m_layout.linkAt(inner);
        return {link.isEmpty() ? BlockSpot::Text : BlockSpot::Link, m_layout.positionAt(inner), link};
    }

    QString text() const override { return m_layout.text(); }
    std::optional<QPointF> end() const override { return m_layout.endOfText() + QPointF(textX(), 0); }

private:
    qreal indent() const { return m_quoteDepth * quoteIndent + m_listDepth * listIndent; }
    bool isMirrored() const { return m_layout.text().isRightToLeft(); }
    qreal textX() const { return isMirrored() ? 0 : indent(); }
    qreal start(qreal at, qreal width) const { return isMirrored() ? m_width - at - width : at; }

    void paintMarker(QPainter *painter, QPointF origin, const kit::Theme &theme) const
    {
        if (m_marker.isEmpty())
            return;
        const qreal before = m_quoteDepth * quoteIndent + (m_listDepth - 1) * listIndent;
        const QRectF cell(origin.x() + start(before, listIndent), origin.y(), listIndent, m_layout.lineHeight());
        if (m_marker == QStringLiteral("•")) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.text3);
            painter->drawEllipse(QPointF(cell.left() + 9, cell.center().y()), 2.5, 2.5);
            painter->restore();
            return;
        }
        painter->setFont(kit::font(kit::Role::Transcript));
        painter->setPen(theme.text2);
        const QRectF room = isMirrored() ? cell.adjusted(4, 0, 40, 0) : cell.adjusted(-40, 0, -4, 0);
        kit::drawLine(painter, room, m_marker, (isMirrored() ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }

    SpanLayout m_layout;
    int m_quoteDepth;
    int m_listDepth;
    QString m_marker;
    bool m_centred;
    qreal m_width = 0;
};

class RuleBlock : public BlockView
{
public:
    int layOut(qreal width) override
    {
        m_width = width;
        return kit::space16;
    }
    void paint(QPainter *painter, QPointF origin, const kit::Theme &theme, std::optional<TextRange>) const override
    {
        kit::drawHairline(painter, origin.x(), origin.x() + m_width, origin.y() + kit::space8, theme.line2);
    }
    BlockHit hit(QPointF) const override { return {}; }
    QString text() const override { return QStringLiteral("———"); }

private:
    qreal m_width = 0;
};

int gapOf(const markup::Block &block)
{
    if (block.kind == markup::Block::Kind::Heading)
        return kit::space12;
    if (block.kind == markup::Block::Kind::Code)
        return kit::space8;
    if (block.listDepth > 0 && block.tight)
        return 0;
    return kit::space6;
}

} // namespace

std::unique_ptr<BlockView> makeBlockView(const markup::Block &block, const kit::Theme &theme, const QColor &color)
{
    std::unique_ptr<BlockView> view;
    switch (block.kind) {
    case markup::Block::Kind::Code:
        view = std::make_unique<CodeBlock>(block, theme);
        break;
    case markup::Block::Kind::Table:
        view = std::make_unique<TableBlock>(block, theme, color);
        break;
    case markup::Block::Kind::Rule:
        view = std::make_unique<RuleBlock>();
        break;
    case markup::Block::Kind::Paragraph:
    case markup::Block::Kind::Heading:
    case markup::Block::Kind::Math:
    case markup::Block::Kind::Html:
        view = std::make_unique<TextBlock>(block, theme, color);
        break;
    }
    view->gapBefore = gapOf(block);
    return view;
}

} // namespace ui::chat
