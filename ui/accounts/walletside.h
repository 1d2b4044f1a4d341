#pragma once

#include "app/workspace.h"

#include <QWidget>

class QVBoxLayout;

namespace kit {
class Card;
}

namespace ui::accounts {

class NoticesCard;

// Beside the accounts: how money gets onto the current one, what the operators say, what was redeemed lately.
class WalletSide : public QWidget
{
    Q_OBJECT
public:
    explicit WalletSide(app::Workspace &workspace, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void topUpRequested(core::AccountId account);

private:
    void showWaysToPay();
    void showRedeemed(const QList<::billing::RedemptionRecord> &records);

    app::Workspace &m_workspace;
    kit::Card *m_topUp;
    NoticesCard *m_notices;
    kit::Card *m_lately;
    bool m_showsAll = false;
    core::Scope m_scope;
};

} // namespace ui::accounts
