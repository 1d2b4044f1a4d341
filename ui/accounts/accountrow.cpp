#include "ui/accounts/accountrow.h"

#include "ui/accounts/accounthead.h"
#include "ui/accounts/spending.h"
#include "ui/accounts/unittext.h"
#include "ui/accounts/walletactions.h"
#include "ui/accounts/walletpage.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneylabel.h"

#include <QBoxLayout>

namespace ui::accounts {

namespace {

constexpr int balanceWidth = 132;
constexpr int lastsWidth = 156;
constexpr int weekWidth = 76;

QWidget *column(int width, QVBoxLayout **box, QWidget *parent)
{
    auto *host = new QWidget(parent);
    host->setFixedWidth(width);
    *box = new QVBoxLayout(host);
    (*box)->setContentsMargins(0, 0, 0, 0);
    (*box)->setSpacing(0);
    return host;
}

} // namespace

AccountRow::AccountRow(app::Workspace &workspace, const ::accounts::Account &account, WalletActions *actions, bool wide,
                       QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(account.name);
    const core::AccountId id = account.id;
    const bool signedOut = account.state == ::accounts::SignInState::SignedOut;
    const auto balance = workspace.wallet().balance(id);
    const auto error = workspace.wallet().lastError(id);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space12);
    row->addWidget(new AccountHead(workspace, account, false, this), 1);

    QVBoxLayout *money = nullptr;
    row->addWidget(column(balanceWidth, &money, this));
    auto *title = new kit::Label(balanceTitle(balance, workspace.clock().now()), kit::Role::Meta,
                                 error ? kit::Tone::Warning : kit::Tone::Secondary);
    title->setElided(true);
    if (error)
        title->setToolTip(kit::errorWords(*error).sentence);
    money->addWidget(title);
    // What is old because nobody is signed in is there, but not as loud.
    auto *amount = new kit::MoneyLabel(balance ? balance->money() : core::Money::unknown(), kit::Decimals::Balance,
                                       kit::Role::Title, signedOut ? QFont::Normal : QFont::DemiBold);
    if (const QString unit = balance ? unitText(balance->remaining, account.relay) : QString(); !unit.isEmpty())
        amount->setToolTip(WalletPage::tr("%1 at the relay").arg(unit));
    money->addWidget(amount, 0, Qt::AlignLeading);

    kit::Label *lastsFigure = nullptr;
    kit::Label *lastsRange = nullptr;
    if (wide || signedOut || !account.canManage()) {
        QVBoxLayout *lasts = nullptr;
        row->addWidget(column(lastsWidth, &lasts, this));
        if (signedOut) {
            auto *in = new kit::Button(kit::Button::Kind::Plain, WalletPage::tr("Sign in again"), this);
            in->setObjectName(QStringLiteral("account/%1/signin").arg(id.value()));
            in->setButtonSize(kit::Button::Size::Small);
            QObject::connect(in, &QPushButton::clicked, actions,
                             [actions, id] { Q_EMIT actions->signInRequested(id); });
            lasts->addWidget(in, 0, Qt::AlignLeading);
        } else if (!account.canManage()) {
            lasts->addWidget(
                new kit::Label(WalletPage::tr("Not published here"), kit::Role::Body, kit::Tone::Secondary));
            auto *more = new kit::Button(kit::Button::Kind::Link, WalletPage::tr("Sign in for more"), this);
            more->setButtonSize(kit::Button::Size::Small);
            more->setFlush(true);
            const QString root = account.relay.root.toString();
            QObject::connect(more, &QPushButton::clicked, actions,
                             [actions, root] { Q_EMIT actions->addRequested(root); });
            lasts->addWidget(more, 0, Qt::AlignLeading);
        } else {
            lastsFigure = new kit::Label({}, kit::Role::Body, kit::Tone::Text, QFont::Medium);
            lastsRange = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
            lastsRange->setElided(true);
            lasts->addWidget(lastsFigure);
            lasts->addWidget(lastsRange);
        }
    }
    QVBoxLayout *week = nullptr;
    row->addWidget(column(weekWidth, &week, this));
    week->addWidget(new kit::Label(WalletPage::tr("7 days"), kit::Role::Meta, kit::Tone::Secondary));
    auto *spent = new kit::MoneyLabel(core::Money::unknown(), kit::Decimals::Balance, kit::Role::Body, QFont::Medium);
    week->addWidget(spent, 0, Qt::AlignLeading);
    auto *more =
        new kit::IconButton(kit::IconName("ellipsis"), WalletPage::tr("More about %1").arg(account.name), this);
    more->setObjectName(QStringLiteral("account/%1/more").arg(id.value()));
    QObject::connect(more, &QPushButton::clicked, actions,
                     [actions, account, more] { actions->showMenu(account, more); });
    row->addWidget(more);

    readSpending(workspace, id, this, [=](const Spending &spending) {
        spent->setMoney(spending.week, kit::Decimals::Balance);
        if (!lastsFigure || !spending.runway)
            return;
        const RunwayWords words = runwayWords(*spending.runway);
        lastsFigure->setText(words.figure);
        lastsRange->setText(words.range);
    });
}

} // namespace ui::accounts
