#pragma once

#include "app/workspace.h"

#include <QWidget>

namespace ui::accounts {

// "Signed in", "Sign-in has expired", …
QString stateWords(const ::accounts::Account &account);
// Its series: the current one has the first colour, the others keep theirs.
int avatarSeries(const ::accounts::Account &account, core::AccountId current);
// "Balance, 2 min ago", or what is known instead.
QString balanceTitle(const std::optional<::billing::Balance> &balance, core::Moment now);

// Avatar, name and what kind of account it is.
class AccountHead : public QWidget
{
    Q_OBJECT
public:
    AccountHead(app::Workspace &workspace, const ::accounts::Account &account, bool withGroup,
                QWidget *parent = nullptr);
};

// A dot and "Signed in".
class StateMark : public QWidget
{
    Q_OBJECT
public:
    explicit StateMark(const ::accounts::Account &account, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ::accounts::SignInState m_state;
};

} // namespace ui::accounts
