#include "markup/chunkscanner.h"

namespace markup {

QList<qsizetype> ChunkScanner::cuts(const QString &text, bool whole)
{
    QList<qsizetype> out;
    const QStringView all(text);
    while (m_at < all.size()) {
        const qsizetype newline = all.indexOf(QLatin1Char('\n'), m_at);
        if (newline < 0)
            break;
        takeLine(all.mid(m_at, newline - m_at), m_at, newline + 1, out);
        m_at = newline + 1;
    }
    // The line that is still coming: its first character is enough where no list may go on.
    if (m_at < all.size() && m_afterBlank && !m_fence.isOpen() && !all[m_at].isSpace()) {
        const bool mayGoOn = m_inList && (!whole || startsListItem(all.mid(m_at)));
        if (!mayGoOn) {
            out.append(m_at);
            m_afterBlank = false;
            m_inList = false;
        }
    }
    if (whole && m_at < all.size())
        takeLine(all.mid(m_at), m_at, all.size(), out);
    return out;
}

void ChunkScanner::takeLine(QStringView line, qsizetype at, qsizetype next, QList<qsizetype> &out)
{
    if (m_fence.isOpen()) {
        if (m_fence.isClosedBy(line)) {
            m_fence = {};
            m_afterBlank = false;
            out.append(next);
        }
        return;
    }
    if (isBlankLine(line)) {
        m_afterBlank = true;
        return;
    }
    const qsizetype indent = indentOf(line);
    const Fence fence = Fence::opening(line);
    if (fence.isOpen() && (indent == 0 || !m_inList)) {
        m_fence = fence;
        m_inList = false;
        out.append(at);
    } else if (m_afterBlank && indent == 0 && !(m_inList && startsListItem(line))) {
        m_inList = startsListItem(line);
        out.append(at);
    } else if (indent <= 3 && startsListItem(line.mid(indent))) {
        m_inList = true;
    }
    m_afterBlank = false;
}

} // namespace markup
