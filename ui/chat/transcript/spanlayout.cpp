#include "ui/chat/transcript/spanlayout.h"

#include "ui/chat/transcript/readabletex.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

namespace ui::chat {

namespace {

constexpr int mathSize = 16;
constexpr qreal codePadding = 4;

QFont mathFont(const QFont &base)
{
    QFont f(QStringList{QStringLiteral("STIX Two Text"), QStringLiteral("Latin Modern Roman"),
                        QStringLiteral("DejaVu Serif"), QStringLiteral("serif")});
    f.setPixelSize(qRound(base.pixelSize() * mathSize / 14.0));
    f.setItalic(true);
    return f;
}

QTextCharFormat formatOf(const markup::Span &span, const QFont &base, const kit::Theme &theme)
{
    QTextCharFormat format;
    QFont f = base;
    if (span.style & markup::Span::Bold)
        f.setWeight(QFont::DemiBold);
    if ((span.style & markup::Span::Italic) && !kit::needsTallLines(span.text))
        f.setItalic(true);
    if (span.style & markup::Span::Code)
        f = kit::font(kit::Role::Code);
    if (span.style & (markup::Span::Math | markup::Span::DisplayMath))
        f = mathFont(base);
    if (span.style & markup::Span::Strike)
        f.setStrikeOut(true);
    format.setFont(f);
    if (span.style & markup::Span::Link)
        format.setForeground(theme.accentText);
    return format;
}

} // namespace

SpanLayout::SpanLayout(const QList<markup::Span> &spans, kit::Role role, int weight, const QColor &color,
                       const kit::Theme &theme)
{
    const QFont base = kit::font(role, weight);
    QList<QTextLayout::FormatRange> formats;
    for (const markup::Span &span : spans) {
        QString text = span.text;
        if (span.style & markup::Span::Break)
            text = QString(QChar::LineSeparator);
        else if (span.style & (markup::Span::Math | markup::Span::DisplayMath))
            text = readableTex(text);
        text.replace(u'\n', QChar(QChar::LineSeparator));
        const int start = static_cast<int>(m_text.size());
        const int length = static_cast<int>(text.size());
        m_text += text;
        m_pieces.append({start, length, span.style, span.target});
        if (span.style != markup::Span::Plain && span.style != markup::Span::Break)
            formats.append({start, length, formatOf(span, base, theme)});
    }
    m_layout = std::make_unique<QTextLayout>(m_text, base);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    QTextLayout::FormatRange all{0, static_cast<int>(m_text.size()), {}};
    all.format.setForeground(color);
    formats.prepend(all);
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);
    m_lineHeight = kit::lineHeight(role, m_text);
}

int SpanLayout::layOut(qreal width, Qt::Alignment alignment)
{
    QTextOption option = m_layout->textOption();
    option.setAlignment(alignment);
    m_layout->setTextOption(option);
    m_layout->beginLayout();
    qreal y = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y + (m_lineHeight - line.height()) / 2});
        y += m_lineHeight;
    }
    m_layout->endLayout();
    m_height = qRound(std::max<qreal>(y, m_lineHeight));
    return m_height;
}

qreal SpanLayout::usedWidth() const
{
    qreal width = 0;
    for (int i = 0; i < m_layout->lineCount(); ++i)
        width = std::max(width, m_layout->lineAt(i).naturalTextWidth());
    return width;
}

void SpanLayout::paintCodeGround(QPainter *painter, QPointF origin, const kit::Theme &theme) const
{
    for (const Piece &piece : m_pieces) {
        if (!(piece.style & markup::Span::Code))
            continue;
        for (int i = 0; i < m_layout->lineCount(); ++i) {
            const QTextLine line = m_layout->lineAt(i);
            const int from = std::max(piece.start, line.textStart());
            const int to = std::min(piece.start + piece.length, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const qreal x1 = line.cursorToX(from);
            const qreal x2 = line.cursorToX(to);
            const QRectF ground(origin.x() + std::min(x1, x2) - codePadding / 2, origin.y() + i * m_lineHeight + 2,
                                std::abs(x2 - x1) + codePadding, m_lineHeight - 4);
            kit::fillRound(painter, ground, kit::radiusTag, theme.fill);
        }
    }
}

void SpanLayout::paint(QPainter *painter, QPointF origin, const kit::Theme &theme,
                       std::optional<TextRange> selection) const
{
    paintCodeGround(painter, origin, theme);
    QList<QTextLayout::FormatRange> marks;
    if (selection && !selection->isEmpty()) {
        QTextLayout::FormatRange mark{selection->start, selection->end - selection->start, {}};
        mark.format.setBackground(theme.selected);
        marks.append(mark);
    }
    m_layout->draw(painter, origin, marks);
}

int SpanLayout::positionAt(QPointF point) const
{
    if (m_layout->lineCount() == 0)
        return 0;
    const int index = std::clamp(static_cast<int>(point.y() / m_lineHeight), 0, m_layout->lineCount() - 1);
    return m_layout->lineAt(index).xToCursor(point.x());
}

QString SpanLayout::linkAt(QPointF point) const
{
    if (point.y() < 0 || point.y() >= m_height || m_layout->lineCount() == 0)
        return {};
    const int index = std::clamp(static_cast<int>(point.y() / m_lineHeight), 0, m_layout->lineCount() - 1);
    const QTextLine line = m_layout->lineAt(index);
    if (point.x() < line.x() || point.x() > line.x() + line.naturalTextWidth())
        return {};
    const int position = line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
    for (const Piece &piece : m_pieces) {
        if ((piece.style & markup::Span::Link) && position >= piece.start && position < piece.start + piece.length)
            return piece.target;
    }
    return {};
}

QPointF SpanLayout::endOfText() const
{
    if (m_layout->lineCount() == 0)
        return {};
    const QTextLine line = m_layout->lineAt(m_layout->lineCount() - 1);
    return {line.cursorToX(static_cast<int>(m_text.size())),
            static_cast<qreal>((m_layout->lineCount() - 1) * m_lineHeight)};
}

} // namespace ui::chat
