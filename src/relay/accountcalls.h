#pragma once

#include "relay/accountdialect.h"
#include "relay/relayclient.h"

#include <QPointer>

namespace relay {

// What a user does with the account itself, over the client's credential (or none, for registering and its like).
// A value to make where it is needed; answers come while the client lives. NotFound, EndpointMissing: not offered here.
class AccountCalls
{
public:
    explicit AccountCalls(RelayClient &client);

    core::Async<QJsonObject> status() const;
    core::Async<void> registerUser(const Registration &registration) const;
    core::Async<void> mailCode(const QString &email) const;
    core::Async<void> mailReset(const QString &email) const;
    core::Async<core::Secret> resetPassword(const ResetLink &link, const core::Secret &newPassword = {}) const;
    bool choosesPassword() const { return m_dialect && m_dialect->choosesPassword(); }
    core::Async<QString> notice() const;
    core::Async<QString> about() const;
    bool hasChannels() const { return m_dialect && m_dialect->channels(0); }
    core::Async<QList<ChannelState>> channels() const;

    core::Async<void> changeProfile(const QString &userName, const ProfileChange &change) const;
    bool wantsOldPassword() const { return m_dialect && m_dialect->wantsOldPassword(); }
    core::Async<void> bindEmail(const QString &email, const QString &code) const;
    core::Async<QString> inviteCode() const; // makes one where there is none

    core::Async<SecondFactorState> secondFactor() const;
    core::Async<SecondFactorSetup> setUpSecondFactor() const;
    core::Async<void> enableSecondFactor(const core::Secret &code) const;
    core::Async<void> disableSecondFactor(const core::Secret &code) const;

    core::Async<CheckIns> checkIns(const QDate &month) const;
    core::Async<CheckInDay> checkIn() const; // never by itself
    core::Async<QList<TopUpOrder>> topUpOrders() const;
    core::Async<QList<Plan>> plans() const;

private:
    core::Async<net::Response> answered(const Call &call) const;
    core::Async<net::Response> answered(const std::optional<Call> &call) const;
    core::Async<void> done(const Call &call) const;
    core::Async<void> doneWithBearer(const Call &call) const;
    core::Async<void> tryInTurn(QList<Call> calls) const;

    QPointer<RelayClient> m_client;
    std::shared_ptr<const AccountDialect> m_dialect; // null: a service without accounts
};

} // namespace relay
