// Signing out and forgetting. Whatever the relay says: leaving must not depend on it.
#include "accounts/accounts.h"
#include "accounts/accountsprivate.h"
#include "accounts/secretnames.h"
#include "secrets/vault.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

core::Async<void> Accounts::signOutAtRelay(core::AccountId id)
{
    core::Promise<void> promise;
    const Account *account = find(id);
    // A lost session needs no ending, and nobody is asked to sign in for signing out.
    const bool hasSession = account && account->way == SignInWay::Password && account->state != SignInState::SignedOut;
    if (!hasSession) {
        promise.settle({});
        return promise.future();
    }
    d->declined.insert(id);
    client(id)
        .then(this, [](relay::RelayClient *client) { return client->signOut(); })
        .finally(this, [promise](const core::Result<void> &) { promise.settle({}); });
    return promise.future();
}

core::Async<void> Accounts::forgetSecrets(core::AccountId id, const std::vector<const char *> &which)
{
    std::vector<core::Async<bool>> parts;
    for (const char *what : which) {
        core::Promise<bool> promise;
        d->vault.remove(secretName(id, what)).finally(this, [promise](const core::Result<void> &r) {
            // Not there, or nowhere to be: forgotten all the same.
            const bool gone = r || r.error().kind == core::ErrorKind::NotFound ||
                              r.error().kind == core::ErrorKind::SecretUnavailable;
            promise.settle(gone ? core::Result<bool>(true) : core::Result<bool>(r.error()));
        });
        parts.push_back(promise.future());
    }
    return core::all<bool>(this, parts).then(this, [](const std::vector<bool> &) {});
}

core::Async<void> Accounts::signOut(core::AccountId id, KeyFate key)
{
    if (!find(id))
        return core::Error{core::ErrorKind::NotFound, u"no such account"_s};
    const bool forgetsKey = key == KeyFate::Forget;
    std::vector<const char *> which{sessionSecret, accessTokenSecret, passwordSecret};
    if (forgetsKey)
        which.push_back(keySecret);
    return signOutAtRelay(id)
        .then(this, [this, id, which] { return forgetSecrets(id, which); })
        .then(this, [this, id, forgetsKey] {
            d->declined.insert(id);
            if (relay::RelayClient *client = bareClient(id))
                client->setCredential({});
            settleMending(id, core::Error::cancelled());
            if (forgetsKey)
                d->keys.erase(id);
            return store(id, [forgetsKey](Account &a) {
                a.signedOut = true;
                a.keepsPassword = false;
                if (a.canManage())
                    a.state = SignInState::SignedOut;
                if (forgetsKey) {
                    a.keyHint.clear();
                    a.keyName.clear();
                    a.keyRemoteId = {};
                }
            });
        });
}

core::Async<void> Accounts::forgetPassword(core::AccountId id)
{
    return forgetSecrets(id, {passwordSecret}).then(this, [this, id] {
        return store(id, [](Account &a) { a.keepsPassword = false; });
    });
}

core::Async<void> Accounts::remove(core::AccountId id)
{
    if (!find(id))
        return core::Error{core::ErrorKind::NotFound, u"no such account"_s};
    return signOutAtRelay(id)
        .then(this,
              [this, id] {
                  return forgetSecrets(id, {sessionSecret, accessTokenSecret, passwordSecret, keySecret});
              })
        .then(this, [this, id] {
            return d->store.remove(id).then(this, [this, id] {
                d->keys.erase(id);
                settleMending(id, core::Error::cancelled());
                // Not at once: the call may come from this client's own answer.
                if (const auto it = d->clients.find(id); it != d->clients.end()) {
                    it->second.release()->deleteLater();
                    d->clients.erase(it);
                }
                m_list.removeIf([id](const Account &a) { return a.id == id; });
                Q_EMIT listChanged();
                if (m_current == id)
                    setCurrent(m_list.isEmpty() ? core::AccountId() : m_list.first().id);
            });
        });
}

} // namespace accounts
