#include "ui/accounts/addrelaypage.h"

#include "ui/accounts/kindwords.h"
#include "ui/accounts/waycard.h"
#include "ui/kit/avatar.h"
#include "ui/kit/badge.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDesktopServices>
#include <QGridLayout>
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
    column()->addLayout(addressBox);
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

    connect(m_check, &QPushButton::clicked, this, &AddRelayPage::check);
    connect(m_address, &QLineEdit::returnPressed, this, &AddRelayPage::check);
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
    m_address->setText(address);
    m_address->setWrong({});
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

void AddRelayPage::check()
{
    const QString typed = m_address->text().trimmed();
    if (typed.isEmpty()) {
        m_address->setWrong(tr("Paste the relay's address first"));
        return;
    }
    m_address->setWrong({});
    m_check->setEnabled(false);
    m_check->setText(tr("Checking…"));
    m_since.start();
    m_workspace.accounts().probe(typed).finally(this, [this](const core::Result<relay::ProbeReport> &found) {
        m_check->setEnabled(true);
        m_check->setText(tr("Check again"));
        showFound(found);
    });
}

void AddRelayPage::showFound(const core::Result<relay::ProbeReport> &found)
{
    m_report->setVisible(found.ok());
    m_ways->setVisible(found.ok());
    if (!found) {
        const kit::ErrorWords words = kit::errorWords(found.error());
        m_address->setWrong(words.title + QStringLiteral(". ") + words.nextStep);
        return;
    }
    m_found = *found;
    const relay::RelayInfo &info = m_found.info;
    while (QLayoutItem *item = m_report->box()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto *inside = new QWidget(m_report);
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space12);
    grid->setVerticalSpacing(0);
    grid->addWidget(new kit::Avatar(info.name, 0, 36, inside), 0, 0, 2, 1);
    auto *nameRow = new QHBoxLayout;
    nameRow->setSpacing(kit::space6);
    auto *name = new kit::Label(info.name, kit::Role::Heading, kit::Tone::Text, QFont::DemiBold);
    name->setFixedHeight(kit::lineHeight(kit::Role::Body));
    nameRow->addWidget(name);
    const std::chrono::milliseconds took(m_since.elapsed());
    auto *badge = new kit::Badge(took < std::chrono::milliseconds(50) ? tr("Found")
                                                                      : tr("Found in %1").arg(kit::durationText(took)),
                                 kit::Tone::Positive, inside);
    badge->setIconName(kit::IconName("check"));
    nameRow->addWidget(badge);
    nameRow->addStretch();
    grid->addLayout(nameRow, 0, 1);
    const QString root = info.root.toDisplayString();
    QString words =
        tr("%1 at %2")
            .arg(kindWords(info.kind) + (info.version.isEmpty() ? QString() : u' ' + info.version.left(16)), root);
    if (m_address->text().trimmed().size() > root.size() + 1 && m_address->text().contains(root))
        words += tr(" · the path you pasted was not needed");
    auto *where = new kit::Label(words, kit::Role::Meta, kit::Tone::Secondary);
    where->setElided(true);
    grid->addWidget(where, 1, 1);
    grid->setColumnStretch(1, 1);
    m_report->box()->addWidget(inside);
    m_report->box()->addWidget(new kit::Hairline(m_report));
    showFacts();

    m_password->setVisible(m_found.managementApi);
    m_token->setVisible(m_found.managementApi);
    m_userIdRow->setVisible(info.needsUserId);
    m_password->setSentence(
        info.wantsBrowserCheck
            ? tr("Everything as well, but this site first wants a browser check, which only its own page can pass.")
            : tr("Everything: chat, balance, codes, keys, history."));
    WayCard *best = !m_found.managementApi ? m_key : info.wantsBrowserCheck ? m_token : m_password;
    best->radio()->setChecked(true);
    best->setNote(m_best);
    m_best->setVisible(m_found.managementApi);
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

// Two columns of what this relay can do and what it cannot, each with its mark.
void AddRelayPage::showFacts()
{
    const relay::RelayInfo &info = m_found.info;
    auto *host = new QWidget(m_report);
    auto *grid = new QGridLayout(host);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space8);
    grid->setVerticalSpacing(kit::space4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int count = 0;
    const auto fact = [&](kit::Tone tone, const QString &text) {
        const char *icon = tone == kit::Tone::Positive  ? "check"
                           : tone == kit::Tone::Warning ? "triangle-alert"
                                                        : "minus";
        const int column = 2 * (count % 2);
        grid->addWidget(new kit::IconMark(kit::IconName(icon), tone, kit::iconSmall, host), count / 2, column);
        auto *words =
            new kit::Label(text, kit::Role::Body, tone == kit::Tone::Caption ? kit::Tone::Secondary : kit::Tone::Text);
        words->setElided(true);
        grid->addWidget(words, count / 2, column + 1);
        ++count;
    };
    fact(kit::Tone::Positive, tr("Chats with a key"));
    fact(m_found.managementApi ? kit::Tone::Positive : kit::Tone::Caption,
         m_found.managementApi ? tr("Balance, codes and usage log") : tr("No account features, only chats"));
    if (m_found.managementApi)
        fact(kit::Tone::Positive, tr("$1 is %1 quota units").arg(kit::countText(info.quotaPerUnit.units())));
    if (info.wantsBrowserCheck)
        fact(kit::Tone::Warning, tr("Password sign-in asks for a browser check"));
    if (m_found.insecure)
        fact(kit::Tone::Warning, tr("Plain http: others can read along"));
    if (info.passwordRegister)
        fact(*info.passwordRegister ? kit::Tone::Positive : kit::Tone::Caption,
             *info.passwordRegister ? tr("New accounts on its site") : tr("Registration is closed"));
    m_report->box()->addWidget(host);
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
