#include "ui/accounts/resetdialog.h"

#include "ui/accounts/clearbox.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/secretclipboard.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>
#include <QGuiApplication>

namespace ui::accounts {

ResetDialog::ResetDialog(::accounts::FrontDoor &door, const relay::RelayInfo &info, QWidget *host)
    : kit::Dialog(host, tr("New password at %1").arg(info.name), 480), m_door(door), m_info(info),
      m_clipboard(new kit::SecretClipboard(QGuiApplication::clipboard(), this))
{
    door.setRelay(info);
    m_asking = new QWidget(this);
    auto *box = new QVBoxLayout(m_asking);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space12);
    auto *mail = new QHBoxLayout;
    mail->setSpacing(kit::space8);
    m_email = new kit::Field({}, m_asking);
    mail->addWidget(labelled(tr("The e-mail of your account"), m_email), 1);
    m_send = new kit::Button(kit::Button::Kind::Plain, tr("Send the mail"), m_asking);
    m_send->setObjectName(QStringLiteral("reset/send"));
    mail->addWidget(m_send, 0, Qt::AlignBottom);
    box->addLayout(mail);
    m_link = new kit::Field({}, m_asking);
    m_link->setPlaceholderText(tr("Paste the link from the mail, or the whole mail"));
    box->addWidget(labelled(tr("Link from the mail"), m_link));
    box->addWidget(new kit::FieldNote(m_link, m_asking));
    m_chosen = new kit::SecretField(tr("New password"), m_asking);
    m_choice = labelled(tr("New password, 8 to 20 letters"), m_chosen);
    m_choice->setVisible(door.choosesPassword());
    box->addWidget(m_choice);
    body()->addWidget(m_asking);
    m_result = new kit::Label({}, kit::Role::Body, kit::Tone::Secondary);
    m_result->setWordWrap(true);
    m_result->hide();
    body()->addWidget(m_result);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    m_copy = addButton(kit::Button::Kind::Plain, tr("Copy it"));
    m_copy->hide();
    m_primary = addPrimary(tr("Set the new password"), false);
    m_primary->setObjectName(QStringLiteral("reset/set"));
    m_primary->setEnabled(false);
    setInitialFocus(m_email);
    setDismissedByClickOutside(false);
    connect(m_send, &QPushButton::clicked, this, &ResetDialog::mailLink);
    connect(m_link, &QLineEdit::textChanged, this, &ResetDialog::readLink);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_clipboard->copy(m_new); });
    connect(m_primary, &QPushButton::clicked, this, &ResetDialog::reset);
}

void ResetDialog::mailLink()
{
    const QString email = m_email->text().trimmed();
    if (!email.contains(u'@'))
        return m_email->setWrong(tr("Type an e-mail address first"));
    m_email->setWrong({});
    m_failure->hide();
    m_send->setEnabled(false);
    m_door.mailReset(email).finally(this, [this](const core::Result<void> &sent) {
        m_send->setEnabled(true);
        if (!sent)
            return showFailure(sent.error());
        m_send->setText(tr("Sent; send another"));
        m_link->setFocus(Qt::OtherFocusReason);
    });
}

void ResetDialog::readLink()
{
    const QString text = m_link->text();
    m_found = relay::resetLinkIn(text);
    m_link->setWrong(m_found || text.trimmed().isEmpty()
                         ? QString()
                         : tr("No such link in this text: it looks like …/user/reset?email=…&token=…"));
    m_primary->setEnabled(m_found.has_value());
}

void ResetDialog::reset()
{
    if (!m_new.isEmpty()) { // done; now sign in with it
        Q_EMIT passwordSet(m_user, m_new);
        return accept();
    }
    if (!m_found)
        return;
    const bool chooses = m_door.choosesPassword();
    if (chooses && m_chosen->isEmpty())
        return m_chosen->setWrong(tr("Choose a password"));
    const core::Secret chosen = chooses ? m_chosen->take() : core::Secret();
    m_user = m_found->email;
    m_failure->hide();
    m_primary->setEnabled(false);
    m_door.resetPassword(*m_found, chosen).finally(this, [this, chosen](const core::Result<core::Secret> &set) {
        m_primary->setEnabled(true);
        if (!set)
            return showFailure(set.error());
        m_new = *set;
        if (*set == chosen) {
            Q_EMIT passwordSet(m_user, m_new);
            return accept();
        }
        m_asking->hide();
        m_result->setText(tr("The relay made up a new password. Copy it into your password store; here it signs you in "
                             "once and is not kept. You can change it in the profile."));
        m_result->show();
        m_copy->show();
        m_primary->setText(tr("Sign in with it"));
    });
}

void ResetDialog::showFailure(const core::Error &error)
{
    kit::ErrorContext context;
    context.relay = m_info.name;
    m_failure->showError(kit::errorWords(error, context));
}

} // namespace ui::accounts
