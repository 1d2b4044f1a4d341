#include "ui/accounts/registerdialog.h"

#include "ui/accounts/clearbox.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>

namespace ui::accounts {

namespace {

// The same at every family (relay-api §3.9).
constexpr int shortestPassword = 8;
constexpr int longestPassword = 20;

} // namespace

RegisterDialog::RegisterDialog(::accounts::FrontDoor &door, const relay::RelayInfo &info, QWidget *host)
    : kit::Dialog(host, tr("New account at %1").arg(info.name), 480), m_door(door), m_info(info)
{
    door.setRelay(info);
    auto *names = new QHBoxLayout;
    names->setSpacing(kit::space8);
    m_user = new kit::Field({}, this);
    m_user->setMaxLength(30);
    names->addWidget(labelled(tr("Name, at most 12 letters at most relays"), m_user));
    m_password = new kit::SecretField(tr("Password"), this);
    names->addWidget(labelled(tr("Password, 8 to 20 letters"), m_password));
    body()->addLayout(names);
    auto *mail = new QWidget(this);
    auto *mailRow = new QHBoxLayout(mail);
    mailRow->setContentsMargins(0, 0, 0, 0);
    mailRow->setSpacing(kit::space8);
    m_email = new kit::Field({}, mail);
    mailRow->addWidget(labelled(tr("E-mail"), m_email), 1);
    m_send = new kit::Button(kit::Button::Kind::Plain, tr("Send a code"), mail);
    m_send->setObjectName(QStringLiteral("register/sendcode"));
    mailRow->addWidget(m_send, 0, Qt::AlignBottom);
    m_code = new kit::Field({}, mail);
    m_code->setFixedWidth(104);
    mailRow->addWidget(labelled(tr("Its code"), m_code));
    mail->setVisible(info.wantsEmailCode);
    body()->addWidget(mail);
    m_invite = new kit::Field({}, this);
    m_invite->setFixedWidth(160);
    body()->addWidget(labelled(tr("Invite code, if you have one"), m_invite), 0, Qt::AlignLeading);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    m_primary = addPrimary(tr("Create the account"), false);
    m_primary->setObjectName(QStringLiteral("register/create"));
    setInitialFocus(m_user);
    setDismissedByClickOutside(false);
    connect(m_send, &QPushButton::clicked, this, &RegisterDialog::mailCode);
    connect(m_primary, &QPushButton::clicked, this, &RegisterDialog::create);
}

void RegisterDialog::mailCode()
{
    const QString email = m_email->text().trimmed();
    if (!email.contains(u'@'))
        return m_email->setWrong(tr("Type an e-mail address first"));
    m_email->setWrong({});
    m_failure->hide();
    m_send->setEnabled(false);
    m_door.mailCode(email).finally(this, [this](const core::Result<void> &sent) {
        m_send->setEnabled(true);
        if (!sent)
            return showFailure(sent.error());
        m_send->setText(tr("Sent; send another"));
        m_code->setFocus(Qt::OtherFocusReason);
    });
}

void RegisterDialog::create()
{
    if (!m_password->isEmpty())
        m_typed = m_password->take();
    m_user->setWrong(m_user->text().trimmed().isEmpty() ? tr("Choose a name") : QString());
    const bool fits = m_typed.size() >= shortestPassword && m_typed.size() <= longestPassword;
    m_password->setWrong(fits ? QString() : tr("8 to 20 letters"));
    if (m_info.wantsEmailCode)
        m_code->setWrong(m_code->text().trimmed().isEmpty() ? tr("From the mail") : QString());
    if (!m_user->wrong().isEmpty() || !fits || !m_code->wrong().isEmpty())
        return;
    relay::Registration registration;
    registration.user = m_user->text().trimmed();
    registration.password = m_typed;
    registration.email = m_email->text().trimmed();
    registration.emailCode = m_code->text().trimmed();
    registration.inviteCode = m_invite->text().trimmed();
    m_failure->hide();
    m_primary->setEnabled(false);
    m_door.registerUser(registration).finally(this, [this, registration](const core::Result<void> &done) {
        m_primary->setEnabled(true);
        if (!done)
            return showFailure(done.error());
        Q_EMIT registered(registration.user, registration.password);
        accept();
    });
}

void RegisterDialog::showFailure(const core::Error &error)
{
    kit::ErrorContext context;
    context.relay = m_info.name;
    m_failure->showError(kit::errorWords(error, context));
}

} // namespace ui::accounts
