#include "ui/accounts/walletside.h"

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

constexpr int shownRecords = 5;

void clear(QVBoxLayout *box)
{
    while (QLayoutItem *item = box->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace

WalletSide::WalletSide(app::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space16);
    m_topUp = new kit::Card(this, kit::space16);
    m_lately = new kit::Card(this, kit::space16);
    for (kit::Card *card : {m_topUp, m_lately}) {
        card->box()->setSpacing(kit::space8);
        card->hide();
        box->addWidget(card);
    }
    box->addStretch();
}

void WalletSide::refresh()
{
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    clear(m_topUp->box());
    const QUrl shop = account ? account->relay.topUpLink : QUrl();
    m_topUp->setVisible(shop.isValid() && !shop.isEmpty());
    if (m_topUp->isVisibleTo(this)) {
        m_topUp->box()->addWidget(
            new kit::Label(tr("Top up %1").arg(account->name), kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
        auto *host = new QWidget(m_topUp);
        auto *row = new QHBoxLayout(host);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(kit::space8);
        row->addWidget(new kit::IconMark(kit::IconName("shopping-bag"), kit::Tone::Secondary, kit::iconMedium, host));
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(new kit::Label(tr("Buy a code"), kit::Role::Body, kit::Tone::Text, QFont::Medium));
        words->addWidget(
            new kit::Label(tr("the operator’s shop, in your browser"), kit::Role::Meta, kit::Tone::Secondary));
        row->addLayout(words, 1);
        auto *open = new kit::IconButton(kit::IconName("external-link"), tr("Open the operator’s shop"), host);
        connect(open, &QPushButton::clicked, this, [shop] { QDesktopServices::openUrl(shop); });
        row->addWidget(open);
        m_topUp->box()->addWidget(host);
    }
    m_workspace.redeemer().history().finally(this,
                                             [this](const core::Result<QList<::billing::RedemptionRecord>> &records) {
                                                 if (records)
                                                     showRedeemed(*records);
                                             });
}

void WalletSide::showRedeemed(const QList<::billing::RedemptionRecord> &records)
{
    clear(m_lately->box());
    int shown = 0;
    m_lately->box()->addWidget(
        new kit::Label(tr("Redeemed lately"), kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
    for (const ::billing::RedemptionRecord &record : records) {
        if (!record.added || shown >= shownRecords)
            continue;
        ++shown;
        auto *host = new QWidget(m_lately);
        auto *row = new QHBoxLayout(host);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(kit::space8);
        row->addWidget(new kit::Label(record.hint, kit::Role::Code, kit::Tone::Secondary));
        row->addWidget(
            new kit::Label(QLocale().toString(core::toDateTime(record.time).date(), tr("d MMMM", "a day of this year")),
                           kit::Role::Meta, kit::Tone::Secondary),
            1);
        auto *added = new kit::MoneyLabel(host);
        added->setAdded(core::Money::fromQuota(*record.added, record.quotaPerUnit), kit::Decimals::Balance);
        row->addWidget(added);
        m_lately->box()->addWidget(host);
    }
    m_lately->setVisible(shown > 0);
}

} // namespace ui::accounts
