#include "ui/billing/costdialog.h"

#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"

#include <QBoxLayout>
#include <QGridLayout>

namespace ui::billing {

namespace {

QString howSure(::billing::CostState state)
{
    switch (state) {
    case ::billing::CostState::Billed:
        return CostDialog::tr("Read from the relay’s log, matched by request id.");
    case ::billing::CostState::Matched:
        return CostDialog::tr(
            "Read from the relay’s log; its rows carry no request id, so key, model, tokens and time matched.");
    case ::billing::CostState::Differs:
        return CostDialog::tr("Read from the relay’s log; it is not what the published rate says.");
    case ::billing::CostState::Estimated:
        return CostDialog::tr("Worked out here; the relay’s log is asked for the bill.");
    case ::billing::CostState::NotBilled:
        return CostDialog::tr("The relay has no row for this request: nothing was charged.");
    case ::billing::CostState::Unknown:
        return CostDialog::tr("The relay’s log did not show this request; the charge is not known.");
    case ::billing::CostState::None:
        break;
    }
    return {};
}

} // namespace

CostDialog::CostDialog(app::Workspace &workspace, core::MessageId answer, QWidget *host)
    : kit::Dialog(host, tr("What this answer costs"), 480), m_workspace(workspace)
{
    if (const ::chat::Session *session = workspace.chats().sessionOf(answer)) {
        for (const ::chat::Message &message : session->messages()) {
            if (message.id == answer)
                show(message);
        }
    }
    addPrimary(tr("Close"));
}

void CostDialog::addPart(QGridLayout *grid, const QString &name, std::optional<qint64> tokens,
                         const core::Money &perMillion)
{
    const int row = grid->rowCount();
    grid->addWidget(new kit::Label(name, kit::Role::Body, kit::Tone::Text, QFont::Medium), row, 0);
    QString arithmetic = tokens ? tr("%1 tokens").arg(kit::countText(*tokens)) : tr("tokens not reported");
    core::Money amount;
    if (tokens && perMillion.hasAmount()) {
        arithmetic += tr(" × %1 per 1M").arg(kit::moneyText(perMillion, kit::Decimals::Balance));
        amount = core::Money::known(
            qRound64(static_cast<double>(perMillion.nanoUsd()) * static_cast<double>(*tokens) / 1e6));
    }
    grid->addWidget(new kit::Label(arithmetic, kit::Role::Meta, kit::Tone::Secondary), row, 1);
    grid->addWidget(new kit::FigureLabel(kit::moneyText(amount, kit::Decimals::Explanation)), row, 2,
                    Qt::AlignTrailing);
}

void CostDialog::show(const ::chat::Message &answer)
{
    const auto state = ::billing::costStateFromName(answer.costState).value_or(::billing::CostState::None);
    const auto model = m_workspace.catalog().model(answer.account, answer.model);
    const ::catalog::RateCard rate = model ? model->rate : ::catalog::RateCard();
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(kit::space16);
    grid->setVerticalSpacing(kit::space2);
    grid->setColumnStretch(1, 1);
    std::optional<qint64> fresh = answer.usage.input;
    if (fresh && answer.usage.cached)
        fresh = *fresh - *answer.usage.cached;
    addPart(grid, tr("Input"), fresh, rate.inputPerMillion());
    if (answer.usage.cached.value_or(0) > 0)
        addPart(grid, tr("Cached input"), answer.usage.cached, rate.cachedPerMillion());
    addPart(grid, tr("Output"), answer.usage.output, rate.outputPerMillion());
    body()->addLayout(grid);
    body()->addWidget(new kit::Hairline(this));
    const auto line = [this](const QString &label, const QString &figure, int weight) {
        auto *row = new QHBoxLayout;
        row->addWidget(new kit::Label(label, kit::Role::Body, kit::Tone::Text, weight), 1);
        row->addWidget(new kit::FigureLabel(figure, kit::Role::Body, kit::Tone::Text, weight));
        body()->addLayout(row);
    };
    if (answer.estimatedQuota)
        line(tr("Estimated, %1 units").arg(kit::countText(answer.estimatedQuota->units())),
             kit::moneyText(
                 core::Money::fromQuota(*answer.estimatedQuota, answer.quotaPerUnit, core::Money::State::Estimated),
                 kit::Decimals::Explanation),
             QFont::Normal);
    if (answer.billedQuota)
        line(tr("Billed, %1 units").arg(kit::countText(answer.billedQuota->units())),
             kit::moneyText(core::Money::fromQuota(*answer.billedQuota, answer.quotaPerUnit),
                            kit::Decimals::Explanation),
             QFont::DemiBold);
    auto *sure = new kit::Label(howSure(state), kit::Role::Meta, kit::Tone::Secondary);
    sure->setWordWrap(true);
    body()->addWidget(sure);
    if (!answer.requestId.isEmpty()) {
        auto *id = new kit::Label(tr("Request id %1").arg(answer.requestId), kit::Role::Meta, kit::Tone::Caption);
        id->setElided(true);
        body()->addWidget(id);
    }
}

} // namespace ui::billing
