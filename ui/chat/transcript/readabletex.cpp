#include "ui/chat/transcript/readabletex.h"

#include <QHash>

namespace ui::chat {

namespace {

const QHash<QString, QString> &symbols()
{
    static const QHash<QString, QString> table = [] {
        const struct
        {
            const char *name;
            const char *text;
        } entries[] = {
            {"alpha", "α"},      {"beta", "β"},    {"gamma", "γ"},    {"delta", "δ"},        {"epsilon", "ε"},
            {"varepsilon", "ε"}, {"zeta", "ζ"},    {"eta", "η"},      {"theta", "θ"},        {"kappa", "κ"},
            {"lambda", "λ"},     {"mu", "μ"},      {"nu", "ν"},       {"xi", "ξ"},           {"pi", "π"},
            {"rho", "ρ"},        {"sigma", "σ"},   {"tau", "τ"},      {"phi", "φ"},          {"varphi", "φ"},
            {"chi", "χ"},        {"psi", "ψ"},     {"omega", "ω"},    {"Gamma", "Γ"},        {"Delta", "Δ"},
            {"Theta", "Θ"},      {"Lambda", "Λ"},  {"Pi", "Π"},       {"Sigma", "Σ"},        {"Phi", "Φ"},
            {"Psi", "Ψ"},        {"Omega", "Ω"},   {"sum", "∑"},      {"prod", "∏"},         {"int", "∫"},
            {"infty", "∞"},      {"cdot", " · "},  {"times", " × "},  {"div", " ÷ "},        {"le", " ≤ "},
            {"leq", " ≤ "},      {"ge", " ≥ "},    {"geq", " ≥ "},    {"ne", " ≠ "},         {"neq", " ≠ "},
            {"approx", " ≈ "},   {"equiv", " ≡ "}, {"to", " → "},     {"rightarrow", " → "}, {"Rightarrow", " ⇒ "},
            {"in", " ∈ "},       {"pm", " ± "},    {"partial", "∂"},  {"nabla", "∇"},        {"forall", "∀"},
            {"exists", "∃"},     {"quad", "  "},   {"qquad", "    "}, {"left", ""},          {"right", ""},
            {"ldots", "…"},      {"dots", "…"},    {"cdots", "⋯"},    {"ln", "ln "},         {"log", "log "},
            {"sin", "sin "},     {"cos", "cos "},  {"tan", "tan "},   {"exp", "exp "},       {"det", "det "},
            {"lim", "lim "},     {"max", "max "},  {"min", "min "},   {"displaystyle", ""},
        };
        QHash<QString, QString> t;
        for (const auto &entry : entries)
            t.insert(QString::fromLatin1(entry.name), QString::fromUtf8(entry.text));
        return t;
    }();
    return table;
}

// Each character raised or lowered; empty when one of them has no such form in Unicode.
QString shifted(const QString &text, bool up)
{
    static const QString plain = QStringLiteral("0123456789+-=()nixk");
    static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣᵏ");
    static const QString lowered = QStringLiteral("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢₓₖ");
    QString out;
    for (const QChar c : text) {
        if (c == u' ')
            continue;
        const qsizetype i = plain.indexOf(c);
        if (i < 0)
            return {};
        out += (up ? raised : lowered).at(i);
    }
    return out;
}

// Reads left to right; an argument is one character, a command or a group in braces.
class Reader
{
public:
    explicit Reader(const QString &tex) : m_tex(tex) {}

    QString whole()
    {
        QString out;
        for (; m_at < m_tex.size(); ++m_at) // a closing brace too many is passed over
            out += all();
        return out;
    }

private:
    QString all()
    {
        QString out;
        while (m_at < m_tex.size() && m_tex.at(m_at) != u'}')
            out += piece();
        return out;
    }

    QString piece()
    {
        const QChar c = m_tex.at(m_at);
        if (c == u'\\')
            return command();
        if (c == u'{')
            return group();
        if (c == u'^' || c == u'_') {
            ++m_at;
            const QString argument = m_at < m_tex.size() ? piece().trimmed() : QString();
            const QString small = shifted(argument, c == u'^');
            return small.isEmpty() ? (argument.size() == 1 ? c + argument : c + QStringLiteral("(%1)").arg(argument))
                                   : small;
        }
        ++m_at;
        return c == u'&' ? QStringLiteral("  ") : QString(c);
    }

    QString group()
    {
        ++m_at;
        const QString inner = depthAllows() ? all() : QString();
        if (m_at < m_tex.size())
            ++m_at; // the closing brace
        --m_depth;
        return inner;
    }

    // Garbage may nest without end.
    bool depthAllows() { return ++m_depth < 60; }

    QString command()
    {
        ++m_at;
        const qsizetype from = m_at;
        while (m_at < m_tex.size() && m_tex.at(m_at).isLetter())
            ++m_at;
        if (m_at == from) { // \, \; \{ and the like
            const QChar c = m_at < m_tex.size() ? m_tex.at(m_at++) : QChar(u'\\');
            if (c == u'\\')
                return QStringLiteral("; ");
            return c.isPunct() && c != u',' && c != u';' && c != u'!' && c != u':' ? QString(c) : QStringLiteral(" ");
        }
        const QString name = m_tex.mid(from, m_at - from);
        if (name == QLatin1String("frac") || name == QLatin1String("dfrac") || name == QLatin1String("tfrac")) {
            const QString above = wrapped(argument());
            return above + u'⁄' + wrapped(argument());
        }
        if (name == QLatin1String("sqrt"))
            return u'√' + wrapped(argument());
        if (name == QLatin1String("text") || name == QLatin1String("mathrm") || name == QLatin1String("mathbf") ||
            name == QLatin1String("operatorname"))
            return argument();
        if (name == QLatin1String("begin") || name == QLatin1String("end")) {
            argument();
            return name == QLatin1String("begin") ? QStringLiteral("(") : QStringLiteral(")");
        }
        const auto known = symbols().constFind(name);
        return known == symbols().constEnd() ? u'\\' + name : *known;
    }

    QString argument()
    {
        while (m_at < m_tex.size() && m_tex.at(m_at) == u' ')
            ++m_at;
        return m_at < m_tex.size() ? piece() : QString();
    }

    static QString wrapped(const QString &text)
    {
        const bool simple = std::all_of(text.begin(), text.end(), [](QChar c) {
            return c.isLetterOrNumber() || c.category() == QChar::Number_Other;
        });
        return simple ? text : u'(' + text.trimmed() + u')';
    }

    const QString &m_tex;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

QString readableTex(const QString &tex)
{
    return Reader(tex).whole().simplified();
}

} // namespace ui::chat
