#pragma once

#include "core/clock.h"

namespace support {

// A clock that stands still until a test moves it.
class FakeClock final : public core::Clock
{
public:
    explicit FakeClock(qint64 ms = Q_INT64_C(1'747'312'300'000)) : m_now(core::momentFromMs(ms)) {}
    core::Moment now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }
    void set(qint64 ms) { m_now = core::momentFromMs(ms); }

private:
    core::Moment m_now;
};

} // namespace support
