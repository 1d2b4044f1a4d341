#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

#include <functional>

class QBoxLayout;
class QStackedWidget;
class QVBoxLayout;

namespace ui::accounts {

class TopUpPage;
class WalletActions;
class WalletSide;

// The accounts: a card for the one that new chats use, a line for each of the others, what they have together; beside
// them how money comes in and what the operators say.
class WalletPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit WalletPage(app::Workspace &workspace, QWidget *parent = nullptr);
    // The ways money gets onto an account, instead of the cards.
    void showTopUp(core::AccountId account);
    void showCards();
    void openProfile(core::AccountId account);
    TopUpPage *topUpPage() const { return m_topUp; }

Q_SIGNALS:
    void addRequested(const QString &address);
    void redeemRequested(const QString &text);
    void createKeyRequested(core::AccountId account);
    void signInRequested(core::AccountId account);
    void keysRequested(core::AccountId account);
    void spendingRequested(core::AccountId account);
    void said(const QString &text, std::function<void()> undo);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeCardsPage();
    void follow();
    void rebuild();
    void addOthers();
    void refreshAll();

    app::Workspace &m_workspace;
    WalletActions *m_actions;
    QStackedWidget *m_stack;
    TopUpPage *m_topUp;
    QBoxLayout *m_columns;
    QVBoxLayout *m_cards;
    WalletSide *m_side;
    bool m_wide = true;
    core::Scope m_scope;
};

} // namespace ui::accounts
