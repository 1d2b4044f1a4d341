#pragma once

#include "accounts/account.h"
#include "billing/balance.h"
#include "ui/kit/textblock.h"

#include <functional>

namespace ui::accounts {

// What all accounts have together. An account that does not say is named, one that is left out is counted apart.
struct WalletTotal
{
    core::MoneySum sum{};
    int counted = 0;      // accounts in the sum
    QStringList silent{}; // names of those without a balance
    int leftOut = 0;
};
using BalanceOf = std::function<std::optional<::billing::Balance>(core::AccountId)>;
WalletTotal walletTotal(const QList<::accounts::Account> &list, const BalanceOf &balanceOf);

// "Together $16.07 in 3 accounts; Lab proxy does not say."
QList<kit::Run> totalRuns(const WalletTotal &total);

} // namespace ui::accounts
