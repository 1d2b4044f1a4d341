#pragma once

#include "accounts/accounts.h"
#include "accounts/accountstore.h"

#include <set>

namespace accounts {

struct Accounts::Private
{
    Private(net::Transport &t, storage::Database &database, secrets::Vault &v, const core::Clock &c)
        : transport(t), vault(v), clock(c), store(database), probe(t)
    {
    }

    net::Transport &transport;
    secrets::Vault &vault;
    const core::Clock &clock;
    AccountStore store;
    relay::DialectProbe probe;
    std::map<core::AccountId, std::unique_ptr<relay::RelayClient>> clients{};
    std::map<core::AccountId, core::Secret> keys{}; // read from the vault once

    // A sign-in that waits for its second step; it goes on with the same client.
    struct Waiting
    {
        std::shared_ptr<std::unique_ptr<relay::RelayClient>> client{};
        QUrl root{};
        QString user{};
    };
    std::optional<Waiting> waiting{};

    std::map<core::AccountId, core::Promise<void>> mending{};
    std::set<core::AccountId> declined{}; // until the next sign-in
};

} // namespace accounts
