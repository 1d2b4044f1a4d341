#pragma once

#include <QStringView>

namespace markup {

// The line that opens a fenced code block: ``` or ~~~, three or more, at most three blanks before.
struct Fence
{
    QChar sign{};
    qsizetype length = 0; // 0: no fence
    qsizetype indent = 0;

    bool isOpen() const { return length > 0; }
    bool isClosedBy(QStringView line) const;
    static Fence opening(QStringView line);
};

qsizetype indentOf(QStringView line); // leading blanks; a tab counts as four
bool isBlankLine(QStringView line);
bool startsListItem(QStringView line); // "- ", "+ ", "* ", "1. ", "1) " at the left margin, or the sign alone

} // namespace markup
