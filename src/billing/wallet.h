#pragma once

#include "accounts/accounts.h"
#include "billing/balance.h"
#include "core/async.h"
#include "core/scope.h"

#include <QHash>

namespace billing {

// The balances of all accounts: the last one read at once, a fresh one on request.
class Wallet : public QObject
{
    Q_OBJECT
public:
    Wallet(accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock,
           QObject *parent = nullptr);
    ~Wallet() override;

    core::Async<void> load();
    std::optional<Balance> balance(core::AccountId id) const; // nothing: never read
    // From the relay; at most one request at a time per account. Key-only accounts answer NotFound.
    core::Async<Balance> refresh(core::AccountId id);
    std::optional<core::Error> lastError(core::AccountId id) const; // of the last refresh, if it failed

Q_SIGNALS:
    void balanceChanged(core::AccountId id, const billing::Balance &balance);
    void refreshFailed(core::AccountId id, const core::Error &error);

private:
    accounts::Accounts &m_accounts;
    storage::Database &m_database;
    const core::Clock &m_clock;
    QHash<core::AccountId, Balance> m_balances{};
    QHash<core::AccountId, core::Error> m_errors{};
    QHash<core::AccountId, core::Async<Balance>> m_reading{};
    core::Scope m_scope;
};

} // namespace billing
