#pragma once

#include "core/clock.h"
#include "core/money.h"

#include <QString>

namespace kit {

// How many decimals an amount is shown with (design.md "Money"): by what it is, never by taste.
enum class Decimals {
    Balance = 2,     // balances, totals, limits
    Part = 3,        // parts of a sum, estimates
    Request = 4,     // one request
    Explanation = 6, // one request taken apart
};

// "$0.0062", "≈ $0.0049", "—", "not priced", "free", "unlimited". Below the last decimal: "< $0.0001", never "$0.0000".
// "$" leads in every language; group and decimal signs are the locale's, digits Latin so that columns stay aligned.
QString moneyText(const core::Money &money, Decimals decimals);
// A sum that remembers its holes: "≥ $24.86".
QString moneyText(const core::MoneySum &sum, Decimals decimals);
// With its sign, for what was added or differs: "+$1.00", "−$0.12".
QString signedMoneyText(const core::Money &money, Decimals decimals);
// Why there is no amount, for a tooltip; empty when there is one.
QString moneyReason(const core::Money &money);

// "1,204"
QString countText(qint64 count);
// "980", "2.1k", "812k", "6.41M"
QString shortCountText(qint64 count);
// "80 %"
QString percentText(double share);
// "just now", "2 min ago", "6 days ago"
QString ageText(core::Moment then, core::Moment now);
// "8.4 s", "2 min 5 s"
QString durationText(std::chrono::milliseconds duration);

} // namespace kit
