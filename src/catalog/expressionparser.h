#pragma once

#include "catalog/rateexpression.h"

#include <QStringList>

#include <vector>

namespace catalog {

struct RateExpression::Node
{
    enum class Kind { Number, Text, Variable, Unary, Binary, Choice, Call };
    Kind kind = Kind::Number;
    QString word{}; // the operator, variable, function or text
    double number = 0;
    std::vector<std::unique_ptr<Node>> parts{};
};

// Reads the formulas of rateexpression.h: numbers, texts, variables, calls, ?:, || && (or, and), comparisons, + - * / %
// and signs. Null where a formula has anything else.
std::unique_ptr<RateExpression::Node> parseExpression(const QString &text);

} // namespace catalog
