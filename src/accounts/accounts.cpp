#include "accounts/accounts.h"

#include "accounts/accountsprivate.h"
#include "accounts/secretnames.h"
#include "relay/relayaddress.h"
#include "relay/statusanswer.h"
#include "secrets/vault.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

core::Error unknownAccount()
{
    return core::Error{core::ErrorKind::NotFound, u"no such account"_s};
}

} // namespace

Accounts::Accounts(net::Transport &transport, storage::Database &database, secrets::Vault &vault,
                   const core::Clock &clock, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(transport, database, vault, clock))
{
}

Accounts::~Accounts() = default;

// --- the list ---

core::Async<void> Accounts::load()
{
    return d->store.load().then(this, [this](const AccountStore::Stored &stored) {
        m_list = stored.accounts;
        m_current = find(stored.current) ? stored.current : m_list.isEmpty() ? core::AccountId() : m_list.first().id;
        Q_EMIT listChanged();
        Q_EMIT currentChanged(m_current);
    });
}

const Account *Accounts::find(core::AccountId id) const
{
    const auto it = std::find_if(m_list.begin(), m_list.end(), [id](const Account &a) { return a.id == id; });
    return it == m_list.end() ? nullptr : &*it;
}

Account *Accounts::get(core::AccountId id)
{
    const auto it = std::find_if(m_list.begin(), m_list.end(), [id](const Account &a) { return a.id == id; });
    return it == m_list.end() ? nullptr : &*it;
}

void Accounts::change(core::AccountId id, const std::function<void(Account &)> &how)
{
    Account *account = get(id);
    if (!account)
        return;
    how(*account);
    const Account changed = *account; // a listener may change the list
    Q_EMIT accountChanged(changed);
}

void Accounts::setCurrent(core::AccountId id)
{
    if (id == m_current || (id.isValid() && !find(id)))
        return;
    m_current = id;
    static_cast<void>(d->store.setCurrent(id));
    Q_EMIT currentChanged(id);
}

core::Async<relay::ProbeReport> Accounts::probe(const QString &typedAddress)
{
    const core::Result<relay::RelayAddress> address = relay::RelayAddress::parse(typedAddress);
    if (!address)
        return address.error();
    return d->probe.probe(*address);
}

core::Async<relay::ProbeSurvey> Accounts::survey(const relay::RelayInfo &found)
{
    return d->probe.survey(found);
}

void Accounts::cancelProbe()
{
    d->probe.cancel();
}

// On the disk first: what is shown is what is kept.
core::Async<void> Accounts::store(core::AccountId id, const std::function<void(Account &)> &how)
{
    const Account *account = find(id);
    if (!account)
        return unknownAccount();
    Account changed = *account;
    how(changed);
    return d->store.update(changed).then(this, [this, id, how] { change(id, how); });
}

core::Async<void> Accounts::rename(core::AccountId id, const QString &name)
{
    return store(id, [name = name.trimmed()](Account &a) { a.name = name; });
}

core::Async<void> Accounts::setLeftOut(core::AccountId id, bool leftOut)
{
    return store(id, [leftOut](Account &a) { a.leftOut = leftOut; });
}

core::Async<void> Accounts::setChecksIn(core::AccountId id, bool checksIn)
{
    return store(id, [checksIn](Account &a) { a.checksIn = checksIn; });
}

core::Async<void> Accounts::learn(core::AccountId id, const QJsonObject &status)
{
    const Account *account = find(id);
    if (!account)
        return unknownAccount();
    relay::RelayInfo info = relay::infoFromStatus(account->relay.kind, account->relay.root, status);
    info.infer = account->relay.infer;
    if (info.name.isEmpty())
        info.name = account->relay.name;
    return store(id, [info](Account &a) { a.relay = info; });
}

void Accounts::markDemo(core::AccountId id)
{
    change(id, [this](Account &a) {
        a.isDemo = true;
        static_cast<void>(d->store.update(a));
    });
}

core::Async<void> Accounts::moveTo(core::AccountId id, const relay::RelayInfo &info)
{
    const Account *account = find(id);
    if (!account)
        return unknownAccount();
    Account moved = *account;
    moved.relay = info;
    d->clients.erase(id); // a client speaks to one address
    return d->store.update(moved).then(this, [this, id, info] { change(id, [&](Account &a) { a.relay = info; }); });
}

// --- clients ---

relay::RelayClient &Accounts::adopt(core::AccountId id, std::unique_ptr<relay::RelayClient> client)
{
    relay::RelayClient &kept = *client;
    kept.setClock(d->clock);
    connect(&kept, &relay::RelayClient::signedOut, this, [this, id] { showSignedOut(id); });
    kept.setMender([this, id] { return mend(id); });
    connect(&kept, &relay::RelayClient::sessionChanged, this, [this, id] { static_cast<void>(writeSession(id)); });
    d->clients[id] = std::move(client);
    return kept;
}

relay::RelayClient *Accounts::bareClient(core::AccountId id)
{
    const Account *account = find(id);
    if (!account)
        return nullptr;
    const auto it = d->clients.find(id);
    return it != d->clients.end() ? it->second.get()
                                  : &adopt(id, std::make_unique<relay::RelayClient>(d->transport, account->relay));
}

core::Async<relay::RelayClient *> Accounts::client(core::AccountId id)
{
    using Answer = core::Result<relay::RelayClient *>;
    relay::RelayClient *client = bareClient(id);
    if (!client)
        return unknownAccount();
    if (client->hasCredential())
        return Answer(client);
    const Account account = *find(id);
    if (account.way == SignInWay::KeyOnly)
        return core::Error{core::ErrorKind::NotFound, u"this account has only a key"_s,
                           core::ErrorCause::EndpointMissing};
    if (account.state == SignInState::SignedOut)
        return mendedClient(id);

    const bool byToken = account.way == SignInWay::AccessToken;
    core::Promise<relay::RelayClient *> promise;
    d->vault.read(secretName(id, byToken ? accessTokenSecret : sessionSecret))
        .finally(this, [this, id, byToken, userId = account.userId, promise](const core::Result<core::Secret> &secret) {
            relay::RelayClient *ready = bareClient(id);
            if (!ready) {
                promise.fail(unknownAccount());
            } else if (secret) {
                if (!ready->hasCredential()) { // two readers may have asked at once
                    if (byToken)
                        ready->setCredential({.accessToken = *secret, .userId = userId});
                    else
                        ready->restoreSession(*secret, userId);
                    change(id, [](Account &a) { a.state = SignInState::SignedIn; });
                }
                promise.settle(ready);
            } else if (secret.error().kind == core::ErrorKind::NotFound) {
                showSignedOut(id); // a session that was kept in memory only, of an earlier run
                mendedClient(id).finally(this,
                                         [promise](const core::Result<relay::RelayClient *> &r) { promise.settle(r); });
            } else {
                if (secret.error().kind == core::ErrorKind::SecretLocked)
                    change(id, [](Account &a) { a.state = SignInState::Locked; });
                promise.fail(secret.error());
            }
        });
    return promise.future();
}

void Accounts::showSignedOut(core::AccountId id)
{
    if (const auto it = d->clients.find(id); it != d->clients.end())
        it->second->setCredential({});
    const Account *account = find(id);
    if (account && account->canManage() && account->state != SignInState::SignedOut)
        change(id, [](Account &a) { a.state = SignInState::SignedOut; });
}

core::Async<void> Accounts::writeSession(core::AccountId id)
{
    const auto it = d->clients.find(id);
    const core::Secret session = it == d->clients.end() ? core::Secret() : it->second->savedSession();
    return session.isEmpty() ? core::Async<void>(core::Result<void>())
                             : d->vault.write(secretName(id, sessionSecret), session);
}

// --- keys ---

core::Async<core::Secret> Accounts::key(core::AccountId id)
{
    const Account *account = find(id);
    if (!account)
        return unknownAccount();
    if (!account->hasKey())
        return core::Error{core::ErrorKind::NotFound, u"the account has no key yet"_s};
    if (const auto it = d->keys.find(id); it != d->keys.end())
        return core::Result<core::Secret>(it->second);
    return d->vault.read(secretName(id, keySecret)).then(this, [this, id](const core::Secret &secret) {
        d->keys[id] = secret;
        return secret;
    });
}

core::Async<void> Accounts::useKey(core::AccountId id, const core::Secret &key, const QString &name,
                                   const core::RemoteTokenId &remoteId)
{
    if (!find(id))
        return unknownAccount();
    return d->vault.write(secretName(id, keySecret), key)
        .then(this, [this, id, key, name, remoteId]() -> core::Async<void> {
            const Account *account = find(id);
            if (!account)
                return unknownAccount();
            Account changed = *account;
            changed.keyHint = key.hint();
            changed.keyName = name;
            changed.keyRemoteId = remoteId;
            return d->store.update(changed).then(this, [this, id, key, changed] {
                d->keys[id] = key;
                change(id, [&](Account &a) {
                    a.keyHint = changed.keyHint;
                    a.keyName = changed.keyName;
                    a.keyRemoteId = changed.keyRemoteId;
                });
            });
        });
}

core::Async<relay::TokenRecord> Accounts::createKey(core::AccountId id, const relay::TokenDraft &draft)
{
    return client(id).then(this, [this, id, draft](relay::RelayClient *client) {
        return client->createToken(draft).then(this, [this, id](const relay::TokenRecord &made) {
            return useKey(id, made.key, made.name, made.id).then(this, [made] {
                relay::TokenRecord shown = made;
                shown.maskedKey = u"sk-"_s + made.key.hint();
                shown.key = {}; // from here on only the vault has it
                return shown;
            });
        });
    });
}

} // namespace accounts
