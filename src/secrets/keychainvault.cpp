#include "secrets/keychainvault.h"

#include <qt6keychain/keychain.h>

using core::Error;
using core::ErrorKind;
using core::Promise;
using core::Result;
using core::Secret;

namespace secrets {

namespace {

Error noKeychain(const QString &detail)
{
    Error error{ErrorKind::SecretUnavailable, detail};
    error.cause = core::ErrorCause::NoKeychain;
    return error;
}

} // namespace

KeychainVault::KeychainVault(QString service, QObject *parent) : Vault(parent), m_service(std::move(service)) {}

KeychainVault::~KeychainVault() = default;

QString KeychainVault::backendName() const
{
    if (state() != VaultState::Ready && state() != VaultState::Locked)
        return {};
#if defined(Q_OS_MACOS)
    return QStringLiteral("macOS Keychain");
#elif defined(Q_OS_WIN)
    return QStringLiteral("Windows Credential Manager");
#else
    // QtKeychain chooses by the same variable.
    const auto desktops = qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(QLatin1Char(':'));
    return desktops.contains(QLatin1String("KDE")) ? QStringLiteral("KWallet") : QStringLiteral("GNOME Keyring");
#endif
}

core::Async<void> KeychainVault::write(const QString &name, const Secret &secret)
{
    const Promise<void> promise;
    enqueue([=, this] { startWrite(name, secret, promise); });
    return promise.future();
}

core::Async<Secret> KeychainVault::read(const QString &name)
{
    const Promise<Secret> promise;
    enqueue([=, this] { startRead(name, promise); });
    return promise.future();
}

core::Async<void> KeychainVault::remove(const QString &name)
{
    const Promise<void> promise;
    enqueue([=, this] { startRemove(name, promise); });
    return promise.future();
}

void KeychainVault::enqueue(Work work)
{
    m_queue.enqueue(std::move(work));
    startNext();
}

void KeychainVault::startNext()
{
    if (m_busy || m_queue.isEmpty())
        return;
    m_busy = true;
    m_queue.dequeue()();
}

void KeychainVault::finishJob()
{
    m_busy = false;
    // Later: whoever waits for this answer may well delete the vault.
    QMetaObject::invokeMethod(this, &KeychainVault::startNext, Qt::QueuedConnection);
}

template<typename Job>
void KeychainVault::run(Job *job, const QString &name, std::function<void(Job &, Outcome)> done)
{
    // No parent: a job that dies before its backend has answered is answered all the same, into freed memory.
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, this, [this, job, done = std::move(done)] {
        Outcome outcome = Outcome::NoKeychain;
        switch (job->error()) {
        case QKeychain::NoError:
            outcome = Outcome::Done;
            break;
        case QKeychain::EntryNotFound:
            outcome = Outcome::NotFound;
            break;
        case QKeychain::AccessDeniedByUser:
        case QKeychain::AccessDenied:
            outcome = Outcome::Denied;
            break;
        case QKeychain::CouldNotDeleteEntry:
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
        case QKeychain::OtherError:
            break;
        }
        finishJob();
        done(*job, outcome);
    });
    job->start();
}

void KeychainVault::startWrite(const QString &name, const Secret &secret, const Promise<void> &promise)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(secret.reveal());
    run<QKeychain::WritePasswordJob>(job, name, [=, this](QKeychain::WritePasswordJob &, Outcome outcome) {
        if (outcome == Outcome::Denied) {
            note(outcome);
            promise.fail(Error{ErrorKind::SecretLocked, QStringLiteral("the keychain stays locked")});
            return;
        }
        if (outcome == Outcome::Done)
            m_session.remove(name);
        else
            m_session.insert(name, secret);
        note(outcome);
        promise.settle(Result<void>());
    });
}

void KeychainVault::startRead(const QString &name, const Promise<Secret> &promise)
{
    if (const auto it = m_session.constFind(name); it != m_session.constEnd()) {
        finishJob();
        promise.settle(Result<Secret>(*it));
        return;
    }
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    run<QKeychain::ReadPasswordJob>(job, name, [=, this](QKeychain::ReadPasswordJob &done, Outcome outcome) {
        const Result<Secret> result = [&]() -> Result<Secret> {
            switch (outcome) {
            case Outcome::Done:
                return Secret(done.binaryData());
            case Outcome::NotFound:
                return Error{ErrorKind::NotFound, QStringLiteral("no secret of that name")};
            case Outcome::Denied:
                return Error{ErrorKind::SecretLocked, QStringLiteral("the keychain stays locked")};
            case Outcome::NoKeychain:
                break;
            }
            return noKeychain(done.errorString());
        }();
        note(outcome);
        promise.settle(result);
    });
}

void KeychainVault::startRemove(const QString &name, const Promise<void> &promise)
{
    const bool wasInSession = m_session.remove(name);
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    run<QKeychain::DeletePasswordJob>(job, name, [=, this](QKeychain::DeletePasswordJob &done, Outcome outcome) {
        Result<void> result;
        if (outcome == Outcome::Denied)
            result = Error{ErrorKind::SecretLocked, QStringLiteral("the keychain stays locked")};
        else if (outcome == Outcome::NoKeychain && !wasInSession)
            result = noKeychain(done.errorString());
        note(outcome);
        promise.settle(result);
    });
}

// What the outcome says about the keychain itself.
void KeychainVault::note(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
    case Outcome::NotFound:
        break;
    case Outcome::Denied:
        setState(VaultState::Locked);
        return;
    case Outcome::NoKeychain:
        setState(VaultState::Unavailable);
        return;
    }
    const bool appeared = state() == VaultState::Unavailable;
    setState(VaultState::Ready);
    if (!appeared)
        return;
    for (auto it = m_session.constBegin(); it != m_session.constEnd(); ++it)
        write(it.key(), it.value()).finally(this, [](const Result<void> &) {}); // a failure leaves it where it is
}

} // namespace secrets
