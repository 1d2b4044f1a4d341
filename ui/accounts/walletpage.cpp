#include "ui/accounts/walletpage.h"

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

constexpr int cardWidth = 808;

QString stateWords(::accounts::SignInState state)
{
    switch (state) {
    case ::accounts::SignInState::SignedIn: return WalletPage::tr("Signed in");
    case ::accounts::SignInState::SignedOut: return WalletPage::tr("Sign-in has expired");
    case ::accounts::SignInState::KeyOnly: return WalletPage::tr("Key only");
    case ::accounts::SignInState::Locked: return WalletPage::tr("Keychain locked");
    case ::accounts::SignInState::NotChecked: return WalletPage::tr("Not asked yet");
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
    auto *host = new QWidget;
    scroll->setWidget(host);
    m_cards = new QVBoxLayout(host);
    m_cards->setContentsMargins(0, 0, 0, kit::space16);
    m_cards->setSpacing(kit::space16);
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
    rebuild();
}

void WalletPage::rebuild()
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    for (const ::accounts::Account &account : m_workspace.accounts().list())
        m_cards->addWidget(makeCard(account));
    m_cards->addStretch();
}

QWidget *WalletPage::makeCard(const ::accounts::Account &account)
{
    auto *card = new kit::Card(this);
    card->setMaximumWidth(cardWidth);
    card->box()->setSpacing(kit::space12);
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addWidget(new kit::Avatar(account.name, 0, 28, card));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(new kit::Label(account.name, kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
    QStringList facts{account.relay.root.toDisplayString()};
    if (!account.userName.isEmpty())
        facts << tr("user %1").arg(account.userName);
    const auto balance = m_workspace.wallet().balance(account.id);
    if (balance && !balance->group.isEmpty())
        facts << tr("group %1").arg(balance->group);
    names->addWidget(new kit::Label(facts.join(QStringLiteral(" · ")), kit::Role::Meta, kit::Tone::Secondary));
    head->addLayout(names, 1);
    const bool current = account.id == m_workspace.accounts().current();
    if (current)
        head->addWidget(new kit::Badge(tr("in use"), kit::Tone::Accent, card));
    head->addWidget(new kit::Badge(stateWords(account.state),
                                   account.state == ::accounts::SignInState::SignedOut ? kit::Tone::Warning : kit::Tone::Secondary, card));
    auto *more = new kit::IconButton(kit::IconName("ellipsis"), tr("More about %1").arg(account.name), card);
    head->addWidget(more);
    card->box()->addLayout(head);

    auto *figures = new QHBoxLayout;
    figures->setSpacing(kit::space24 * 2);
    const auto figure = [&](const QString &label, QWidget *value) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(new kit::Label(label, kit::Role::Meta, kit::Tone::Secondary));
        column->addWidget(value, 0, Qt::AlignLeading);
        figures->addLayout(column);
    };
    figure(balance ? tr("Balance, %1").arg(kit::ageText(balance->asOf, m_workspace.clock().now())) : tr("Balance"),
           new kit::MoneyLabel(balance ? balance->money() : core::Money::unknown(), kit::Decimals::Balance, kit::Role::Balance, QFont::DemiBold));
    figure(tr("Spent, says the relay"),
           new kit::MoneyLabel(balance ? balance->spent() : core::Money::unknown(), kit::Decimals::Balance, kit::Role::Dialog, QFont::DemiBold));
    figure(tr("Requests"), new kit::FigureLabel(balance && balance->requestCount ? kit::countText(*balance->requestCount) : QStringLiteral("—"),
                                                kit::Role::Dialog, kit::Tone::Text, QFont::DemiBold));
    figures->addStretch();
    card->box()->addLayout(figures);
    if (const auto error = m_workspace.wallet().lastError(account.id)) {
        auto *words = new kit::Label(kit::errorWords(*error).sentence, kit::Role::Meta, kit::Tone::Warning);
        words->setWordWrap(true);
        card->box()->addWidget(words);
    }

    auto *actions = new QHBoxLayout;
    const auto button = [&](const QString &label, auto &&run) {
        auto *b = new kit::Button(kit::Button::Kind::Plain, label, card);
        connect(b, &QPushButton::clicked, this, std::forward<decltype(run)>(run));
        actions->addWidget(b);
    };
    const core::AccountId id = account.id;
    if (account.state == ::accounts::SignInState::SignedOut)
        button(tr("Sign in again"), [this, id] { Q_EMIT signInRequested(id); });
    if (!current)
        button(tr("Use for new chats"), [this, id] { m_workspace.accounts().setCurrent(id); });
    if (account.canManage() && current)
        button(tr("Redeem a code"), [this] { Q_EMIT redeemRequested(); });
    if (account.canManage() && !account.hasKey())
        button(tr("Create a key"), [this, id] { Q_EMIT createKeyRequested(id); });
    if (account.relay.topUpLink.isValid() && !account.relay.topUpLink.isEmpty())
        button(tr("Buy a code"), [url = account.relay.topUpLink] { QDesktopServices::openUrl(url); });
    actions->addStretch();
    card->box()->addLayout(actions);
    connect(more, &QPushButton::clicked, this, [this, more, account] {
        auto *menu = new kit::Menu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->add(kit::IconName("external-link"), tr("Open the site"), this, [account] { QDesktopServices::openUrl(account.relay.root); });
        menu->addSeparator();
        QAction *gone = menu->addDanger(kit::IconName("log-out"), tr("Sign out and forget…"));
        connect(gone, &QAction::triggered, this, [this, account] { askToRemove(account); });
        menu->popUpUnder(more);
    });
    return card;
}

void WalletPage::askToRemove(const ::accounts::Account &account)
{
    auto *dialog = new kit::Dialog(window(), tr("Sign out of %1?").arg(account.name), 440);
    auto *words = new kit::Label(tr("Its keys and sign-in leave the keychain and its spending history leaves this computer. Chats stay. Nothing "
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
