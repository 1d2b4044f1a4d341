// A sign-in that was lost in the middle of something: renewed by itself with the kept password, else by asking. Whoever
// waits for a client or an answer goes on then; nothing they were doing is lost.
#include "accounts/accounts.h"
#include "accounts/accountsprivate.h"
#include "accounts/secretnames.h"
#include "secrets/vault.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

core::Error signedOutError()
{
    core::Error error{core::ErrorKind::Unauthorized, u"the relay no longer takes what was kept of the sign-in"_s};
    error.cause = core::ErrorCause::SignedOut;
    return error;
}

} // namespace

core::Async<relay::RelayClient *> Accounts::mendedClient(core::AccountId id)
{
    return mend(id).then(this, [this, id]() -> core::Result<relay::RelayClient *> {
        relay::RelayClient *client = bareClient(id);
        if (!client || !client->hasCredential())
            return signedOutError();
        return client;
    });
}

core::Async<void> Accounts::mend(core::AccountId id)
{
    if (const auto running = d->mending.find(id); running != d->mending.end())
        return running->second.future();
    const Account *account = find(id);
    // The relay inside the program has its account signed in by the program.
    const bool mayAsk = m_asks && account && !account->isDemo && d->declined.count(id) == 0 && !account->signedOut;
    const bool hasPassword = account && account->keepsPassword && account->way == SignInWay::Password;
    if (!mayAsk && !hasPassword)
        return signedOutError();
    const core::Promise<void> promise;
    d->mending.emplace(id, promise);
    if (!hasPassword) {
        askToSignIn(id, signedOutError());
        return promise.future();
    }
    d->vault.read(secretName(id, passwordSecret)).finally(this, [this, id](const core::Result<core::Secret> &password) {
        if (!password)
            return askToSignIn(id, signedOutError());
        // Once: a login is never tried again by itself (relay-api §1.6).
        signInAgain(id, *password).finally(this, [this, id](const core::Result<void> &in) {
            if (in)
                return; // settled by the sign-in itself
            if (in.error().cause == core::ErrorCause::WrongPassword)
                static_cast<void>(forgetPassword(id));
            askToSignIn(id, in.error());
        });
    });
    return promise.future();
}

void Accounts::askToSignIn(core::AccountId id, const core::Error &why)
{
    if (m_asks && d->declined.count(id) == 0)
        Q_EMIT signInWanted(id, why);
    else
        settleMending(id, signedOutError());
}

void Accounts::declineSignIn(core::AccountId id)
{
    d->declined.insert(id);
    settleMending(id, signedOutError());
}

void Accounts::settleMending(core::AccountId id, const core::Result<void> &result)
{
    if (result)
        d->declined.erase(id);
    const auto it = d->mending.find(id);
    if (it == d->mending.end())
        return;
    const core::Promise<void> promise = it->second;
    d->mending.erase(it); // first: whoever goes on may lose the sign-in again
    promise.settle(result);
}

} // namespace accounts
