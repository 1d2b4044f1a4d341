#include "markup/fence.h"

namespace markup {

namespace {

qsizetype runLength(QStringView line, qsizetype from, QChar sign)
{
    qsizetype at = from;
    while (at < line.size() && line[at] == sign)
        ++at;
    return at - from;
}

} // namespace

qsizetype indentOf(QStringView line)
{
    qsizetype columns = 0;
    for (const QChar c : line) {
        if (c == QLatin1Char(' '))
            ++columns;
        else if (c == QLatin1Char('\t'))
            columns += 4 - columns % 4;
        else
            break;
    }
    return columns;
}

bool isBlankLine(QStringView line)
{
    for (const QChar c : line) {
        if (c != QLatin1Char(' ') && c != QLatin1Char('\t') && c != QLatin1Char('\r') && c != QLatin1Char('\n'))
            return false;
    }
    return true;
}

Fence Fence::opening(QStringView line)
{
    const qsizetype indent = indentOf(line);
    if (indent > 3 || line.size() < indent + 3)
        return {};
    const QChar sign = line[indent];
    if (sign != QLatin1Char('`') && sign != QLatin1Char('~'))
        return {};
    const qsizetype length = runLength(line, indent, sign);
    // With backticks the rest may hold none: that would be a code span.
    if (length < 3 || (sign == QLatin1Char('`') && line.mid(indent + length).contains(sign)))
        return {};
    return {sign, length, indent};
}

bool Fence::isClosedBy(QStringView line) const
{
    const qsizetype before = indentOf(line);
    if (before > 3 || line.size() < before + length)
        return false;
    const qsizetype run = runLength(line, before, sign);
    return run >= length && isBlankLine(line.mid(before + run));
}

bool startsListItem(QStringView line)
{
    qsizetype at = 0;
    while (at < line.size() && at < 9 && line[at].isDigit())
        ++at;
    if (at >= line.size())
        return at > 0;
    const QChar sign = line[at];
    const bool isMarker = at > 0 ? sign == QLatin1Char('.') || sign == QLatin1Char(')')
                                 : sign == QLatin1Char('-') || sign == QLatin1Char('+') || sign == QLatin1Char('*');
    if (!isMarker)
        return false;
    return at + 1 >= line.size() || line[at + 1].isSpace();
}

} // namespace markup
