#pragma once

#include "billing/wallet.h"
#include "chat/chats.h"
#include "ui/kit/card.h"

#include <QTimer>

class QListView;

namespace kit {
class Button;
class Field;
class Label;
class MoneyLabel;
} // namespace kit

namespace ui::chat {

class ChatListModel;
class ChatRowDelegate;

// The list of chats: search, new chat, the rows, and at the foot what the current account has.
class ChatListPane : public kit::Ground
{
    Q_OBJECT
public:
    ChatListPane(::chat::Chats &chats, ::accounts::Accounts &accounts, ::billing::Wallet &wallet,
                 const core::Clock &clock, QWidget *parent = nullptr);
    void select(core::ConversationId id);
    void focusSearch();

Q_SIGNALS:
    void chosen(core::ConversationId id);
    void newChatRequested();
    void redeemRequested();
    void importRequested();
    void removeRequested(core::ConversationId id);

private:
    void showBalance();
    void showMenu(const QPoint &position);
    void keepSelection();

    ::chat::Chats &m_chats;
    ::accounts::Accounts &m_accounts;
    ::billing::Wallet &m_wallet;
    ChatListModel *m_model;
    ChatRowDelegate *m_delegate;
    kit::Field *m_search;
    QListView *m_view;
    QWidget *m_empty;
    kit::MoneyLabel *m_balance;
    kit::Label *m_relay;
    kit::Label *m_lasts;
    kit::Button *m_redeem;
    core::ConversationId m_selected{};
    QTimer m_spin{};
    qreal m_phase = 0;
};

} // namespace ui::chat
