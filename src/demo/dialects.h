#pragma once

#include "demo/demooptions.h"

#include <optional>

namespace demo {

// The words of --dialect: "laisky", "oneapi", "newapi-2025", "newapi-2026" (also "newapi"), "newapi-2026-08", "onehub".
std::optional<Dialect> dialectNamed(const QString &word);
QStringList dialectWords();

} // namespace demo
