// What can be done with a key on the KeysPage.
#include "relay/chatlinks.h"
#include "ui/accounts/keydialog.h"
#include "ui/accounts/keyspage.h"
#include "ui/accounts/keystable.h"
#include "ui/kit/banner.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/table.h"

#include <QBoxLayout>
#include <QDesktopServices>

namespace ui::accounts {

namespace {

kit::Label *sentence(const QString &text)
{
    auto *words = new kit::Label(text, kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    return words;
}

} // namespace

void KeysPage::showMenu(const QPoint &position)
{
    const relay::TokenRecord *at = m_table->at(m_view->indexAt(position).row());
    const ::accounts::Account *account = m_workspace.accounts().find(m_shown);
    if (!at || !account)
        return;
    const relay::TokenRecord token = *at;
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->add(kit::IconName("message-square"), tr("Chat with this key"), this, [this, token] { chatWith(token); });
    menu->add(kit::IconName("copy"), tr("Copy key"), this, [this, token] { copy(token); });
    menu->add(kit::IconName("plug"), tr("Connect an app"), this, [this, token] { showConnect(token.id); });
    const QList<relay::ChatLink> links = relay::chatLinks(account->relay);
    for (int i = 0; i < links.size(); ++i) {
        if (links.at(i).opensInBrowser)
            menu->add(kit::IconName("external-link"),
                      links.at(i).name.isEmpty() ? tr("Open the relay’s web chat")
                                                 : tr("Open in %1").arg(links.at(i).name),
                      this, [this, token, i] { openWebChat(token, i); });
    }
    if (!token.id.isValid())
        return menu->popup(m_view->viewport()->mapToGlobal(position));
    menu->addSeparator();
    menu->add(kit::IconName("pencil"), tr("Change…"), this, [this, token] { edit(token); });
    const bool on = token.status == relay::TokenStatus::Enabled;
    menu->add(kit::IconName("power"), on ? tr("Switch off") : tr("Switch on"), this,
              [this, token, on] { setEnabledAt(token, !on); });
    menu->add(kit::IconName("rotate-cw"), tr("Replace by a new key…"), this, [this, token] { askToRotate(token); });
    menu->addSeparator();
    QAction *gone = menu->addDanger(kit::IconName("trash-2"), tr("Delete key…"));
    connect(gone, &QAction::triggered, this, [this, token] { askToDelete(token); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void KeysPage::newKey(const QString &name)
{
    const core::AccountId id = m_workspace.accounts().current();
    const ::accounts::Account *account = m_workspace.accounts().find(id);
    if (!account || !account->canManage())
        return;
    if (!account->hasKey() && name.isEmpty())
        return Q_EMIT createRequested(id);
    auto *dialog = new KeyDialog(m_workspace, id, name, window());
    connect(dialog, &KeyDialog::made, this, [this](const relay::TokenRecord &token) {
        m_chosen = token.id;
        m_wantsConnect = true;
        Q_EMIT said(tr("Key “%1” made").arg(token.name), {});
        refresh();
    });
    dialog->open();
}

void KeysPage::edit(const relay::TokenRecord &token)
{
    auto *dialog = new KeyDialog(m_workspace, m_shown, token, window());
    connect(dialog, &KeyDialog::changed, this, &KeysPage::refresh);
    dialog->open();
}

void KeysPage::copy(const relay::TokenRecord &token)
{
    m_workspace.accounts().secretOf(m_shown, token).finally(this, [this](const core::Result<core::Secret> &key) {
        if (!key)
            return showFailure(key.error());
        m_failure->hide();
        m_clipboard.copy(*key);
    });
}

// Chats use this key from now on, and a new chat begins.
void KeysPage::chatWith(const relay::TokenRecord &token)
{
    const core::AccountId id = m_shown;
    const ::accounts::Account *account = m_workspace.accounts().find(id);
    if (!account)
        return;
    if (!token.id.isValid() || account->keyRemoteId == token.id)
        return Q_EMIT chatRequested(id);
    m_workspace.accounts()
        .secretOf(id, token)
        .then(this,
              [this, id, token](const core::Secret &key) {
                  return m_workspace.accounts().useKey(id, key, token.name, token.id);
              })
        .finally(this, [this, id](const core::Result<void> &used) {
            if (!used)
                return showFailure(used.error());
            Q_EMIT chatRequested(id);
        });
}

void KeysPage::openWebChat(const relay::TokenRecord &token, int link)
{
    const ::accounts::Account *account = m_workspace.accounts().find(m_shown);
    const QList<relay::ChatLink> links = account ? relay::chatLinks(account->relay) : QList<relay::ChatLink>();
    if (link >= links.size())
        return;
    const QUrl site(links.at(link).form.section(u'?', 0, 0).section(u'#', 0, 0));
    auto *dialog = new kit::Dialog(window(), tr("Give the key to %1?").arg(site.host()), 480);
    dialog->body()->addWidget(sentence(tr("The page gets the key “%1” (%2) and the relay’s address. It can spend what "
                                          "the key may spend, and the browser may keep the address in its history.")
                                           .arg(token.name, token.maskedKey)));
    dialog->addCancel();
    kit::Button *open = dialog->addPrimary(tr("Open in the browser"));
    connect(open, &QPushButton::clicked, this, [this, token, form = links.at(link), relay = account->relay] {
        m_workspace.accounts()
            .secretOf(m_shown, token)
            .finally(this, [this, form, relay](const core::Result<core::Secret> &key) {
                if (!key)
                    return showFailure(key.error());
                const core::Result<QUrl> page =
                    m_workspace.privatePages().make(relay::filledChatLink(form, relay, *key));
                if (!page)
                    return showFailure(page.error());
                QDesktopServices::openUrl(*page);
            });
    });
    dialog->open();
}

void KeysPage::setEnabledAt(const relay::TokenRecord &token, bool enabled)
{
    m_workspace.accounts()
        .client(m_shown)
        .then(this, [token, enabled](relay::RelayClient *client) { return client->setTokenEnabled(token, enabled); })
        .finally(this, [this](const core::Result<void> &done) { report(done, {}); });
}

void KeysPage::askToRotate(const relay::TokenRecord &token)
{
    auto *dialog = new kit::Dialog(window(), tr("Replace the key “%1”?").arg(token.name), 480);
    dialog->body()->addWidget(sentence(
        tr("The relay makes a new key with the same name, limit and rights, and the old one stops working at once. "
           "Every program that uses the old one needs the new one; chats here get it by themselves.")));
    dialog->addCancel();
    kit::Button *go = dialog->addPrimary(tr("Replace key"));
    connect(go, &QPushButton::clicked, this, [this, token] {
        m_workspace.accounts()
            .rotateKey(m_shown, token.id)
            .finally(this, [this](const core::Result<::accounts::RotatedKey> &rotated) {
                if (!rotated)
                    return showFailure(rotated.error());
                m_chosen = rotated->made.id;
                m_wantsConnect = m_askedConnect = true;
                Q_EMIT said(rotated->oldRemoved
                                ? tr("Key “%1” replaced").arg(rotated->made.name)
                                : tr("The new key is there; the old one could not be deleted and still works"),
                            {});
                refresh();
            });
    });
    dialog->open();
}

void KeysPage::askToDelete(const relay::TokenRecord &token)
{
    const ::accounts::Account *account = m_workspace.accounts().find(m_shown);
    const bool inUse = account && account->hasKey() && account->keyRemoteId == token.id;
    auto *dialog = new kit::Dialog(window(), tr("Delete the key “%1”?").arg(token.name), 440);
    dialog->body()->addWidget(
        sentence(tr("Every program that uses it stops working. This cannot be undone on the relay.")));
    if (inUse)
        dialog->body()->addWidget(sentence(tr("The chats of this account use it: they will need another key.")));
    dialog->addCancel();
    kit::Button *remove = dialog->addButton(kit::Button::Kind::Danger, tr("Delete key"));
    connect(remove, &QPushButton::clicked, dialog, [this, dialog, id = token.id] {
        dialog->accept();
        m_workspace.accounts().removeKey(m_shown, id).finally(this, [this](const core::Result<void> &done) {
            report(done, tr("Key deleted"));
        });
    });
    dialog->open();
}

} // namespace ui::accounts
