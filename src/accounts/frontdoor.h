#pragma once

#include "accounts/account.h"
#include "core/async.h"
#include "core/clock.h"
#include "core/scope.h"
#include "relay/accountcalls.h"

#include <QObject>

namespace accounts {

// What can be done at a relay without being signed in: registering, codes and links by mail, a new password. None of it
// is tried again by itself; all of it counts in the relay's bucket of 20 in 20 minutes.
class FrontDoor : public QObject
{
    Q_OBJECT
public:
    FrontDoor(net::Transport &transport, const core::Clock &clock, QObject *parent = nullptr);
    ~FrontDoor() override;

    // Whose door; forgets what was waiting at another.
    void setRelay(const relay::RelayInfo &info);
    core::Async<void> registerUser(const relay::Registration &registration);
    core::Async<void> mailCode(const QString &email);
    core::Async<void> mailReset(const QString &email);
    // The new password: the one chosen, or one that the relay made up.
    core::Async<core::Secret> resetPassword(const relay::ResetLink &link, const core::Secret &chosen);
    bool choosesPassword() const;
    core::Async<QString> about();

private:
    core::Result<relay::AccountCalls> calls();

    net::Transport &m_transport;
    const core::Clock &m_clock;
    std::unique_ptr<relay::RelayClient> m_client;
};

} // namespace accounts
