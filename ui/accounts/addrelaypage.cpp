#include "ui/accounts/addrelaypage.h"

#include "ui/accounts/certificatecard.h"
#include "ui/accounts/clearbox.h"
#include "ui/accounts/kindwords.h"
#include "ui/accounts/registerdialog.h"
#include "ui/accounts/resetdialog.h"
#include "ui/accounts/secondstep.h"
#include "ui/accounts/signinways.h"
#include "ui/kit/avatar.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
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
    m_certificate = new CertificateCard(m_first);
    m_certificate->hide();
    first->addWidget(m_certificate);
    first->addSpacing(kit::space8);
    m_report = new kit::Card(m_first, kit::space16);
    m_report->setRadius(kit::radiusRow);
    m_report->box()->setSpacing(kit::space12);
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

    connect(m_certificate, &CertificateCard::accepted, this, [this](const app::ServerCertificate &certificate) {
        m_workspace.certificates().accept(certificate);
        check();
    });
    connect(m_certificate, &CertificateCard::declined, this, [this] {
        m_certificate->hide();
        m_address->setFocus(Qt::OtherFocusReason);
        m_address->selectAll();
    });
    connect(m_check, &QPushButton::clicked, this, &AddRelayPage::checkOrCancel);
    connect(m_address, &QLineEdit::returnPressed, this, &AddRelayPage::check);
    connect(this, &WayInPage::backRequested, this, [this] { m_workspace.accounts().cancelProbe(); });
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
    // One way out of what went wrong, under the sentence that says it.
    m_fix = new kit::Button(kit::Button::Kind::Link, {}, host);
    m_fix->setFlush(true);
    m_fix->hide();
    box->addWidget(m_fix, 0, Qt::AlignLeading);
    m_notes = new QWidget(host);
    (new QVBoxLayout(m_notes))->setContentsMargins(0, 0, 0, 0);
    m_notes->layout()->setSpacing(kit::space4);
    m_notes->hide();
    box->addWidget(m_notes);
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
    ++m_round; // what still arrives belongs to somebody else
    m_checking = false;
    m_workspace.accounts().cancelProbe();
    showFirstStep();
    m_check->setText(tr("Check"));
    m_cameAlong = {};
    m_address->setText(address);
    m_address->setWrong({});
    m_fix->hide();
    m_notes->hide();
    m_certificate->hide();
    m_report->hide();
    m_ways->hide();
    m_ways->forget();
    m_address->setFocus(Qt::OtherFocusReason);
    if (!address.isEmpty())
        check();
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
