#pragma once

#include "relay/accountrecords.h"
#include "relay/dialect.h"

namespace relay {

// How one family spells what a user does with the account itself: registering, a new password, the profile, second
// factor, notices, check-in. Beside Dialect, which has what chats and money need. Pure; a call without a path or no
// call at all: not offered here.
class AccountDialect
{
public:
    explicit AccountDialect(RelayInfo info) : m_info(std::move(info)) {}
    virtual ~AccountDialect() = default;

    // --- without being signed in ---
    virtual Call status() const;
    virtual Call registerUser(const Registration &registration) const;
    virtual Call mailCode(const QString &email) const;  // mails a code for registering or binding
    virtual Call mailReset(const QString &email) const; // mails a link
    // newPassword is heard only where choosesPassword().
    virtual Call resetPassword(const ResetLink &link, const core::Secret &newPassword) const;
    virtual bool choosesPassword() const { return false; }
    core::Result<core::Secret> readNewPassword(const net::Response &answer) const;
    virtual Call notice() const;
    virtual Call about() const;
    core::Result<QString> readSiteText(const net::Response &answer) const;
    // Page 0 is the first.
    virtual std::optional<Call> channels(int page) const;
    core::Result<QList<ChannelState>> readChannels(const net::Response &answer, bool *hasMore) const;

    // --- signed in ---
    virtual Call changeProfile(const QString &userName, const ProfileChange &change) const;
    virtual bool wantsOldPassword() const { return false; }
    // To be tried in turn until one is there.
    virtual QList<Call> bindEmail(const QString &email, const QString &code) const;
    virtual Call inviteCode() const;
    core::Result<QString> readInviteCode(const net::Response &answer) const;

    virtual std::optional<Call> secondFactorState() const;
    virtual core::Result<SecondFactorState> readSecondFactorState(const net::Response &answer) const;
    virtual Call setUpSecondFactor() const;
    virtual core::Result<SecondFactorSetup> readSecondFactorSetup(const net::Response &answer) const;
    virtual Call enableSecondFactor(const core::Secret &code) const;
    virtual Call disableSecondFactor(const core::Secret &code) const;

    virtual std::optional<Call> checkIns(const QDate &month) const;
    core::Result<CheckIns> readCheckIns(const net::Response &answer) const;
    virtual Call checkIn() const;
    core::Result<CheckInDay> readCheckIn(const net::Response &answer) const;

    virtual std::optional<Call> topUpOrders() const; // the latest
    virtual core::Result<QList<TopUpOrder>> readTopUpOrders(const net::Response &answer) const;
    virtual std::optional<Call> plans() const;
    core::Result<QList<Plan>> readPlans(const net::Response &answer) const;

protected:
    const RelayInfo &info() const { return m_info; }

private:
    RelayInfo m_info;
};

std::unique_ptr<AccountDialect> accountDialectFor(const RelayInfo &info);

} // namespace relay
