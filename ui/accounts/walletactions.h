#pragma once

#include "app/workspace.h"

#include <functional>

namespace kit {
class Menu;
}

namespace ui::accounts {

// What can be done with an account on the wallet page: its menu and the questions it asks. Whatever needs another page
// is asked for by a signal.
class WalletActions : public QObject
{
    Q_OBJECT
public:
    WalletActions(app::Workspace &workspace, QWidget *page);

    void showMenu(const ::accounts::Account &account, QWidget *anchor);
    void openProfile(core::AccountId id);
    void refresh(core::AccountId id);

Q_SIGNALS:
    void addRequested(const QString &address);
    void redeemRequested();
    void topUpRequested(core::AccountId account);
    void createKeyRequested(core::AccountId account);
    void signInRequested(core::AccountId account);
    void keysRequested(core::AccountId account);
    void spendingRequested(core::AccountId account);
    void said(const QString &text, std::function<void()> undo);

private:
    void addLinks(kit::Menu *menu, const ::accounts::Account &account);
    void askName(const ::accounts::Account &account);
    void askToSignOut(const ::accounts::Account &account);
    void askToRemove(const ::accounts::Account &account);
    void copyInvite(core::AccountId id);
    void leaveOut(const ::accounts::Account &account, bool leftOut);

    app::Workspace &m_workspace;
    QWidget *m_page;
    core::Scope m_scope;
};

} // namespace ui::accounts
