#pragma once

#include "app/workspace.h"
#include "ui/accounts/keystable.h"

namespace ui::accounts {

// Reads from the ledger what each key spent and when it was last billed; calls show once, while context lives.
void readKeyUse(app::Workspace &workspace, core::AccountId account, const QStringList &names, QObject *context,
                std::function<void(const QHash<QString, KeyUse> &)> show);

} // namespace ui::accounts
