#include "ui/accounts/addrelaypage.h"

#include "ui/accounts/certificatecard.h"
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
#include <QDesktopServices>
#include <QRadioButton>

namespace ui::accounts {

namespace {

QWidget *labelled(const QString &label, QWidget *field)
{
    auto *host = new QWidget;
    auto *box = new QVBoxLayout(host);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space4);
    auto *words = new kit::Label(label, kit::Role::Meta, kit::Tone::Text, QFont::Medium);
    words->setBuddy(field);
    box->addWidget(words);
    box->addWidget(field);
    return host;
}

} // namespace

AddRelayPage::AddRelayPage(app::Workspace &workspace, QWidget *parent)
    : WayInPage(tr("Add your relay"), parent), m_workspace(workspace)
{
    m_address = new kit::Field({}, this);
    m_address->setMinimumHeight(kit::controlLarge);
    m_address->setFont(kit::font(kit::Role::Transcript));
    m_address->setAccessibleName(tr("Address of the relay"));
    m_address->setPlaceholderText(tr("https://… in any form you were given"));
    m_check = new kit::Button(kit::Button::Kind::Plain, tr("Check"), this);
    m_check->setButtonSize(kit::Button::Size::Large);
    auto *addressLabel = new kit::Label(tr("Address"), kit::Role::Meta, kit::Tone::Text, QFont::Medium);
    addressLabel->setBuddy(m_address);
    auto *addressBox = new QVBoxLayout;
    addressBox->setSpacing(kit::space4);
    addressBox->addWidget(addressLabel);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    row->addWidget(m_address, 1);
    row->addWidget(m_check);
    addressBox->addLayout(row);
    m_addressNote = new kit::FieldNote(m_address, this);
    addressBox->addWidget(m_addressNote);
    // One way out of what went wrong, under the sentence that says it.
    m_fix = new kit::Button(kit::Button::Kind::Link, {}, this);
    m_fix->setFlush(true);
    m_fix->hide();
    addressBox->addWidget(m_fix, 0, Qt::AlignLeading);
    m_notes = new QWidget(this);
    (new QVBoxLayout(m_notes))->setContentsMargins(0, 0, 0, 0);
    m_notes->layout()->setSpacing(kit::space4);
    m_notes->hide();
    addressBox->addWidget(m_notes);
    column()->addLayout(addressBox);
    m_certificate = new CertificateCard(this);
    m_certificate->hide();
    column()->addWidget(m_certificate);
    connect(m_certificate, &CertificateCard::accepted, this, [this](const app::ServerCertificate &certificate) {
        m_workspace.certificates().accept(certificate);
        check();
    });
    connect(m_certificate, &CertificateCard::declined, this, [this] {
        m_certificate->hide();
        m_address->setFocus(Qt::OtherFocusReason);
        m_address->selectAll();
    });
    column()->addSpacing(kit::space8);
    m_report = new kit::Card(this, kit::space16);
    m_report->setRadius(kit::radiusRow);
    m_report->box()->setSpacing(kit::space12);
    m_report->hide();
    column()->addWidget(m_report);

    m_ways = new QWidget(this);
    auto *ways = new QVBoxLayout(m_ways);
    ways->setContentsMargins(0, kit::space16, 0, 0);
    ways->setSpacing(kit::space8);
    ways->addWidget(
        new kit::Label(tr("How do you want to sign in?"), kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
    m_password = new WayCard(tr("Name and password"), tr("Everything: chat, balance, codes, keys, history."), m_ways);
    m_token = new WayCard(
        tr("Access token"),
        tr("Everything: chat, balance, codes, keys, history. Copy it from your profile page on the site."), m_ways);
    m_key = new WayCard(tr("API key only"),
                        tr("Chat, and what is left on that key. No codes, no other keys, no full history."), m_ways);
    m_best = new kit::Badge(tr("best for this site"), kit::Tone::Accent, m_ways);
    m_key->setNote(new kit::Label(QStringLiteral("sk-…"), kit::Role::Code, kit::Tone::Secondary));
    auto *site = new kit::Button(kit::Button::Kind::Link, tr("Open the site"), m_ways);
    site->setButtonSize(kit::Button::Size::Small);
    site->setTrailingIcon(kit::IconName("external-link"));
    site->setFlush(true);
    site->setFixedHeight(kit::lineHeight(kit::Role::Body));
    m_token->setLink(site);
    connect(site, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_found.info.root); });
    auto *group = new QButtonGroup(this);
    for (WayCard *way : {m_password, m_token, m_key}) {
        group->addButton(way->radio());
        ways->addWidget(way);
    }
    m_password->setFields(makePasswordFields());
    m_token->setFields(makeTokenFields());
    m_key->setFields(makeKeyFields());
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, m_ways);
    m_failure->hide();
    ways->addWidget(m_failure);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, kit::space8, 0, 0);
    foot->setSpacing(kit::space6);
    m_lock = new kit::IconMark(kit::IconName("lock"), kit::Tone::Caption, kit::iconSmall, m_ways);
    foot->addWidget(m_lock);
    m_where = new kit::Label({}, kit::Role::Meta, kit::Tone::Caption);
    foot->addWidget(m_where, 1);
    auto *cancel = new kit::Button(kit::Button::Kind::Ghost, tr("Cancel"), m_ways);
    m_signIn = new kit::Button(kit::Button::Kind::Primary, tr("Sign in"), m_ways);
    foot->addWidget(cancel);
    foot->addSpacing(kit::space2);
    foot->addWidget(m_signIn);
    ways->addLayout(foot);
    m_ways->hide();
    column()->addWidget(m_ways);
    column()->addStretch();

    connect(m_check, &QPushButton::clicked, this, &AddRelayPage::checkOrCancel);
    connect(m_address, &QLineEdit::returnPressed, this, &AddRelayPage::check);
    connect(this, &WayInPage::backRequested, this, [this] { m_workspace.accounts().cancelProbe(); });
    connect(cancel, &QPushButton::clicked, this, &WayInPage::backRequested);
    connect(m_signIn, &QPushButton::clicked, this, &AddRelayPage::signIn);
    for (kit::SecretField *field : {m_passwordField, m_tokenField, m_keyField})
        connect(field, &kit::SecretField::returnPressed, this, &AddRelayPage::signIn);
    connect(m_code, &QLineEdit::returnPressed, this, &AddRelayPage::signIn);
}

QWidget *AddRelayPage::makePasswordFields()
{
    auto *host = new QWidget;
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space8);
    m_user = new kit::Field({}, host);
    m_user->setFixedWidth(200);
    m_passwordField = new kit::SecretField(tr("Password"), host);
    m_passwordField->setFixedWidth(220);
    m_code = new kit::Field({}, host);
    m_code->setFixedWidth(100);
    row->addWidget(labelled(tr("Name or e-mail"), m_user));
    row->addWidget(labelled(tr("Password"), m_passwordField));
    m_codeRow = labelled(tr("Code"), m_code);
    m_codeRow->hide();
    row->addWidget(m_codeRow);
    return host;
}

QWidget *AddRelayPage::makeTokenFields()
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

QWidget *AddRelayPage::makeKeyFields()
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

void AddRelayPage::start(const QString &address)
{
    ++m_round; // what still arrives belongs to somebody else
    m_checking = false;
    m_workspace.accounts().cancelProbe();
    m_check->setText(tr("Check"));
    m_cameAlong = {};
    m_address->setText(address);
    m_address->setWrong({});
    m_fix->hide();
    m_notes->hide();
    m_certificate->hide();
    m_report->hide();
    m_ways->hide();
    m_failure->hide();
    m_codeRow->hide();
    for (kit::SecretField *field : {m_passwordField, m_tokenField, m_keyField})
        field->wipe();
    m_typedPassword = m_typedToken = m_typedKey = {};
    m_address->setFocus(Qt::OtherFocusReason);
    if (!address.isEmpty())
        check();
}

void AddRelayPage::setBusy(bool busy)
{
    m_check->setEnabled(!busy);
    m_signIn->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("Sign in"));
}

void AddRelayPage::signIn()
{
    m_failure->hide();
    ::accounts::Accounts &all = m_workspace.accounts();
    const auto done = [this](const core::Result<::accounts::Account> &added) {
        setBusy(false);
        if (!added)
            return showFailure(added.error());
        m_typedPassword = m_typedToken = m_typedKey = {};
        Q_EMIT this->added(*added);
    };
    if (m_password->radio()->isChecked()) {
        if (!m_passwordField->isEmpty())
            m_typedPassword = m_passwordField->take();
        if (m_user->text().trimmed().isEmpty() || m_typedPassword.isEmpty())
            return showFailure(core::Error{core::ErrorKind::BadRequest, QStringLiteral("name or password is empty"),
                                           core::ErrorCause::WrongPassword});
        setBusy(true);
        all.addWithPassword(m_found, m_user->text().trimmed(), m_typedPassword,
                            core::Secret::fromText(m_code->text().trimmed()))
            .finally(this, done);
    } else if (m_token->radio()->isChecked()) {
        setBusy(true);
        if (!m_tokenField->isEmpty())
            m_typedToken = m_tokenField->take();
        all.addWithAccessToken(m_found, m_typedToken, m_userId->text().trimmed()).finally(this, done);
    } else {
        setBusy(true);
        if (!m_keyField->isEmpty())
            m_typedKey = m_keyField->take();
        all.addWithKey(m_found, m_typedKey.isEmpty() ? m_found.key : m_typedKey).finally(this, done);
    }
}

void AddRelayPage::showFailure(const core::Error &error)
{
    if (error.cause == core::ErrorCause::SecondFactorWanted || error.cause == core::ErrorCause::SecondFactorWrong) {
        m_codeRow->show();
        m_code->setFocus(Qt::OtherFocusReason);
        m_code->selectAll();
        if (error.cause == core::ErrorCause::SecondFactorWanted)
            return;
    } else if (error.cause == core::ErrorCause::WrongPassword) {
        m_typedPassword = {};
    }
    kit::ErrorContext context;
    context.relay = m_found.info.name;
    context.now = m_workspace.clock().now();
    m_failure->showError(kit::errorWords(error, context));
}

} // namespace ui::accounts
