#pragma once

#include "core/quota.h"
#include "relay/displayunit.h"

namespace ui::accounts {

// The amount as the relay itself shows it: "¥90.52", "6,200,000 tokens". Empty where that is dollars, and where the
// relay does not tell its rate.
QString unitText(core::Quota quota, const relay::RelayInfo &info);

} // namespace ui::accounts
