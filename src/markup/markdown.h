#pragma once

#include "markup/block.h"
#include "markup/chunkscanner.h"

namespace markup {

// CommonMark and GFM (md4c): tables, task lists, strikethrough, autolinks, TeX spans $…$ $$…$$ \(…\) \[…\].
// Raw HTML is text. Never fails: any text is some document.
QList<Block> parse(const QString &markdown);

// The same for a text that grows: blocks before the last open chunk are final and never parsed again, so that work per
// piece does not grow with the text. The blocks at the end equal parse(source()), with one exception: a link reference
// ([name]: address) is not known to text that was final before it came, or that comes in a later chunk.
class GrowingDocument
{
public:
    void append(const QString &piece);
    // No more text: the last block is final too.
    void finish();
    const QList<Block> &blocks() const { return m_blocks; } // final ones, then the open ones
    int finalCount() const { return m_final; }              // blocks()[0, finalCount) will not change again
    QString source() const { return m_done + m_tail; }      // all text so far, its line ends made one kind
    qint64 parsedCharacters() const { return m_parsed; }    // given to the parser so far: the measure of the work

private:
    void settle(qsizetype cut);
    void reparseTail();
    void growCode();

    QString m_done{}; // source of the final blocks
    QString m_tail{}; // source still open
    QList<Block> m_blocks{};
    int m_final = 0;
    ChunkScanner m_scanner{};
    bool m_heldReturn = false;  // a carriage return whose line feed may still come
    qsizetype m_codeFrom = -1;  // where the code of an open fence begins in the tail; -1: no such fast path
    qsizetype m_codeStable = 0; // how much of the code is whole lines
    qint64 m_parsed = 0;
};

} // namespace markup
