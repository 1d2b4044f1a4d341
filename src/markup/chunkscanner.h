#pragma once

#include "markup/fence.h"

#include <QList>
#include <QString>

namespace markup {

// Finds places in a Markdown text where it can be cut in two without changing the blocks on either side: before a line
// at the left margin after a blank one (unless a list may go on), before and after a fenced block. Fewer cuts than
// possible are right, one too many is wrong.
class ChunkScanner
{
public:
    // The cuts in the part of the text that was not read yet. whole: no more text will come.
    QList<qsizetype> cuts(const QString &text, bool whole);
    // The caller dropped this much of the text's beginning.
    void drop(qsizetype count) { m_at -= count; }
    const Fence &fence() const { return m_fence; } // open at the end of what was read

private:
    void takeLine(QStringView line, qsizetype at, qsizetype next, QList<qsizetype> &out);

    qsizetype m_at = 0; // the line to read next
    Fence m_fence{};
    bool m_afterBlank = false;
    bool m_inList = false;
};

} // namespace markup
