#pragma once

#include <QtGlobal>

#include <compare>

namespace core {

// An amount in the relay's own integer unit. What one unit is worth, only the relay knows: quota_per_unit units are
// one US dollar (500,000 unless its status says otherwise; relay-api §6.1). May be negative.
class Quota
{
public:
    constexpr Quota() = default;
    constexpr explicit Quota(qint64 units) : m_units(units) {}
    constexpr qint64 units() const { return m_units; }

    // Saturates instead of overflowing.
    friend constexpr Quota operator+(Quota a, Quota b)
    {
        qint64 sum = 0;
        if (__builtin_add_overflow(a.m_units, b.m_units, &sum))
            sum = a.m_units < 0 ? Q_INT64_C(-9223372036854775807) : Q_INT64_C(9223372036854775807);
        return Quota(sum);
    }
    friend constexpr Quota operator-(Quota a, Quota b) { return a + Quota(-b.m_units); }
    constexpr Quota &operator+=(Quota other) { return *this = *this + other; }
    friend constexpr auto operator<=>(Quota, Quota) = default;

private:
    qint64 m_units = 0;
};

// How many quota units make one US dollar at a relay. Never zero or negative.
class QuotaPerUnit
{
public:
    constexpr QuotaPerUnit() = default;
    constexpr explicit QuotaPerUnit(qint64 units) : m_units(units > 0 ? units : 500'000) {}
    constexpr qint64 units() const { return m_units; }
    friend constexpr bool operator==(QuotaPerUnit, QuotaPerUnit) = default;

private:
    qint64 m_units = 500'000;
};

} // namespace core
