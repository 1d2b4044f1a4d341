#pragma once

#include "relay/accountdialect.h"

namespace relay {

// Laisky's One API: TOTP, the state of its channels, card payments; a reset sets the password of one's choice.
class LaiskyAccount final : public AccountDialect
{
public:
    using AccountDialect::AccountDialect;
    bool choosesPassword() const override { return true; }
    std::optional<Call> channels(int page) const override;
    std::optional<Call> secondFactorState() const override;
    Call setUpSecondFactor() const override;
    Call enableSecondFactor(const core::Secret &code) const override;
    Call disableSecondFactor(const core::Secret &code) const override;
    std::optional<Call> topUpOrders() const override;
    core::Result<QList<TopUpOrder>> readTopUpOrders(const net::Response &answer) const override;
};

} // namespace relay
