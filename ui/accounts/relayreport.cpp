#include "ui/accounts/relayreport.h"

#include "ui/accounts/clearbox.h"
#include "ui/accounts/kindwords.h"
#include "ui/kit/avatar.h"
#include "ui/kit/badge.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"

#include <QBoxLayout>
#include <QGridLayout>

namespace ui::accounts {

RelayReport::RelayReport(QWidget *parent) : kit::Card(parent, kit::space16)
{
    setRadius(kit::radiusRow);
    box()->setSpacing(kit::space12);
}

void RelayReport::show(const relay::ProbeReport &found, const QString &typed, std::chrono::milliseconds took)
{
    const relay::RelayInfo &info = found.info;
    clearBox(box());
    auto *inside = new QWidget(this);
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space12);
    grid->setVerticalSpacing(0);
    grid->addWidget(new kit::Avatar(info.name, 0, 36, inside), 0, 0, 2, 1);
    auto *nameRow = new QHBoxLayout;
    nameRow->setSpacing(kit::space6);
    auto *name = new kit::Label(info.name, kit::Role::Heading, kit::Tone::Text, QFont::DemiBold);
    name->setFixedHeight(kit::lineHeight(kit::Role::Body));
    nameRow->addWidget(name);
    auto *badge = new kit::Badge(took < std::chrono::milliseconds(50) ? tr("Found")
                                                                      : tr("Found in %1").arg(kit::durationText(took)),
                                 kit::Tone::Positive, inside);
    badge->setIconName(kit::IconName("check"));
    nameRow->addWidget(badge);
    nameRow->addStretch();
    grid->addLayout(nameRow, 0, 1);
    const QString root = info.root.toDisplayString();
    QString words =
        tr("%1 at %2")
            .arg(kindWords(info.kind) + (info.version.isEmpty() ? QString() : u' ' + info.version.left(16)), root);
    if (typed.size() > root.size() + 1 && typed.contains(root))
        words += tr(" · the path you pasted was not needed");
    auto *where = new kit::Label(words, kit::Role::Meta, kit::Tone::Secondary);
    where->setElided(true);
    grid->addWidget(where, 1, 1);
    grid->setColumnStretch(1, 1);
    box()->addWidget(inside);
    box()->addWidget(new kit::Hairline(this));

    // Two columns of what this relay can do and what it cannot, each with its mark.
    auto *host = new QWidget(this);
    m_facts = new QGridLayout(host);
    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setHorizontalSpacing(kit::space8);
    m_facts->setVerticalSpacing(kit::space4);
    m_facts->setColumnStretch(1, 1);
    m_facts->setColumnStretch(3, 1);
    m_count = 0;
    using Tone = kit::Tone;
    addFact(Tone::Positive, tr("Chats with a key"));
    addFact(found.managementApi ? Tone::Positive : Tone::Caption,
            found.managementApi ? tr("Balance, codes and usage log") : tr("No account features, only chats"));
    if (found.managementApi)
        addFact(Tone::Positive, tr("$1 is %1 quota units").arg(kit::countText(info.quotaPerUnit.units())));
    if (info.wantsBrowserCheck)
        addFact(Tone::Warning, tr("Password sign-in asks for a browser check"));
    if (found.insecure)
        addFact(Tone::Warning, tr("Plain http: others can read along"));
    if (info.passwordRegister)
        addFact(*info.passwordRegister ? Tone::Positive : Tone::Caption,
                *info.passwordRegister ? tr("New accounts are welcome") : tr("Registration is closed"));
    box()->addWidget(host);
    setVisible(true);
}

void RelayReport::showModels(int count)
{
    if (!m_facts)
        return;
    if (count > 0)
        addFact(kit::Tone::Positive, tr("%n models, rates published", nullptr, count));
    else
        addFact(kit::Tone::Caption, tr("Rates are learned from your log"));
}

void RelayReport::addFact(kit::Tone tone, const QString &text)
{
    const char *icon = tone == kit::Tone::Positive ? "check" : tone == kit::Tone::Warning ? "triangle-alert" : "minus";
    QWidget *host = m_facts->parentWidget();
    const int column = 2 * (m_count % 2);
    m_facts->addWidget(new kit::IconMark(kit::IconName(icon), tone, kit::iconSmall, host), m_count / 2, column);
    auto *words =
        new kit::Label(text, kit::Role::Body, tone == kit::Tone::Caption ? kit::Tone::Secondary : kit::Tone::Text);
    words->setElided(true);
    m_facts->addWidget(words, m_count / 2, column + 1);
    ++m_count;
}

} // namespace ui::accounts
