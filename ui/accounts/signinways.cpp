#include "ui/accounts/signinways.h"

#include "ui/accounts/clearbox.h"
#include "ui/accounts/waycard.h"
#include "ui/kit/badge.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QDesktopServices>
#include <QRadioButton>

namespace ui::accounts {

namespace {

kit::Button *link(const QString &label, const char *name, QWidget *parent)
{
    auto *button = new kit::Button(kit::Button::Kind::Link, label, parent);
    button->setObjectName(QLatin1String(name));
    button->setButtonSize(kit::Button::Size::Small);
    button->setFlush(true);
    button->setFixedHeight(kit::lineHeight(kit::Role::Body));
    return button;
}

} // namespace

SignInWays::SignInWays(app::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    auto *ways = new QVBoxLayout(this);
    ways->setContentsMargins(0, kit::space16, 0, 0);
    ways->setSpacing(kit::space8);
    ways->addWidget(
        new kit::Label(tr("How do you want to sign in?"), kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
    m_password = new WayCard(tr("Name and password"), tr("Everything: chat, balance, codes, keys, history."), this);
    m_token = new WayCard(
        tr("Access token"),
        tr("Everything: chat, balance, codes, keys, history. Copy it from your profile page on the site."), this);
    m_key = new WayCard(tr("API key only"),
                        tr("Chat, and what is left on that key. No codes, no other keys, no full history."), this);
    m_best = new kit::Badge(tr("best for this site"), kit::Tone::Accent, this);
    m_key->setNote(new kit::Label(QStringLiteral("sk-…"), kit::Role::Code, kit::Tone::Secondary));
    kit::Button *site = link(tr("Open the site"), "ways/site", this);
    site->setTrailingIcon(kit::IconName("external-link"));
    m_token->setLink(site);
    connect(site, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_found.info.root); });
    m_register = link(tr("Create an account"), "ways/register", this);
    m_password->setLink(m_register);
    connect(m_register, &QPushButton::clicked, this, &SignInWays::registerRequested);
    auto *group = new QButtonGroup(this);
    for (WayCard *way : {m_password, m_token, m_key}) {
        group->addButton(way->radio());
        ways->addWidget(way);
    }
    m_password->setFields(makePasswordFields());
    m_token->setFields(makeTokenFields());
    m_key->setFields(makeKeyFields());
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    ways->addWidget(m_failure);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, kit::space8, 0, 0);
    foot->setSpacing(kit::space6);
    m_lock = new kit::IconMark(kit::IconName("lock"), kit::Tone::Caption, kit::iconSmall, this);
    foot->addWidget(m_lock);
    m_where = new kit::Label({}, kit::Role::Meta, kit::Tone::Caption);
    foot->addWidget(m_where, 1);
    auto *cancel = new kit::Button(kit::Button::Kind::Ghost, tr("Cancel"), this);
    m_signIn = new kit::Button(kit::Button::Kind::Primary, tr("Sign in"), this);
    foot->addWidget(cancel);
    foot->addSpacing(kit::space2);
    foot->addWidget(m_signIn);
    ways->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &SignInWays::cancelled);
    connect(m_signIn, &QPushButton::clicked, this, &SignInWays::signIn);
    for (kit::SecretField *field : {m_passwordField, m_tokenField, m_keyField})
        connect(field, &kit::SecretField::returnPressed, this, &SignInWays::signIn);
}

QWidget *SignInWays::makePasswordFields()
{
    auto *host = new QWidget;
    auto *box = new QVBoxLayout(host);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space8);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    m_user = new kit::Field({}, host);
    m_user->setFixedWidth(200);
    m_passwordField = new kit::SecretField(tr("Password"), host);
    m_passwordField->setFixedWidth(220);
    row->addWidget(labelled(tr("Name or e-mail"), m_user));
    row->addWidget(labelled(tr("Password"), m_passwordField));
    kit::Button *reset = link(tr("Forgot it?"), "ways/reset", host);
    connect(reset, &QPushButton::clicked, this, &SignInWays::resetRequested);
    row->addWidget(reset, 0, Qt::AlignBottom);
    row->addStretch();
    box->addLayout(row);
    m_keep = new QCheckBox(tr("Sign me in again by itself (keeps the password in the keychain)"), host);
    box->addWidget(m_keep);
    return host;
}

QWidget *SignInWays::makeTokenFields()
{
    auto *host = new QWidget;
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space8);
    m_tokenField = new kit::SecretField(tr("Access token"), host);
    m_tokenField->setFixedWidth(292);
    m_userId = new kit::Field({}, host);
    m_userId->setFixedWidth(112);
    row->addWidget(labelled(tr("Token"), m_tokenField));
    m_userIdRow = labelled(tr("User ID"), m_userId);
    row->addWidget(m_userIdRow);
    return host;
}

QWidget *SignInWays::makeKeyFields()
{
    auto *host = new QWidget;
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    m_keyField = new kit::SecretField(tr("API key"), host);
    m_keyField->setFixedWidth(412);
    m_keyField->setPlaceholder(QStringLiteral("sk-…"));
    row->addWidget(m_keyField);
    return host;
}

void SignInWays::forget()
{
    m_failure->hide();
    for (kit::SecretField *field : {m_passwordField, m_tokenField, m_keyField})
        field->wipe();
    m_typedPassword = m_typedToken = m_typedKey = {};
    m_keep->setChecked(false);
}

void SignInWays::start(const relay::ProbeReport &found)
{
    m_found = found;
    const relay::RelayInfo &info = found.info;
    m_password->setVisible(found.managementApi && info.passwordSignIn.value_or(true));
    m_token->setVisible(found.managementApi);
    m_userIdRow->setVisible(info.needsUserId);
    m_register->setText(info.passwordRegister == false || info.wantsBrowserCheck ? tr("Create one on the site")
                                                                                 : tr("Create an account"));
    m_password->setSentence(
        info.wantsBrowserCheck
            ? tr("Everything as well, but this site first wants a browser check, which only its own page can pass.")
            : tr("Everything: chat, balance, codes, keys, history."));
    m_keyField->setPlaceholder(found.key.isEmpty() ? QStringLiteral("sk-…")
                                                   : tr("from the text: %1").arg(found.key.hint()));
    const bool offersKey = !found.managementApi || !found.key.isEmpty();
    WayCard *best = offersKey ? m_key : info.wantsBrowserCheck || info.passwordSignIn == false ? m_token : m_password;
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->removeWidget(m_token);
    box->insertWidget(box->indexOf(m_password) + (best == m_token ? 0 : 1), m_token);
    best->radio()->setChecked(true);
    best->setNote(m_best);
    m_best->setVisible(found.managementApi && found.key.isEmpty());
    const bool none = m_workspace.vault().state() == secrets::VaultState::Unavailable;
    const QString keychain =
        m_workspace.vault().backendName().isEmpty() ? tr("the system’s keychain") : m_workspace.vault().backendName();
    m_lock->setIcon(kit::IconName(none ? "lock-open" : "lock"), kit::Tone::Caption);
    m_where->setText(none ? tr("No keychain here: kept until you quit")
                          : tr("Stored in %1, never on disk in clear text").arg(keychain));
    if (best == m_password)
        m_user->setFocus(Qt::OtherFocusReason);
    else
        (best == m_token ? m_tokenField : m_keyField)->setFocus(Qt::OtherFocusReason);
}

void SignInWays::setBusy(bool busy)
{
    m_signIn->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("Sign in"));
}

void SignInWays::settle(const core::Result<::accounts::Account> &added)
{
    setBusy(false);
    if (!added) {
        if (added.error().cause == core::ErrorCause::SecondFactorWanted ||
            added.error().cause == core::ErrorCause::SecondFactorWrong)
            return Q_EMIT secondStepWanted(m_user->text().trimmed(), added.error());
        return showFailure(added.error());
    }
    m_typedPassword = m_typedToken = m_typedKey = {};
    Q_EMIT this->added(*added);
}

void SignInWays::signIn()
{
    if (m_password->radio()->isChecked()) {
        if (!m_passwordField->isEmpty())
            m_typedPassword = m_passwordField->take();
        if (m_user->text().trimmed().isEmpty() || m_typedPassword.isEmpty())
            return showFailure(core::Error{core::ErrorKind::BadRequest, QStringLiteral("name or password is empty"),
                                           core::ErrorCause::WrongPassword});
        send();
    } else if (m_token->radio()->isChecked()) {
        if (!m_tokenField->isEmpty())
            m_typedToken = m_tokenField->take();
        sendToken(m_typedToken, m_userId->text().trimmed());
    } else {
        m_failure->hide();
        setBusy(true);
        if (!m_keyField->isEmpty())
            m_typedKey = m_keyField->take();
        m_workspace.accounts()
            .addWithKey(m_found, m_typedKey.isEmpty() ? m_found.key : m_typedKey)
            .finally(this, [this](const core::Result<::accounts::Account> &r) { settle(r); });
    }
}

void SignInWays::send(const core::Secret &code)
{
    m_failure->hide();
    setBusy(true);
    m_workspace.accounts()
        .addWithPassword(m_found, m_user->text().trimmed(), m_typedPassword, code, m_keep->isChecked())
        .finally(this, [this](const core::Result<::accounts::Account> &r) { settle(r); });
}

void SignInWays::sendToken(const core::Secret &token, const QString &userId)
{
    m_failure->hide();
    setBusy(true);
    m_workspace.accounts()
        .addWithAccessToken(m_found, token, userId)
        .finally(this, [this](const core::Result<::accounts::Account> &r) { settle(r); });
}

void SignInWays::sendPassword(const QString &user, const core::Secret &password)
{
    m_user->setText(user);
    m_password->radio()->setChecked(true);
    m_typedPassword = password;
    send();
}

void SignInWays::showFailure(const core::Error &error)
{
    if (error.cause == core::ErrorCause::WrongPassword)
        m_typedPassword = {};
    if (error.cause == core::ErrorCause::BrowserCheck || error.cause == core::ErrorCause::SessionUnsendable)
        m_token->radio()->setChecked(true); // what works here
    kit::ErrorContext context;
    context.relay = m_found.info.name;
    context.now = m_workspace.clock().now();
    m_failure->showError(kit::errorWords(error, context));
    Q_EMIT failed();
}

} // namespace ui::accounts
