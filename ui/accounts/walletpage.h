#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

#include <functional>

class QBoxLayout;
class QLayout;
class QVBoxLayout;

namespace kit {
class IconButton;
}

namespace ui::accounts {

class WalletSide;

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

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    QWidget *makeCard(const ::accounts::Account &account);
    QWidget *makeRow(const ::accounts::Account &account, QWidget *parent);
    QLayout *makeNames(const ::accounts::Account &account, bool withGroup);
    kit::IconButton *makeMore(const ::accounts::Account &account, QWidget *parent);
    void askToRemove(const ::accounts::Account &account);

    app::Workspace &m_workspace;
    QBoxLayout *m_columns;
    QVBoxLayout *m_cards;
    WalletSide *m_side;
    core::Scope m_scope;
};

} // namespace ui::accounts
