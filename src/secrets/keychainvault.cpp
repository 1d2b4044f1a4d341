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

Error staysLocked()
{
    return Error{ErrorKind::SecretLocked, QStringLiteral("the keychain stays locked")};
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

void KeychainVault::finishJob(std::optional<Outcome> outcome)
{
    m_busy = false;
    if (outcome)
        note(*outcome);
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
        done(*job, outcome);
    });
    job->start();
}

// A locked keyring whose owner declines to open it says "not found" of everything it holds, and "done" when asked to
// remove it. Only writing tells.
void KeychainVault::probe(std::function<void(Outcome)> done)
{
    const QString name = QStringLiteral("probe");
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(QByteArrayLiteral("-"));
    run<QKeychain::WritePasswordJob>(job, name, [=, this](QKeychain::WritePasswordJob &, Outcome outcome) {
        if (outcome != Outcome::Done) {
            done(outcome);
            return;
        }
        auto *tidy = new QKeychain::DeletePasswordJob(m_service);
        run<QKeychain::DeletePasswordJob>(tidy, name,
                                          [=](QKeychain::DeletePasswordJob &, Outcome) { done(Outcome::Done); });
    });
}

void KeychainVault::startWrite(const QString &name, const Secret &secret, const Promise<void> &promise)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(secret.reveal());
    run<QKeychain::WritePasswordJob>(job, name, [=, this](QKeychain::WritePasswordJob &, Outcome outcome) {
        if (outcome == Outcome::Done)
            m_session.remove(name);
        else if (outcome != Outcome::Denied)
            m_session.insert(name, secret);
        finishJob(outcome);
        if (outcome == Outcome::Denied)
            promise.fail(staysLocked());
        else
            promise.settle(Result<void>());
    });
}

void KeychainVault::startRead(const QString &name, const Promise<Secret> &promise)
{
    if (const auto it = m_session.constFind(name); it != m_session.constEnd()) {
        const Secret kept = *it;
        finishJob();
        promise.settle(Result<Secret>(kept));
        return;
    }
    readFromKeychain(name, [=, this](Outcome outcome, const Secret &secret, const QString &words) {
        if (outcome != Outcome::NotFound) {
            endRead(promise, outcome, secret, words);
            return;
        }
        probe([=, this](Outcome open) {
            if (open != Outcome::Done) {
                endRead(promise, open, {}, words);
                return;
            }
            readFromKeychain(name, [=, this](Outcome second, const Secret &found, const QString &why) {
                endRead(promise, second, found, why);
            });
        });
    });
}

void KeychainVault::readFromKeychain(const QString &name, Reading done)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    run<QKeychain::ReadPasswordJob>(job, name, [=](QKeychain::ReadPasswordJob &read, Outcome outcome) {
        done(outcome, outcome == Outcome::Done ? Secret(read.binaryData()) : Secret(), read.errorString());
    });
}

void KeychainVault::endRead(const Promise<Secret> &promise, Outcome outcome, const Secret &secret, const QString &words)
{
    finishJob(outcome);
    switch (outcome) {
    case Outcome::Done:
        promise.settle(Result<Secret>(secret));
        break;
    case Outcome::NotFound:
        promise.fail(Error{ErrorKind::NotFound, QStringLiteral("no secret of that name")});
        break;
    case Outcome::Denied:
        promise.fail(staysLocked());
        break;
    case Outcome::NoKeychain:
        promise.fail(noKeychain(words));
        break;
    }
}

void KeychainVault::startRemove(const QString &name, const Promise<void> &promise)
{
    const bool wasInSession = m_session.remove(name) > 0;
    const auto end = [=, this](Outcome outcome) {
        finishJob(outcome);
        if (outcome == Outcome::Denied)
            promise.fail(staysLocked());
        else if (outcome == Outcome::NoKeychain && !wasInSession)
            promise.fail(noKeychain(QStringLiteral("no keychain to remove it from")));
        else
            promise.settle(Result<void>());
    };
    probe([=, this](Outcome open) {
        if (open != Outcome::Done) {
            end(open);
            return;
        }
        auto *job = new QKeychain::DeletePasswordJob(m_service);
        run<QKeychain::DeletePasswordJob>(job, name,
                                          [=](QKeychain::DeletePasswordJob &, Outcome outcome) { end(outcome); });
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
