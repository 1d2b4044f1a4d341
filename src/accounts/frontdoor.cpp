#include "accounts/frontdoor.h"

namespace accounts {

FrontDoor::FrontDoor(net::Transport &transport, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_transport(transport), m_clock(clock)
{
}

FrontDoor::~FrontDoor() = default;

void FrontDoor::setRelay(const relay::RelayInfo &info)
{
    if (m_client && m_client->info().root == info.root && m_client->info().kind == info.kind)
        return; // its pauses after a 429 still count
    m_client = std::make_unique<relay::RelayClient>(m_transport, info);
    m_client->setClock(m_clock);
}

core::Result<relay::AccountCalls> FrontDoor::calls()
{
    if (!m_client)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no relay was chosen yet"),
                           core::ErrorCause::EndpointMissing};
    return relay::AccountCalls(*m_client);
}

core::Async<void> FrontDoor::registerUser(const relay::Registration &registration)
{
    const auto c = calls();
    return c ? c->registerUser(registration) : core::Async<void>(c.error());
}

core::Async<void> FrontDoor::mailCode(const QString &email)
{
    const auto c = calls();
    return c ? c->mailCode(email) : core::Async<void>(c.error());
}

core::Async<void> FrontDoor::mailReset(const QString &email)
{
    const auto c = calls();
    return c ? c->mailReset(email) : core::Async<void>(c.error());
}

core::Async<core::Secret> FrontDoor::resetPassword(const relay::ResetLink &link, const core::Secret &chosen)
{
    const auto c = calls();
    return c ? c->resetPassword(link, chosen) : core::Async<core::Secret>(c.error());
}

bool FrontDoor::choosesPassword() const
{
    return m_client && relay::AccountCalls(*m_client).choosesPassword();
}

core::Async<QString> FrontDoor::about()
{
    const auto c = calls();
    return c ? c->about() : core::Async<QString>(c.error());
}

} // namespace accounts
