#include "markup/codecolours.h"

#include "markup/codelanguages.h"

namespace markup {

namespace {

bool startsWord(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_');
}

bool isInWord(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

class Colouring
{
public:
    Colouring(QStringView code, const CodeLanguage &language) : m_code(code), m_language(language) {}

    QList<CodeSpan> read()
    {
        while (m_at < m_code.size()) {
            if (!takeComment() && !takeString() && !takeNumber() && !takeWord())
                ++m_at;
        }
        return m_spans;
    }

private:
    void mark(qsizetype until, CodeClass kind)
    {
        m_spans.append({m_at, until - m_at, kind});
        m_at = until;
    }

    QChar charAt(qsizetype at) const { return at >= 0 && at < m_code.size() ? m_code[at] : QChar(); }

    qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype end = m_code.indexOf(QLatin1Char('\n'), from);
        return end < 0 ? m_code.size() : end;
    }

    bool takeComment()
    {
        const QStringView rest = m_code.mid(m_at);
        if (!m_language.blockStart.isEmpty() && rest.startsWith(m_language.blockStart)) {
            const qsizetype end = m_code.indexOf(m_language.blockEnd, m_at + m_language.blockStart.size());
            mark(end < 0 ? m_code.size() : end + m_language.blockEnd.size(), CodeClass::Comment);
            return true;
        }
        for (const QString &sign : m_language.lineComments) {
            // $# and a#b are no comments of a shell or of YAML.
            const bool isAlone = sign != QLatin1String("#") || m_at == 0 || charAt(m_at - 1).isSpace() ||
                                 charAt(m_at - 1) == QLatin1Char(';') || charAt(m_at - 1) == QLatin1Char(')');
            if (rest.startsWith(sign) && isAlone) {
                mark(lineEnd(m_at), CodeClass::Comment);
                return true;
            }
        }
        return false;
    }

    bool takeString()
    {
        const QChar quote = m_code[m_at];
        if (!m_language.quotes.contains(quote))
            return false;
        const QString triple(3, quote);
        if (m_language.tripleQuotes && m_code.mid(m_at).startsWith(triple)) {
            const qsizetype end = m_code.indexOf(triple, m_at + 3);
            mark(end < 0 ? m_code.size() : end + 3, CodeClass::String);
            return true;
        }
        const bool overLines = m_language.multilineBacktick && quote == QLatin1Char('`');
        qsizetype end = m_at + 1;
        while (end < m_code.size() && m_code[end] != quote) {
            if (m_code[end] == QLatin1Char('\n') && !overLines)
                break; // not closed: the line ends it
            end += m_code[end] == QLatin1Char('\\') ? 2 : 1;
        }
        end = qMin(end, m_code.size());
        const bool closed = end < m_code.size() && m_code[end] == quote;
        mark(closed ? end + 1 : end,
             m_language.keysAreKeywords && isKey(end + 1) ? CodeClass::Keyword : CodeClass::String);
        return true;
    }

    // Whether a colon follows on the line.
    bool isKey(qsizetype from) const
    {
        while (from < m_code.size() && (m_code[from] == QLatin1Char(' ') || m_code[from] == QLatin1Char('\t')))
            ++from;
        return charAt(from) == QLatin1Char(':');
    }

    bool takeNumber()
    {
        if (!m_code[m_at].isDigit() || isInWord(charAt(m_at - 1)))
            return false;
        qsizetype end = m_at + 1;
        while (end < m_code.size()) {
            const QChar c = m_code[end];
            const bool isExponent = (c == QLatin1Char('+') || c == QLatin1Char('-')) &&
                                    charAt(end - 1).toLower() == QLatin1Char('e') &&
                                    charAt(m_at + 1).toLower() != QLatin1Char('x');
            if (!isInWord(c) && !isExponent && !(c == QLatin1Char('.') && charAt(end + 1).isDigit()))
                break;
            ++end;
        }
        mark(end, CodeClass::Number);
        return true;
    }

    bool takeWord()
    {
        if (!startsWord(m_code[m_at]))
            return false;
        qsizetype end = m_at + 1;
        const bool dashes = m_language.keysAreKeywords; // YAML keys
        while (end < m_code.size() && (isInWord(m_code[end]) || (dashes && m_code[end] == QLatin1Char('-'))))
            ++end;
        QString word = m_code.mid(m_at, end - m_at).toString();
        if (m_language.ignoresCase)
            word = word.toLower();
        if (m_language.keywords.contains(word) || (m_language.keysAreKeywords && isKey(end)))
            mark(end, CodeClass::Keyword);
        else if (m_language.callsAreFunctions && charAt(end) == QLatin1Char('('))
            mark(end, CodeClass::Function);
        else
            m_at = end;
        return true;
    }

    QStringView m_code;
    const CodeLanguage &m_language;
    qsizetype m_at = 0;
    QList<CodeSpan> m_spans{};
};

} // namespace

QList<CodeSpan> colourCode(const QString &code, const QString &language)
{
    const CodeLanguage *known = languageNamed(language);
    return known ? Colouring(code, *known).read() : QList<CodeSpan>();
}

QString languageLabel(const QString &language)
{
    const CodeLanguage *known = languageNamed(language);
    return known ? known->label : language;
}

} // namespace markup
