#include "ui/chat/inspector/costpane.h"

#include "ui/chat/costsplit.h"
#include "ui/chat/transcript/factsline.h"
#include "ui/kit/card.h"
#include "ui/kit/label.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/splitbar.h"

#include <QBoxLayout>
#include <QGridLayout>

namespace ui::chat {

CostPane::CostPane(app::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space8);
    auto *totalRow = new QHBoxLayout;
    totalRow->addWidget(new kit::Label(tr("Cost of this chat"), kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
    totalRow->addStretch();
    m_total = new kit::FigureLabel({}, kit::Role::Body, kit::Tone::Text, QFont::DemiBold);
    totalRow->addWidget(m_total);
    box->addLayout(totalRow);
    m_rows = new QGridLayout;
    m_rows->setVerticalSpacing(kit::space4);
    box->addLayout(m_rows);
    box->addWidget(new kit::Hairline(this));
    auto *keyRow = new QHBoxLayout;
    keyRow->addWidget(new kit::Label(tr("Key"), kit::Role::Body, kit::Tone::Secondary));
    keyRow->addStretch();
    m_key = new kit::Label({}, kit::Role::Body, kit::Tone::Text);
    keyRow->addWidget(m_key);
    box->addLayout(keyRow);
}

void CostPane::setSession(::chat::Session *session)
{
    m_session = session;
    refresh();
}

void CostPane::addRow(int line, const QString &name, const QString &amount, const QString &tip)
{
    auto *label = new kit::Label(name, kit::Role::Body, kit::Tone::Text);
    label->setToolTip(tip);
    m_rows->addWidget(label, line, 0);
    m_rows->addWidget(new kit::FigureLabel(amount, kit::Role::Body, kit::Tone::Secondary), line, 1);
}

void CostPane::refresh()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const ::chat::Conversation chat = m_session ? m_session->conversation() : ::chat::Conversation();
    const ::accounts::Account *account = m_workspace.accounts().find(chat.account);
    m_key->setText(account && account->hasKey() ? account->keyName + u' ' + account->keyHint : QStringLiteral("—"));
    if (!m_session || !m_session->isWhole())
        return m_total->setText(QStringLiteral("—"));
    CostSplit split = splitCosts(m_session->messages(), m_workspace.catalog());
    core::MoneySum titles;
    core::MoneySum deleted;
    for (const ::chat::Message &call : m_session->calls()) {
        if (call.costState.isEmpty() || call.costState == QLatin1String("none") || call.serves.isValid())
            continue; // a further part of an answer is in its answer's amount
        split.total.add(costOf(call));
        (call.purpose == QLatin1String("title") ? titles : deleted).add(costOf(call));
    }
    m_total->setText(split.total.parts == 0 ? QStringLiteral("—")
                                            : kit::moneyText(split.total, kit::Decimals::Balance));
    const struct
    {
        QString name;
        qint64 nanoUsd;
        int series;
    } parts[] = {{tr("Input"), split.input, 0},
                 {tr("Cached input"), split.cached, 4},
                 {tr("Answers"), split.answers, 1},
                 {tr("Reasoning"), split.reasoning, 3}};
    auto *bar = new kit::SplitBar(this);
    QList<kit::SplitBar::Part> shares;
    for (const auto &part : parts)
        shares.append({part.series, part.nanoUsd, part.name});
    bar->setParts(shares);
    m_rows->addWidget(bar, 0, 0, 1, 2);
    int line = 1;
    for (const auto &part : parts) {
        if (part.nanoUsd == 0)
            continue;
        const core::Money money =
            split.allBilled ? core::Money::known(part.nanoUsd) : core::Money::estimated(part.nanoUsd);
        addRow(line++, part.name, kit::moneyText(money, kit::Decimals::Part));
    }
    if (titles.parts > 0)
        addRow(line++, tr("Title and summaries"), kit::moneyText(titles, kit::Decimals::Part),
               tr("Asked by the program itself; the switch is under More"));
    if (deleted.parts > 0)
        addRow(line++, tr("Deleted messages"), kit::moneyText(deleted, kit::Decimals::Part),
               tr("Their words are gone, what they cost is not"));
}

} // namespace ui::chat
