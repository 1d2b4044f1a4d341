#include "ui/accounts/tokendialog.h"

#include "ui/kit/banner.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/secretclipboard.h"

#include <QBoxLayout>
#include <QGuiApplication>

namespace ui::accounts {

TokenDialog::TokenDialog(app::Workspace &workspace, core::AccountId account, QWidget *host)
    : kit::Dialog(host, tr("Create an access token"), 440), m_workspace(workspace), m_account(account),
      m_clipboard(new kit::SecretClipboard(QGuiApplication::clipboard(), this))
{
    const ::accounts::Account *who = workspace.accounts().find(account);
    QString text = tr("The relay makes a new token, and the one before stops working at once, in other programs too. "
                      "Relaydesk then signs in with the new one; it goes into the keychain.");
    if (who && who->relay.kind == relay::Kind::NewApi)
        text += u' ' + tr("A token does not expire: on this relay it is the steady way to stay signed in.");
    m_words = new kit::Label(text, kit::Role::Body, kit::Tone::Secondary);
    m_words->setWordWrap(true);
    body()->addWidget(m_words);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    m_primary = addPrimary(tr("Replace and use it"), false);
    m_primary->setObjectName(QStringLiteral("token/primary"));
    setDismissedByClickOutside(false);
    connect(m_primary, &QPushButton::clicked, this, [this] {
        if (m_made.isEmpty())
            make();
        else
            m_clipboard->copy(m_made);
    });
}

void TokenDialog::make()
{
    m_primary->setEnabled(false);
    m_failure->hide();
    m_workspace.accounts().makeAccessToken(m_account).finally(this, [this](const core::Result<core::Secret> &token) {
        m_primary->setEnabled(true);
        if (token)
            return showMade(*token);
        m_failure->showError(kit::errorWords(token.error()));
    });
}

void TokenDialog::showMade(const core::Secret &token)
{
    m_made = token;
    m_words->setText(
        tr("Done: the account signs in with the token %1 from now on. Copy it if another program needs it; "
           "it is not shown again.")
            .arg(token.hint()));
    m_primary->setText(tr("Copy the token"));
}

} // namespace ui::accounts
