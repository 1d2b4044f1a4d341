#include "ui/accounts/walletpage.h"

#include "ui/accounts/kindwords.h"
#include "ui/accounts/spending.h"
#include "ui/accounts/walletside.h"
#include "ui/kit/avatar.h"
#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/overlay.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QScrollArea>
#include <QTimer>

namespace ui::accounts {

namespace {

constexpr int sideWidth = 336;
constexpr int narrowBelow = 960;

QString stateWords(::accounts::SignInState state)
{
    switch (state) {
    case ::accounts::SignInState::SignedIn:
        return WalletPage::tr("Signed in");
    case ::accounts::SignInState::SignedOut:
        return WalletPage::tr("Sign-in has expired");
    case ::accounts::SignInState::KeyOnly:
        return WalletPage::tr("Key only");
    case ::accounts::SignInState::Locked:
        return WalletPage::tr("Keychain locked");
    case ::accounts::SignInState::NotChecked:
        return WalletPage::tr("Not asked yet");
    }
    return {};
}

} // namespace

WalletPage::WalletPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Wallet"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, 0);
    outer->setSpacing(kit::space16);
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addWidget(new kit::Label(tr("Wallet"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    head->addStretch();
    auto *refresh = new kit::Button(kit::Button::Kind::Ghost, tr("Refresh all"), this);
    refresh->setIconName(kit::IconName("refresh-cw"));
    auto *add = new kit::Button(kit::Button::Kind::Plain, tr("Add relay"), this);
    add->setIconName(kit::IconName("plus"));
    auto *redeem = new kit::Button(kit::Button::Kind::Primary, tr("Redeem codes"), this);
    redeem->setIconName(kit::IconName("ticket"));
    redeem->setHint(tr("Ctrl+D"));
    head->addWidget(refresh);
    head->addWidget(add);
    head->addWidget(redeem);
    outer->addLayout(head);
    auto *scroll = new QScrollArea(this);
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
    m_side = new WalletSide(workspace, host);
    m_side->setMinimumWidth(sideWidth);
    m_columns->addWidget(m_side);
    outer->addWidget(scroll, 1);

    connect(add, &QPushButton::clicked, this, &WalletPage::addRequested);
    connect(redeem, &QPushButton::clicked, this, &WalletPage::redeemRequested);
    connect(refresh, &QPushButton::clicked, this, [this] {
        for (const ::accounts::Account &account : m_workspace.accounts().list()) {
            if (account.canManage())
                m_workspace.wallet().refresh(account.id).finally(this, [](const core::Result<::billing::Balance> &) {});
        }
    });
    // Many things change at once; one rebuild on the next turn shows them all.
    auto *soon = new QTimer(this);
    soon->setSingleShot(true);
    soon->setInterval(std::chrono::milliseconds(50));
    connect(soon, &QTimer::timeout, this, &WalletPage::rebuild);
    connect(&workspace.accounts(), &::accounts::Accounts::listChanged, soon, qOverload<>(&QTimer::start));
    connect(&workspace.accounts(), &::accounts::Accounts::accountChanged, soon, qOverload<>(&QTimer::start));
    connect(&workspace.accounts(), &::accounts::Accounts::currentChanged, soon, qOverload<>(&QTimer::start));
    connect(&workspace.wallet(), &::billing::Wallet::balanceChanged, soon, qOverload<>(&QTimer::start));
    connect(&workspace.wallet(), &::billing::Wallet::refreshFailed, soon, qOverload<>(&QTimer::start));
    connect(&workspace.ledger(), &::billing::Ledger::rowsAdded, soon, qOverload<>(&QTimer::start));
    rebuild();
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
}

void WalletPage::rebuild()
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    kit::Card *others = nullptr;
    for (const ::accounts::Account &account : m_workspace.accounts().list()) {
        if (account.id == m_workspace.accounts().current())
            m_cards->insertWidget(0, makeCard(account));
    }
    for (const ::accounts::Account &account : m_workspace.accounts().list()) {
        if (account.id == m_workspace.accounts().current())
            continue;
        if (others)
            others->box()->addWidget(new kit::Hairline(others));
        else
            m_cards->addWidget(others = new kit::Card(this));
        others->box()->setSpacing(kit::space16);
        others->box()->addWidget(makeRow(account, others));
    }
    m_cards->addStretch();
    m_side->refresh();
}

kit::IconButton *WalletPage::makeMore(const ::accounts::Account &account, QWidget *parent)
{
    auto *more = new kit::IconButton(kit::IconName("ellipsis"), tr("More about %1").arg(account.name), parent);
    connect(more, &QPushButton::clicked, this, [this, more, account] {
        auto *menu = new kit::Menu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (account.id != m_workspace.accounts().current())
            menu->add(kit::IconName("check"), tr("Use for new chats"), this,
                      [this, id = account.id] { m_workspace.accounts().setCurrent(id); });
        if (account.canManage() && !account.hasKey())
            menu->add(kit::IconName("key"), tr("Create a key…"), this,
                      [this, id = account.id] { Q_EMIT createKeyRequested(id); });
        menu->add(kit::IconName("external-link"), tr("Open the site"), this,
                  [account] { QDesktopServices::openUrl(account.relay.root); });
        menu->addSeparator();
        QAction *gone = menu->addDanger(kit::IconName("log-out"), tr("Sign out and forget…"));
        connect(gone, &QAction::triggered, this, [this, account] { askToRemove(account); });
        menu->popUpUnder(more);
    });
    return more;
}

QLayout *WalletPage::makeNames(const ::accounts::Account &account, bool withGroup)
{
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    auto *name = new kit::Label(account.name, kit::Role::Transcript, kit::Tone::Text, QFont::DemiBold);
    name->setElided(true);
    names->addWidget(name);
    QStringList facts{kindWords(account.relay.kind)};
    if (!account.userName.isEmpty())
        facts << tr("user %1").arg(account.userName);
    else if (!account.canManage())
        facts << tr("key only");
    const auto balance = m_workspace.wallet().balance(account.id);
    if (withGroup && balance && !balance->group.isEmpty())
        facts << tr("group %1").arg(balance->group);
    const bool expired = account.state == ::accounts::SignInState::SignedOut;
    auto *words = new kit::Label(expired ? stateWords(account.state) : facts.join(QStringLiteral(" · ")),
                                 kit::Role::Meta, expired ? kit::Tone::Warning : kit::Tone::Secondary);
    words->setElided(true);
    words->setToolTip(account.relay.root.toDisplayString());
    names->addWidget(words);
    return names;
}

QWidget *WalletPage::makeCard(const ::accounts::Account &account)
{
    auto *card = new kit::Card(this);
    card->box()->setSpacing(kit::space16);
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addWidget(new kit::Avatar(account.name, 0, 28, card));
    head->addLayout(makeNames(account, true), 1);
    auto *state = new kit::Badge(stateWords(account.state),
                                 account.state == ::accounts::SignInState::SignedIn    ? kit::Tone::Positive
                                 : account.state == ::accounts::SignInState::SignedOut ? kit::Tone::Warning
                                                                                       : kit::Tone::Secondary,
                                 card);
    head->addWidget(state);
    head->addWidget(makeMore(account, card));
    card->box()->addLayout(head);

    const auto balance = m_workspace.wallet().balance(account.id);
    auto *top = new QHBoxLayout;
    top->setSpacing(kit::space16 * 2);
    auto *money = new QVBoxLayout;
    money->setSpacing(0);
    money->addWidget(new kit::Label(
        balance ? tr("Balance, %1").arg(kit::ageText(balance->asOf, m_workspace.clock().now())) : tr("Balance"),
        kit::Role::Meta, kit::Tone::Secondary));
    money->addWidget(new kit::MoneyLabel(balance ? balance->money() : core::Money::unknown(), kit::Decimals::Balance,
                                         kit::Role::Balance, QFont::DemiBold),
                     0, Qt::AlignLeading);
    top->addLayout(money);
    auto *lasts = new QWidget(card);
    auto *lastsBox = new QVBoxLayout(lasts);
    lastsBox->setContentsMargins(0, 0, 0, 0);
    lastsBox->setSpacing(kit::space2);
    auto *lastsWords = new kit::Label({}, kit::Role::Body);
    auto *bar = new RunwayBar(lasts);
    auto *axis = new QHBoxLayout;
    axis->addWidget(new kit::Label(tr("today"), kit::Role::Caption, kit::Tone::Secondary));
    axis->addStretch();
    axis->addWidget(new kit::Label(tr("30 days"), kit::Role::Caption, kit::Tone::Secondary));
    lastsBox->addWidget(lastsWords);
    lastsBox->addWidget(bar);
    lastsBox->addLayout(axis);
    lasts->hide();
    top->addWidget(lasts, 1);
    top->addStretch();
    card->box()->addLayout(top);
    card->box()->addWidget(new kit::Hairline(card));

    auto *figures = new QHBoxLayout;
    figures->setSpacing(kit::space16);
    const auto figure = [&](const QString &label, const core::Money &value, const QString &note) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(new kit::Label(label, kit::Role::Meta, kit::Tone::Secondary));
        auto *amount = new kit::MoneyLabel(value, kit::Decimals::Balance, kit::Role::Heading, QFont::DemiBold);
        column->addWidget(amount, 0, Qt::AlignLeading);
        auto *below = new kit::Label(note, kit::Role::Meta, kit::Tone::Secondary);
        column->addWidget(below);
        figures->addLayout(column, 1);
        return std::pair(amount, below);
    };
    const auto today = figure(tr("Today"), core::Money::unknown(), {});
    const auto week = figure(tr("7 days"), core::Money::unknown(), {});
    const auto month = figure(tr("30 days"), core::Money::unknown(), {});
    figure(tr("Ever, says the relay"), balance ? balance->spent() : core::Money::unknown(),
           balance && balance->requestCount ? tr("%n requests", nullptr, static_cast<int>(*balance->requestCount))
                                            : QString());
    card->box()->addLayout(figures);
    readSpending(m_workspace, account.id, card, [=](const Spending &spending) {
        today.first->setMoney(spending.today, kit::Decimals::Balance);
        week.first->setMoney(spending.week, kit::Decimals::Balance);
        if (spending.week.hasAmount())
            week.second->setText(
                tr("%1 a day")
                    .arg(kit::moneyText(core::Money::known(spending.week.nanoUsd() / 7), kit::Decimals::Balance)));
        core::MoneySum sum;
        sum.add(spending.month);
        if (spending.monthMissing > 0 || !spending.complete)
            sum.missing = std::max(1, spending.monthMissing);
        month.first->setSum(sum, kit::Decimals::Balance);
        month.second->setText(!spending.complete ? tr("not all read yet")
                              : spending.monthMissing > 0
                                  ? tr("%n without a known amount", nullptr, spending.monthMissing)
                                  : QString());
        lasts->setVisible(spending.runway.has_value());
        if (spending.runway) {
            const RunwayWords words = runwayWords(*spending.runway);
            lastsWords->setRuns({{words.figure, QFont::DemiBold, {}, {}},
                                 {u' ' + words.range, QFont::Normal, kit::Tone::Secondary, {}}});
            bar->setRunway(*spending.runway);
        }
    });
    if (const auto error = m_workspace.wallet().lastError(account.id)) {
        auto *words = new kit::Label(kit::errorWords(*error).sentence, kit::Role::Meta, kit::Tone::Warning);
        words->setWordWrap(true);
        card->box()->addWidget(words);
    }

    auto *actions = new QHBoxLayout;
    actions->setSpacing(kit::space8);
    const auto button = [&](const QString &label, auto &&run) {
        auto *b = new kit::Button(kit::Button::Kind::Plain, label, card);
        connect(b, &QPushButton::clicked, this, std::forward<decltype(run)>(run));
        actions->addWidget(b);
    };
    const core::AccountId id = account.id;
    if (account.state == ::accounts::SignInState::SignedOut)
        button(tr("Sign in again"), [this, id] { Q_EMIT signInRequested(id); });
    if (account.canManage())
        button(tr("Redeem a code"), [this] { Q_EMIT redeemRequested(); });
    if (account.canManage() && !account.hasKey())
        button(tr("Create a key"), [this, id] { Q_EMIT createKeyRequested(id); });
    actions->addStretch();
    card->box()->addLayout(actions);
    return card;
}

// One of the other accounts: a line of the second card.
QWidget *WalletPage::makeRow(const ::accounts::Account &account, QWidget *parent)
{
    auto *host = new QWidget(parent);
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space12);
    row->addWidget(new kit::Avatar(account.name, static_cast<int>(account.id.value() % 5), 28, host));
    row->addLayout(makeNames(account, false), 3);
    const auto balance = m_workspace.wallet().balance(account.id);
    auto *money = new QVBoxLayout;
    money->setSpacing(0);
    money->addWidget(new kit::Label(
        balance ? tr("Balance, %1").arg(kit::ageText(balance->asOf, m_workspace.clock().now())) : tr("Balance"),
        kit::Role::Meta, kit::Tone::Secondary));
    money->addWidget(new kit::MoneyLabel(balance ? balance->money() : core::Money::unknown(), kit::Decimals::Balance,
                                         kit::Role::Title, QFont::DemiBold),
                     0, Qt::AlignLeading);
    row->addLayout(money, 2);
    auto *act = new kit::Button(kit::Button::Kind::Plain, tr("Use for new chats"), host);
    act->setButtonSize(kit::Button::Size::Small);
    const core::AccountId id = account.id;
    if (account.state == ::accounts::SignInState::SignedOut) {
        act->setText(tr("Sign in again"));
        connect(act, &QPushButton::clicked, this, [this, id] { Q_EMIT signInRequested(id); });
    } else {
        connect(act, &QPushButton::clicked, this, [this, id] { m_workspace.accounts().setCurrent(id); });
    }
    row->addWidget(act);
    row->addWidget(makeMore(account, host));
    return host;
}

void WalletPage::askToRemove(const ::accounts::Account &account)
{
    auto *dialog = new kit::Dialog(window(), tr("Sign out of %1?").arg(account.name), 440);
    auto *words = new kit::Label(
        tr("Its keys and sign-in leave the keychain and its spending history leaves this computer. Chats stay. Nothing "
           "changes on the relay itself."),
        kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    dialog->body()->addWidget(words);
    dialog->addCancel();
    kit::Button *remove = dialog->addButton(kit::Button::Kind::Danger, tr("Sign out and forget"));
    connect(remove, &QPushButton::clicked, dialog, [this, dialog, id = account.id] {
        dialog->accept();
        m_workspace.accounts().remove(id).finally(this, [this](const core::Result<void> &removed) {
            Q_EMIT said(removed ? tr("Signed out") : kit::errorWords(removed.error()).sentence, {});
        });
    });
    dialog->open();
}

} // namespace ui::accounts
