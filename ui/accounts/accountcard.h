#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

namespace kit {
class Label;
}

namespace ui::accounts {

class RunwayBar;
class WalletActions;

// The account that new chats use: balance and how long it lasts, what was spent, what to do with it. What could not be
// read again is shown with its age below what went wrong.
class AccountCard : public kit::Card
{
    Q_OBJECT
public:
    AccountCard(app::Workspace &workspace, const ::accounts::Account &account, WalletActions *actions,
                QWidget *parent = nullptr);

private:
    void addHead();
    void addFailure();
    void addBalance();
    void addFigures();
    void addButtons();

    app::Workspace &m_workspace;
    ::accounts::Account m_account;
    WalletActions *m_actions;
    QWidget *m_lasts = nullptr;
    kit::Label *m_lastsWords = nullptr;
    RunwayBar *m_bar = nullptr;
};

} // namespace ui::accounts
