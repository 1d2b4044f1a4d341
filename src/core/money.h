#pragma once

#include "core/quota.h"

#include <QList>

namespace core {

// An amount of US dollars, or the reason why there is none. Unknown is never 0: only Known and Estimated have a number.
class Money
{
public:
    enum class State {
        Known,     // read from the relay
        Estimated, // worked out here, will be replaced
        Unknown,   // not known (yet)
        NotPriced, // the relay lists the model without a rate
        Free,      // published as 0
        Unlimited, // a key or account without a limit
    };

    constexpr Money() = default; // Unknown
    static constexpr Money known(qint64 nanoUsd) { return Money(State::Known, nanoUsd); }
    static constexpr Money estimated(qint64 nanoUsd) { return Money(State::Estimated, nanoUsd); }
    static constexpr Money unknown() { return Money(State::Unknown, 0); }
    static constexpr Money notPriced() { return Money(State::NotPriced, 0); }
    static constexpr Money free() { return Money(State::Free, 0); }
    static constexpr Money unlimited() { return Money(State::Unlimited, 0); }

    // units ÷ quota_per_unit dollars (relay-api §6.1), exact to a billionth.
    static Money fromQuota(Quota quota, QuotaPerUnit perUnit, State state = State::Known);
    static Money fromUsd(double usd, State state = State::Known);

    constexpr State state() const { return m_state; }
    constexpr bool hasAmount() const
    {
        return m_state == State::Known || m_state == State::Estimated || m_state == State::Free;
    }
    // Billionths of a US dollar; 0 unless hasAmount().
    constexpr qint64 nanoUsd() const { return m_nanoUsd; }
    double usd() const { return static_cast<double>(m_nanoUsd) / 1e9; }

    friend constexpr bool operator==(const Money &, const Money &) = default;

private:
    constexpr Money(State state, qint64 nanoUsd) : m_state(state), m_nanoUsd(nanoUsd) {}

    State m_state = State::Unknown;
    qint64 m_nanoUsd = 0;
};

// A sum that remembers its holes: shown as "≥ $24.86" when some parts have no amount.
struct MoneySum
{
    qint64 knownNanoUsd = 0;     // from Known and Free parts
    qint64 estimatedNanoUsd = 0; // from Estimated parts
    int missing = 0;             // parts without an amount
    int parts = 0;

    void add(const Money &money);
    bool isComplete() const { return missing == 0; }
    bool hasEstimates() const { return estimatedNanoUsd != 0; }
    // Known plus estimated, in the state that is honest for the whole: Unknown when nothing has an amount.
    Money total() const;
};

} // namespace core
