// The account's API keys beside the one that chats use.
#include "accounts/accounts.h"
#include "accounts/accountsprivate.h"
#include "accounts/secretnames.h"
#include "secrets/vault.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

core::Error noSuchKey()
{
    return core::Error{core::ErrorKind::NotFound, u"the account has no such key any more"_s};
}

} // namespace

core::Async<relay::TokenRecord> Accounts::addKey(core::AccountId id, const relay::TokenDraft &draft)
{
    return client(id).then(this, [this, id, draft](relay::RelayClient *client) {
        return client->createToken(draft).then(this, [this, id](const relay::TokenRecord &made) {
            d->revealed[{id, made.id.value()}] = made.key;
            relay::TokenRecord shown = made;
            shown.maskedKey = u"sk-"_s + made.key.hint();
            shown.key = {};
            return shown;
        });
    });
}

core::Async<core::Secret> Accounts::secretOf(core::AccountId id, const relay::TokenRecord &token)
{
    const Account *account = find(id);
    if (!account)
        return noSuchKey();
    if (!token.key.isEmpty())
        return core::Result<core::Secret>(token.key);
    const bool inUse = account->hasKey() && account->keyRemoteId == token.id;
    if (inUse || !token.id.isValid()) // an account with a key only has no list of them
        return key(id);
    if (const auto it = d->revealed.find({id, token.id.value()}); it != d->revealed.end())
        return core::Result<core::Secret>(it->second);
    return client(id).then(this, [this, id, token](relay::RelayClient *client) {
        return client->tokenKey(token).then(this, [this, id, token](const core::Secret &key) {
            d->revealed[{id, token.id.value()}] = key;
            return key;
        });
    });
}

core::Async<relay::TokenRecord> Accounts::readKey(core::AccountId id, const core::RemoteTokenId &token)
{
    return client(id)
        .then(this, [](relay::RelayClient *client) { return client->tokens(); })
        .then(this, [token](const std::vector<relay::TokenRecord> &all) -> core::Result<relay::TokenRecord> {
            const auto same = [&token](const relay::TokenRecord &other) { return other.id == token; };
            const auto found = std::find_if(all.begin(), all.end(), same);
            return found == all.end() ? core::Result<relay::TokenRecord>(noSuchKey()) : *found;
        });
}

core::Async<void> Accounts::changeKey(core::AccountId id, const core::RemoteTokenId &token, const KeyChange &change)
{
    if (change.isEmpty())
        return core::Result<void>();
    return readKey(id, token).then(this, [this, id, change](const relay::TokenRecord &before) {
        const relay::TokenRecord wanted = changedBy(before, change);
        // An expired or used-up key stays so until it is switched on again, on most families by a second call.
        const bool wakes = (before.status == relay::TokenStatus::Expired && change.expires) ||
                           (before.status == relay::TokenStatus::UsedUp && change.left);
        return client(id)
            .then(this,
                  [this, wanted, wakes](relay::RelayClient *client) {
                      return client->updateToken(wanted).then(this, [client, wanted, wakes]() -> core::Async<void> {
                          return wakes ? client->setTokenEnabled(wanted, true)
                                       : core::Async<void>(core::Result<void>());
                      });
                  })
            .then(this, [this, id, wanted] {
                const Account *account = find(id);
                if (!account || account->keyRemoteId != wanted.id || account->keyName == wanted.name)
                    return core::Async<void>(core::Result<void>());
                // What chats call their key by: bills are matched by this name where rows have no request id.
                Account renamed = *account;
                renamed.keyName = wanted.name;
                return d->store.update(renamed).then(
                    this, [this, id, name = wanted.name] { this->change(id, [&](Account &a) { a.keyName = name; }); });
            });
    });
}

core::Async<RotatedKey> Accounts::rotateKey(core::AccountId id, const core::RemoteTokenId &token)
{
    return readKey(id, token).then(this, [this, id](const relay::TokenRecord &old) {
        const Account *account = find(id);
        const bool inUse = account && account->keyRemoteId == old.id && account->hasKey();
        const relay::TokenDraft draft = likeToken(old);
        const core::Async<relay::TokenRecord> made = inUse ? createKey(id, draft) : addKey(id, draft);
        return made.then(this, [this, id, old](const relay::TokenRecord &fresh) {
            core::Promise<RotatedKey> promise;
            if (fresh.id == old.id) {
                // A relay that does not return what it makes was asked by name, and named the old one.
                promise.fail(core::Error{core::ErrorKind::Protocol, u"the relay does not show the new key"_s});
                return promise.future();
            }
            // The new key is there: whatever happens to the old one, that must be told.
            client(id)
                .then(this, [old](relay::RelayClient *client) { return client->removeToken(old.id); })
                .finally(this, [promise, fresh](const core::Result<void> &gone) {
                    promise.settle(
                        RotatedKey{fresh, gone.ok(), gone ? std::nullopt : std::optional<core::Error>(gone.error())});
                });
            return promise.future();
        });
    });
}

core::Async<void> Accounts::dropKey(core::AccountId id)
{
    core::Promise<void> promise;
    d->vault.remove(secretName(id, keySecret)).finally(this, [this, id, promise](const core::Result<void> &) {
        // Whether it was there or not: it opens nothing any more.
        const Account *account = find(id);
        if (!account)
            return promise.settle({});
        Account without = *account;
        without.keyHint.clear();
        without.keyName.clear();
        without.keyRemoteId = {};
        d->store.update(without).finally(this, [this, id, promise](const core::Result<void> &stored) {
            if (stored) {
                d->keys.erase(id);
                change(id, [](Account &a) {
                    a.keyHint.clear();
                    a.keyName.clear();
                    a.keyRemoteId = {};
                });
            }
            promise.settle(stored);
        });
    });
    return promise.future();
}

core::Async<void> Accounts::removeKey(core::AccountId id, const core::RemoteTokenId &token)
{
    return client(id)
        .then(this, [token](relay::RelayClient *client) { return client->removeToken(token); })
        .then(this, [this, id, token]() -> core::Async<void> {
            d->revealed.erase({id, token.value()});
            const Account *account = find(id);
            const bool inUse = account && account->hasKey() && account->keyRemoteId == token;
            return inUse ? dropKey(id) : core::Async<void>(core::Result<void>());
        });
}

} // namespace accounts
