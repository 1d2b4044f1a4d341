#include "billing/redemptionrecords.h"

#include "storage/eachrow.h"

namespace billing {

std::optional<CodeOutcome> outcomeFromName(const QString &name)
{
    for (const CodeOutcome outcome : {CodeOutcome::Added, CodeOutcome::Used, CodeOutcome::Unknown, CodeOutcome::Refused,
                                      CodeOutcome::Limited, CodeOutcome::Failed})
        if (codeOutcomeName(outcome) == name)
            return outcome;
    return {};
}

core::Result<KnownCode> findKnownCode(storage::Connection &c, const QString &digest, core::AccountId account)
{
    KnownCode known;
    const auto read = storage::eachRow(
        c,
        QStringLiteral(
            "SELECT r.id, r.account_id, r.result, r.added_quota, r.quota_per_unit, r.time, a.root, "
            "(SELECT root FROM account WHERE id = ?) FROM redemption r LEFT JOIN account a ON a.id = r.account_id "
            "WHERE r.code_sha256 = ? ORDER BY r.time DESC, r.id DESC"),
        [&](const storage::Statement &s) {
            const QString result = s.text(2);
            const auto by = s.id<core::AccountId>(1);
            const bool sameRelay = !s.isNull(6) && !s.isNull(7) && s.text(6) == s.text(7);
            if (result == QLatin1String("pending")) {
                if (by == account && !known.unanswered)
                    known.unanswered = s.integer(0);
                return;
            }
            const auto outcome = outcomeFromName(result);
            // A code that added is spent wherever it was; one that was "used" is so at that relay only.
            const bool spent = outcome == CodeOutcome::Added || (outcome == CodeOutcome::Used && sameRelay);
            if (!spent || (known.earlier && known.earlier->outcome == CodeOutcome::Added))
                return;
            known.earlier = EarlierRedemption{by, *outcome, s.isNull(3) ? std::nullopt : std::optional(s.quota(3)),
                                              core::QuotaPerUnit(s.integer(4)), s.moment(5)};
        },
        account, digest);
    if (!read)
        return read.error();
    return known;
}

core::Result<qint64> insertPending(storage::Connection &c, core::AccountId account, const core::Secret &code,
                                   std::optional<core::Quota> before, core::QuotaPerUnit perUnit, core::Moment time)
{
    const auto inserted =
        c.run(QStringLiteral(
                  "INSERT INTO redemption (account_id, code_sha256, code_hint, result, before_quota, quota_per_unit, "
                  "time) VALUES (?, ?, ?, 'pending', ?, ?, ?)"),
              account, code.digest(), codeHint(code), before, perUnit.units(), time);
    if (!inserted)
        return inserted.error();
    return c.lastInsertId();
}

core::Result<void> settleRow(storage::Connection &c, qint64 row, const Settlement &settlement)
{
    return c.run(
        QStringLiteral("UPDATE redemption SET result = ?, added_quota = ?, after_quota = ?, message = ? WHERE id = ?"),
        settlement.result, settlement.added, settlement.after, settlement.message, row);
}

core::Result<QList<RedemptionRecord>> readHistory(storage::Connection &c)
{
    QList<RedemptionRecord> records;
    const auto read = storage::eachRow(
        c,
        QStringLiteral(
            "SELECT account_id, code_hint, result, added_quota, before_quota, after_quota, quota_per_unit, time "
            "FROM redemption ORDER BY time DESC, id DESC"),
        [&](const storage::Statement &s) {
            const auto quota = [&](int column) {
                return s.isNull(column) ? std::nullopt : std::optional(s.quota(column));
            };
            records.append({s.id<core::AccountId>(0), s.text(1),
                            outcomeFromName(s.text(2)).value_or(CodeOutcome::Failed), // pending: the answer never came
                            quota(3), quota(4), quota(5), core::QuotaPerUnit(s.integer(6)), s.moment(7)});
        });
    if (!read)
        return read.error();
    return records;
}

} // namespace billing
