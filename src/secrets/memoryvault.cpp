#include "secrets/memoryvault.h"

namespace secrets {

MemoryVault::MemoryVault(QObject *parent) : Vault(parent)
{
    setState(VaultState::Unavailable); // that is what it means: this session only
}

core::Async<void> MemoryVault::write(const QString &name, const core::Secret &secret)
{
    m_secrets.insert(name, secret);
    return core::Result<void>();
}

core::Async<core::Secret> MemoryVault::read(const QString &name)
{
    const auto it = m_secrets.constFind(name);
    if (it == m_secrets.constEnd())
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no secret of that name")};
    return core::Result<core::Secret>(*it);
}

core::Async<void> MemoryVault::remove(const QString &name)
{
    m_secrets.remove(name);
    return core::Result<void>();
}

} // namespace secrets
