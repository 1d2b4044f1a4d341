// Adding accounts and signing in again. Nothing is kept of what fails.
#include "accounts/accounts.h"
#include "accounts/accountsprivate.h"
#include "accounts/secretnames.h"
#include "secrets/vault.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

using Client = std::shared_ptr<std::unique_ptr<relay::RelayClient>>;

Client makeClient(net::Transport &transport, const relay::RelayInfo &info, const core::Clock &clock)
{
    auto client = std::make_unique<relay::RelayClient>(transport, info);
    client->setClock(clock);
    return std::make_shared<std::unique_ptr<relay::RelayClient>>(std::move(client));
}

Account accountOf(const relay::ProbeReport &found, SignInWay way, const core::Clock &clock)
{
    Account account;
    account.relay = found.info;
    account.name = found.info.name.isEmpty() ? found.info.root.host() : found.info.name;
    account.way = way;
    account.created = clock.now();
    return account;
}

bool waitsForSecondFactor(const core::Error &error)
{
    return error.cause == core::ErrorCause::SecondFactorWanted || error.cause == core::ErrorCause::SecondFactorWrong;
}

} // namespace

core::Async<Account> Accounts::keep(Account account, Client client, const Keep &secret)
{
    return d->store.insert(account).then(this, [this, account, client, secret](core::AccountId id) {
        core::Promise<Account> promise;
        d->vault.write(secretName(id, secret.first), secret.second)
            .finally(this, [this, account, client, secret, id, promise](const core::Result<void> &written) {
                if (!written) {
                    const core::Error why = written.error();
                    d->store.remove(id).finally(this,
                                                [promise, why](const core::Result<void> &) { promise.fail(why); });
                    return;
                }
                Account kept = account;
                kept.id = id;
                if (secret.first == keySecret)
                    d->keys[id] = secret.second;
                m_list.append(kept);
                adopt(id, std::move(*client));
                Q_EMIT listChanged();
                setCurrent(id);
                promise.settle(kept);
            });
        return promise.future();
    });
}

core::Async<void> Accounts::keepPassword(core::AccountId id, const core::Secret &password, bool keep)
{
    if (!keep)
        return forgetPassword(id);
    return d->vault.write(secretName(id, passwordSecret), password).then(this, [this, id] {
        return store(id, [](Account &a) { a.keepsPassword = true; });
    });
}

core::Async<Account> Accounts::addWithPassword(const relay::ProbeReport &found, const QString &user,
                                               const core::Secret &password, const core::Secret &code,
                                               bool keepsPassword)
{
    const bool goesOn =
        d->waiting && d->waiting->root == found.info.root && d->waiting->user == user && !code.isEmpty();
    const Client client = goesOn ? d->waiting->client : makeClient(d->transport, found.info, d->clock);
    d->waiting.reset();

    core::Promise<Account> promise;
    (*client)->signIn(user, password, code).finally(this, [=, this](const core::Result<relay::SignedIn> &in) {
        if (!in) {
            if (waitsForSecondFactor(in.error()))
                d->waiting = Private::Waiting{client, found.info.root, user};
            promise.fail(in.error());
            return;
        }
        // The sign-in's own record is mostly empty (relay-api §3.3): self is what counts.
        (*client)
            ->self()
            .then(this,
                  [this, found, client](const relay::SelfRecord &self) {
                      Account account = accountOf(found, SignInWay::Password, d->clock);
                      account.state = SignInState::SignedIn;
                      account.userName = self.userName;
                      account.userId = self.userId;
                      return keep(account, client, {sessionSecret, (*client)->savedSession()});
                  })
            .finally(this, [=, this](const core::Result<Account> &r) {
                if (!r || !keepsPassword)
                    return promise.settle(r);
                // A keychain that does not take the password has already refused the session.
                keepPassword(r->id, password, true).finally(this, [this, promise, r](const core::Result<void> &) {
                    const Account *kept = find(r->id);
                    promise.settle(kept ? core::Result<Account>(*kept) : r);
                });
            });
    });
    return promise.future();
}

Accounts::WaitingStep Accounts::waitingStep() const
{
    if (!d->waiting)
        return {};
    const relay::RelayClient &client = **d->waiting->client;
    return {client.secondStepUntil(), client.clockAhead()};
}

core::Async<Account> Accounts::addWithAccessToken(const relay::ProbeReport &found, const core::Secret &token,
                                                  const QString &userId)
{
    const Client client = makeClient(d->transport, found.info, d->clock);
    relay::Credential credential;
    credential.accessToken = token;
    credential.userId = userId;
    (*client)->setCredential(std::move(credential));
    return (*client)->self().then(this, [this, found, client, token, userId](const relay::SelfRecord &self) {
        Account account = accountOf(found, SignInWay::AccessToken, d->clock);
        account.state = SignInState::SignedIn;
        account.userName = self.userName;
        account.userId = self.userId.isEmpty() ? userId : self.userId;
        return keep(account, client, {accessTokenSecret, token});
    });
}

core::Async<Account> Accounts::addWithKey(const relay::ProbeReport &found, const core::Secret &key)
{
    const Client client = makeClient(d->transport, found.info, d->clock);
    return (*client)->models(key).then(this, [this, found, client, key](const QStringList &) {
        Account account = accountOf(found, SignInWay::KeyOnly, d->clock);
        account.state = SignInState::KeyOnly;
        account.keyHint = key.hint();
        return keep(account, client, {keySecret, key});
    });
}

core::Async<void> Accounts::signInAgain(core::AccountId id, const core::Secret &password, const core::Secret &code,
                                        std::optional<bool> keep)
{
    relay::RelayClient *client = bareClient(id);
    if (!client)
        return core::Error{core::ErrorKind::NotFound, u"no such account"_s};
    return client->signIn(find(id)->userName, password, code)
        .then(this, [=, this](const relay::SignedIn &in) -> core::Async<void> {
            const Account *account = find(id);
            if (!account)
                return core::Error{core::ErrorKind::NotFound, u"the account is gone"_s};
            Account changed = *account;
            changed.way = SignInWay::Password;
            changed.signedOut = false;
            if (!in.userId.isEmpty())
                changed.userId = in.userId;
            return writeSession(id)
                .then(this, [this, changed] { return d->store.update(changed); })
                .then(this,
                      [this, id, changed] {
                          change(id, [&](Account &a) {
                              a.way = changed.way;
                              a.userId = changed.userId;
                              a.signedOut = false;
                              a.state = SignInState::SignedIn;
                          });
                      })
                .then(this,
                      [=, this]() -> core::Async<void> {
                          return keep ? keepPassword(id, password, *keep) : core::Async<void>(core::Result<void>());
                      })
                .then(this, [this, id] { settleMending(id, {}); });
        });
}

core::Async<void> Accounts::useAccessToken(core::AccountId id, const core::Secret &token, const QString &userId)
{
    const Account *account = find(id);
    if (!account)
        return core::Error{core::ErrorKind::NotFound, u"no such account"_s};
    relay::Credential credential;
    credential.accessToken = token;
    credential.userId = userId.isEmpty() ? account->userId : userId;
    const Client trial = makeClient(d->transport, account->relay, d->clock);
    (*trial)->setCredential(credential);
    return (*trial)
        ->self()
        .then(this,
              [this, id, trial, token](const relay::SelfRecord &self) {
                  return d->vault.write(secretName(id, accessTokenSecret), token).then(this, [self] { return self; });
              })
        .then(this, [this, id, credential](const relay::SelfRecord &self) -> core::Async<void> {
            const Account *current = find(id);
            if (!current)
                return core::Error{core::ErrorKind::NotFound, u"the account is gone"_s};
            Account changed = *current;
            changed.way = SignInWay::AccessToken;
            changed.signedOut = false;
            changed.userName = self.userName;
            if (!self.userId.isEmpty())
                changed.userId = self.userId;
            return d->store.update(changed).then(this, [this, id, changed, credential] {
                bareClient(id)->setCredential(credential);
                change(id, [&](Account &a) {
                    a.way = changed.way;
                    a.userName = changed.userName;
                    a.userId = changed.userId;
                    a.signedOut = false;
                    a.state = SignInState::SignedIn;
                });
                settleMending(id, {});
            });
        });
}

core::Async<core::Secret> Accounts::makeAccessToken(core::AccountId id)
{
    return client(id).then(this, [this, id](relay::RelayClient *client) {
        return client->makeAccessToken().then(this, [this, id](const core::Secret &token) {
            return useAccessToken(id, token).then(this, [token] { return token; });
        });
    });
}

} // namespace accounts
