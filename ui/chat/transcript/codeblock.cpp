#include "ui/chat/transcript/codeblock.h"

#include "markup/codecolours.h"
#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QTextOption>

namespace ui::chat {

namespace {

constexpr int headHeight = 28;
constexpr int padding = 12;
constexpr int copyWidth = 36;

QColor colourOf(markup::CodeClass kind, const kit::Theme &theme)
{
    switch (kind) {
    case markup::CodeClass::Keyword:
        return theme.codeKeyword;
    case markup::CodeClass::Function:
        return theme.codeFunction;
    case markup::CodeClass::String:
        return theme.codeString;
    case markup::CodeClass::Number:
        return theme.codeNumber;
    case markup::CodeClass::Comment:
        return theme.codeComment;
    }
    return theme.text;
}

} // namespace

CodeBlock::CodeBlock(const markup::Block &block, const kit::Theme &theme)
    : m_language(block.language), m_label(markup::languageLabel(block.language)), m_code(block.code),
      m_indent(block.listDepth * 20 + block.quoteDepth * 16)
{
    QString shown = m_code;
    shown.replace(u'\n', QChar(QChar::LineSeparator));
    m_layout = std::make_unique<QTextLayout>(shown, kit::font(kit::Role::Code));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(QFontMetricsF(kit::font(kit::Role::Code)).horizontalAdvance(u' ') * 4);
    m_layout->setTextOption(option);
    colour(theme);
}

void CodeBlock::colour(const kit::Theme &theme)
{
    QTextLayout::FormatRange all{0, static_cast<int>(m_code.size()), {}};
    all.format.setForeground(theme.text);
    QList<QTextLayout::FormatRange> formats{all};
    for (const markup::CodeSpan &span : markup::colourCode(m_code, m_language)) {
        QTextLayout::FormatRange range{static_cast<int>(span.start), static_cast<int>(span.length), {}};
        range.format.setForeground(colourOf(span.kind, theme));
        formats.append(range);
    }
    m_layout->setFormats(formats);
}

int CodeBlock::layOut(qreal width)
{
    m_width = width - m_indent;
    const int lineHeight = kit::lineHeight(kit::Role::Code);
    m_layout->beginLayout();
    int y = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(std::max<qreal>(40, m_width - 2 * padding));
        line.setPosition({0, y + (lineHeight - line.height()) / 2});
        y += lineHeight;
    }
    m_layout->endLayout();
    m_height = headHeight + 1 + kit::space4 + std::max(y, lineHeight) + kit::space6;
    return m_height;
}

void CodeBlock::paint(QPainter *painter, QPointF origin, const kit::Theme &theme,
                      std::optional<TextRange> selection) const
{
    const QRectF box(origin.x() + m_indent, origin.y(), m_width, m_height);
    kit::fillStrokeRound(painter, box, kit::radiusRow, theme.sunken, theme.line);
    painter->setFont(kit::font(kit::Role::Meta));
    painter->setPen(theme.text2);
    const QRectF head(box.left() + padding, box.top(), box.width() - padding - copyWidth, headHeight);
    kit::drawLine(painter, head, m_label, Qt::AlignLeft | Qt::AlignVCenter);
    kit::drawIcon(painter,
                  QRectF(box.right() - padding - kit::iconSmall + 1, box.top() + 7, kit::iconSmall, kit::iconSmall),
                  QStringLiteral("copy"), theme.text2);
    kit::drawHairline(painter, box.left(), box.right(), box.top() + headHeight, theme.line);
    QList<QTextLayout::FormatRange> marks;
    if (selection && !selection->isEmpty()) {
        QTextLayout::FormatRange mark{selection->start, selection->end - selection->start, {}};
        mark.format.setBackground(theme.selected);
        marks.append(mark);
    }
    m_layout->draw(painter, QPointF(box.left() + padding, box.top() + headHeight + 1 + kit::space4), marks);
}

BlockHit CodeBlock::hit(QPointF point) const
{
    if (point.y() < headHeight && point.x() > m_indent + m_width - copyWidth)
        return {BlockSpot::CopyCode, 0, m_code};
    const int lineHeight = kit::lineHeight(kit::Role::Code);
    const qreal y = point.y() - headHeight - 1 - kit::space4;
    if (m_layout->lineCount() == 0)
        return {BlockSpot::Text, 0, {}};
    const int index = std::clamp(static_cast<int>(y / lineHeight), 0, m_layout->lineCount() - 1);
    return {BlockSpot::Text, m_layout->lineAt(index).xToCursor(point.x() - m_indent - padding), {}};
}

} // namespace ui::chat
