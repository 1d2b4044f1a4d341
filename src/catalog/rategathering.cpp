#include "catalog/rategathering.h"

#include "catalog/catalogstore.h"

#include <functional>

namespace catalog {

namespace {

KeyScope scopeOf(const relay::TokenRecord &token, const accounts::Account &account)
{
    KeyScope key;
    key.name = token.name;
    key.group = token.group;
    key.models = token.models;
    key.enabled = token.status == relay::TokenStatus::Enabled;
    const bool known = !account.keyRemoteId.value().isEmpty();
    key.isOurs = known ? token.id == account.keyRemoteId
                       : account.hasKey() && !account.keyName.isEmpty() && token.name == account.keyName;
    return key;
}

// One refresh: calls under way, and what they brought.
struct Gathering
{
    accounts::Accounts &accounts;
    storage::Database &database;
    QObject *context;
    core::AccountId id;
    Gathered got{};
    int open = 0;
    core::Promise<Gathered> promise{};

    void fail(const core::Error &error)
    {
        if (!got.error || got.error->kind == core::ErrorKind::NotFound)
            got.error = error;
    }
    void close()
    {
        if (--open > 0)
            return;
        got.read.group = got.terms.chatGroup();
        got.terms.publishesRates = got.read.rates.has_value() || got.read.ratesFailed;
        if (got.read.rates && !got.read.rates->isEmpty())
            got.terms.factors = got.read.rates->first().factors;
        for (const KeyScope &key : got.terms.keys.value_or(QList<KeyScope>()))
            if (key.isOurs)
                got.read.keyModels = key.models;
        promise.settle(got);
    }
};
using Shared = std::shared_ptr<Gathering>;

void readRates(const Shared &all)
{
    all->database.read([id = all->id](storage::Connection &c) { return readUserGroup(c, id); })
        .finally(all->context, [all](const core::Result<QString> &group) {
            all->got.terms.group = group.valueOr({});
            relay::RelayClient *relay = all->accounts.bareClient(all->id); // rates are mostly public
            if (!relay)
                return all->close();
            relay->rates(all->got.terms.group)
                .finally(all->context, [all](const core::Result<QList<relay::PublishedRate>> &rates) {
                    if (rates)
                        all->got.read.rates = rates.value();
                    else if (rates.error().kind != core::ErrorKind::NotFound)
                        all->got.read.ratesFailed = true;
                    if (!rates)
                        all->fail(rates.error());
                    all->close();
                });
        });
}

void readManaged(const Shared &all, relay::RelayClient *relay)
{
    relay->availableModels().finally(all->context, [all](const core::Result<QStringList> &names) {
        if (names)
            all->got.read.offered = names.value();
        else
            all->fail(names.error());
        all->close();
    });
    relay->tokens().finally(all->context, [all](const core::Result<std::vector<relay::TokenRecord>> &tokens) {
        const accounts::Account *account = all->accounts.find(all->id);
        if (tokens && account) {
            all->got.terms.keys.emplace();
            for (const relay::TokenRecord &token : *tokens)
                all->got.terms.keys->append(scopeOf(token, *account));
        }
        all->close(); // a list of models is good without it
    });
}

void readCallable(const Shared &all)
{
    all->accounts.key(all->id)
        .then(all->context,
              [all](const core::Secret &key) -> core::Async<QStringList> {
                  relay::RelayClient *relay = all->accounts.bareClient(all->id);
                  if (!relay)
                      return core::Error{core::ErrorKind::NotFound, QStringLiteral("the account is gone")};
                  return relay->models(key);
              })
        .finally(all->context, [all](const core::Result<QStringList> &names) {
            if (names)
                all->got.read.callable = names.value();
            else
                all->fail(names.error());
            all->close();
        });
}

} // namespace

core::Async<Gathered> gatherRates(accounts::Accounts &accounts, storage::Database &database, QObject *context,
                                  core::AccountId id)
{
    const auto all = std::make_shared<Gathering>(Gathering{accounts, database, context, id});
    const accounts::Account *account = accounts.find(id);
    if (!account)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such account")};
    const bool manages = account->canManage();
    const auto future = all->promise.future();
    all->open = 1;
    if (account->hasKey()) {
        ++all->open;
        readCallable(all);
    }
    if (!manages) {
        readRates(all);
        return future;
    }
    accounts.client(id).finally(context, [all](const core::Result<relay::RelayClient *> &client) {
        if (client) {
            all->open += 2;
            readManaged(all, client.value());
        } else {
            all->fail(client.error());
        }
        readRates(all);
    });
    return future;
}

} // namespace catalog
