#include "ui/accounts/accounthead.h"

#include "ui/accounts/kindwords.h"
#include "ui/accounts/walletpage.h"
#include "ui/kit/avatar.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"

#include <QBoxLayout>
#include <QPainter>

namespace ui::accounts {

namespace {

constexpr int avatarSize = 28;
constexpr int dotSize = 8;

} // namespace

QString stateWords(const ::accounts::Account &account)
{
    switch (account.state) {
    case ::accounts::SignInState::SignedIn:
        return WalletPage::tr("Signed in");
    case ::accounts::SignInState::SignedOut:
        return account.signedOut ? WalletPage::tr("Signed out") : WalletPage::tr("Sign-in has expired");
    case ::accounts::SignInState::KeyOnly:
        return WalletPage::tr("Key only");
    case ::accounts::SignInState::Locked:
        return WalletPage::tr("Keychain locked");
    case ::accounts::SignInState::NotChecked:
        return WalletPage::tr("Not asked yet");
    }
    return {};
}

int avatarSeries(const ::accounts::Account &account, core::AccountId current)
{
    return account.id == current ? 0 : 1 + static_cast<int>(account.id.value() % 4);
}

QString balanceTitle(const std::optional<::billing::Balance> &balance, core::Moment now)
{
    return balance ? WalletPage::tr("Balance, %1").arg(kit::ageText(balance->asOf, now)) : WalletPage::tr("Balance");
}

AccountHead::AccountHead(app::Workspace &workspace, const ::accounts::Account &account, bool withGroup, QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space12);
    const int series = avatarSeries(account, workspace.accounts().current());
    row->addWidget(new kit::Avatar(account.name, series, avatarSize, this));
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    auto *name = new kit::Label(account.name, kit::Role::Transcript, kit::Tone::Text, QFont::DemiBold);
    name->setElided(true);
    names->addWidget(name);
    QStringList facts{kindWords(account.relay.kind)};
    if (!account.userName.isEmpty())
        facts << WalletPage::tr("user %1").arg(account.userName);
    else if (!account.canManage())
        facts << WalletPage::tr("key only");
    const auto balance = workspace.wallet().balance(account.id);
    if (withGroup && balance && !balance->group.isEmpty())
        facts << WalletPage::tr("group %1").arg(balance->group);
    if (account.leftOut)
        facts << WalletPage::tr("left out of the total");
    // A row has no place for the state beside its name: what is wrong stands instead of the facts.
    const bool warns = !withGroup && (account.state == ::accounts::SignInState::SignedOut ||
                                      account.state == ::accounts::SignInState::Locked);
    auto *words = new kit::Label(warns ? stateWords(account) : facts.join(QStringLiteral(" · ")), kit::Role::Meta,
                                 warns ? kit::Tone::Warning : kit::Tone::Secondary);
    words->setElided(true);
    words->setToolTip(account.relay.root.toDisplayString());
    names->addWidget(words);
    row->addLayout(names, 1);
}

StateMark::StateMark(const ::accounts::Account &account, QWidget *parent) : QWidget(parent), m_state(account.state)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(dotSize + kit::space6, 0, 0, 0);
    row->addWidget(new kit::Label(stateWords(account), kit::Role::Body, kit::Tone::Secondary));
}

void StateMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::themeOf(this);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_state == ::accounts::SignInState::SignedIn ? theme.positiveMark
                     : m_state == ::accounts::SignInState::SignedOut || m_state == ::accounts::SignInState::Locked
                         ? theme.warningMark
                         : theme.control);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.drawEllipse(QRectF(mirrored ? width() - dotSize : 0, (height() - dotSize) / 2.0, dotSize, dotSize));
}

} // namespace ui::accounts
