#pragma once

#include "accounts/accounts.h"
#include "catalog/keyscope.h"
#include "catalog/modelmerge.h"
#include "core/async.h"
#include "storage/database.h"

namespace catalog {

// Everything a refresh asks a relay for, side by side: published rates, the names offered to the account, its keys with
// their limits and groups, and what the key that chats use may call.
struct Gathered
{
    ReadModels read{};
    AccountTerms terms{};
    std::optional<core::Error> error{}; // the most telling failure
    bool hasAny() const { return read.rates || read.offered || read.callable; }
};

// Never fails: what could not be read is absent, and why. Lives as long as the context.
core::Async<Gathered> gatherRates(accounts::Accounts &accounts, storage::Database &database, QObject *context,
                                  core::AccountId id);

} // namespace catalog
