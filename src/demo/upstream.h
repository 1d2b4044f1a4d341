#pragma once

#include "demo/streambill.h"

namespace demo {

// A real OpenAI-compatible server behind the demo relay: it answers, the relay bills what it says it used.

// Its models; nothing: it did not answer.
std::optional<QStringList> upstreamModels(const Options &options);
// Asks it and answers the exchange, in pieces or whole.
// Asks it and puts its answer into the call, which then is told in the client's own format. false: refused.
bool takeUpstreamAnswer(Exchange &exchange, ChatCall &call, const QJsonArray &messages);
void forwardChat(Exchange &exchange, ChatCall call, QJsonObject body);

} // namespace demo
