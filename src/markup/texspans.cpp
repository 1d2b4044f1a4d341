#include "markup/texspans.h"

#include "markup/fence.h"

namespace markup {

namespace {

// Goes through one stretch of lines without code fences and blank lines.
class StretchReader
{
public:
    StretchReader(QStringView stretch, TexSpans &out) : m_text(stretch), m_out(out) {}

    void read()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == QLatin1Char('`')) {
                skipCode();
            } else if (c == QLatin1Char('\\')) {
                if (!takeDelimited(u"\\(", u"\\)", false) && !takeDelimited(u"\\[", u"\\]", true))
                    keep(2);
            } else if (c == QLatin1Char('$')) {
                if (!takeDelimited(u"$$", u"$$", true) && !takeDollars())
                    keep(m_text.mid(m_at).startsWith(u"$$") ? 2 : 1);
            } else {
                keep(1);
            }
        }
    }

private:
    void keep(qsizetype count)
    {
        count = qMin(count, m_text.size() - m_at);
        m_out.text.append(m_text.mid(m_at, count));
        m_at += count;
    }

    void skipCode()
    {
        qsizetype run = 0;
        while (m_at + run < m_text.size() && m_text[m_at + run] == QLatin1Char('`'))
            ++run;
        // The span ends at a run of the same length; without one the backticks are text.
        for (qsizetype i = m_at + run; i < m_text.size();) {
            if (m_text[i] != QLatin1Char('`')) {
                ++i;
                continue;
            }
            qsizetype other = 0;
            while (i + other < m_text.size() && m_text[i + other] == QLatin1Char('`'))
                ++other;
            i += other;
            if (other == run)
                return keep(i - m_at);
        }
        keep(run);
    }

    bool takeDelimited(QStringView open, QStringView close, bool display)
    {
        if (!m_text.mid(m_at).startsWith(open))
            return false;
        const qsizetype from = m_at + open.size();
        const qsizetype end = m_text.indexOf(close, from);
        if (end < 0 || isBlankLine(m_text.mid(from, end - from)))
            return false;
        take(from, end, end + close.size(), display);
        return true;
    }

    bool takeDollars()
    {
        const qsizetype from = m_at + 1;
        if (from >= m_text.size() || m_text[from].isSpace() || (m_at > 0 && m_text[m_at - 1].isLetterOrNumber()))
            return false;
        for (qsizetype i = from; i < m_text.size(); ++i) {
            if (m_text[i] == QLatin1Char('\\')) {
                ++i;
            } else if (m_text[i] == QLatin1Char('`')) {
                return false;
            } else if (m_text[i] == QLatin1Char('$')) {
                const bool isClosing = i > from && !m_text[i - 1].isSpace() &&
                                       (i + 1 >= m_text.size() ||
                                        (!m_text[i + 1].isLetterOrNumber() && m_text[i + 1] != QLatin1Char('$')));
                if (!isClosing)
                    return false;
                take(from, i, i + 1, false);
                return true;
            }
        }
        return false;
    }

    void take(qsizetype from, qsizetype end, qsizetype after, bool display)
    {
        m_out.text.append(QChar(TexSpans::markStart));
        m_out.text.append(QString::number(m_out.formulas.size()));
        m_out.text.append(QChar(TexSpans::markEnd));
        m_out.formulas.push_back(
            {m_text.mid(from, end - from).trimmed().toString(), m_text.mid(m_at, after - m_at).toString(), display});
        m_at = after;
    }

    QStringView m_text;
    TexSpans &m_out;
    qsizetype m_at = 0;
};

} // namespace

void TexSpans::take(QStringView all)
{
    if (!all.contains(QLatin1Char('$')) && !all.contains(QLatin1Char('\\'))) {
        text.append(all);
        return;
    }
    Fence fence;
    qsizetype stretch = 0; // where the stretch of ordinary lines began
    qsizetype at = 0;
    const auto readStretch = [&](qsizetype until) { StretchReader(all.mid(stretch, until - stretch), *this).read(); };
    while (at < all.size()) {
        const qsizetype newline = all.indexOf(QLatin1Char('\n'), at);
        const qsizetype next = newline < 0 ? all.size() : newline + 1;
        const QStringView line = all.mid(at, (newline < 0 ? all.size() : newline) - at);
        if (fence.isOpen()) {
            text.append(all.mid(at, next - at));
            if (fence.isClosedBy(line))
                fence = {};
            stretch = next;
        } else if (const Fence opened = Fence::opening(line); opened.isOpen()) {
            readStretch(at);
            fence = opened;
            text.append(all.mid(at, next - at));
            stretch = next;
        } else if (isBlankLine(line)) {
            readStretch(at);
            text.append(all.mid(at, next - at));
            stretch = next;
        }
        at = next;
    }
    if (stretch < all.size())
        readStretch(all.size());
}

QString TexSpans::restored(const QString &marked) const
{
    if (formulas.empty() || !marked.contains(QChar(markStart)))
        return marked;
    QString out;
    qsizetype at = 0;
    while (at < marked.size()) {
        const qsizetype start = marked.indexOf(QChar(markStart), at);
        const qsizetype end = start < 0 ? -1 : marked.indexOf(QChar(markEnd), start);
        if (end < 0)
            break;
        out += QStringView(marked).mid(at, start - at);
        bool ok = false;
        const auto index = static_cast<std::size_t>(QStringView(marked).mid(start + 1, end - start - 1).toUInt(&ok));
        if (ok && index < formulas.size())
            out += formulas[index].source;
        at = end + 1;
    }
    out += QStringView(marked).mid(at);
    return out;
}

} // namespace markup
