#pragma once

#include "app/workspace.h"

#include <QWidget>

namespace ui::accounts {

class WalletActions;

// One of the other accounts, a line of the second card: balance, how long it lasts, the last week.
class AccountRow : public QWidget
{
    Q_OBJECT
public:
    // wide: there is room for how long the balance lasts.
    AccountRow(app::Workspace &workspace, const ::accounts::Account &account, WalletActions *actions, bool wide,
               QWidget *parent = nullptr);
};

} // namespace ui::accounts
