#include "ui/accounts/addrelaypage.h"

#include "ui/accounts/certificatecard.h"
#include "ui/accounts/clearbox.h"
#include "ui/accounts/kindwords.h"
#include "ui/accounts/registerdialog.h"
#include "ui/accounts/relayreport.h"
#include "ui/accounts/resetdialog.h"
#include "ui/accounts/secondstep.h"
#include "ui/accounts/signinways.h"
#include "ui/kit/avatar.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QDesktopServices>

namespace ui::accounts {

AddRelayPage::AddRelayPage(app::Workspace &workspace, QWidget *parent)
    : WayInPage(tr("Add your relay"), parent), m_workspace(workspace), m_door(workspace.transport(), workspace.clock())
{
    m_first = new QWidget(this);
    auto *first = new QVBoxLayout(m_first);
    first->setContentsMargins(0, 0, 0, 0);
    first->setSpacing(kit::space8);
    first->addWidget(makeAddress());
    first->addSpacing(kit::space8);
    m_certificate = new CertificateCard(m_first);
    m_certificate->hide();
    first->addWidget(m_certificate);
    m_report = new RelayReport(m_first);
    m_report->hide();
    first->addWidget(m_report);
    m_ways = new SignInWays(workspace, m_first);
    m_ways->hide();
    first->addWidget(m_ways);
    column()->addWidget(m_first);
    m_second = makeSecond();
    m_second->hide();
    column()->addWidget(m_second);
    column()->addStretch();

    connect(m_check, &QPushButton::clicked, this, &AddRelayPage::check);
    connect(m_certificate, &CertificateCard::accepted, this, [this](const app::ServerCertificate &certificate) {
        m_workspace.certificates().accept(certificate);
        m_certificate->hide();
        check();
    });
    connect(m_address, &QLineEdit::returnPressed, this, &AddRelayPage::check);
    connect(m_ways, &SignInWays::cancelled, this, &WayInPage::backRequested);
    connect(m_ways, &SignInWays::added, this, [this](const ::accounts::Account &account) {
        showFirstStep();
        Q_EMIT added(account);
    });
    connect(m_ways, &SignInWays::secondStepWanted, this, &AddRelayPage::showSecondStep);
    connect(m_ways, &SignInWays::failed, this, &AddRelayPage::showFirstStep);
    connect(m_ways, &SignInWays::registerRequested, this, &AddRelayPage::openRegister);
    connect(m_ways, &SignInWays::resetRequested, this, &AddRelayPage::openReset);
}

QWidget *AddRelayPage::makeAddress()
{
    auto *host = new QWidget(m_first);
    auto *box = new QVBoxLayout(host);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space4);
    m_address = new kit::Field({}, host);
    m_address->setMinimumHeight(kit::controlLarge);
    m_address->setFont(kit::font(kit::Role::Transcript));
    m_address->setAccessibleName(tr("Address of the relay"));
    m_address->setPlaceholderText(tr("https://… in any form you were given"));
    m_check = new kit::Button(kit::Button::Kind::Plain, tr("Check"), host);
    m_check->setButtonSize(kit::Button::Size::Large);
    auto *label = new kit::Label(tr("Address"), kit::Role::Meta, kit::Tone::Text, QFont::Medium);
    label->setBuddy(m_address);
    box->addWidget(label);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    row->addWidget(m_address, 1);
    row->addWidget(m_check);
    box->addLayout(row);
    m_addressNote = new kit::FieldNote(m_address, host);
    box->addWidget(m_addressNote);
    return host;
}

QWidget *AddRelayPage::makeSecond()
{
    auto *host = new QWidget(this);
    auto *box = new QVBoxLayout(host);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space8);
    m_who = new kit::Card(host, kit::space16);
    m_who->setRadius(kit::radiusRow);
    box->addWidget(m_who);
    box->addSpacing(kit::space16);
    m_step = new SecondStep(m_workspace.clock(), host);
    box->addWidget(m_step);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, kit::space8, 0, 0);
    foot->setSpacing(kit::space6);
    foot->addWidget(new kit::IconMark(kit::IconName("lock"), kit::Tone::Caption, kit::iconSmall, host));
    auto *where =
        new kit::Label(tr("Afterwards only the session is kept; codes never are"), kit::Role::Meta, kit::Tone::Caption);
    where->setElided(true);
    foot->addWidget(where, 1);
    auto *cancel = new kit::Button(kit::Button::Kind::Ghost, tr("Cancel"), host);
    m_continue = new kit::Button(kit::Button::Kind::Primary, tr("Continue"), host);
    m_continue->setObjectName(QStringLiteral("second/continue"));
    m_continue->setEnabled(false);
    foot->addWidget(cancel);
    foot->addSpacing(kit::space2);
    foot->addWidget(m_continue);
    box->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &AddRelayPage::showFirstStep);
    connect(m_continue, &QPushButton::clicked, m_step, &SecondStep::proceed);
    connect(m_step, &SecondStep::completenessChanged, m_continue, &QWidget::setEnabled);
    connect(m_step, &SecondStep::codeGiven, this, [this](const core::Secret &code) { m_ways->send(code); });
    connect(m_step, &SecondStep::tokenGiven, this,
            [this](const core::Secret &token, const QString &userId) { m_ways->sendToken(token, userId); });
    return host;
}

void AddRelayPage::start(const QString &address)
{
    showFirstStep();
    m_address->setText(address);
    m_address->setWrong({});
    m_certificate->hide();
    m_report->hide();
    m_ways->hide();
    m_ways->forget();
    m_address->setFocus(Qt::OtherFocusReason);
    if (!address.isEmpty())
        check();
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
    m_certificate->hide();
    if (!found) {
        if (found.error().kind == core::ErrorKind::Cancelled)
            return;
        kit::ErrorContext context;
        context.relay = QUrl::fromUserInput(m_address->text().trimmed()).host();
        const kit::ErrorWords words = kit::errorWords(found.error(), context);
        m_address->setWrong(words.title + QStringLiteral(". ") + words.nextStep);
        const auto refused = m_workspace.certificates().refused();
        if (refused && found.error().cause == core::ErrorCause::UntrustedCertificate)
            m_certificate->show(*refused);
        return;
    }
    m_found = *found;
    m_door.setRelay(m_found.info);
    m_report->show(m_found, m_address->text().trimmed(), std::chrono::milliseconds(m_since.elapsed()));
    m_ways->start(m_found);
    lookAround();
}

// What anybody may read: said below what was found, when it comes; and where each format is served is learned by it.
void AddRelayPage::lookAround()
{
    m_workspace.accounts()
        .survey(m_found.info)
        .finally(this, [this, root = m_found.info.root](const core::Result<relay::ProbeSurvey> &seen) {
            if (!seen || root != m_found.info.root || !m_report->isVisibleTo(this))
                return;
            m_report->showSurvey(*seen);
            m_found.info = seen->info;
            m_ways->learn(m_found.info);
        });
}

void AddRelayPage::showSecondStep(const QString &user, const core::Error &why)
{
    const ::accounts::Accounts::WaitingStep waiting = m_workspace.accounts().waitingStep();
    if (!m_second->isVisibleTo(this)) {
        const relay::RelayInfo &info = m_found.info;
        setTitle(tr("Sign in to %1").arg(info.name));
        clearBox(m_who->box());
        auto *row = new QHBoxLayout;
        row->setSpacing(kit::space12);
        row->addWidget(new kit::Avatar(info.name, 0, 28, m_who));
        auto *names = new QVBoxLayout;
        names->setSpacing(0);
        names->addWidget(new kit::Label(info.name, kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
        auto *where = new kit::Label(tr("%1 at %2").arg(kindWords(info.kind), info.root.toDisplayString()) +
                                         QStringLiteral(" · ") + tr("user %1").arg(user),
                                     kit::Role::Meta, kit::Tone::Secondary);
        where->setElided(true);
        names->addWidget(where);
        row->addLayout(names, 1);
        row->addWidget(new kit::IconMark(kit::IconName("check"), kit::Tone::Positive, kit::iconSmall, m_who));
        row->addWidget(new kit::Label(tr("Password accepted"), kit::Role::Meta));
        m_who->box()->addLayout(row);
        m_first->hide();
        m_second->show();
        m_step->start(info, waiting);
    }
    if (why.cause == core::ErrorCause::SecondFactorWrong)
        m_step->showWrong(waiting);
}

void AddRelayPage::showFirstStep()
{
    m_second->hide();
    m_first->show();
    setTitle(tr("Add your relay"));
}

void AddRelayPage::goBack()
{
    if (m_second->isVisibleTo(this))
        showFirstStep();
    else
        WayInPage::goBack();
}

// In the window where the relay allows it; what only a browser can pass is left to the browser.
void AddRelayPage::openRegister()
{
    const relay::RelayInfo &info = m_found.info;
    if (info.passwordRegister == false || info.wantsBrowserCheck) {
        QUrl page = info.root;
        page.setPath(page.path() + QStringLiteral("/register"));
        QDesktopServices::openUrl(page);
        return;
    }
    auto *dialog = new RegisterDialog(m_door, info, window());
    connect(dialog, &RegisterDialog::registered, this,
            [this](const QString &user, const core::Secret &password) { m_ways->sendPassword(user, password); });
    dialog->open();
}

void AddRelayPage::openReset()
{
    auto *dialog = new ResetDialog(m_door, m_found.info, window());
    connect(dialog, &ResetDialog::passwordSet, this,
            [this](const QString &email, const core::Secret &password) { m_ways->sendPassword(email, password); });
    dialog->open();
}

} // namespace ui::accounts
