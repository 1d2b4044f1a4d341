#include "relay/accountcalls.h"

#include "relay/statusanswer.h"

namespace relay {

AccountCalls::AccountCalls(RelayClient &client) : m_client(&client), m_dialect(accountDialectFor(client.info())) {}

core::Async<net::Response> AccountCalls::answered(const Call &call) const
{
    if (!m_client)
        return core::Error::cancelled();
    return m_client->answered(call);
}

core::Async<net::Response> AccountCalls::answered(const std::optional<Call> &call) const
{
    return answered(call.value_or(Call{}));
}

core::Async<void> AccountCalls::done(const Call &call) const
{
    return answered(call).then(m_client, [](const net::Response &) {});
}

// New API of Aug 2026 revokes the bearer when the second factor changes, and sends the next one along.
core::Async<void> AccountCalls::doneWithBearer(const Call &call) const
{
    return answered(call).then(m_client,
                               [client = m_client](const net::Response &answer) { client->takeBearer(answer); });
}

core::Async<void> AccountCalls::tryInTurn(QList<Call> calls) const
{
    if (calls.isEmpty())
        return done(Call{});
    const Call first = calls.takeFirst();
    if (calls.isEmpty())
        return done(first);
    core::Promise<void> promise;
    answered(first).finally(m_client, [self = *this, calls, promise](const core::Result<net::Response> &r) {
        if (r)
            promise.settle({});
        else if (r.error().cause != core::ErrorCause::EndpointMissing)
            promise.fail(r.error());
        else
            self.tryInTurn(calls).finally(self.m_client,
                                          [promise](const core::Result<void> &rest) { promise.settle(rest); });
    });
    return promise.future();
}

namespace {

// The spelling of what a family without accounts does not have.
const AccountDialect &orNone(const std::shared_ptr<const AccountDialect> &dialect)
{
    class None final : public AccountDialect
    {
    public:
        None() : AccountDialect(RelayInfo{}) {}
        Call status() const override { return {}; }
        Call registerUser(const Registration &) const override { return {}; }
        Call mailCode(const QString &) const override { return {}; }
        Call mailReset(const QString &) const override { return {}; }
        Call resetPassword(const ResetLink &, const core::Secret &) const override { return {}; }
        Call notice() const override { return {}; }
        Call about() const override { return {}; }
        Call changeProfile(const QString &, const ProfileChange &) const override { return {}; }
        QList<Call> bindEmail(const QString &, const QString &) const override { return {}; }
        Call inviteCode() const override { return {}; }
    };
    static const None none;
    return dialect ? *dialect : none;
}

} // namespace

core::Async<QJsonObject> AccountCalls::status() const
{
    return answered(orNone(m_dialect).status())
        .then(m_client, [](const net::Response &answer) -> core::Result<QJsonObject> {
            const std::optional<QJsonObject> status = statusOf(answer);
            if (!status)
                return core::Error{core::ErrorKind::Protocol, QStringLiteral("no status in the answer")};
            return *status;
        });
}

core::Async<void> AccountCalls::registerUser(const Registration &registration) const
{
    return done(orNone(m_dialect).registerUser(registration));
}

core::Async<void> AccountCalls::mailCode(const QString &email) const
{
    return done(orNone(m_dialect).mailCode(email));
}

core::Async<void> AccountCalls::mailReset(const QString &email) const
{
    return done(orNone(m_dialect).mailReset(email));
}

core::Async<core::Secret> AccountCalls::resetPassword(const ResetLink &link, const core::Secret &newPassword) const
{
    return answered(orNone(m_dialect).resetPassword(link, newPassword))
        .then(m_client, [d = m_dialect](const net::Response &a) { return d->readNewPassword(a); });
}

core::Async<QString> AccountCalls::notice() const
{
    return answered(orNone(m_dialect).notice()).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readSiteText(a);
    });
}

core::Async<QString> AccountCalls::about() const
{
    return answered(orNone(m_dialect).about()).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readSiteText(a);
    });
}

core::Async<QList<ChannelState>> AccountCalls::channels() const
{
    return answered(orNone(m_dialect).channels(0)).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readChannels(a, nullptr);
    });
}

core::Async<void> AccountCalls::changeProfile(const QString &userName, const ProfileChange &change) const
{
    return done(orNone(m_dialect).changeProfile(userName, change));
}

core::Async<void> AccountCalls::bindEmail(const QString &email, const QString &code) const
{
    return tryInTurn(orNone(m_dialect).bindEmail(email, code));
}

core::Async<QString> AccountCalls::inviteCode() const
{
    return answered(orNone(m_dialect).inviteCode()).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readInviteCode(a);
    });
}

core::Async<SecondFactorState> AccountCalls::secondFactor() const
{
    return answered(orNone(m_dialect).secondFactorState()).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readSecondFactorState(a);
    });
}

core::Async<SecondFactorSetup> AccountCalls::setUpSecondFactor() const
{
    return answered(orNone(m_dialect).setUpSecondFactor()).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readSecondFactorSetup(a);
    });
}

core::Async<void> AccountCalls::enableSecondFactor(const core::Secret &code) const
{
    return doneWithBearer(orNone(m_dialect).enableSecondFactor(code));
}

core::Async<void> AccountCalls::disableSecondFactor(const core::Secret &code) const
{
    return doneWithBearer(orNone(m_dialect).disableSecondFactor(code));
}

core::Async<CheckIns> AccountCalls::checkIns(const QDate &month) const
{
    return answered(orNone(m_dialect).checkIns(month)).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readCheckIns(a);
    });
}

core::Async<CheckInDay> AccountCalls::checkIn() const
{
    return answered(orNone(m_dialect).checkIn()).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readCheckIn(a);
    });
}

core::Async<QList<TopUpOrder>> AccountCalls::topUpOrders() const
{
    return answered(orNone(m_dialect).topUpOrders()).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readTopUpOrders(a);
    });
}

core::Async<QList<Plan>> AccountCalls::plans() const
{
    return answered(orNone(m_dialect).plans()).then(m_client, [d = m_dialect](const net::Response &a) {
        return d->readPlans(a);
    });
}

} // namespace relay
