#pragma once

#include "relay/plain.h"

namespace relay {

// The old single-purpose proxy: POST /pro/chat/completions with a sessionId, offered only when nothing else answers.
// Its balance call wants the key in the URL, where proxies log it, so that is not asked.
class OldProxy final : public Plain
{
public:
    using Plain::Plain;
    Kind kind() const override { return Kind::OldProxy; }
};

} // namespace relay
