#pragma once

#include "core/clock.h"

#include <QList>

#include <optional>

namespace billing {

// A stretch of time, from inclusive, to exclusive.
struct Stretch
{
    core::Moment from{};
    core::Moment to{};
    bool isEmpty() const { return from >= to; }
    friend bool operator==(const Stretch &, const Stretch &) = default;
};

// The parts of the past whose log rows are all in the ledger: kept apart, in order, joined where they touch. Pure.
class Stretches
{
public:
    Stretches() = default;
    explicit Stretches(const QList<Stretch> &parts);

    void add(Stretch part);
    const QList<Stretch> &parts() const { return m_parts; } // oldest first
    std::optional<Stretch> newest() const { return m_parts.isEmpty() ? std::nullopt : std::optional(m_parts.last()); }

    // What is still to be read up to `to`, newest first. The newest gap reaches `overlap` into what is known, since
    // rows can appear late and change after they appeared.
    QList<Stretch> gaps(core::Moment to, std::chrono::milliseconds overlap) const;

private:
    QList<Stretch> m_parts{};
};

} // namespace billing
