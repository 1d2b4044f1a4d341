#pragma once

#include "secrets/memoryvault.h"

#include <QQueue>

namespace secrets {

// The system's keychain by QtKeychain, one job at a time. Where there is no backend the secrets of this session are
// kept in memory and the state says so; never in a file (insecureFallback is not set).
class KeychainVault final : public Vault
{
    Q_OBJECT
public:
    // service: the name under which the keychain shows the entries; one per profile.
    explicit KeychainVault(QString service, QObject *parent = nullptr);
    ~KeychainVault() override;

    core::Async<void> write(const QString &name, const core::Secret &secret) override;
    core::Async<core::Secret> read(const QString &name) override;
    core::Async<void> remove(const QString &name) override;
    QString backendName() const override;

private:
    void startNext();

    struct Work;
    QString m_service;
    QQueue<std::shared_ptr<Work>> m_queue{};
    bool m_busy = false;
    MemoryVault m_session; // what was written while no backend answered
};

} // namespace secrets
