#include "ui/accounts/secondstep.h"

#include "ui/accounts/clearbox.h"
#include "ui/accounts/codecells.h"
#include "ui/accounts/waycard.h"
#include "ui/kit/button.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDesktopServices>
#include <QRadioButton>

namespace ui::accounts {

namespace {

// Codes change every 30 seconds and relays take the neighbours at best.
constexpr auto clocksDiffer = std::chrono::seconds(20);

} // namespace

SecondStep::SecondStep(const core::Clock &clock, QWidget *parent) : QWidget(parent), m_clock(clock)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space8);
    box->addWidget(new kit::Label(tr("Your second step"), kit::Role::Heading, kit::Tone::Text, QFont::DemiBold));
    m_app = new WayCard(tr("Code from your authenticator app"),
                        tr("Six digits. They change every 30 seconds; paste works too."), this);
    m_backup = new WayCard(tr("Backup code"), tr("One of those you were given. Each works once."), this);
    auto *form = new kit::Label(QStringLiteral("ABCD-1234"), kit::Role::Code, kit::Tone::Secondary);
    m_backup->setNote(form);
    m_token = new WayCard(tr("Access token instead"),
                          tr("If you use a passkey: sign in on the site and copy the token from your profile."), this);
    auto *site = new kit::Button(kit::Button::Kind::Link, tr("Open the site"), m_token);
    site->setButtonSize(kit::Button::Size::Small);
    site->setTrailingIcon(kit::IconName("external-link"));
    site->setFlush(true);
    connect(site, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_site); });
    m_token->setLink(site);
    m_app->setFields(makeCodeFields());
    m_backupCode = new kit::Field({}, this);
    m_backupCode->setFixedWidth(160);
    m_backupCode->setAccessibleName(tr("Backup code"));
    m_backupCode->setPlaceholderText(QStringLiteral("ABCD-1234"));
    m_backup->setFields(m_backupCode);
    m_token->setFields(makeTokenFields());
    auto *group = new QButtonGroup(this);
    for (WayCard *way : {m_app, m_backup, m_token}) {
        group->addButton(way->radio());
        box->addWidget(way);
        connect(way->radio(), &QRadioButton::toggled, this, [this] { Q_EMIT completenessChanged(isComplete()); });
    }
    const auto tell = [this] { Q_EMIT completenessChanged(isComplete()); };
    connect(m_cells, &QLineEdit::textChanged, this, tell);
    connect(m_cells, &CodeCells::completed, this, &SecondStep::proceed);
    connect(m_backupCode, &QLineEdit::textChanged, this, tell);
    connect(m_backupCode, &QLineEdit::returnPressed, this, &SecondStep::proceed);
    connect(m_tokenField, &kit::SecretField::edited, this, tell);
    connect(m_tokenField, &kit::SecretField::returnPressed, this, &SecondStep::proceed);
    m_ticking.setInterval(std::chrono::seconds(1));
    connect(&m_ticking, &QTimer::timeout, this, &SecondStep::showTimeLeft);
}

QWidget *SecondStep::makeCodeFields()
{
    auto *host = new QWidget;
    auto *box = new QVBoxLayout(host);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space8);
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space16);
    m_cells = new CodeCells(host);
    row->addWidget(m_cells);
    m_left = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    row->addWidget(m_left);
    row->addStretch();
    box->addLayout(row);
    m_note = new kit::FieldNote(host);
    box->addWidget(m_note);
    return host;
}

QWidget *SecondStep::makeTokenFields()
{
    auto *host = new QWidget;
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space8);
    m_tokenField = new kit::SecretField(tr("Access token"), host);
    m_tokenField->setFixedWidth(260);
    m_userId = new kit::Field({}, host);
    m_userId->setFixedWidth(96);
    row->addWidget(labelled(tr("Token"), m_tokenField));
    m_userIdRow = labelled(tr("User ID"), m_userId);
    row->addWidget(m_userIdRow);
    return host;
}

void SecondStep::start(const relay::RelayInfo &info, const ::accounts::Accounts::WaitingStep &waiting)
{
    m_site = info.root;
    m_until = waiting.until;
    m_busy = false;
    m_backup->setVisible(info.kind == relay::Kind::NewApi);
    m_userIdRow->setVisible(info.needsUserId);
    m_app->radio()->setChecked(true);
    m_cells->clear();
    m_cells->setWrong(false);
    m_note->setSentence({});
    m_backupCode->clear();
    m_tokenField->wipe();
    m_cells->setFocus(Qt::OtherFocusReason);
    showTimeLeft();
    if (m_until)
        m_ticking.start();
    Q_EMIT completenessChanged(false);
}

void SecondStep::showTimeLeft()
{
    m_left->setVisible(m_until.has_value());
    if (!m_until)
        return m_ticking.stop();
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(*m_until - m_clock.now()).count();
    if (left <= 0) {
        m_ticking.stop();
        m_left->setText(tr("Time is up; go back and type the password again"));
        return;
    }
    m_left->setText(
        tr("%1 left to finish").arg(QStringLiteral("%1:%2").arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0'))));
}

void SecondStep::showWrong(const ::accounts::Accounts::WaitingStep &waiting)
{
    m_busy = false;
    QString words = tr("Not accepted.");
    const auto ahead = waiting.relayClockAhead.value_or(std::chrono::seconds(0));
    if (ahead >= clocksDiffer)
        words += u' ' + tr("This computer’s clock is %n s behind the relay’s; that may be why.", nullptr,
                           static_cast<int>(ahead.count()));
    else if (ahead <= -clocksDiffer)
        words += u' ' + tr("This computer’s clock is %n s ahead of the relay’s; that may be why.", nullptr,
                           static_cast<int>(-ahead.count()));
    else
        words += u' ' + tr("The code may just have changed: type the next one.");
    if (m_backup->radio()->isChecked())
        words = tr("Not accepted. Each backup code works once.");
    m_note->setSentence(words);
    m_cells->setWrong(true);
    m_cells->clear();
    if (m_app->radio()->isChecked())
        m_cells->setFocus(Qt::OtherFocusReason);
    else
        m_backupCode->setWrong(words);
}

bool SecondStep::isComplete() const
{
    return m_app->radio()->isChecked()      ? !m_cells->code().isEmpty()
           : m_backup->radio()->isChecked() ? !m_backupCode->text().trimmed().isEmpty()
                                            : !m_tokenField->isEmpty();
}

void SecondStep::proceed()
{
    if (!isComplete() || m_busy)
        return;
    m_busy = true;
    m_note->setSentence({});
    m_cells->setWrong(false);
    m_backupCode->setWrong({});
    if (m_app->radio()->isChecked())
        Q_EMIT codeGiven(m_cells->code());
    else if (m_backup->radio()->isChecked())
        Q_EMIT codeGiven(core::Secret::fromText(m_backupCode->text().trimmed()));
    else
        Q_EMIT tokenGiven(m_tokenField->take(), m_userId->text().trimmed());
}

} // namespace ui::accounts
