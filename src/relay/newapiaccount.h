#pragma once

#include "relay/accountdialect.h"

namespace relay {

// New API of 2025 and 2026: second factor with backup codes, check-in, plans, payments. What its versions lack answers
// 404 and is then not offered.
class NewApiAccount final : public AccountDialect
{
public:
    using AccountDialect::AccountDialect;
    Call changeProfile(const QString &userName, const ProfileChange &change) const override;
    bool wantsOldPassword() const override;
    QList<Call> bindEmail(const QString &email, const QString &code) const override;
    std::optional<Call> secondFactorState() const override;
    Call setUpSecondFactor() const override;
    Call enableSecondFactor(const core::Secret &code) const override;
    Call disableSecondFactor(const core::Secret &code) const override;
    std::optional<Call> checkIns(const QDate &month) const override;
    Call checkIn() const override;
    std::optional<Call> topUpOrders() const override;
    core::Result<QList<TopUpOrder>> readTopUpOrders(const net::Response &answer) const override;
    std::optional<Call> plans() const override;
};

} // namespace relay
