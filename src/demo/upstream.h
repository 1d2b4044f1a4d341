#pragma once

#include "demo/streambill.h"

namespace demo {

// A real OpenAI-compatible server behind the demo relay: it answers, the relay bills what it says it used.

// Its models; nothing: it did not answer.
std::optional<QStringList> upstreamModels(const Options &options);
// Asks it and answers the exchange, in pieces or whole.
void forwardChat(Exchange &exchange, ChatCall call, QJsonObject body);

} // namespace demo
