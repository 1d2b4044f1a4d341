#include "ui/accounts/profilesection.h"

#include "ui/accounts/clearbox.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>

namespace ui::accounts {

namespace {

constexpr int fieldWidth = 240;

QHBoxLayout *line(QVBoxLayout *box)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    box->addLayout(row);
    return row;
}

kit::Button *plain(const QString &label, const char *name, QWidget *parent)
{
    auto *button = new kit::Button(kit::Button::Kind::Plain, label, parent);
    button->setObjectName(QLatin1String(name));
    return button;
}

} // namespace

ProfileSection::ProfileSection(app::Workspace &workspace, core::AccountId account, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_account(account)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, kit::space8, kit::space12, 0);
    box->setSpacing(kit::space12);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    box->addWidget(m_failure);
    m_facts = new kit::Label(tr("Asking the relay…"), kit::Role::Body, kit::Tone::Secondary);
    m_facts->setWordWrap(true);
    box->addWidget(m_facts);
    addName(box);
    box->addWidget(new kit::Hairline(this));
    addEmail(box);
    box->addWidget(new kit::Hairline(this));
    addPassword(box);
    box->addStretch();
    read();
}

void ProfileSection::addName(QVBoxLayout *box)
{
    QHBoxLayout *row = line(box);
    m_name = new kit::Field({}, this);
    m_name->setFixedWidth(fieldWidth);
    m_name->setMaxLength(20); // on every family
    row->addWidget(labelled(tr("Name shown at the relay"), m_name));
    auto *save = plain(tr("Save"), "profile/name", this);
    row->addWidget(save, 0, Qt::AlignBottom);
    row->addStretch();
    connect(save, &QPushButton::clicked, this, [this] {
        relay::ProfileChange wanted;
        wanted.displayName = m_name->text().trimmed();
        change(wanted, tr("Name saved"));
    });
}

void ProfileSection::addEmail(QVBoxLayout *box)
{
    QHBoxLayout *row = line(box);
    m_email = new kit::Field({}, this);
    m_email->setFixedWidth(fieldWidth);
    row->addWidget(labelled(tr("E-mail (for a new password and warnings)"), m_email));
    auto *send = plain(tr("Send a code"), "profile/sendcode", this);
    row->addWidget(send, 0, Qt::AlignBottom);
    row->addStretch();
    m_codeRow = new QWidget(this);
    auto *codeRow = new QHBoxLayout(m_codeRow);
    codeRow->setContentsMargins(0, 0, 0, 0);
    codeRow->setSpacing(kit::space8);
    m_code = new kit::Field({}, m_codeRow);
    m_code->setFixedWidth(120);
    codeRow->addWidget(labelled(tr("Code from the mail"), m_code));
    auto *go = plain(tr("Use this e-mail"), "profile/bind", m_codeRow);
    codeRow->addWidget(go, 0, Qt::AlignBottom);
    codeRow->addStretch();
    m_codeRow->hide();
    box->addWidget(m_codeRow);
    connect(send, &QPushButton::clicked, this, &ProfileSection::sendCode);
    connect(go, &QPushButton::clicked, this, &ProfileSection::bind);
}

void ProfileSection::addPassword(QVBoxLayout *box)
{
    QHBoxLayout *row = line(box);
    m_oldPassword = new kit::SecretField(tr("Password now"), this);
    m_oldPassword->setFixedWidth(180);
    m_oldRow = labelled(tr("Password now"), m_oldPassword);
    row->addWidget(m_oldRow);
    m_newPassword = new kit::SecretField(tr("New password"), this);
    m_newPassword->setFixedWidth(180);
    row->addWidget(labelled(tr("New password, 8 to 20 letters"), m_newPassword));
    auto *save = plain(tr("Change"), "profile/password", this);
    row->addWidget(save, 0, Qt::AlignBottom);
    row->addStretch();
    const relay::RelayClient *client = m_workspace.accounts().bareClient(m_account);
    m_oldRow->setVisible(client &&
                         relay::AccountCalls(*m_workspace.accounts().bareClient(m_account)).wantsOldPassword());
    connect(save, &QPushButton::clicked, this, [this] {
        if (m_newPassword->isEmpty())
            return m_newPassword->setWrong(tr("Type the new password first"));
        m_newPassword->setWrong({});
        relay::ProfileChange wanted;
        wanted.newPassword = m_newPassword->take();
        change(wanted, tr("Password changed; the relay may ask you to sign in again"));
    });
}

void ProfileSection::read()
{
    m_workspace.accounts()
        .client(m_account)
        .then(this, [](relay::RelayClient *client) { return client->self(); })
        .finally(this, [this](const core::Result<relay::SelfRecord> &self) {
            if (self)
                return show(*self);
            m_facts->setText(tr("Not known now"));
            m_failure->showError(kit::errorWords(self.error()));
        });
}

void ProfileSection::show(const relay::SelfRecord &self)
{
    m_userName = self.userName;
    if (!m_name->isModified())
        m_name->setText(self.displayName);
    if (!m_email->isModified())
        m_email->setText(self.email);
    QStringList facts{tr("User %1").arg(self.userName)};
    if (!self.userId.isEmpty())
        facts << tr("id %1").arg(self.userId);
    if (!self.group.isEmpty())
        facts << tr("group %1").arg(self.group);
    if (self.invited)
        facts << tr("%n invited", nullptr, static_cast<int>(*self.invited));
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    if (who && self.inviteCredit && self.inviteCredit->units() > 0)
        facts << tr("%1 earned by invitations, waiting at the relay")
                     .arg(kit::moneyText(core::Money::fromQuota(*self.inviteCredit, who->relay.quotaPerUnit),
                                         kit::Decimals::Balance));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
}

void ProfileSection::run(std::function<core::Async<void>(const relay::AccountCalls &)> call, std::function<void()> done)
{
    m_failure->hide();
    m_workspace.accounts()
        .client(m_account)
        .then(this, [call = std::move(call)](relay::RelayClient *client) { return call(relay::AccountCalls(*client)); })
        .finally(this, [this, done = std::move(done)](const core::Result<void> &r) {
            if (r)
                return done();
            kit::ErrorContext context;
            if (const ::accounts::Account *who = m_workspace.accounts().find(m_account))
                context.relay = who->name;
            context.now = m_workspace.clock().now();
            m_failure->showError(kit::errorWords(r.error(), context));
        });
}

void ProfileSection::change(const relay::ProfileChange &wanted, const QString &done)
{
    relay::ProfileChange all = wanted;
    if (!m_oldPassword->isEmpty())
        all.oldPassword = m_oldPassword->take();
    run([name = m_userName, all](const relay::AccountCalls &calls) { return calls.changeProfile(name, all); },
        [this, done] {
            m_name->setModified(false);
            Q_EMIT said(done, {});
            read();
        });
}

void ProfileSection::sendCode()
{
    const QString email = m_email->text().trimmed();
    if (!email.contains(u'@'))
        return m_email->setWrong(tr("Type an e-mail address first"));
    m_email->setWrong({});
    run([email](const relay::AccountCalls &calls) { return calls.mailCode(email); },
        [this] {
            m_codeRow->show();
            m_code->setFocus(Qt::OtherFocusReason);
            Q_EMIT said(tr("The relay has sent a code, if it takes this address"), {});
        });
}

void ProfileSection::bind()
{
    const QString email = m_email->text().trimmed();
    const QString code = m_code->text().trimmed();
    if (code.isEmpty())
        return m_code->setWrong(tr("Type the code from the mail first"));
    m_code->setWrong({});
    run([email, code](const relay::AccountCalls &calls) { return calls.bindEmail(email, code); },
        [this] {
            m_codeRow->hide();
            m_email->setModified(false);
            Q_EMIT said(tr("E-mail saved"), {});
            read();
        });
}

} // namespace ui::accounts
