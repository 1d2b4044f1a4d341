#pragma once

#include "markup/block.h"

namespace markup {

// CommonMark and GFM (md4c): tables, task lists, strikethrough, autolinks, TeX spans $…$ $$…$$ \(…\) \[…\].
// Raw HTML is text. Never fails: any text is some document.
QList<Block> parse(const QString &markdown);

// The same for a text that grows: blocks before the last open one are final and never parsed again, so that work per
// chunk does not grow with the text.
class GrowingDocument
{
public:
    void append(const QString &piece);
    // No more text: the last block is final too.
    void finish();
    const QList<Block> &blocks() const { return m_blocks; } // final ones, then the open ones
    int finalCount() const { return m_final; }              // blocks()[0, finalCount) will not change again
    QString source() const;                                 // all text so far

private:
    void reparseTail();

    QString m_done{};  // source of the final blocks
    QString m_tail{};  // source still open
    QList<Block> m_blocks{};
    int m_final = 0;
};

} // namespace markup
