#pragma once

#include <QList>
#include <QStringList>

#include <memory>
#include <optional>

namespace catalog {

struct TokenCount;

// New API's billing_mode tiered_expr (since March 2026; relay-api-newapi §9.4): a formula in dollars per 1,000,000
// tokens. Variables: p input, c output, len the whole input, cr read from the cache, cc and cc1h written to it, img and
// img_o pictures, ai and ao sound; what has a variable of its own in the formula is taken out of p or c, never for rows
// that count Claude's way. Functions: tier("name", v), max, min, abs, ceil, floor; param, header, has and the clock
// (hour, minute, weekday, month, day) make a price that only the relay knows. "v1:" may stand in front.
class RateExpression
{
public:
    ~RateExpression();
    // Nothing: it is not understood; then only the relay's own figures count.
    static std::shared_ptr<const RateExpression> parse(const QString &text);

    const QString &text() const { return m_text; }
    // Depends on the request's words or the clock: no price can be worked out here.
    bool isConditional() const { return m_conditional; }
    // Dollars × 1,000,000 of a request; nothing where it is conditional or a count is missing.
    std::optional<double> price(const TokenCount &tokens) const;

    // What one more token of a side costs, in dollars per million, in a request of so many prompt tokens.
    struct Rates
    {
        double input = 0;
        double output = 0;
        std::optional<double> cached{};
        std::optional<double> cacheWrite{};
        QString tier{}; // the name that the formula gives it
    };
    Rates ratesAt(qint64 inputTokens) const;
    // Where other prices begin: the numbers that len or p are compared with, rising.
    const QList<qint64> &thresholds() const { return m_thresholds; }

    struct Node;

private:
    RateExpression() = default;
    bool uses(const char *variable) const { return m_variables.contains(QLatin1String(variable)); }

    QString m_text{};
    std::unique_ptr<Node> m_root{};
    QStringList m_variables{};
    QList<qint64> m_thresholds{};
    bool m_conditional = false;
};

} // namespace catalog
