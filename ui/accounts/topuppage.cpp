#include "ui/accounts/topuppage.h"

#include "ui/accounts/accounthead.h"
#include "ui/accounts/checkincard.h"
#include "ui/kit/avatar.h"
#include "ui/kit/button.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneylabel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QScrollArea>

namespace ui::accounts {

namespace {

constexpr int rightWidth = 384;
constexpr int narrowBelow = 900;

} // namespace

TopUpPage::TopUpPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Top up"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, 0);
    outer->setSpacing(kit::space16);
    outer->addLayout(makeHead());
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *host = new kit::Ground(Kind::Surface);
    scroll->setWidget(host);
    m_columns = new QHBoxLayout(host);
    m_columns->setContentsMargins(0, 0, 0, kit::space16);
    m_columns->setSpacing(kit::space24);
    m_columns->addWidget(makeLeft(), 1);
    m_right = makeRight();
    m_columns->addWidget(m_right);
    outer->addWidget(scroll, 1);
    connect(&workspace.wallet(), &::billing::Wallet::balanceChanged, this, [this](core::AccountId id) {
        if (id == m_account)
            showBalance();
    });
    connect(&workspace.ledger(), &::billing::Ledger::rowsAdded, this, [this](core::AccountId id) {
        if (id == m_account && isVisible())
            readHistory();
    });
}

QLayout *TopUpPage::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space8);
    auto *back = new kit::IconButton(kit::IconName("arrow-left"), tr("Back to the wallet"), this);
    back->setObjectName(QStringLiteral("topup/back"));
    connect(back, &QPushButton::clicked, this, &TopUpPage::backRequested);
    head->addWidget(back);
    head->addWidget(new kit::Label(tr("Top up"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    m_chooser = new kit::Button(kit::Button::Kind::Outline, {}, this);
    m_chooser->setTrailingIcon(kit::IconName("chevron-down"));
    m_chooser->setToolTip(tr("Which account"));
    connect(m_chooser, &QPushButton::clicked, this, &TopUpPage::chooseAccount);
    head->addWidget(m_chooser);
    head->addStretch();
    m_balanceTitle = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    head->addWidget(m_balanceTitle);
    m_balance =
        new kit::MoneyLabel(core::Money::unknown(), kit::Decimals::Balance, kit::Role::Title, QFont::DemiBold, this);
    head->addWidget(m_balance);
    return head;
}

QWidget *TopUpPage::makeLeft()
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space16);
    auto *redeem = new kit::Card(left);
    redeem->box()->setSpacing(kit::space12);
    auto *head = new QHBoxLayout;
    head->addWidget(new kit::Label(tr("Redeem a code"), kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
    head->addStretch();
    m_shop = new kit::Button(kit::Button::Kind::Link, tr("Buy one in the operator’s shop"), redeem);
    m_shop->setTrailingIcon(kit::IconName("external-link"));
    m_shop->setFlush(true);
    connect(m_shop, &QPushButton::clicked, this, [this] {
        if (const ::accounts::Account *who = m_workspace.accounts().find(m_account))
            QDesktopServices::openUrl(who->relay.topUpLink);
    });
    head->addWidget(m_shop);
    redeem->box()->addLayout(head);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    m_code = new kit::Field({}, redeem);
    m_code->setMinimumHeight(kit::controlLarge);
    m_code->setLeadingIcon(kit::IconName("ticket"));
    m_code->setPlaceholderText(tr("Paste one or many, in any text"));
    m_code->setAccessibleName(tr("Codes to redeem"));
    auto *go = new kit::Button(kit::Button::Kind::Primary, tr("Redeem"), redeem);
    go->setButtonSize(kit::Button::Size::Large);
    const auto ask = [this] {
        const QString text = m_code->text();
        m_workspace.accounts().setCurrent(m_account); // codes go to the account that is shown
        Q_EMIT redeemRequested(text);
        m_code->clear();
    };
    connect(go, &QPushButton::clicked, this, ask);
    connect(m_code, &QLineEdit::returnPressed, this, ask);
    row->addWidget(m_code, 1);
    row->addWidget(go);
    redeem->box()->addLayout(row);
    column->addWidget(redeem);
    m_ways = new kit::Card(left);
    m_ways->box()->setSpacing(kit::space8);
    column->addWidget(m_ways);
    column->addStretch();
    return left;
}

QWidget *TopUpPage::makeRight()
{
    auto *right = new QWidget(this);
    right->setMinimumWidth(rightWidth);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space16);
    m_checkIn = new CheckInCard(m_workspace, right);
    m_plans = new kit::Card(right, kit::space16);
    m_plans->box()->setSpacing(kit::space8);
    m_plans->hide();
    m_history = new kit::Card(right, kit::space16);
    m_history->box()->setSpacing(kit::space8);
    column->addWidget(m_checkIn);
    column->addWidget(m_plans);
    column->addWidget(m_history);
    column->addStretch();
    connect(m_checkIn, &CheckInCard::said, this, &TopUpPage::said);
    connect(m_checkIn, &CheckInCard::changed, this, [this] {
        m_sources.gifts = m_checkIn->state() ? m_checkIn->state()->days : QList<relay::CheckInDay>();
        showHistory();
    });
    return right;
}

void TopUpPage::resizeEvent(QResizeEvent *event)
{
    kit::Ground::resizeEvent(event);
    const bool narrow = width() < narrowBelow;
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_right->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : rightWidth);
}

void TopUpPage::start(core::AccountId account)
{
    const ::accounts::Account *who = m_workspace.accounts().find(account);
    if (!who)
        return;
    m_account = account;
    m_sources = {};
    m_sources.perUnit = who->relay.quotaPerUnit;
    m_chooser->setText(who->name);
    m_chooser->setAvatar(kit::avatarLetter(who->name), avatarSeries(*who, m_workspace.accounts().current()));
    m_shop->setVisible(who->relay.topUpLink.isValid() && !who->relay.topUpLink.host().isEmpty());
    showBalance();
    showWays();
    showPlans({});
    m_checkIn->start(account);
    readHistory();
    readPlans();
    m_code->setFocus(Qt::OtherFocusReason);
}

void TopUpPage::chooseAccount()
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ::accounts::Account &account : m_workspace.accounts().list()) {
        if (account.canManage())
            menu->add(kit::IconName(account.id == m_account ? "check" : "wallet"), account.name, this,
                      [this, id = account.id] { start(id); });
    }
    menu->popUpUnder(m_chooser);
}

void TopUpPage::showBalance()
{
    const auto balance = m_workspace.wallet().balance(m_account);
    m_balanceTitle->setText(balanceTitle(balance, m_workspace.clock().now()));
    m_balance->setMoney(balance ? balance->money() : core::Money::unknown(), kit::Decimals::Balance);
}

} // namespace ui::accounts
