#include "ui/accounts/walletactions.h"

#include "relay/accountcalls.h"
#include "ui/accounts/profiledialog.h"
#include "ui/accounts/tokendialog.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/overlay.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QUrlQuery>

namespace ui::accounts {

WalletActions::WalletActions(app::Workspace &workspace, QWidget *page)
    : QObject(page), m_workspace(workspace), m_page(page)
{
}

void WalletActions::showMenu(const ::accounts::Account &account, QWidget *anchor)
{
    auto *menu = new kit::Menu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const core::AccountId id = account.id;
    const bool signedOut = account.state == ::accounts::SignInState::SignedOut;
    if (id != m_workspace.accounts().current())
        menu->add(kit::IconName("check"), tr("Use for new chats"), this,
                  [this, id] { m_workspace.accounts().setCurrent(id); });
    if (account.canManage() && !signedOut) {
        menu->add(kit::IconName("refresh-cw"), tr("Read the balance again"), this, [this, id] { refresh(id); });
        menu->add(kit::IconName("circle-user"), tr("Profile and security…"), this, [this, id] { openProfile(id); });
        if (!account.hasKey())
            menu->add(kit::IconName("key"), tr("Create a key…"), this, [this, id] { Q_EMIT createKeyRequested(id); });
        menu->add(kit::IconName("fingerprint-pattern"), tr("Create an access token…"), this, [this, id] {
            auto *dialog = new TokenDialog(m_workspace, id, m_page->window());
            dialog->open();
        });
        menu->add(kit::IconName("user-plus"), tr("Copy the invite link"), this, [this, id] { copyInvite(id); });
    } else if (signedOut) {
        menu->add(kit::IconName("log-in"), tr("Sign in…"), this, [this, id] { Q_EMIT signInRequested(id); });
    }
    menu->add(kit::IconName("pencil"), tr("Rename…"), this, [this, account] { askName(account); });
    if (account.canManage())
        menu->add(kit::IconName(account.leftOut ? "eye" : "eye-off"),
                  account.leftOut ? tr("Count in the total") : tr("Leave out of the total"), this,
                  [this, account] { leaveOut(account, !account.leftOut); });
    menu->addSeparator();
    addLinks(menu, account);
    menu->addSeparator();
    if (account.canManage() && !signedOut)
        menu->add(kit::IconName("log-out"), tr("Sign out…"), this, [this, account] { askToSignOut(account); });
    QAction *gone = menu->addDanger(kit::IconName("trash-2"), tr("Remove from Relaydesk…"));
    connect(gone, &QAction::triggered, this, [this, account] { askToRemove(account); });
    menu->popUpUnder(anchor);
}

// The relay's own pages: in the browser, and only what is a web address.
void WalletActions::addLinks(kit::Menu *menu, const ::accounts::Account &account)
{
    const auto link = [&](const char *icon, const QString &label, const QUrl &url) {
        if (url.isValid() && !url.host().isEmpty() &&
            (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http")))
            menu->add(kit::IconName(icon), label, this, [url] { QDesktopServices::openUrl(url); });
    };
    link("external-link", tr("Open in browser"), account.relay.root);
    link("shopping-bag", tr("The operator’s shop"), account.relay.topUpLink);
    link("book-open", tr("The operator’s manual"),
         QUrl(account.relay.status.value(QLatin1String("docs_link")).toString()));
    // A QR code of the operator's channel is a picture on the web.
    link("message-circle", tr("The operator’s channel"),
         QUrl(account.relay.status.value(QLatin1String("wechat_qrcode")).toString()));
}

void WalletActions::openProfile(core::AccountId id)
{
    auto *dialog = new ProfileDialog(m_workspace, id, m_page->window());
    connect(dialog, &ProfileDialog::said, this, &WalletActions::said);
    dialog->open();
}

void WalletActions::refresh(core::AccountId id)
{
    const ::accounts::Account *account = m_workspace.accounts().find(id);
    if (!account || !account->canManage())
        return;
    m_workspace.wallet().refresh(id).finally(this, [](const core::Result<::billing::Balance> &) {});
    m_workspace.notices().refresh(id).finally(this, [](const core::Result<void> &) {});
}

void WalletActions::askName(const ::accounts::Account &account)
{
    auto *dialog = new kit::Dialog(m_page->window(), tr("Name of the account"), 440);
    auto *field = new kit::Field(account.name, dialog);
    field->setAccessibleName(tr("Name of the account"));
    field->selectAll();
    dialog->body()->addWidget(field);
    dialog->addCancel();
    dialog->addPrimary(tr("Rename"));
    dialog->setInitialFocus(field);
    connect(dialog, &kit::Overlay::accepted, this, [this, field, id = account.id] {
        const QString name = field->text().trimmed();
        if (name.isEmpty())
            return;
        m_workspace.accounts().rename(id, name).finally(this, [this](const core::Result<void> &done) {
            if (!done)
                Q_EMIT said(kit::errorWords(done.error()).sentence, {});
        });
    });
    dialog->open();
}

void WalletActions::leaveOut(const ::accounts::Account &account, bool leftOut)
{
    m_workspace.accounts().setLeftOut(account.id, leftOut).finally(this, [=, this](const core::Result<void> &done) {
        if (!done)
            return Q_EMIT said(kit::errorWords(done.error()).sentence, {});
        if (leftOut)
            Q_EMIT said(tr("%1 is left out of the total").arg(account.name),
                        [this, id = account.id] { static_cast<void>(m_workspace.accounts().setLeftOut(id, false)); });
    });
}

void WalletActions::askToSignOut(const ::accounts::Account &account)
{
    auto *dialog = new kit::Dialog(m_page->window(), tr("Sign out of %1?").arg(account.name), 440);
    auto *words = new kit::Label(
        tr("The session, a kept access token and a kept password leave the keychain. History and chats stay, and the "
           "account at the relay is not touched."),
        kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    dialog->body()->addWidget(words);
    auto *key = new QCheckBox(tr("Forget the API key too (chats then need a new one)"), dialog);
    key->setVisible(account.hasKey());
    dialog->body()->addWidget(key);
    dialog->addCancel();
    dialog->addPrimary(tr("Sign out"));
    connect(dialog, &kit::Overlay::accepted, this, [this, key, id = account.id] {
        using Fate = ::accounts::Accounts::KeyFate;
        m_workspace.accounts()
            .signOut(id, key->isChecked() ? Fate::Forget : Fate::Keep)
            .finally(this, [this](const core::Result<void> &done) {
                Q_EMIT said(done ? tr("Signed out") : kit::errorWords(done.error()).sentence, {});
            });
    });
    dialog->open();
}

void WalletActions::askToRemove(const ::accounts::Account &account)
{
    auto *dialog = new kit::Dialog(m_page->window(), tr("Remove %1?").arg(account.name), 440);
    auto *words = new kit::Label(
        tr("Its keys and sign-in leave the keychain and its spending history leaves this computer. Chats stay. The "
           "account at the relay stays as it is, with its balance and keys."),
        kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    dialog->body()->addWidget(words);
    dialog->addCancel();
    kit::Button *remove = dialog->addButton(kit::Button::Kind::Danger, tr("Remove from this computer"));
    connect(remove, &QPushButton::clicked, dialog, [this, dialog, id = account.id] {
        dialog->accept();
        m_workspace.accounts().remove(id).finally(this, [this](const core::Result<void> &removed) {
            Q_EMIT said(removed ? tr("Removed from this computer") : kit::errorWords(removed.error()).sentence, {});
        });
    });
    dialog->open();
}

void WalletActions::copyInvite(core::AccountId id)
{
    m_workspace.accounts()
        .client(id)
        .then(this,
              [this](relay::RelayClient *client) {
                  const QUrl root = client->info().root;
                  return relay::AccountCalls(*client).inviteCode().then(this, [root](const QString &code) {
                      QUrl link = root;
                      link.setPath(root.path() + QStringLiteral("/register"));
                      QUrlQuery query;
                      query.addQueryItem(QStringLiteral("aff"), code);
                      link.setQuery(query);
                      return link;
                  });
              })
        .finally(this, [this](const core::Result<QUrl> &link) {
            if (!link)
                return Q_EMIT said(kit::errorWords(link.error()).sentence, {});
            QGuiApplication::clipboard()->setText(link->toString(QUrl::FullyEncoded));
            Q_EMIT said(tr("Invite link copied"), {});
        });
}

} // namespace ui::accounts
