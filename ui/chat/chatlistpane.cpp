#include "ui/chat/chatlistpane.h"

#include "ui/chat/chatlistmodel.h"
#include "ui/chat/chatrowdelegate.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/moneytext.h"

#include <QBoxLayout>
#include <QListView>
#include <QStackedLayout>

namespace ui::chat {

ChatListPane::ChatListPane(::chat::Chats &chats, ::accounts::Accounts &accounts, ::billing::Wallet &wallet,
                           const core::Clock &clock, QWidget *parent)
    : kit::Ground(Kind::Pane, parent), m_chats(chats), m_accounts(accounts), m_wallet(wallet)
{
    setAccessibleName(tr("Chats"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(kit::space12, kit::space12, kit::space12, kit::space8);
    top->setSpacing(kit::space8);
    m_search = new kit::Field({}, this);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search chats"));
    m_search->setLeadingIcon(kit::IconName("search"));
    m_search->setSuffix(tr("Ctrl+Shift+F"));
    m_search->setQuiet(true);
    top->addWidget(m_search, 1);
    auto *add =
        new kit::IconButton(kit::IconName("square-pen"), tr("New chat (Ctrl+N)"), this, kit::Button::Kind::Primary);
    add->setButtonSize(kit::Button::Size::Medium);
    top->addWidget(add);
    box->addLayout(top);

    m_model = new ChatListModel(chats, clock, this);
    m_view = new QListView(this);
    m_view->setModel(m_model);
    m_delegate = new ChatRowDelegate(m_view);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setAccessibleName(tr("Chats"));
    m_view->viewport()->setBackgroundRole(QPalette::Window);
    auto *empty = new kit::EmptyState(kit::IconName("messages-square"), tr("No chats yet"),
                                      tr("Your first message starts one. It stays on this computer."), this);
    m_empty = empty;
    auto *stack = new QStackedLayout;
    stack->addWidget(m_view);
    stack->addWidget(m_empty);
    box->addLayout(stack, 1);
    const auto showRight = [this, stack] { stack->setCurrentWidget(m_chats.list().isEmpty() ? m_empty : m_view); };
    connect(m_model, &QAbstractItemModel::modelReset, this, showRight);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ChatListPane::keepSelection);
    showRight();

    box->addWidget(new kit::Hairline(this));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(kit::space16, kit::space12, kit::space8, kit::space8);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setSpacing(kit::space6);
    m_balance = new kit::MoneyLabel(this);
    m_balance->setRole(kit::Role::Body, QFont::DemiBold);
    m_relay = new kit::Label({}, kit::Role::Body, kit::Tone::Secondary);
    m_relay->setElided(true);
    line->addWidget(m_balance);
    line->addWidget(m_relay, 1);
    words->addLayout(line);
    m_lasts = new kit::Label({}, kit::Role::Meta, kit::Tone::Caption);
    words->addWidget(m_lasts);
    foot->addLayout(words, 1);
    m_redeem = new kit::Button(kit::Button::Kind::Outline, tr("Redeem"), this);
    m_redeem->setButtonSize(kit::Button::Size::Small);
    m_redeem->setToolTip(tr("Redeem codes (Ctrl+D)"));
    foot->addWidget(m_redeem, 0, Qt::AlignVCenter);
    box->addLayout(foot);

    connect(m_search, &QLineEdit::textChanged, m_model, &ChatListModel::setFilter);
    connect(add, &QPushButton::clicked, this, &ChatListPane::newChatRequested);
    connect(m_redeem, &QPushButton::clicked, this, &ChatListPane::redeemRequested);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        const core::ConversationId id = m_model->idAt(now.row());
        if (id.isValid() && id != m_selected) {
            m_selected = id;
            Q_EMIT chosen(id);
        }
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &ChatListPane::showMenu);
    connect(&wallet, &::billing::Wallet::balanceChanged, this, &ChatListPane::showBalance);
    connect(&accounts, &::accounts::Accounts::currentChanged, this, &ChatListPane::showBalance);
    connect(&accounts, &::accounts::Accounts::listChanged, this, &ChatListPane::showBalance);
    m_spin.setInterval(90);
    connect(&m_spin, &QTimer::timeout, this, [this] {
        m_phase = m_phase >= 0.9 ? 0 : m_phase + 0.1;
        m_delegate->setPhase(m_phase);
        m_view->viewport()->update();
    });
    connect(&chats, &::chat::Chats::answeringCountChanged, this, [this](int count) {
        if (count > 0)
            m_spin.start();
        else
            m_spin.stop();
        m_view->viewport()->update();
    });
    showBalance();
}

void ChatListPane::keepSelection()
{
    const int row = m_model->rowOf(m_selected);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row));
}

void ChatListPane::select(core::ConversationId id)
{
    m_selected = id;
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row));
    else
        m_view->selectionModel()->clear();
}

void ChatListPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ChatListPane::showBalance()
{
    const ::accounts::Account *account = m_accounts.currentAccount();
    m_redeem->setVisible(account && account->canManage());
    m_balance->setVisible(account && account->canManage());
    if (!account) {
        m_relay->setText(tr("No account"));
        m_lasts->setText({});
        return;
    }
    m_relay->setText(account->name);
    const auto balance = m_wallet.balance(account->id);
    m_balance->setMoney(balance ? balance->money() : core::Money::unknown(), kit::Decimals::Balance);
    if (!account->canManage())
        m_lasts->setText(tr("key only: no balance"));
    else if (!balance)
        m_lasts->setText(tr("balance not read yet"));
    else
        m_lasts->setText(tr("%1 spent in all").arg(kit::moneyText(balance->spent(), kit::Decimals::Balance)));
}

void ChatListPane::showMenu(const QPoint &position)
{
    const core::ConversationId id = m_model->idAt(m_view->indexAt(position).row());
    if (!id.isValid())
        return;
    bool pinned = false;
    for (const ::chat::Conversation &chat : m_chats.list())
        pinned = pinned || (chat.id == id && chat.pinned);
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->add(kit::IconName("pin"), pinned ? tr("Unpin") : tr("Pin"), this,
              [this, id, pinned] { m_chats.setPinned(id, !pinned); });
    menu->addSeparator();
    QAction *gone = menu->addDanger(kit::IconName("trash-2"), tr("Delete"), tr("Del"));
    connect(gone, &QAction::triggered, this, [this, id] { Q_EMIT removeRequested(id); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace ui::chat
