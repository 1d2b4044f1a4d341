#pragma once

#include "billing/redeemer.h"
#include "storage/database.h"

namespace billing {

// The table of own tries, on the database thread. A code is known by its SHA-256 only.

struct KnownCode
{
    std::optional<EarlierRedemption> earlier{}; // it was added by us, or this relay called it used
    std::optional<qint64> unanswered{};         // the row of a try on this account whose answer never came
};

core::Result<KnownCode> findKnownCode(storage::Connection &c, const QString &digest, core::AccountId account);
// Before it is sent. Answers the row's id.
core::Result<qint64> insertPending(storage::Connection &c, core::AccountId account, const core::Secret &code,
                                   std::optional<core::Quota> before, core::QuotaPerUnit perUnit, core::Moment time);

struct Settlement
{
    QString result{}; // as in the table: added | used | unknown | refused | limited | failed | pending
    std::optional<core::Quota> added{};
    std::optional<core::Quota> after{};
    QString message{};
};
core::Result<void> settleRow(storage::Connection &c, qint64 row, const Settlement &settlement);
core::Result<QList<RedemptionRecord>> readHistory(storage::Connection &c);

std::optional<CodeOutcome> outcomeFromName(const QString &name);

} // namespace billing
