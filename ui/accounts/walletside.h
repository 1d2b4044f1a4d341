#pragma once

#include "app/workspace.h"

#include <QWidget>

class QVBoxLayout;

namespace kit {
class Card;
}

namespace ui::accounts {

// Beside the accounts: how money gets onto the current one, and what was redeemed lately.
class WalletSide : public QWidget
{
    Q_OBJECT
public:
    explicit WalletSide(app::Workspace &workspace, QWidget *parent = nullptr);
    void refresh();

private:
    void showRedeemed(const QList<::billing::RedemptionRecord> &records);

    app::Workspace &m_workspace;
    kit::Card *m_topUp;
    kit::Card *m_lately;
    core::Scope m_scope;
};

} // namespace ui::accounts
