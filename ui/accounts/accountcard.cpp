#include "ui/accounts/accountcard.h"

#include "ui/accounts/accounthead.h"
#include "ui/accounts/spending.h"
#include "ui/accounts/unittext.h"
#include "ui/accounts/walletactions.h"
#include "ui/accounts/walletpage.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/moneylabel.h"

#include <QBoxLayout>

namespace ui::accounts {

AccountCard::AccountCard(app::Workspace &workspace, const ::accounts::Account &account, WalletActions *actions,
                         QWidget *parent)
    : kit::Card(parent), m_workspace(workspace), m_account(account), m_actions(actions)
{
    setAccessibleName(account.name);
    box()->setSpacing(kit::space16);
    addHead();
    addFailure();
    addBalance();
    box()->addWidget(new kit::Hairline(this));
    addFigures();
    addButtons();
}

void AccountCard::addHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addWidget(new AccountHead(m_workspace, m_account, true, this), 1);
    head->addWidget(new StateMark(m_account, this));
    auto *more =
        new kit::IconButton(kit::IconName("ellipsis"), WalletPage::tr("More about %1").arg(m_account.name), this);
    more->setObjectName(QStringLiteral("account/%1/more").arg(m_account.id.value()));
    connect(more, &QPushButton::clicked, this, [this, more] { m_actions->showMenu(m_account, more); });
    head->addWidget(more);
    box()->addLayout(head);
}

void AccountCard::addFailure()
{
    const auto error = m_workspace.wallet().lastError(m_account.id);
    const bool signedOut = m_account.state == ::accounts::SignInState::SignedOut;
    if (!signedOut && (!error || error->kind == core::ErrorKind::Cancelled))
        return;
    core::Error shown = error.value_or(core::Error{});
    if (signedOut) {
        shown.kind = core::ErrorKind::Unauthorized;
        shown.cause = core::ErrorCause::SignedOut;
    }
    kit::ErrorContext context;
    context.relay = m_account.name;
    context.now = m_workspace.clock().now();
    const kit::ErrorWords words = kit::errorWords(shown, context);
    auto *banner =
        new kit::Banner(kit::Tone::Warning, kit::IconName("triangle-alert"), words.title, words.sentence, this);
    banner->setObjectName(QStringLiteral("account/failure"));
    banner->setButton(signedOut ? WalletPage::tr("Sign in again") : WalletPage::tr("Try again"));
    connect(banner, &kit::Banner::actionTriggered, this, [this, signedOut, id = m_account.id] {
        if (signedOut)
            Q_EMIT m_actions->signInRequested(id);
        else
            m_actions->refresh(id);
    });
    box()->addWidget(banner);
}

void AccountCard::addBalance()
{
    const auto balance = m_workspace.wallet().balance(m_account.id);
    auto *top = new QHBoxLayout;
    top->setSpacing(kit::space16 * 2);
    auto *money = new QVBoxLayout;
    money->setSpacing(0);
    money->addWidget(
        new kit::Label(balanceTitle(balance, m_workspace.clock().now()), kit::Role::Meta, kit::Tone::Secondary));
    money->addWidget(new kit::MoneyLabel(balance ? balance->money() : core::Money::unknown(), kit::Decimals::Balance,
                                         kit::Role::Balance, QFont::DemiBold),
                     0, Qt::AlignLeading);
    if (const QString unit = balance ? unitText(balance->remaining, m_account.relay) : QString(); !unit.isEmpty()) {
        auto *words =
            new kit::Label(WalletPage::tr("%1 at the relay").arg(unit), kit::Role::Meta, kit::Tone::Secondary);
        words->setObjectName(QStringLiteral("account/unit"));
        money->addWidget(words);
    }
    top->addLayout(money);
    m_lasts = new QWidget(this);
    auto *lasts = new QVBoxLayout(m_lasts);
    lasts->setContentsMargins(0, 0, 0, 0);
    lasts->setSpacing(kit::space2);
    m_lastsWords = new kit::Label({}, kit::Role::Body);
    m_bar = new RunwayBar(m_lasts);
    auto *axis = new QHBoxLayout;
    axis->addWidget(new kit::Label(WalletPage::tr("today"), kit::Role::Caption, kit::Tone::Secondary));
    axis->addStretch();
    axis->addWidget(new kit::Label(WalletPage::tr("30 days"), kit::Role::Caption, kit::Tone::Secondary));
    lasts->addWidget(m_lastsWords);
    lasts->addWidget(m_bar);
    lasts->addLayout(axis);
    m_lasts->hide();
    top->addWidget(m_lasts, 1);
    if (!m_account.canManage()) {
        auto *more = new QVBoxLayout;
        more->setSpacing(0);
        more->addWidget(new kit::Label(WalletPage::tr("A key alone does not tell the balance"), kit::Role::Body,
                                       kit::Tone::Secondary));
        auto *link = new kit::Button(kit::Button::Kind::Link, WalletPage::tr("Sign in for more"), this);
        link->setFlush(true);
        connect(link, &QPushButton::clicked, this,
                [this] { Q_EMIT m_actions->addRequested(m_account.relay.root.toString()); });
        more->addWidget(link, 0, Qt::AlignLeading);
        top->addLayout(more);
    }
    top->addStretch();
    box()->addLayout(top);
}

void AccountCard::addFigures()
{
    const auto balance = m_workspace.wallet().balance(m_account.id);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(kit::space16);
    const auto figure = [&](const QString &label, const core::Money &value, const QString &note) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(new kit::Label(label, kit::Role::Meta, kit::Tone::Secondary));
        auto *amount = new kit::MoneyLabel(value, kit::Decimals::Balance, kit::Role::Heading, QFont::DemiBold);
        column->addWidget(amount, 0, Qt::AlignLeading);
        auto *below = new kit::Label(note, kit::Role::Meta, kit::Tone::Secondary);
        below->setElided(true);
        column->addWidget(below);
        figures->addLayout(column, 1);
        return std::pair(amount, below);
    };
    const auto today = figure(WalletPage::tr("Today"), core::Money::unknown(), {});
    const auto week = figure(WalletPage::tr("7 days"), core::Money::unknown(), {});
    const auto month = figure(WalletPage::tr("30 days"), core::Money::unknown(), {});
    figure(WalletPage::tr("Ever, says the relay"), balance ? balance->spent() : core::Money::unknown(),
           balance && balance->requestCount
               ? WalletPage::tr("%n requests", nullptr, static_cast<int>(*balance->requestCount))
               : QString());
    box()->addLayout(figures);
    readSpending(m_workspace, m_account.id, this, [=, this](const Spending &spending) {
        today.first->setMoney(spending.today, kit::Decimals::Balance);
        week.first->setMoney(spending.week, kit::Decimals::Balance);
        if (spending.week.hasAmount())
            week.second->setText(
                WalletPage::tr("%1 a day")
                    .arg(kit::moneyText(core::Money::known(spending.week.nanoUsd() / 7), kit::Decimals::Balance)));
        core::MoneySum sum;
        sum.add(spending.month);
        if (spending.monthMissing > 0 || !spending.complete)
            sum.missing = std::max(1, spending.monthMissing);
        month.first->setSum(sum, kit::Decimals::Balance);
        month.second->setText(!spending.complete ? WalletPage::tr("not all read yet")
                              : spending.monthMissing > 0
                                  ? WalletPage::tr("%n without a known amount", nullptr, spending.monthMissing)
                                  : QString());
        m_lasts->setVisible(spending.runway.has_value());
        if (spending.runway) {
            const RunwayWords words = runwayWords(*spending.runway);
            m_lastsWords->setRuns({{words.figure, QFont::DemiBold, {}, {}},
                                   {u' ' + words.range, QFont::Normal, kit::Tone::Secondary, {}}});
            m_bar->setRunway(*spending.runway);
        }
    });
}

void AccountCard::addButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    const auto button = [&](kit::Button::Kind kind, const char *name, const QString &label, auto &&run) {
        auto *b = new kit::Button(kind, label, this);
        b->setObjectName(QStringLiteral("account/%1").arg(QLatin1String(name)));
        connect(b, &QPushButton::clicked, this, std::forward<decltype(run)>(run));
        row->addWidget(b);
    };
    using Kind = kit::Button::Kind;
    const core::AccountId id = m_account.id;
    if (m_account.canManage()) {
        button(Kind::Plain, "redeem", WalletPage::tr("Redeem a code"), [this] { Q_EMIT m_actions->redeemRequested(); });
        button(Kind::Plain, "topup", WalletPage::tr("Top up…"), [this, id] { Q_EMIT m_actions->topUpRequested(id); });
        if (!m_account.hasKey())
            button(Kind::Plain, "createkey", WalletPage::tr("Create a key"),
                   [this, id] { Q_EMIT m_actions->createKeyRequested(id); });
        button(Kind::Ghost, "keys", WalletPage::tr("Keys"), [this, id] { Q_EMIT m_actions->keysRequested(id); });
        button(Kind::Ghost, "spending", WalletPage::tr("Spending"),
               [this, id] { Q_EMIT m_actions->spendingRequested(id); });
    }
    row->addStretch();
    box()->addLayout(row);
}

} // namespace ui::accounts
