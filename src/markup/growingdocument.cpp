#include "markup/markdown.h"

namespace markup {

void GrowingDocument::append(const QString &piece)
{
    QString text = piece;
    if (m_heldReturn) {
        m_heldReturn = false;
        if (!text.startsWith(QLatin1Char('\n')))
            text.prepend(QLatin1Char('\n'));
    }
    if (text.contains(QLatin1Char('\r'))) {
        if (text.endsWith(QLatin1Char('\r'))) {
            m_heldReturn = true;
            text.chop(1);
        }
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    }
    if (text.isEmpty())
        return;
    m_tail += text;
    const QList<qsizetype> cuts = m_scanner.cuts(m_tail, false);
    if (!cuts.isEmpty() && cuts.last() > 0)
        settle(cuts.last());
    if (m_codeFrom >= 0)
        growCode();
    else
        reparseTail();
}

void GrowingDocument::finish()
{
    if (m_heldReturn) {
        m_heldReturn = false;
        m_tail += QLatin1Char('\n');
    }
    settle(m_tail.size());
}

void GrowingDocument::settle(qsizetype cut)
{
    const QString chunk = m_tail.left(cut);
    m_blocks.resize(m_final);
    m_parsed += chunk.size();
    m_blocks += parse(chunk);
    // An item that ended took its open fence with it.
    if (cut < m_tail.size() && m_blocks.size() > m_final)
        m_blocks.last().closed = true;
    m_final = static_cast<int>(m_blocks.size());
    m_done += chunk;
    m_tail = m_tail.mid(cut);
    m_scanner.drop(cut);
    m_codeFrom = -1;
}

void GrowingDocument::reparseTail()
{
    m_blocks.resize(m_final);
    m_parsed += m_tail.size();
    m_blocks += parse(m_tail);
    // An open fence at the left margin, its first line whole: from here on only code comes, no parsing is needed.
    const qsizetype lineEnd = m_tail.indexOf(QLatin1Char('\n'));
    if (m_scanner.fence().isOpen() && m_scanner.fence().indent == 0 && lineEnd >= 0 && m_blocks.size() == m_final + 1 &&
        m_blocks.last().kind == Block::Kind::Code) {
        m_codeFrom = lineEnd + 1;
        m_codeStable = 0;
        m_blocks.last().code.clear();
        growCode();
    }
}

void GrowingDocument::growCode()
{
    const QStringView code = QStringView(m_tail).mid(m_codeFrom);
    QString &shown = m_blocks.last().code;
    shown.truncate(qMin(shown.size(), m_codeStable));
    shown += code.mid(shown.size());
    const qsizetype newline = code.mid(m_codeStable).lastIndexOf(QLatin1Char('\n'));
    if (newline >= 0)
        m_codeStable += newline + 1;
    // A last line that may become the end of the fence is not shown as code.
    const QStringView last = code.mid(m_codeStable);
    bool mayClose = !last.isEmpty();
    for (const QChar c : last)
        mayClose = mayClose && c == m_scanner.fence().sign;
    if (mayClose)
        shown.truncate(m_codeStable);
    if (shown.endsWith(QLatin1Char('\n')))
        shown.chop(1);
}

} // namespace markup
