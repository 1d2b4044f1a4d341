#include "catalog/expressionparser.h"

namespace catalog {

namespace {

using Node = RateExpression::Node;
using Part = std::unique_ptr<Node>;

constexpr int deepest = 64; // a formula of a page is no formula

class Parser
{
public:
    explicit Parser(const QString &text) : m_text(text) { next(); }

    Part whole()
    {
        Part root = choice();
        return m_failed || !m_word.isEmpty() ? nullptr : std::move(root);
    }

private:
    static Part make(Node::Kind kind, const QString &word)
    {
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->word = word;
        return node;
    }

    void next()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        const qsizetype from = m_at;
        m_isText = false;
        if (m_at >= m_text.size()) {
            m_word.clear();
            return;
        }
        const QChar c = m_text[m_at];
        if (c.isDigit() || c == u'.') {
            while (m_at < m_text.size() &&
                   (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'.' ||
                    ((m_text[m_at] == u'+' || m_text[m_at] == u'-') && m_text[m_at - 1].toLower() == u'e')))
                ++m_at;
        } else if (c.isLetter() || c == u'_') {
            while (m_at < m_text.size() && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'_'))
                ++m_at;
        } else if (c == u'"' || c == u'\'') {
            for (++m_at; m_at < m_text.size() && m_text[m_at] != c; ++m_at)
                m_at += m_text[m_at] == u'\\' ? 1 : 0;
            m_isText = true;
            m_failed = m_failed || m_at >= m_text.size();
            ++m_at;
        } else {
            static const QStringList pairs{QStringLiteral("<="), QStringLiteral(">="), QStringLiteral("=="),
                                           QStringLiteral("!="), QStringLiteral("&&"), QStringLiteral("||")};
            m_at += pairs.contains(m_text.mid(m_at, 2)) ? 2 : 1;
        }
        m_word = m_text.mid(from, m_at - from);
    }

    bool take(const char *word)
    {
        if (m_isText || m_word != QLatin1String(word))
            return false;
        next();
        return true;
    }

    Part choice()
    {
        if (++m_depth > deepest)
            m_failed = true;
        Part node = m_failed ? make(Node::Kind::Number, {}) : sides(0);
        if (!m_failed && take("?")) {
            Part chosen = make(Node::Kind::Choice, {});
            chosen->parts.push_back(std::move(node));
            chosen->parts.push_back(choice());
            m_failed = m_failed || !take(":");
            chosen->parts.push_back(choice());
            node = std::move(chosen);
        }
        --m_depth;
        return node;
    }

    // Operators of one strength, the weakest first.
    Part sides(std::size_t strength)
    {
        static const std::vector<QStringList> levels{{QStringLiteral("||"), QStringLiteral("or")},
                                                     {QStringLiteral("&&"), QStringLiteral("and")},
                                                     {QStringLiteral("=="), QStringLiteral("!="), QStringLiteral("<"),
                                                      QStringLiteral("<="), QStringLiteral(">"), QStringLiteral(">=")},
                                                     {QStringLiteral("+"), QStringLiteral("-")},
                                                     {QStringLiteral("*"), QStringLiteral("/"), QStringLiteral("%")}};
        if (strength == levels.size())
            return sign();
        Part node = sides(strength + 1);
        while (!m_failed && !m_isText && levels[strength].contains(m_word)) {
            Part both = make(Node::Kind::Binary, m_word);
            next();
            both->parts.push_back(std::move(node));
            both->parts.push_back(sides(strength + 1));
            node = std::move(both);
        }
        return node;
    }

    Part sign()
    {
        for (const char *mark : {"-", "+", "!", "not"}) {
            if (!take(mark))
                continue;
            Part node = make(Node::Kind::Unary, QString::fromLatin1(mark));
            node->parts.push_back(++m_depth > deepest ? fail() : sign());
            --m_depth;
            return node;
        }
        return atom();
    }

    Part fail()
    {
        m_failed = true;
        return make(Node::Kind::Number, {});
    }

    Part atom()
    {
        const QString word = m_word;
        if (word.isEmpty())
            return fail();
        if (m_isText) {
            next();
            return make(Node::Kind::Text, word.mid(1, word.size() - 2));
        }
        if (take("(")) {
            Part inner = choice();
            return take(")") ? std::move(inner) : fail();
        }
        if (word[0].isDigit() || word[0] == u'.') {
            bool ok = false;
            QString digits = word;
            Part node = make(Node::Kind::Number, word);
            node->number = digits.remove(u'_').toDouble(&ok);
            next();
            return ok ? std::move(node) : fail();
        }
        if (!word[0].isLetter() && word[0] != u'_')
            return fail();
        next();
        if (!take("("))
            return make(Node::Kind::Variable, word);
        Part call = make(Node::Kind::Call, word);
        while (!m_failed && !take(")")) {
            call->parts.push_back(choice());
            if (!take(",") && m_word != QLatin1String(")"))
                return fail();
        }
        return call;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    QString m_word{};
    bool m_isText = false;
    bool m_failed = false;
    int m_depth = 0;
};

} // namespace

std::unique_ptr<RateExpression::Node> parseExpression(const QString &text)
{
    return Parser(text).whole();
}

} // namespace catalog
