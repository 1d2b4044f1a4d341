#pragma once

// The services of a Workspace in order of life. Only for workspace*.cpp.

#include "app/paths.h"
#include "app/workspace.h"

namespace app {

struct Workspace::Private
{
    explicit Private(const WorkspaceOptions &o);

    WorkspaceOptions options;
    Paths paths;
    QString folder;
    core::SystemClock clock;
    Preferences preferences;
    net::Transport transport;
    Certificates certificates;
    storage::Database database;
    std::unique_ptr<secrets::Vault> vault;
    accounts::Accounts accounts;
    accounts::Notices notices;
    accounts::DailyCheckIn dailyCheckIn;
    catalog::Catalog catalog;
    media::Assets assets;
    media::Studio studio;
    chat::Chats chats;
    billing::Wallet wallet;
    billing::Redeemer redeemer;
    billing::Ledger ledger;
    billing::CostBook costs;
    std::optional<demo::Credentials> demoCredentials;
    std::unique_ptr<demo::DemoRelay> demoRelay;
    bool demoIsNew = false; // its books were not there when it started
};

} // namespace app
