#include "ui/accounts/signindialog.h"

#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>

namespace ui::accounts {

SignInDialog::SignInDialog(app::Workspace &workspace, core::AccountId account, QWidget *host)
    : kit::Dialog(host, tr("Sign in again"), 440), m_workspace(workspace), m_account(account)
{
    const ::accounts::Account *who = workspace.accounts().find(account);
    const bool token = who && who->way == ::accounts::SignInWay::AccessToken;
    auto *words =
        new kit::Label(who ? tr("%1 no longer knows the sign-in of %2.").arg(who->name, who->userName) : QString(),
                       kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    body()->addWidget(words);
    m_secret = new kit::SecretField(token ? tr("Access token") : tr("Password"), this);
    m_secret->setPlaceholder(token ? tr("Access token") : tr("Password"));
    body()->addWidget(m_secret);
    m_code = new kit::Field({}, this);
    m_code->setPlaceholderText(tr("Code of the second factor"));
    m_code->setAccessibleName(tr("Code of the second factor"));
    m_code->hide();
    body()->addWidget(m_code);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    m_primary = addPrimary(tr("Sign in"), false);
    setInitialFocus(m_secret->field());
    setDismissedByClickOutside(false);
    connect(m_primary, &QPushButton::clicked, this, &SignInDialog::signIn);
}

void SignInDialog::signIn()
{
    if (!m_secret->isEmpty())
        m_typed = m_secret->take();
    if (m_typed.isEmpty())
        return;
    m_primary->setEnabled(false);
    m_workspace.accounts()
        .signInAgain(m_account, m_typed, core::Secret::fromText(m_code->text().trimmed()))
        .finally(this, [this](const core::Result<void> &done) {
            m_primary->setEnabled(true);
            if (done)
                return accept();
            if (done.error().cause == core::ErrorCause::SecondFactorWanted) {
                m_code->show();
                m_code->setFocus(Qt::OtherFocusReason);
                return;
            }
            m_failure->showError(kit::errorWords(done.error()));
        });
}

} // namespace ui::accounts
