#pragma once

#include "demo/bookkeeping.h"

namespace demo {

// What a row tells in words of how its amount came about; empty: nothing.
QString rowContent(Dialect dialect, const Spending &spending);
// … and in figures: New API's "other", Laisky's and One Hub's "metadata".
QJsonObject rowArithmetic(Dialect dialect, const Spending &spending);

} // namespace demo
