#pragma once

#include "core/error.h"
#include "relay/records.h"

namespace accounts {

// What to change of a key: what is not set here stays as the relay has it, to the unit.
struct KeyChange
{
    std::optional<QString> name{};
    std::optional<std::optional<core::Quota>> left{};     // may still spend; nothing inside: unlimited
    std::optional<std::optional<core::Moment>> expires{}; // nothing inside: never
    std::optional<QStringList> models{};                  // empty: all
    std::optional<QString> networks{};
    std::optional<QString> group{};

    bool isEmpty() const { return !name && !left && !expires && !models && !networks && !group; }
};

relay::TokenRecord changedBy(relay::TokenRecord token, const KeyChange &change);
// The same key again: its name, what is left of its limit, and the rest.
relay::TokenDraft likeToken(const relay::TokenRecord &token);

struct RotatedKey
{
    relay::TokenRecord made{};
    bool oldRemoved = false; // false: the relay did not remove it, and it still works
    std::optional<core::Error> why{};
};

} // namespace accounts
