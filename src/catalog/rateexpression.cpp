#include "catalog/rateexpression.h"

#include "catalog/expressionparser.h"
#include "catalog/ratecard.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <functional>

namespace catalog {

namespace {

using Node = RateExpression::Node;
using Values = QHash<QString, double>;

const QStringList variables{
    QStringLiteral("p"),    QStringLiteral("c"),   QStringLiteral("len"),   QStringLiteral("cr"), QStringLiteral("cc"),
    QStringLiteral("cc1h"), QStringLiteral("img"), QStringLiteral("img_o"), QStringLiteral("ai"), QStringLiteral("ao")};
// What only the relay can answer: the request's words, its clock.
const QStringList ofTheRequest{QStringLiteral("param"), QStringLiteral("header"), QStringLiteral("has"),
                               QStringLiteral("hour"),  QStringLiteral("minute"), QStringLiteral("weekday"),
                               QStringLiteral("month"), QStringLiteral("day")};

void walk(const Node &node, const std::function<void(const Node &)> &visit)
{
    visit(node);
    for (const auto &part : node.parts)
        walk(*part, visit);
}

class Reckoner
{
public:
    explicit Reckoner(const Values &values) : m_values(values) {}

    double of(const Node &node)
    {
        switch (node.kind) {
        case Node::Kind::Number:
            return node.number;
        case Node::Kind::Text:
            return 0;
        case Node::Kind::Variable:
            return m_values.value(node.word);
        case Node::Kind::Unary:
            return node.word == QLatin1String("-")   ? -of(*node.parts[0])
                   : node.word == QLatin1String("+") ? of(*node.parts[0])
                                                     : of(*node.parts[0]) == 0;
        case Node::Kind::Choice:
            return of(*node.parts[0]) != 0 ? of(*node.parts[1]) : of(*node.parts[2]);
        case Node::Kind::Binary:
            return both(node.word, node);
        case Node::Kind::Call:
            return call(node);
        }
        return 0;
    }
    QString tier{}; // the last that was taken

private:
    double both(const QString &sign, const Node &node)
    {
        const double a = of(*node.parts[0]);
        if (sign == QLatin1String("&&") || sign == QLatin1String("and"))
            return a != 0 && of(*node.parts[1]) != 0;
        if (sign == QLatin1String("||") || sign == QLatin1String("or"))
            return a != 0 || of(*node.parts[1]) != 0;
        const double b = of(*node.parts[1]);
        if (sign == QLatin1String("+"))
            return a + b;
        if (sign == QLatin1String("-"))
            return a - b;
        if (sign == QLatin1String("*"))
            return a * b;
        if (sign == QLatin1String("/"))
            return a / b;
        if (sign == QLatin1String("%"))
            return std::fmod(a, b);
        if (sign == QLatin1String("<"))
            return a < b;
        if (sign == QLatin1String("<="))
            return a <= b;
        if (sign == QLatin1String(">"))
            return a > b;
        if (sign == QLatin1String(">="))
            return a >= b;
        return (a == b) == (sign == QLatin1String("=="));
    }

    double call(const Node &node)
    {
        if (node.word == QLatin1String("tier")) {
            tier = node.parts[0]->word;
            return of(*node.parts[1]);
        }
        double value = of(*node.parts[0]);
        for (std::size_t i = 1; i < node.parts.size(); ++i) {
            const double other = of(*node.parts[i]);
            value = node.word == QLatin1String("max") ? std::max(value, other) : std::min(value, other);
        }
        if (node.word == QLatin1String("abs"))
            return std::abs(value);
        if (node.word == QLatin1String("ceil"))
            return std::ceil(value);
        if (node.word == QLatin1String("floor"))
            return std::floor(value);
        return value;
    }

    const Values &m_values;
};

bool isKnownCall(const Node &node)
{
    const std::size_t count = node.parts.size();
    if (node.word == QLatin1String("tier"))
        return count == 2 && node.parts[0]->kind == Node::Kind::Text;
    if (node.word == QLatin1String("max") || node.word == QLatin1String("min"))
        return count >= 1;
    for (const char *one : {"abs", "ceil", "floor"})
        if (node.word == QLatin1String(one))
            return count == 1;
    return ofTheRequest.contains(node.word);
}

} // namespace

RateExpression::~RateExpression() = default;

std::shared_ptr<const RateExpression> RateExpression::parse(const QString &text)
{
    std::shared_ptr<RateExpression> made(new RateExpression);
    made->m_text = text.trimmed();
    if (made->m_text.startsWith(QLatin1String("v1:")))
        made->m_text.remove(0, 3);
    made->m_root = parseExpression(made->m_text);
    if (!made->m_root)
        return {};
    bool understood = true;
    walk(*made->m_root, [&](const Node &node) {
        if (node.kind == Node::Kind::Call) {
            understood = understood && isKnownCall(node);
            made->m_conditional = made->m_conditional || ofTheRequest.contains(node.word);
        } else if (node.kind == Node::Kind::Variable) {
            understood = understood && variables.contains(node.word);
            if (!made->m_variables.contains(node.word))
                made->m_variables.append(node.word);
        } else if (node.kind == Node::Kind::Binary && (node.word[0] == u'<' || node.word[0] == u'>')) {
            const Node &a = *node.parts[0];
            const Node &b = *node.parts[1];
            const Node &name = a.kind == Node::Kind::Variable ? a : b;
            const Node &number = a.kind == Node::Kind::Variable ? b : a;
            const bool ofInput = name.word == QLatin1String("len") || name.word == QLatin1String("p");
            if (!ofInput || number.kind != Node::Kind::Number)
                return;
            // Where the other side begins: "<= n" and "> n" change after n, "< n" and ">= n" at n.
            const bool after = (node.word == QLatin1String("<=") || node.word == QLatin1String(">")) == (&name == &a);
            const qint64 from = std::llround(number.number) + (after ? 1 : 0);
            if (from > 0 && !made->m_thresholds.contains(from))
                made->m_thresholds.append(from);
        }
    });
    std::sort(made->m_thresholds.begin(), made->m_thresholds.end());
    return understood ? made : nullptr;
}

std::optional<double> RateExpression::price(const TokenCount &tokens) const
{
    if (m_conditional || !tokens.input || !tokens.output)
        return {};
    const auto count = [](std::optional<qint64> n) { return static_cast<double>(n.value_or(0)); };
    double p = count(tokens.input);
    double c = count(tokens.output);
    const double cacheParts = count(tokens.cached) + count(tokens.cacheWrite) + count(tokens.cacheWriteLong);
    const double len = p + (tokens.cacheIsBeside ? cacheParts : 0);
    const auto takeOut = [&](const char *variable, std::optional<qint64> n, double &from) {
        if (uses(variable) && !tokens.cacheIsBeside)
            from = std::max(0.0, from - count(n));
    };
    takeOut("cr", tokens.cached, p);
    takeOut("cc", tokens.cacheWrite, p);
    takeOut("cc1h", tokens.cacheWriteLong, p);
    takeOut("img", tokens.imageInput, p);
    takeOut("ai", tokens.audioInput, p);
    takeOut("ao", tokens.audioOutput, c);
    const Values values{{QStringLiteral("p"), p},
                        {QStringLiteral("c"), c},
                        {QStringLiteral("len"), len},
                        {QStringLiteral("cr"), count(tokens.cached)},
                        {QStringLiteral("cc"), count(tokens.cacheWrite)},
                        {QStringLiteral("cc1h"), count(tokens.cacheWriteLong)},
                        {QStringLiteral("img"), count(tokens.imageInput)},
                        {QStringLiteral("ai"), count(tokens.audioInput)},
                        {QStringLiteral("ao"), count(tokens.audioOutput)}};
    const double value = Reckoner(values).of(*m_root);
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

RateExpression::Rates RateExpression::ratesAt(qint64 inputTokens) const
{
    const auto at = static_cast<double>(inputTokens);
    // One more token in a request of that length: the formula is straight between thresholds.
    Values base{{QStringLiteral("p"), at}, {QStringLiteral("len"), at}};
    Reckoner reckoner(base);
    const double without = reckoner.of(*m_root);
    Rates rates;
    rates.tier = reckoner.tier;
    const auto more = [&](const char *variable) {
        Values one = base;
        one[QLatin1String(variable)] += 1;
        return Reckoner(one).of(*m_root) - without;
    };
    rates.input = more("p");
    rates.output = more("c");
    if (uses("cr"))
        rates.cached = more("cr");
    if (uses("cc"))
        rates.cacheWrite = more("cc");
    return rates;
}

} // namespace catalog
