#include "ui/accounts/linkdialog.h"

#include "ui/kit/banner.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QGridLayout>

#include <algorithm>

namespace ui::accounts {

LinkDialog::LinkDialog(app::Workspace &workspace, const relay::RelayLink &link, QWidget *host)
    : kit::Dialog(host, tr("Add this relay?"), 480), m_workspace(workspace), m_link(link)
{
    setDismissedByClickOutside(false);
    auto *words = new kit::Label(tr("A link asks to add a relay with a key. Add it only if you know where the link is "
                                    "from: what you write in its chats goes to this address."),
                                 kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    body()->addWidget(words);
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(kit::space16);
    facts->setVerticalSpacing(kit::space8);
    facts->setColumnStretch(1, 1);
    int row = 0;
    const auto fact = [&](const QString &name, const QString &value) {
        auto *label = new kit::Label(value, kit::Role::Code);
        label->setElided(true);
        facts->addWidget(new kit::Label(name, kit::Role::Body, kit::Tone::Secondary), row, 0);
        facts->addWidget(label, row++, 1);
    };
    fact(tr("Address"), link.host);
    if (!link.key.isEmpty())
        fact(tr("Key"), link.key.hint());
    if (!link.name.isEmpty())
        fact(tr("Name"), link.name);
    body()->addLayout(facts);
    if (link.isPlain)
        body()->addWidget(new kit::Banner(kit::Tone::Warning, kit::IconName("lock-open"), tr("Not encrypted"),
                                          tr("Key and chats can be read on their way to this address.")));
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {});
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    const auto &accounts = workspace.accounts().list();
    const auto there = std::find_if(accounts.begin(), accounts.end(), [&](const ::accounts::Account &account) {
        QString place = account.relay.infer.host(QUrl::FullyEncoded);
        if (account.relay.infer.port() > 0)
            place += QStringLiteral(":%1").arg(account.relay.infer.port());
        return place == link.host;
    });
    if (there != accounts.end()) {
        m_use = addButton(kit::Button::Kind::Plain, tr("Use the key in “%1”").arg(there->name));
        connect(m_use, &QPushButton::clicked, this, [this, id = there->id] { useIn(id); });
    }
    m_add = addPrimary(there != accounts.end() ? tr("Add another account") : tr("Add relay"), false);
    connect(m_add, &QPushButton::clicked, this, &LinkDialog::add);
}

void LinkDialog::setBusy(bool busy)
{
    m_add->setEnabled(!busy);
    if (m_use)
        m_use->setEnabled(!busy);
    if (busy)
        m_failure->hide();
}

void LinkDialog::add()
{
    setBusy(true);
    m_workspace.accounts()
        .probe(m_link.typed)
        .then(this,
              [this](const relay::ProbeReport &found) { return m_workspace.accounts().addWithKey(found, m_link.key); })
        .finally(this, [this](const core::Result<::accounts::Account> &added) {
            if (!added)
                return fail(added.error());
            if (!m_link.name.isEmpty())
                m_workspace.accounts().rename(added->id, m_link.name).finally(this, [](const core::Result<void> &) {});
            Q_EMIT taken(added->id);
            accept();
        });
}

// Tried first: a key that opens nothing does not replace one that does.
void LinkDialog::useIn(core::AccountId account)
{
    relay::RelayClient *client = m_workspace.accounts().bareClient(account);
    if (!client)
        return;
    setBusy(true);
    client->models(m_link.key)
        .then(this,
              [this, account](const QStringList &) {
                  return m_workspace.accounts().useKey(account, m_link.key,
                                                       m_link.name.isEmpty() ? tr("from a link") : m_link.name);
              })
        .finally(this, [this, account](const core::Result<void> &used) {
            if (!used)
                return fail(used.error());
            Q_EMIT taken(account);
            accept();
        });
}

void LinkDialog::fail(const core::Error &error)
{
    setBusy(false);
    m_failure->showError(kit::errorWords(error));
}

} // namespace ui::accounts
