#include "ui/accounts/signindialog.h"

#include "ui/accounts/clearbox.h"
#include "ui/accounts/secondstep.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDesktopServices>

namespace ui::accounts {

namespace {

bool isAboutTheCode(const core::Error &error)
{
    return error.cause == core::ErrorCause::SecondFactorWanted || error.cause == core::ErrorCause::SecondFactorWrong;
}

} // namespace

SignInDialog::SignInDialog(app::Workspace &workspace, core::AccountId account, QWidget *host)
    : kit::Dialog(host, tr("Sign in again"), 560), m_workspace(workspace), m_account(account)
{
    const ::accounts::Account *who = workspace.accounts().find(account);
    if (who)
        setTitle(tr("Sign in to %1").arg(who->name));
    m_first = new QWidget(this);
    auto *first = new QVBoxLayout(m_first);
    first->setContentsMargins(0, 0, 0, 0);
    first->setSpacing(kit::space12);
    m_words = new kit::Label({}, kit::Role::Body, kit::Tone::Secondary);
    m_words->setWordWrap(true);
    first->addWidget(m_words);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    m_secret = new kit::SecretField(tr("Password"), m_first);
    row->addWidget(m_secret, 1);
    m_userId = new kit::Field(who ? who->userId : QString(), m_first);
    m_userId->setFixedWidth(112);
    m_userId->setAccessibleName(tr("User ID"));
    m_userId->setPlaceholderText(tr("User ID"));
    m_userIdRow = m_userId;
    row->addWidget(m_userId);
    first->addLayout(row);
    m_keep = new QCheckBox(tr("Sign me in again by itself (keeps the password in the keychain)"), m_first);
    m_keep->setChecked(who && who->keepsPassword);
    first->addWidget(m_keep);
    m_otherWay = new kit::Button(kit::Button::Kind::Link, {}, m_first);
    m_otherWay->setButtonSize(kit::Button::Size::Small);
    m_otherWay->setFlush(true);
    m_otherWay->setObjectName(QStringLiteral("signin/other"));
    first->addWidget(m_otherWay, 0, Qt::AlignLeading);
    body()->addWidget(m_first);
    m_second = new SecondStep(workspace.clock(), this);
    m_second->hide();
    body()->addWidget(m_second);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    m_primary = addPrimary(tr("Sign in"), false);
    setInitialFocus(m_secret->field());
    setDismissedByClickOutside(false);
    // Behind a browser check only a token gets through.
    showWay(who && (who->way == ::accounts::SignInWay::AccessToken || who->relay.wantsBrowserCheck));

    connect(m_primary, &QPushButton::clicked, this, &SignInDialog::signIn);
    connect(m_secret, &kit::SecretField::returnPressed, this, &SignInDialog::signIn);
    connect(m_otherWay, &QPushButton::clicked, this, [this] { showWay(!m_byToken); });
    connect(m_second, &SecondStep::codeGiven, this, &SignInDialog::send);
    connect(m_second, &SecondStep::tokenGiven, this, &SignInDialog::useToken);
    connect(m_second, &SecondStep::completenessChanged, this, [this](bool complete) {
        if (m_second->isVisibleTo(this))
            m_primary->setEnabled(complete);
    });
    connect(this, &kit::Overlay::dismissed, this, [this] { m_workspace.accounts().declineSignIn(m_account); });
}

void SignInDialog::showWay(bool byToken)
{
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    if (!who)
        return;
    m_byToken = byToken;
    m_secret->wipe();
    m_typed = {};
    m_secret->setPlaceholder(byToken ? tr("Access token") : tr("Password"));
    m_secret->field()->setAccessibleName(byToken ? tr("Access token") : tr("Password"));
    m_userIdRow->setVisible(byToken && who->relay.needsUserId);
    m_keep->setVisible(!byToken);
    m_otherWay->setText(byToken ? tr("With the password instead") : tr("With an access token instead"));
    QString words = who->signedOut ? tr("You signed out of %1.").arg(who->name)
                                   : tr("%1 no longer knows the sign-in of %2.").arg(who->name, who->userName);
    words += u' ' + tr("What you were doing goes on afterwards.");
    if (!byToken && who->relay.wantsBrowserCheck)
        words += u' ' + tr("This site first wants a browser check, which only its own page can pass.");
    m_words->setText(words);
    m_secret->field()->setFocus(Qt::OtherFocusReason);
}

void SignInDialog::signIn()
{
    if (m_second->isVisibleTo(this))
        return m_second->proceed();
    if (!m_secret->isEmpty())
        m_typed = m_secret->take();
    if (m_typed.isEmpty())
        return m_secret->setWrong(m_byToken ? tr("Paste the access token first") : tr("Type the password first"));
    m_secret->setWrong({});
    if (m_byToken)
        useToken(m_typed, m_userId->text().trimmed());
    else
        send({});
}

void SignInDialog::send(const core::Secret &code)
{
    m_primary->setEnabled(false);
    m_failure->hide();
    m_workspace.accounts()
        .signInAgain(m_account, m_typed, code, m_keep->isChecked())
        .finally(this, [this](const core::Result<void> &done) { settle(done); });
}

void SignInDialog::useToken(const core::Secret &token, const QString &userId)
{
    m_primary->setEnabled(false);
    m_failure->hide();
    m_workspace.accounts()
        .useAccessToken(m_account, token, userId)
        .finally(this, [this](const core::Result<void> &done) { settle(done); });
}

std::optional<std::chrono::seconds> SignInDialog::clockAhead() const
{
    const relay::RelayClient *client = m_workspace.accounts().bareClient(m_account);
    return client ? client->clockAhead() : std::nullopt;
}

void SignInDialog::settle(const core::Result<void> &done)
{
    m_primary->setEnabled(true);
    if (done)
        return accept();
    showFailure(done.error());
}

void SignInDialog::showFailure(const core::Error &error)
{
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    if (!who)
        return dismiss();
    if (isAboutTheCode(error)) {
        const relay::RelayClient *client = m_workspace.accounts().bareClient(m_account);
        const ::accounts::Accounts::WaitingStep waiting{client ? client->secondStepUntil() : std::nullopt,
                                                        clockAhead()};
        if (!m_second->isVisibleTo(this)) {
            m_first->hide();
            m_second->show();
            m_primary->setText(tr("Continue"));
            m_second->start(who->relay, waiting);
        }
        if (error.cause == core::ErrorCause::SecondFactorWrong)
            m_second->showWrong(waiting);
        m_primary->setEnabled(m_second->isComplete());
        return;
    }
    if (m_second->isVisibleTo(this)) { // the first step was forgotten by the relay
        m_second->hide();
        m_first->show();
        m_primary->setText(tr("Sign in"));
    }
    if (error.cause == core::ErrorCause::WrongPassword)
        m_typed = {};
    if (error.cause == core::ErrorCause::SessionUnsendable || error.cause == core::ErrorCause::BrowserCheck)
        showWay(true);
    kit::ErrorContext context;
    context.relay = who->name;
    context.now = m_workspace.clock().now();
    m_failure->showError(kit::errorWords(error, context));
    m_secret->field()->setFocus(Qt::OtherFocusReason);
}

} // namespace ui::accounts
