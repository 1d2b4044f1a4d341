#pragma once

#include "accounts/account.h"
#include "core/async.h"

#include <QList>

namespace storage {
class Database;
}

namespace accounts {

// The rows of the table account, and which one is current. Writes only its own columns: balances are billing's.
class AccountStore
{
public:
    struct Stored
    {
        QList<Account> accounts{};
        core::AccountId current{};
    };

    explicit AccountStore(storage::Database &database) : m_database(database) {}

    core::Async<Stored> load();
    core::Async<core::AccountId> insert(const Account &account);
    core::Async<void> update(const Account &account);
    core::Async<void> remove(core::AccountId id);
    core::Async<void> setCurrent(core::AccountId id);

private:
    storage::Database &m_database;
};

} // namespace accounts
