// The cards of the page that are read from the relay: plans, and what came in.
#include "ui/accounts/topuppage.h"

#include "relay/accountcalls.h"
#include "ui/accounts/clearbox.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/meter.h"
#include "ui/kit/moneylabel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QLocale>

namespace ui::accounts {

namespace {

constexpr int shownLines = 12;

QString howWords(const CameIn &one)
{
    switch (one.how) {
    case CameIn::How::Code:
        return TopUpPage::tr("Code %1").arg(one.what);
    case CameIn::How::Paid:
        return one.what.isEmpty() ? TopUpPage::tr("Paid online") : TopUpPage::tr("Paid online, %1").arg(one.what);
    case CameIn::How::NotFinished:
        return TopUpPage::tr("Paid online, not finished");
    case CameIn::How::ByOperator:
        return TopUpPage::tr("Changed by the operator");
    case CameIn::How::Gift:
        return TopUpPage::tr("Daily check-in");
    case CameIn::How::TopUp:
        return TopUpPage::tr("Top-up");
    case CameIn::How::Refund:
        return TopUpPage::tr("Refund");
    }
    return {};
}

} // namespace

// Paying itself happens at the operator's; here is where.
void TopUpPage::showWays()
{
    clearBox(m_ways->box());
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    if (!who)
        return;
    m_ways->box()->addWidget(
        new kit::Label(tr("Pay the operator"), kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
    auto *words =
        new kit::Label(tr("Online payment and transfers are arranged on the relay’s own pages. Come back here "
                          "afterwards: the balance is read again by itself."),
                       kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    m_ways->box()->addWidget(words);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    auto *open = new kit::Button(kit::Button::Kind::Plain, tr("Open the relay’s site"), m_ways);
    open->setTrailingIcon(kit::IconName("external-link"));
    connect(open, &QPushButton::clicked, this, [root = who->relay.root] { QDesktopServices::openUrl(root); });
    auto *again = new kit::Button(kit::Button::Kind::Ghost, tr("Read the balance again"), m_ways);
    connect(again, &QPushButton::clicked, this, [this, id = m_account] {
        m_workspace.wallet().refresh(id).finally(this, [](const core::Result<::billing::Balance> &) {});
        m_workspace.ledger().sync(id, true).finally(this, [](const core::Result<::billing::SyncReport> &) {});
    });
    row->addWidget(open);
    row->addWidget(again);
    row->addStretch();
    m_ways->box()->addLayout(row);
}

void TopUpPage::readPlans()
{
    m_workspace.accounts()
        .client(m_account)
        .then(this, [](relay::RelayClient *client) { return relay::AccountCalls(*client).plans(); })
        .finally(this, [this, asked = m_account](const core::Result<QList<relay::Plan>> &plans) {
            if (plans && asked == m_account) // most relays have none, and say so by a 404
                showPlans(*plans);
        });
}

void TopUpPage::showPlans(const QList<relay::Plan> &plans)
{
    clearBox(m_plans->box());
    bool any = false;
    for (const relay::Plan &plan : plans) {
        if (!plan.active)
            continue;
        any = true;
        auto *row = new QHBoxLayout;
        auto *names = new QVBoxLayout;
        names->setSpacing(0);
        names->addWidget(new kit::Label(plan.title.isEmpty() ? tr("Plan") : tr("Plan “%1”").arg(plan.title),
                                        kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
        if (plan.ends)
            names->addWidget(
                new kit::Label(tr("until %1, apart from the balance")
                                   .arg(QLocale().toString(core::toDateTime(*plan.ends).date(), QLocale::ShortFormat)),
                               kit::Role::Meta, kit::Tone::Secondary));
        row->addLayout(names, 1);
        auto *left = new QVBoxLayout;
        left->setSpacing(0);
        const core::Money rest =
            plan.total ? core::Money::fromQuota(*plan.total - plan.used, m_sources.perUnit) : core::Money::unlimited();
        left->addWidget(new kit::MoneyLabel(rest, kit::Decimals::Balance, kit::Role::Heading, QFont::DemiBold), 0,
                        Qt::AlignTrailing);
        if (plan.total)
            left->addWidget(
                new kit::Label(tr("left of %1")
                                   .arg(kit::moneyText(core::Money::fromQuota(*plan.total, m_sources.perUnit),
                                                       kit::Decimals::Balance)),
                               kit::Role::Meta, kit::Tone::Secondary));
        row->addLayout(left);
        m_plans->box()->addLayout(row);
    }
    m_plans->setVisible(any);
}

void TopUpPage::readHistory()
{
    const core::AccountId asked = m_account;
    m_workspace.redeemer().history().finally(
        this, [this, asked](const core::Result<QList<::billing::RedemptionRecord>> &records) {
            if (!records || asked != m_account)
                return;
            m_sources.codes = *records;
            showHistory();
        });
    ::billing::LedgerFilter filter;
    filter.account = asked;
    filter.kinds = {relay::LogKind::TopUp, relay::LogKind::Manage, relay::LogKind::Refund};
    m_workspace.ledger()
        .rows(filter, {}, 50)
        .finally(this, [this, asked](const core::Result<::billing::LedgerPage> &page) {
            if (!page || asked != m_account)
                return;
            m_sources.rows = page->rows;
            showHistory();
        });
    m_workspace.accounts()
        .client(asked)
        .then(this, [](relay::RelayClient *client) { return relay::AccountCalls(*client).topUpOrders(); })
        .finally(this, [this, asked](const core::Result<QList<relay::TopUpOrder>> &orders) {
            if (!orders || asked != m_account)
                return;
            m_sources.orders = *orders;
            showHistory();
        });
}

void TopUpPage::showHistory()
{
    clearBox(m_history->box());
    const QList<CameIn> lines = whatCameIn(m_account, m_sources);
    m_history->box()->addWidget(new kit::Label(tr("History"), kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
    if (lines.isEmpty()) {
        auto *none = new kit::Label(tr("Nothing came in yet, as far as this computer and the relay’s log know."),
                                    kit::Role::Body, kit::Tone::Secondary);
        none->setWordWrap(true);
        m_history->box()->addWidget(none);
    }
    for (qsizetype i = 0; i < lines.size() && i < shownLines; ++i) {
        const CameIn &one = lines.at(i);
        auto *row = new QHBoxLayout;
        row->setSpacing(kit::space12);
        auto *day = new kit::Label(QLocale().toString(core::toDateTime(one.time).date(), tr("d MMM", "a day, short")),
                                   kit::Role::Body, kit::Tone::Secondary);
        day->setMinimumWidth(52);
        row->addWidget(day);
        auto *how = new kit::Label(howWords(one), kit::Role::Body,
                                   one.how == CameIn::How::NotFinished ? kit::Tone::Secondary : kit::Tone::Text);
        how->setElided(true);
        row->addWidget(how, 1);
        auto *amount = new kit::MoneyLabel(m_history);
        if (one.added.hasAmount())
            amount->setAdded(one.added, kit::Decimals::Balance);
        else
            amount->setMoney(core::Money::unknown(), kit::Decimals::Balance);
        row->addWidget(amount);
        m_history->box()->addLayout(row);
        m_history->box()->addWidget(new kit::Hairline(m_history));
    }
}

} // namespace ui::accounts
