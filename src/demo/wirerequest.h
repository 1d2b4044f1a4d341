#pragma once

#include "demo/chatcall.h"

namespace demo {

// What the formats ask, in the words of chat completions: the demo's supplier understands only those.
QJsonArray messagesOf(ChatCall::Wire wire, const QJsonObject &body);
// The most tokens the answer may have; 0: no limit.
qint64 askedLimit(ChatCall::Wire wire, const QJsonObject &body);

} // namespace demo
