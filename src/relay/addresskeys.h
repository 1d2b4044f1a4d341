#pragma once

#include "core/secret.h"

#include <QString>

#include <vector>

namespace relay {

// The different API keys in pasted text, in order: "sk-…", what follows Bearer, x-api-key, …_API_KEY, 密钥. Stand-ins
// of manuals ("sk-xxxx", "your-api-key") are none.
std::vector<core::Secret> keysInText(const QString &text);
// A single candidate: false for a stand-in.
bool isRealKey(const QString &key);

} // namespace relay
