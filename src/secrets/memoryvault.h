#pragma once

#include "secrets/vault.h"

#include <QHash>

namespace secrets {

// Secrets for this session only: tests, and systems without a keychain. Its state is always Unavailable.
class MemoryVault final : public Vault
{
    Q_OBJECT
public:
    explicit MemoryVault(QObject *parent = nullptr);
    core::Async<void> write(const QString &name, const core::Secret &secret) override;
    core::Async<core::Secret> read(const QString &name) override;
    core::Async<void> remove(const QString &name) override;
    QString backendName() const override { return {}; }

private:
    QHash<QString, core::Secret> m_secrets{};
};

} // namespace secrets
