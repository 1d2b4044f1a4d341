#include "ui/accounts/walletside.h"

#include "ui/accounts/clearbox.h"
#include "ui/accounts/noticescard.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/moneylabel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QLocale>

namespace ui::accounts {

namespace {

constexpr int shownRecords = 3;

} // namespace

WalletSide::WalletSide(app::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space16);
    m_topUp = new kit::Card(this, kit::space16);
    m_notices = new NoticesCard(workspace, this);
    m_lately = new kit::Card(this, kit::space16);
    for (kit::Card *card : {m_topUp, m_lately}) {
        card->box()->setSpacing(kit::space8);
        card->hide();
    }
    box->addWidget(m_topUp);
    box->addWidget(m_notices);
    box->addWidget(m_lately);
    box->addStretch();
}

void WalletSide::refresh()
{
    showWaysToPay();
    m_notices->refresh();
    m_workspace.redeemer().history().finally(this,
                                             [this](const core::Result<QList<::billing::RedemptionRecord>> &records) {
                                                 if (records)
                                                     showRedeemed(*records);
                                             });
}

void WalletSide::showWaysToPay()
{
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    clearBox(m_topUp->box());
    m_topUp->setVisible(account && account->canManage());
    if (!account || !account->canManage())
        return;
    m_topUp->box()->addWidget(
        new kit::Label(tr("Top up %1").arg(account->name), kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
    const auto way = [this](const char *icon, const QString &title, const QString &sentence, const char *end,
                            const QString &name, std::function<void()> go) {
        auto *host = new QWidget(m_topUp);
        auto *row = new QHBoxLayout(host);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(kit::space8);
        row->addWidget(new kit::IconMark(kit::IconName(icon), kit::Tone::Secondary, kit::iconMedium, host));
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(new kit::Label(title, kit::Role::Body, kit::Tone::Text, QFont::Medium));
        auto *below = new kit::Label(sentence, kit::Role::Meta, kit::Tone::Secondary);
        below->setElided(true);
        words->addWidget(below);
        row->addLayout(words, 1);
        auto *open = new kit::IconButton(kit::IconName(end), name, host);
        connect(open, &QPushButton::clicked, this, [go = std::move(go)] { go(); });
        row->addWidget(open);
        m_topUp->box()->addWidget(host);
    };
    const QUrl shop = account->relay.topUpLink;
    if (shop.isValid() && !shop.host().isEmpty())
        way("shopping-bag", tr("Buy a code"), tr("the operator’s shop, in your browser"), "external-link",
            tr("Open the operator’s shop"), [shop] { QDesktopServices::openUrl(shop); });
    if (account->relay.status.value(QLatin1String("checkin_enabled")).toBool())
        way("calendar-check", tr("Daily check-in"), tr("a little credit, once a day"), "chevron-right",
            tr("Open the daily check-in"), [this, id = account->id] { Q_EMIT topUpRequested(id); });
    way("history", tr("What came in"), tr("codes, payments and gifts so far"), "chevron-right",
        tr("Open the history of top-ups"), [this, id = account->id] { Q_EMIT topUpRequested(id); });
}

void WalletSide::showRedeemed(const QList<::billing::RedemptionRecord> &records)
{
    clearBox(m_lately->box());
    QList<::billing::RedemptionRecord> added;
    for (const ::billing::RedemptionRecord &record : records) {
        if (record.added)
            added.append(record);
    }
    auto *head = new QWidget(m_lately);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(0, 0, 0, 0);
    headRow->addWidget(new kit::Label(tr("Redeemed lately"), kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
    headRow->addStretch();
    if (added.size() > shownRecords && !m_showsAll) {
        auto *all = new kit::Button(kit::Button::Kind::Link, tr("All %1").arg(added.size()), head);
        all->setButtonSize(kit::Button::Size::Small);
        all->setFlush(true);
        connect(all, &QPushButton::clicked, this, [this] {
            m_showsAll = true;
            refresh();
        });
        headRow->addWidget(all);
    }
    m_lately->box()->addWidget(head);
    for (qsizetype i = 0; i < added.size() && (m_showsAll || i < shownRecords); ++i) {
        const ::billing::RedemptionRecord &record = added.at(i);
        auto *host = new QWidget(m_lately);
        auto *row = new QHBoxLayout(host);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(kit::space8);
        row->addWidget(new kit::Label(record.hint, kit::Role::Code, kit::Tone::Secondary));
        row->addWidget(
            new kit::Label(QLocale().toString(core::toDateTime(record.time).date(), tr("d MMMM", "a day of this year")),
                           kit::Role::Meta, kit::Tone::Secondary),
            1);
        auto *amount = new kit::MoneyLabel(host);
        amount->setAdded(core::Money::fromQuota(*record.added, record.quotaPerUnit), kit::Decimals::Balance);
        row->addWidget(amount);
        m_lately->box()->addWidget(host);
    }
    m_lately->setVisible(!added.isEmpty());
}

} // namespace ui::accounts
