#include "ui/kit/textblock.h"

#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace kit {

TextBlock::TextBlock(Role role, int weight) : m_role(role), m_weight(weight) {}

void TextBlock::setText(const QString &text)
{
    setRuns({Run{text, m_weight}});
}

void TextBlock::setRuns(QList<Run> runs)
{
    m_runs = std::move(runs);
    m_layout.reset();
}

void TextBlock::setRole(Role role, int weight)
{
    m_role = role;
    m_weight = weight;
    m_layout.reset();
}

QString TextBlock::text() const
{
    QString all;
    for (const Run &run : m_runs)
        all += run.text;
    return all;
}

void TextBlock::prepare()
{
    QString all = text();
    all.replace(u'\n', QChar::LineSeparator);
    const QFont face = font(m_role, m_weight);
    m_layout = std::make_unique<QTextLayout>(all, face);
    m_line = lineHeight(m_role, all);
    QList<QTextLayout::FormatRange> formats;
    int start = 0;
    for (const Run &run : m_runs) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = int(run.text.size());
        if (run.weight != m_weight)
            range.format.setFontWeight(run.weight);
        formats.append(range);
        const QFont runFace = run.weight == m_weight ? face : font(m_role, run.weight);
        for (QTextLayout::FormatRange figure : figureFormats(runFace, run.text)) {
            figure.start += start;
            formats.append(figure);
        }
        start += int(run.text.size());
    }
    m_layout->setFormats(formats);
}

void TextBlock::breakLines()
{
    const qreal baseline = baselineIn(QRectF(0, 0, 0, m_line), font(m_role, m_weight));
    qreal y = 0;
    qreal widest = 0;
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(m_maxLines == 1 ? 1e6 : std::max(1.0, m_width));
        line.setPosition(QPointF(0, y + baseline - line.ascent()));
        widest = std::max(widest, line.naturalTextWidth());
        y += m_line;
    }
    m_layout->endLayout();
    m_size = QSizeF(std::ceil(widest), std::max(1, m_layout->lineCount()) * m_line);
}

void TextBlock::lay(qreal width, Qt::LayoutDirection direction, int maxLines)
{
    prepare();
    m_width = width;
    m_maxLines = maxLines;
    QTextOption option;
    option.setWrapMode(maxLines == 1 ? QTextOption::NoWrap : QTextOption::WrapAtWordBoundaryOrAnywhere);
    // Text without a right-to-left letter keeps its own order; where it stands is the caller's alignment.
    option.setTextDirection(hasRightToLeft(m_layout->text()) ? direction : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    m_layout->setTextOption(option);
    breakLines();
    const bool tooLong =
        maxLines > 0 && (m_layout->lineCount() > maxLines || (maxLines == 1 && m_size.width() > std::ceil(width)));
    if (!tooLong)
        return;
    // Shorten from the end of the last allowed line until it fits with its "…".
    const QTextLine last = m_layout->lineAt(maxLines - 1);
    int keep = last.textStart() + last.textLength();
    if (maxLines == 1)
        keep = std::min(keep, last.xToCursor(std::max(0.0, width)) + 1);
    const QList<Run> whole = m_runs;
    for (; keep > 0; --keep) {
        QList<Run> cut;
        int left = keep;
        for (const Run &run : whole) {
            if (left <= 0)
                break;
            Run part = run;
            part.text = run.text.left(left);
            left -= int(part.text.size());
            cut.append(part);
        }
        while (!cut.isEmpty() && cut.last().text.endsWith(u' '))
            cut.last().text.chop(1);
        if (!cut.isEmpty())
            cut.last().text += u'…';
        m_runs = cut;
        prepare();
        m_layout->setTextOption(option);
        breakLines();
        if (m_layout->lineCount() <= maxLines && m_size.width() <= std::ceil(width))
            break;
    }
}

void TextBlock::paintRuns(const Theme &theme, Tone base, const QString &focusedLink)
{
    // Colours are formats of the layout, and setting them undoes its lines.
    QList<QTextLayout::FormatRange> formats = m_layout->formats();
    int start = 0;
    for (const Run &run : m_runs) {
        QTextLayout::FormatRange range;
        range.start = start;
        range.length = int(run.text.size());
        range.format.setForeground(theme.color(run.tone.value_or(run.link.isEmpty() ? base : Tone::Accent)));
        if (!run.link.isEmpty() && run.link == focusedLink)
            range.format.setFontUnderline(true);
        formats.append(range);
        start += int(run.text.size());
    }
    m_layout->setFormats(formats);
    breakLines();
}

qreal TextBlock::naturalWidth() const
{
    qreal width = 0;
    for (const Run &run : m_runs)
        width += figuresWidth(font(m_role, run.weight), run.text);
    return std::ceil(width);
}

int TextBlock::lineCount() const
{
    return m_layout ? m_layout->lineCount() : 0;
}

void TextBlock::draw(QPainter *painter, const QPointF &at, const Theme &theme, Tone base, Qt::Alignment alignment,
                     const QString &focusedLink)
{
    if (!m_layout)
        return;
    if (std::any_of(m_runs.begin(), m_runs.end(), [](const Run &run) { return run.tone || !run.link.isEmpty(); }))
        paintRuns(theme, base, focusedLink);
    painter->save();
    painter->setPen(theme.color(base));
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        QTextLine line = m_layout->lineAt(i);
        const qreal natural = line.naturalTextWidth();
        qreal x = 0;
        if (alignment & Qt::AlignHCenter)
            x = std::floor((m_width - natural) / 2);
        else if (alignment & Qt::AlignRight)
            x = m_width - natural;
        line.setPosition(QPointF(x, line.y()));
    }
    m_layout->draw(painter, at);
    painter->restore();
}

QString TextBlock::linkAt(const QPointF &point) const
{
    if (!m_layout)
        return {};
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        const QRectF box(line.x(), i * m_line, std::max(line.naturalTextWidth(), line.width()), m_line);
        if (!box.contains(point))
            continue;
        const int cursor = line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
        int start = 0;
        for (const Run &run : m_runs) {
            if (cursor >= start && cursor < start + int(run.text.size()))
                return run.link;
            start += int(run.text.size());
        }
    }
    return {};
}

} // namespace kit
