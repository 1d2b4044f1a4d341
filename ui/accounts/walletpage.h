#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

#include <functional>

class QVBoxLayout;

namespace ui::accounts {

// The accounts, a card each: balance and its age, what was spent, and what to do with it.
class WalletPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit WalletPage(app::Workspace &workspace, QWidget *parent = nullptr);

Q_SIGNALS:
    void addRequested();
    void redeemRequested();
    void createKeyRequested(core::AccountId account);
    void signInRequested(core::AccountId account);
    void said(const QString &text, std::function<void()> undo);

private:
    void rebuild();
    QWidget *makeCard(const ::accounts::Account &account);
    void askToRemove(const ::accounts::Account &account);

    app::Workspace &m_workspace;
    QVBoxLayout *m_cards;
    core::Scope m_scope;
};

} // namespace ui::accounts
