#pragma once

#include "accounts/accounts.h"
#include "accounts/dailycheckin.h"
#include "accounts/notices.h"
#include "app/certificates.h"
#include "app/preferences.h"
#include "billing/costbook.h"
#include "billing/ledger.h"
#include "billing/redeemer.h"
#include "billing/wallet.h"
#include "catalog/catalog.h"
#include "chat/chats.h"
#include "core/clock.h"
#include "demo/demorelay.h"
#include "media/assets.h"
#include "media/sound.h"
#include "net/transport.h"
#include "secrets/vault.h"
#include "storage/database.h"

#include <memory>

namespace app {

struct WorkspaceOptions
{
    QString profile{};         // folder; empty: the standard place
    bool demo = false;         // the standard place of demo profiles, when no folder is given
    bool sessionVault = false; // secrets in memory only
    double demoSpeed = 60;     // tokens per second of the built-in relay; 0 is as fast as possible
};

// One profile at work: owns every service in order of life and introduces those that do not know each other.
class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(WorkspaceOptions options, QObject *parent = nullptr);
    ~Workspace() override;

    // Opens the database and loads accounts and chats. Storage errors are the only ones.
    core::Async<storage::OpenReport> open();
    // Starts the relay inside the program and signs its account in (adds it the first time).
    core::Async<core::AccountId> startDemo();
    bool demoRuns() const;
    bool hasDemoAccount() const; // one that was added earlier and needs the relay inside the program
    // Its address, user and codes ("try one of these"); nothing while it does not run.
    const std::optional<demo::Credentials> &demoCredentials() const;
    demo::DemoRelay *demoRelay();

    const core::Clock &clock() const;
    Preferences &preferences();
    net::Transport &transport();
    Certificates &certificates();
    storage::Database &database();
    secrets::Vault &vault();
    accounts::Accounts &accounts();
    accounts::Notices &notices();
    accounts::DailyCheckIn &dailyCheckIn();
    catalog::Catalog &catalog();
    media::Assets &assets();
    media::Studio &studio();
    chat::Chats &chats();
    billing::Wallet &wallet();
    billing::Redeemer &redeemer();
    billing::Ledger &ledger();
    billing::CostBook &costs();
    QString profilePath() const;

private:
    void introduce();
    void showCost(core::MessageId message, const billing::Cost &cost);
    void refreshBalance(core::AccountId id);
    core::Async<void> loadCatalogs();
    core::AccountId demoAccount() const;
    core::Result<void> startDemoRelay();
    core::Async<core::AccountId> enterDemo();
    core::Async<core::AccountId> ensureDemoKey(core::AccountId id);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace app
