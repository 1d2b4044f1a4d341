#pragma once

#include "relay/records.h"

namespace ui::accounts {

// How a family of relays calls itself: "New API", "One Hub".
QString kindWords(relay::Kind kind);

} // namespace ui::accounts
