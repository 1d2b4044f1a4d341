#include "chat/wire/thinksplitter.h"

namespace chat::wire {

namespace {

const QLatin1String opening("<think>");
const QLatin1String closing("</think>");

qsizetype firstNonBlank(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && text[at].isSpace())
        ++at;
    return at;
}

// How many characters at the end could be the start of the closing tag.
qsizetype tailOfTag(const QString &text)
{
    for (qsizetype length = qMin<qsizetype>(closing.size() - 1, text.size()); length > 0; --length) {
        if (closing.startsWith(QStringView(text).right(length)))
            return length;
    }
    return 0;
}

} // namespace

std::vector<ThinkSplitter::Piece> ThinkSplitter::feed(const QString &text)
{
    std::vector<Piece> out;
    m_held += text;
    work(out);
    return out;
}

std::vector<ThinkSplitter::Piece> ThinkSplitter::finish()
{
    std::vector<Piece> out;
    if (m_state == State::Start || m_state == State::Text) {
        if (!m_held.isEmpty())
            out.push_back({false, m_held});
    } else if (m_state == State::Inside) {
        const QString rest = m_saidAny ? m_held : m_held.mid(firstNonBlank(m_held));
        QString trimmed = rest;
        while (!trimmed.isEmpty() && trimmed.back().isSpace())
            trimmed.chop(1);
        if (!trimmed.isEmpty())
            out.push_back({true, trimmed});
    }
    m_held.clear();
    m_state = State::Text;
    return out;
}

std::vector<ThinkSplitter::Piece> ThinkSplitter::switchOff()
{
    return m_state == State::Text ? std::vector<Piece>{} : finish();
}

void ThinkSplitter::work(std::vector<Piece> &out)
{
    if (m_state == State::Start) {
        const qsizetype at = firstNonBlank(m_held);
        const QStringView rest = QStringView(m_held).mid(at);
        if (rest.startsWith(opening)) {
            m_held = m_held.mid(at + opening.size());
            m_state = State::Inside;
        } else if (opening.startsWith(rest)) {
            return; // still open what it will be
        } else {
            m_state = State::Text;
        }
    }
    if (m_state == State::Inside) {
        if (!m_saidAny)
            m_held = m_held.mid(firstNonBlank(m_held));
        const qsizetype end = m_held.indexOf(closing);
        qsizetype sayable = end >= 0 ? end : m_held.size() - tailOfTag(m_held);
        while (sayable > 0 && m_held[sayable - 1].isSpace())
            --sayable;
        if (sayable > 0) {
            out.push_back({true, m_held.left(sayable)});
            m_saidAny = true;
        }
        if (end < 0) {
            m_held = m_held.mid(sayable);
            return;
        }
        m_held = m_held.mid(end + closing.size());
        m_state = State::AfterBlock;
    }
    if (m_state == State::AfterBlock) {
        m_held = m_held.mid(firstNonBlank(m_held));
        if (m_held.isEmpty())
            return;
        m_state = State::Text;
    }
    if (!m_held.isEmpty())
        out.push_back({false, m_held});
    m_held.clear();
}

} // namespace chat::wire
