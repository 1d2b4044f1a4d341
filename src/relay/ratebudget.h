#pragma once

#include "core/clock.h"

#include <chrono>
#include <deque>
#include <optional>

namespace relay {

// How often one host is asked about accounts. Its limits count by the caller's address (relay-api §1.6), so all
// accounts there share one budget; chats are not counted. A 429 holds back everybody, the few calls of Call::isCritical
// apart from the others: they have a bucket of their own.
class RateBudget
{
public:
    // The narrowest known limit is 180 calls in 180 s, which a browser of the same person shares.
    static constexpr int mostCalls = 150;
    static constexpr std::chrono::seconds window{180};

    void pause(bool critical, core::Moment until) { (critical ? m_criticalUntil : m_until) = until; }
    // How long until the next call may be tried; nothing: now.
    std::optional<std::chrono::milliseconds> pausedFor(bool critical, core::Moment now) const;
    std::optional<std::chrono::milliseconds> criticalPausedFor(core::Moment now) const;

    // Counts a call, and how long it has to wait for its turn: 0 unless there were many.
    std::chrono::milliseconds book(std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now());

private:
    std::optional<core::Moment> m_until{};
    std::optional<core::Moment> m_criticalUntil{};
    std::deque<std::chrono::steady_clock::time_point> m_sent{}; // when each of the last calls went, or will go
};

} // namespace relay
