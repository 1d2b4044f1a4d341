#include "ui/accounts/checkincard.h"

#include "relay/accountcalls.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/switch.h"

#include <QBoxLayout>
#include <QLocale>

namespace ui::accounts {

CheckInCard::CheckInCard(app::Workspace &workspace, QWidget *parent)
    : kit::Card(parent, kit::space16), m_workspace(workspace)
{
    box()->setSpacing(kit::space8);
    auto *head = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new kit::Label(tr("Daily check-in"), kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
    m_today = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    words->addWidget(m_today);
    head->addLayout(words, 1);
    m_button = new kit::Button(kit::Button::Kind::Plain, tr("Check in"), this);
    m_button->setObjectName(QStringLiteral("checkin/do"));
    m_button->setButtonSize(kit::Button::Size::Small);
    m_button->setIconName(kit::IconName("calendar-check"));
    head->addWidget(m_button, 0, Qt::AlignTop);
    box()->addLayout(head);
    m_week = new CheckInWeek(this);
    box()->addWidget(m_week);
    m_sum = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    box()->addWidget(m_sum);
    auto *row = new QHBoxLayout;
    auto *hint =
        new kit::Label(tr("Check in by itself once a day, and tell me"), kit::Role::Meta, kit::Tone::Secondary);
    hint->setWordWrap(true);
    row->addWidget(hint, 1);
    m_bySelf = new kit::Switch(tr("Check in by itself once a day, and tell me"), this);
    row->addWidget(m_bySelf);
    box()->addLayout(row);
    m_failure = new kit::Banner(kit::Tone::Warning, kit::IconName("triangle-alert"), {}, {}, this);
    m_failure->hide();
    box()->addWidget(m_failure);
    hide();
    connect(m_button, &QPushButton::clicked, this, &CheckInCard::checkIn);
    connect(m_bySelf, &QAbstractButton::clicked, this, [this](bool on) {
        m_workspace.accounts().setChecksIn(m_account, on).finally(this, [this, on](const core::Result<void> &done) {
            if (!done)
                m_bySelf->setChecked(!on);
        });
    });
    connect(&workspace.dailyCheckIn(), &::accounts::DailyCheckIn::checkedIn, this, [this](core::AccountId id) {
        if (id == m_account)
            read();
    });
}

void CheckInCard::start(core::AccountId account)
{
    m_account = account;
    m_state.reset();
    m_failure->hide();
    const ::accounts::Account *who = m_workspace.accounts().find(account);
    const bool offered = who && who->canManage() && who->relay.status.value(QLatin1String("checkin_enabled")).toBool();
    setVisible(offered);
    Q_EMIT changed();
    if (!offered)
        return;
    m_bySelf->setChecked(who->checksIn);
    m_button->setEnabled(false);
    m_today->setText(tr("Asking the relay…"));
    read();
}

void CheckInCard::read()
{
    const QDate month = core::toDateTime(m_workspace.clock().now()).date();
    m_workspace.accounts()
        .client(m_account)
        .then(this, [month](relay::RelayClient *client) { return relay::AccountCalls(*client).checkIns(month); })
        .finally(this, [this, asked = m_account](const core::Result<relay::CheckIns> &state) {
            if (asked != m_account)
                return;
            if (state)
                return show(*state);
            m_today->setText(tr("Not known now"));
            m_failure->showError(kit::errorWords(state.error()));
        });
}

void CheckInCard::show(const relay::CheckIns &state)
{
    m_state = state;
    setVisible(state.offered);
    m_failure->hide();
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    if (!who)
        return;
    const auto money = [&](core::Quota quota) {
        return kit::moneyText(core::Money::fromQuota(quota, who->relay.quotaPerUnit), kit::Decimals::Balance);
    };
    m_button->setEnabled(!state.doneToday);
    m_button->setText(state.doneToday ? tr("Done today") : tr("Check in"));
    m_today->setText(state.doneToday ? tr("Come back tomorrow")
                     : state.least && state.most
                         ? tr("Today: between %1 and %2").arg(money(*state.least), money(*state.most))
                         : tr("Today’s is waiting"));
    QList<QDate> taken;
    core::Quota sum;
    for (const relay::CheckInDay &day : state.days) {
        taken.append(day.day);
        sum += day.awarded;
    }
    const QDate today = core::toDateTime(m_workspace.clock().now()).date();
    m_week->setDays(today, state.doneToday, taken);
    const QString added =
        kit::signedMoneyText(core::Money::fromQuota(sum, who->relay.quotaPerUnit), kit::Decimals::Balance);
    m_sum->setVisible(!state.days.isEmpty());
    m_sum->setRuns({{tr("%n days this month", nullptr, static_cast<int>(state.days.size())) + QStringLiteral(", ")},
                    {added, QFont::Normal, kit::Tone::Positive, {}}});
    Q_EMIT changed();
}

void CheckInCard::checkIn()
{
    m_button->setEnabled(false);
    m_failure->hide();
    m_workspace.accounts()
        .client(m_account)
        .then(this, [](relay::RelayClient *client) { return relay::AccountCalls(*client).checkIn(); })
        .finally(this, [this, id = m_account](const core::Result<relay::CheckInDay> &day) {
            if (day) {
                const ::accounts::Account *who = m_workspace.accounts().find(id);
                if (who)
                    Q_EMIT said(
                        tr("Checked in: %1")
                            .arg(kit::signedMoneyText(core::Money::fromQuota(day->awarded, who->relay.quotaPerUnit),
                                                      kit::Decimals::Part)),
                        {});
                m_workspace.wallet().refresh(id).finally(this, [](const core::Result<::billing::Balance> &) {});
            } else {
                m_button->setEnabled(true);
                m_failure->showError(kit::errorWords(day.error()));
                return;
            }
            read();
        });
}

} // namespace ui::accounts
