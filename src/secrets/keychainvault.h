#pragma once

#include "secrets/vault.h"

#include <QHash>
#include <QQueue>

#include <functional>

namespace secrets {

// The system's keychain by QtKeychain, one job at a time, in the order asked. Where there is no backend the secrets of
// this session are kept in memory and the state says so; never in a file (insecureFallback is not set). Should the
// keychain answer later, they are moved into it.
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
    enum class Outcome { Done, NotFound, Denied, NoKeychain };
    using Work = std::function<void()>; // starts one job; its end, or that of the next, calls finishJob
    using Reading = std::function<void(Outcome, const core::Secret &, const QString &words)>;

    void enqueue(Work work);
    void startNext();
    void finishJob(std::optional<Outcome> outcome = {});
    void probe(std::function<void(Outcome)> done);
    void readFromKeychain(const QString &name, Reading done);
    void endRead(const core::Promise<core::Secret> &promise, Outcome outcome, const core::Secret &secret,
                 const QString &words);
    template<typename Job>
    void run(Job *job, const QString &name, std::function<void(Job &, Outcome)> done);
    void startWrite(const QString &name, const core::Secret &secret, const core::Promise<void> &promise);
    void startRead(const QString &name, const core::Promise<core::Secret> &promise);
    void startRemove(const QString &name, const core::Promise<void> &promise);
    void note(Outcome outcome);

    QString m_service;
    QQueue<Work> m_queue{};
    bool m_busy = false;
    QHash<QString, core::Secret> m_session{}; // what was written while no backend answered
};

} // namespace secrets
