#include "relay/ratebudget.h"

#include <algorithm>

namespace relay {

namespace {

std::optional<std::chrono::milliseconds> left(const std::optional<core::Moment> &until, core::Moment now)
{
    return until && now < *until ? std::optional<std::chrono::milliseconds>(*until - now) : std::nullopt;
}

} // namespace

std::optional<std::chrono::milliseconds> RateBudget::pausedFor(bool critical, core::Moment now) const
{
    return left(critical && m_criticalUntil ? m_criticalUntil : m_until, now);
}

std::optional<std::chrono::milliseconds> RateBudget::criticalPausedFor(core::Moment now) const
{
    return left(m_criticalUntil, now);
}

std::chrono::milliseconds RateBudget::book(std::chrono::steady_clock::time_point now)
{
    while (!m_sent.empty() && m_sent.front() + window <= now)
        m_sent.pop_front();
    auto turn = now;
    if (m_sent.size() >= std::size_t(mostCalls)) // when the one that many places before has left the window
        turn = std::max(turn, m_sent[m_sent.size() - mostCalls] + window);
    m_sent.push_back(turn);
    return std::chrono::ceil<std::chrono::milliseconds>(turn - now);
}

} // namespace relay
