#include "ui/accounts/keydialog.h"

#include "ui/accounts/keyform.h"
#include "ui/kit/banner.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"

#include <QBoxLayout>

namespace ui::accounts {

KeyDialog::KeyDialog(app::Workspace &workspace, core::AccountId account, const QString &title, const QString &button,
                     QWidget *host)
    : kit::Dialog(host, title, 640), m_workspace(workspace), m_account(account)
{
    setDismissedByClickOutside(false);
    m_form = new KeyForm(workspace.clock());
    body()->addWidget(m_form);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {});
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    m_go = addPrimary(button, false);
    QStringList models;
    for (const ::catalog::Model &model : workspace.catalog().models(account))
        models << model.id;
    const ::accounts::Account *known = workspace.accounts().find(account);
    if (const relay::RelayClient *client = workspace.accounts().bareClient(account); client && known)
        m_form->offer(client->dialect().tokenFields(), known->relay.quotaPerUnit, models);
    if (const auto balance = workspace.wallet().balance(account))
        m_form->setBalance(balance->money());
    setInitialFocus(m_form->nameField());
}

KeyDialog::KeyDialog(app::Workspace &workspace, core::AccountId account, const QString &name, QWidget *host)
    : KeyDialog(workspace, account, tr("New key"), tr("Create key"), host)
{
    m_form->showNew(name);
    readGroups();
    connect(m_go, &QPushButton::clicked, this, &KeyDialog::create);
}

KeyDialog::KeyDialog(app::Workspace &workspace, core::AccountId account, const relay::TokenRecord &token, QWidget *host)
    : KeyDialog(workspace, account, tr("Change the key “%1”").arg(token.name), tr("Save"), host)
{
    m_token = token.id;
    m_form->showToken(token);
    readGroups();
    connect(m_go, &QPushButton::clicked, this, &KeyDialog::save);
}

void KeyDialog::readGroups()
{
    const auto balance = m_workspace.wallet().balance(m_account);
    const QString own = balance ? balance->group : QString();
    m_workspace.accounts()
        .client(m_account)
        .then(this, [](relay::RelayClient *client) { return client->usableGroups(); })
        .finally(this, [this, own](const core::Result<QList<relay::UsableGroup>> &groups) {
            if (groups)
                m_form->setGroups(*groups, own);
        });
}

void KeyDialog::create()
{
    m_failure->hide();
    const std::optional<relay::TokenDraft> draft = m_form->draft();
    if (!draft)
        return;
    m_go->setEnabled(false);
    m_workspace.accounts()
        .addKey(m_account, *draft)
        .finally(this, [this](const core::Result<relay::TokenRecord> &token) {
            if (!token)
                return fail(token.error());
            Q_EMIT made(*token);
            accept();
        });
}

void KeyDialog::save()
{
    m_failure->hide();
    const std::optional<::accounts::KeyChange> change = m_form->change();
    if (!change)
        return;
    m_go->setEnabled(false);
    m_workspace.accounts().changeKey(m_account, m_token, *change).finally(this, [this](const core::Result<void> &done) {
        if (!done)
            return fail(done.error());
        Q_EMIT changed();
        accept();
    });
}

void KeyDialog::fail(const core::Error &error)
{
    m_go->setEnabled(true);
    m_failure->showError(kit::errorWords(error));
}

} // namespace ui::accounts
