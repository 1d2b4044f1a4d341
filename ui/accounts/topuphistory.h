#pragma once

#include "billing/ledger.h"
#include "billing/redeemer.h"
#include "relay/accountrecords.h"

namespace ui::accounts {

// One way money came onto an account, or did not.
struct CameIn
{
    enum class How { Code, Paid, NotFinished, ByOperator, Gift, TopUp, Refund };
    core::Moment time{};
    How how = How::TopUp;
    QString what{};      // the code's outline, or what was paid
    core::Money added{}; // unknown: the relay lost the amount
};

struct CameInSources
{
    QList<::billing::RedemptionRecord> codes{}; // our own record knows the amounts that some logs lose
    QList<::billing::LedgerRow> rows{};
    QList<relay::TopUpOrder> orders{};
    QList<relay::CheckInDay> gifts{};
    core::QuotaPerUnit perUnit{};
};
// Newest first, each once: a log row that tells of the same code or payment is left out.
QList<CameIn> whatCameIn(core::AccountId account, const CameInSources &sources);

} // namespace ui::accounts
