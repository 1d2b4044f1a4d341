#include "ui/accounts/codelines.h"

#include "ui/kit/theme.h"
#include "ui/kit/type.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTextLayout>

#include <cmath>

namespace ui::accounts {

namespace {

using ::accounts::connect::DiffLine;
using ::accounts::connect::Syntax;

constexpr int padding = kit::space12;
constexpr int signWidth = 16;

void colour(QList<QTextLayout::FormatRange> &ranges, const QString &line, const QString &pattern, const QColor &color)
{
    const QRegularExpression expression(pattern);
    for (auto found = expression.globalMatch(line); found.hasNext();) {
        const auto match = found.next();
        QTextLayout::FormatRange range;
        range.start = int(match.capturedStart());
        range.length = int(match.capturedLength());
        range.format.setForeground(color);
        ranges.append(range);
    }
}

QList<QTextLayout::FormatRange> colours(const QString &line, Syntax syntax, const kit::Theme &theme)
{
    QList<QTextLayout::FormatRange> ranges;
    if (syntax == Syntax::Plain)
        return ranges;
    if (syntax == Syntax::Shell)
        colour(ranges, line, QStringLiteral("^(export|set -gx|curl|gptcommit|aider)\\b"), theme.codeKeyword);
    if (syntax == Syntax::Toml)
        colour(ranges, line, QStringLiteral("^\\[.*\\]$"), theme.codeKeyword);
    colour(ranges, line, QStringLiteral("\"[^\"]*\""), theme.codeString);
    if (syntax == Syntax::Json)
        colour(ranges, line, QStringLiteral("\"[^\"]*\"(?=\\s*:)"), theme.text);
    if (syntax != Syntax::Json)
        colour(ranges, line, QStringLiteral("^\\s*#.*$"), theme.codeComment);
    return ranges;
}

} // namespace

CodeLines::CodeLines(const QString &accessibleName, QWidget *parent) : QWidget(parent)
{
    setAccessibleName(accessibleName);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setLayoutDirection(Qt::LeftToRight);
}

void CodeLines::show(const Lines &lines)
{
    m_lines = lines;
    QStringList words;
    for (const DiffLine &line : lines)
        words << line.text;
    m_text = words.join(u'\n');
    setAccessibleDescription(m_text);
    updateGeometry();
    update();
}

void CodeLines::setText(const QString &text, Syntax syntax)
{
    m_syntax = syntax;
    m_compares = false;
    QStringList lines = text.split(u'\n');
    while (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    Lines shown;
    for (const QString &line : lines)
        shown.append({DiffLine::Kind::Same, line});
    show(shown);
}

void CodeLines::setDifferences(const Lines &lines)
{
    m_syntax = Syntax::Plain;
    m_compares = true;
    show(lines);
}

int CodeLines::paintLines(QPainter *painter, int width) const
{
    const kit::Theme &theme = kit::themeOf(this);
    const QFont face = kit::font(kit::Role::Code);
    const int height = kit::lineHeight(kit::Role::Code);
    const int left = padding + (m_compares ? signWidth : 0);
    int y = kit::space8;
    for (const DiffLine &line : m_lines) {
        const bool skipped = line.kind == DiffLine::Kind::Skipped;
        const QString text = skipped ? tr("%n lines that stay", nullptr, line.text.toInt()) : line.text;
        QTextLayout layout(text, face);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAnywhere);
        option.setTextDirection(Qt::LeftToRight);
        layout.setTextOption(option);
        if (!m_compares && painter)
            layout.setFormats(colours(text, m_syntax, theme));
        layout.beginLayout();
        int rows = 0;
        for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine(), ++rows) {
            part.setLineWidth(std::max(40, width - left - padding));
            part.setPosition(QPointF(0, rows * height + std::floor((height - part.height()) / 2)));
        }
        layout.endLayout();
        rows = std::max(rows, 1);
        if (painter) {
            const bool added = line.kind == DiffLine::Kind::Added;
            const bool removed = line.kind == DiffLine::Kind::Removed;
            if (added || removed)
                painter->fillRect(0, y, width, rows * height, added ? theme.positiveTint : theme.dangerTint);
            painter->setFont(face);
            painter->setPen(added ? theme.positive : removed ? theme.danger : skipped ? theme.text3 : theme.text);
            if (added || removed)
                painter->drawText(QRect(padding, y, signWidth, height), Qt::AlignVCenter | Qt::AlignLeft,
                                  added ? QStringLiteral("+") : QStringLiteral("−"));
            layout.draw(painter, QPointF(left, y));
        }
        y += rows * height;
    }
    return y + kit::space8;
}

QSize CodeLines::sizeHint() const
{
    return {360, heightForWidth(360)};
}

int CodeLines::heightForWidth(int width) const
{
    return paintLines(nullptr, width);
}

void CodeLines::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLines(&painter, width());
}

} // namespace ui::accounts
