#include "ui/accounts/walletpage.h"

#include "ui/accounts/accountcard.h"
#include "ui/accounts/accountrow.h"
#include "ui/accounts/clearbox.h"
#include "ui/accounts/topuppage.h"
#include "ui/accounts/walletactions.h"
#include "ui/accounts/walletside.h"
#include "ui/accounts/wallettotal.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/label.h"

#include <QApplication>
#include <QBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

namespace ui::accounts {

namespace {

constexpr int sideWidth = 336;
constexpr int narrowBelow = 960;

} // namespace

WalletPage::WalletPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace), m_actions(new WalletActions(workspace, this))
{
    setAccessibleName(tr("Wallet"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    outer->addWidget(m_stack);
    m_stack->addWidget(makeCardsPage());
    m_topUp = new TopUpPage(workspace, m_stack);
    m_stack->addWidget(m_topUp);
    connect(m_topUp, &TopUpPage::backRequested, this, &WalletPage::showCards);
    connect(m_topUp, &TopUpPage::redeemRequested, this, &WalletPage::redeemRequested);
    connect(m_topUp, &TopUpPage::said, this, &WalletPage::said);
    connect(m_actions, &WalletActions::addRequested, this, &WalletPage::addRequested);
    connect(m_actions, &WalletActions::redeemRequested, this, [this] { Q_EMIT redeemRequested({}); });
    connect(m_actions, &WalletActions::topUpRequested, this, &WalletPage::showTopUp);
    connect(m_actions, &WalletActions::createKeyRequested, this, &WalletPage::createKeyRequested);
    connect(m_actions, &WalletActions::signInRequested, this, &WalletPage::signInRequested);
    connect(m_actions, &WalletActions::keysRequested, this, &WalletPage::keysRequested);
    connect(m_actions, &WalletActions::spendingRequested, this, &WalletPage::spendingRequested);
    connect(m_actions, &WalletActions::said, this, &WalletPage::said);
    follow();
    rebuild();
}

QWidget *WalletPage::makeCardsPage()
{
    auto *page = new QWidget(this);
    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, 0);
    outer->setSpacing(kit::space16);
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addWidget(new kit::Label(tr("Wallet"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    head->addStretch();
    auto *refresh = new kit::Button(kit::Button::Kind::Ghost, tr("Refresh all"), page);
    refresh->setIconName(kit::IconName("refresh-cw"));
    auto *add = new kit::Button(kit::Button::Kind::Plain, tr("Add relay"), page);
    add->setIconName(kit::IconName("plus"));
    auto *redeem = new kit::Button(kit::Button::Kind::Primary, tr("Redeem codes"), page);
    redeem->setIconName(kit::IconName("ticket"));
    redeem->setHint(tr("Ctrl+D"));
    head->addWidget(refresh);
    head->addWidget(add);
    head->addWidget(redeem);
    outer->addLayout(head);
    auto *scroll = new QScrollArea(page);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *host = new kit::Ground(Kind::Surface);
    scroll->setWidget(host);
    m_columns = new QHBoxLayout(host);
    m_columns->setContentsMargins(0, 0, 0, kit::space16);
    m_columns->setSpacing(kit::space24);
    m_cards = new QVBoxLayout;
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(kit::space16);
    m_columns->addLayout(m_cards, 1);
    m_side = new WalletSide(m_workspace, host);
    m_side->setMinimumWidth(sideWidth);
    connect(m_side, &WalletSide::topUpRequested, this, &WalletPage::showTopUp);
    m_columns->addWidget(m_side);
    outer->addWidget(scroll, 1);
    connect(add, &QPushButton::clicked, this, [this] { Q_EMIT addRequested({}); });
    connect(redeem, &QPushButton::clicked, this, [this] { Q_EMIT redeemRequested({}); });
    connect(refresh, &QPushButton::clicked, this, &WalletPage::refreshAll);
    return page;
}

void WalletPage::follow()
{
    // Many things change at once; one rebuild on the next turn shows them all. Ages move on by themselves.
    auto *soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(std::chrono::milliseconds(50));
    connect(soon, &QTimer::timeout, this, &WalletPage::rebuild);
    auto *aging = new QTimer(this);
    aging->setInterval(std::chrono::seconds(60));
    connect(aging, &QTimer::timeout, this, [this] {
        if (isVisible())
            rebuild();
    });
    aging->start();
    const auto again = qOverload<>(&QTimer::start);
    connect(&m_workspace.accounts(), &::accounts::Accounts::listChanged, soon, again);
    connect(&m_workspace.accounts(), &::accounts::Accounts::accountChanged, soon, again);
    connect(&m_workspace.accounts(), &::accounts::Accounts::currentChanged, soon, again);
    connect(&m_workspace.wallet(), &::billing::Wallet::balanceChanged, soon, again);
    connect(&m_workspace.wallet(), &::billing::Wallet::refreshFailed, soon, again);
    connect(&m_workspace.ledger(), &::billing::Ledger::rowsAdded, soon, again);
}

void WalletPage::refreshAll()
{
    const QList<::accounts::Account> list = m_workspace.accounts().list();
    for (const ::accounts::Account &account : list) {
        // Who signed out is not asked to sign in by this.
        if (account.canManage() && account.state != ::accounts::SignInState::SignedOut)
            m_actions->refresh(account.id);
    }
}

void WalletPage::showTopUp(core::AccountId account)
{
    m_topUp->start(account);
    m_stack->setCurrentWidget(m_topUp);
}

void WalletPage::openProfile(core::AccountId account)
{
    m_actions->openProfile(account);
}

void WalletPage::showCards()
{
    m_stack->setCurrentIndex(0);
}

// Beside the cards where there is room, below them where there is not.
void WalletPage::resizeEvent(QResizeEvent *event)
{
    kit::Ground::resizeEvent(event);
    const bool narrow = width() < narrowBelow;
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_columns->setStretch(0, narrow ? 0 : 1);
    m_columns->setStretch(1, narrow ? 1 : 0);
    m_side->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : sideWidth);
    const bool wide = width() >= narrowBelow + 200 || (narrow && width() >= 700);
    if (wide != m_wide) {
        m_wide = wide;
        rebuild();
    }
}

void WalletPage::rebuild()
{
    // The keyboard stays where it was.
    const QWidget *focused = QApplication::focusWidget();
    const QString name = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    clearBox(m_cards);
    const ::accounts::Account *current = m_workspace.accounts().currentAccount();
    if (current) {
        m_cards->addWidget(new AccountCard(m_workspace, *current, m_actions, this));
    } else {
        auto *empty = new kit::EmptyState(
            kit::IconName("wallet"), tr("No account yet"),
            tr("Add the relay where you have one; its balance, keys and history come along."), this);
        connect(empty->addButton(tr("Add relay")), &QPushButton::clicked, this, [this] { Q_EMIT addRequested({}); });
        m_cards->addWidget(empty);
    }
    addOthers();
    m_cards->addStretch();
    m_side->refresh();
    if (name.isEmpty())
        return;
    const QList<QWidget *> now = findChildren<QWidget *>(name);
    for (QWidget *widget : now) {
        if (widget->isVisibleTo(this))
            return widget->setFocus(Qt::OtherFocusReason);
    }
}

void WalletPage::addOthers()
{
    const QList<::accounts::Account> &list = m_workspace.accounts().list();
    if (list.size() < 2)
        return;
    auto *others = new kit::Card(this);
    others->box()->setSpacing(kit::space16);
    for (const ::accounts::Account &account : list) {
        if (account.id == m_workspace.accounts().current())
            continue;
        others->box()->addWidget(new AccountRow(m_workspace, account, m_actions, m_wide, others));
        others->box()->addWidget(new kit::Hairline(others));
    }
    auto *together = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    together->setObjectName(QStringLiteral("wallet/total"));
    together->setWordWrap(true);
    together->setRuns(
        totalRuns(walletTotal(list, [this](core::AccountId id) { return m_workspace.wallet().balance(id); })));
    others->box()->addWidget(together);
    m_cards->addWidget(others);
}

} // namespace ui::accounts
