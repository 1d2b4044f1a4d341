#include "ui/accounts/createkeypage.h"

#include "ui/accounts/keyform.h"
#include "ui/kit/avatar.h"
#include "ui/kit/badge.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>
#include <QSysInfo>

namespace ui::accounts {

CreateKeyPage::CreateKeyPage(app::Workspace &workspace, QWidget *parent)
    : WayInPage(tr("Create a key for this computer"), parent), m_workspace(workspace)
{
    m_head = new kit::Card(this, kit::space16);
    m_head->setRadius(kit::radiusRow);
    m_head->box()->setContentsMargins(kit::space16 + 1, kit::space12 + 1, kit::space16 + 1, kit::space12 + 1);
    auto *headRow = new QHBoxLayout;
    headRow->setSpacing(kit::space12);
    m_avatar = new kit::Avatar({}, 0, 28, this);
    headRow->addWidget(m_avatar);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    auto *nameRow = new QHBoxLayout;
    nameRow->setSpacing(kit::space6);
    m_relay = new kit::Label({}, kit::Role::Heading, kit::Tone::Text, QFont::DemiBold);
    nameRow->addWidget(m_relay);
    auto *signedIn = new kit::Badge(tr("Signed in"), kit::Tone::Positive, this);
    signedIn->setIconName(kit::IconName("check"));
    nameRow->addWidget(signedIn);
    nameRow->addStretch();
    m_who = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    names->addLayout(nameRow);
    names->addWidget(m_who);
    auto *figures = new QVBoxLayout;
    figures->setSpacing(0);
    m_balance = new kit::MoneyLabel(this);
    m_balance->setRole(kit::Role::Dialog, QFont::DemiBold);
    m_read = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    figures->addWidget(m_balance, 0, Qt::AlignTrailing);
    figures->addWidget(m_read, 0, Qt::AlignTrailing);
    headRow->addLayout(names, 1);
    headRow->addLayout(figures);
    m_head->box()->addLayout(headRow);
    column()->addWidget(m_head);
    auto *why = new kit::Label(
        tr("A key is what a program shows the relay when it chats. With one of its own, this computer’s spending can "
           "be told apart and fenced, and taken away without touching the others."),
        kit::Role::Body, kit::Tone::Secondary);
    why->setWordWrap(true);
    column()->addSpacing(kit::space8);
    column()->addWidget(why);
    column()->addSpacing(kit::space4);

    auto *card = new kit::Card(this);
    m_form = new KeyForm(workspace.clock(), this);
    card->box()->addWidget(m_form);
    column()->addWidget(card);

    auto *sunken = new kit::Card(this, kit::space16);
    sunken->setRadius(kit::radiusRow);
    sunken->setSunken(true);
    sunken->box()->setContentsMargins(kit::space20 + 1, kit::space12 + 1, kit::space20 + 1, kit::space12 + 1);
    auto *way = new QHBoxLayout;
    way->setSpacing(kit::space12);
    m_small = new kit::Avatar({}, 0, 24, this);
    way->addWidget(m_small);
    way->addWidget(new kit::IconMark(kit::IconName("arrow-right"), kit::Tone::Caption, kit::iconMedium, this));
    m_lock = new kit::IconMark(kit::IconName("lock"), kit::Tone::Positive, kit::iconRail, this);
    way->addWidget(m_lock);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_straight = new kit::Label({}, kit::Role::Body, kit::Tone::Text, QFont::Medium);
    words->addWidget(m_straight);
    words->addWidget(new kit::Label(tr("Never on screen, in a file, in a log or on the clipboard."), kit::Role::Meta,
                                    kit::Tone::Secondary));
    way->addLayout(words, 1);
    sunken->box()->addLayout(way);
    column()->addWidget(sunken);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    column()->addWidget(m_failure);

    m_ownRow = new QWidget(this);
    auto *ownBox = new QHBoxLayout(m_ownRow);
    ownBox->setContentsMargins(0, 0, 0, 0);
    m_own = new kit::SecretField(tr("A key that you have"), m_ownRow);
    m_own->setPlaceholder(QStringLiteral("sk-…"));
    auto *useOwn = new kit::Button(kit::Button::Kind::Plain, tr("Use this key"), m_ownRow);
    ownBox->addWidget(m_own, 1);
    ownBox->addWidget(useOwn);
    m_ownRow->hide();
    column()->addWidget(m_ownRow);
    column()->addSpacing(kit::space16);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(kit::space8);
    auto *own = new kit::Button(kit::Button::Kind::Link, tr("Use a key I already have"), this);
    own->setFlush(true);
    auto *later = new kit::Button(kit::Button::Kind::Ghost, tr("Not now"), this);
    m_create = new kit::Button(kit::Button::Kind::Primary, tr("Create and start chatting"), this);
    m_create->setIconName(kit::IconName("key-round"));
    foot->addWidget(own);
    foot->addStretch();
    foot->addWidget(later);
    foot->addWidget(m_create);
    column()->addLayout(foot);
    column()->addStretch();

    connect(own, &QPushButton::clicked, this, [this] {
        m_ownRow->setVisible(!m_ownRow->isVisible());
        m_own->setFocus(Qt::OtherFocusReason);
    });
    connect(useOwn, &QPushButton::clicked, this, &CreateKeyPage::useOwn);
    connect(m_own, &kit::SecretField::returnPressed, this, &CreateKeyPage::useOwn);
    connect(later, &QPushButton::clicked, this, [this] { Q_EMIT done(m_account); });
    connect(m_create, &QPushButton::clicked, this, &CreateKeyPage::create);
    connect(m_form, &KeyForm::submitted, this, &CreateKeyPage::create);
    connect(&workspace.wallet(), &::billing::Wallet::balanceChanged, this, &CreateKeyPage::showHead);
}

void CreateKeyPage::start(core::AccountId account)
{
    m_account = account;
    const relay::RelayClient *client = m_workspace.accounts().bareClient(account);
    const ::accounts::Account *known = m_workspace.accounts().find(account);
    const relay::TokenFields fields = client ? client->dialect().tokenFields() : relay::TokenFields();
    QString name = QSysInfo::machineHostName().section(u'.', 0, 0);
    while (name.toUtf8().size() > fields.longestName)
        name.chop(1);
    QStringList models;
    for (const ::catalog::Model &model : m_workspace.catalog().models(account))
        models << model.id;
    m_form->offer(fields, known ? known->relay.quotaPerUnit : core::QuotaPerUnit(), models);
    m_form->showNew(name.isEmpty() ? tr("this computer") : name);
    readGroups();
    m_failure->hide();
    m_own->wipe();
    m_create->setEnabled(true);
    const bool none = m_workspace.vault().state() == secrets::VaultState::Unavailable;
    const QString keychain =
        m_workspace.vault().backendName().isEmpty() ? tr("the system’s keychain") : m_workspace.vault().backendName();
    m_lock->setIcon(kit::IconName(none ? "lock-open" : "lock"), none ? kit::Tone::Warning : kit::Tone::Positive);
    m_straight->setText(none ? tr("Kept in memory until you quit: there is no keychain")
                             : tr("Straight into %1").arg(keychain));
    showHead();
    m_form->nameField()->setFocus(Qt::OtherFocusReason);
    m_form->nameField()->selectAll();
}

void CreateKeyPage::showHead()
{
    const ::accounts::Account *account = m_workspace.accounts().find(m_account);
    if (!account)
        return;
    m_relay->setText(account->name);
    m_avatar->setName(account->name);
    m_small->setName(account->name);
    const auto balance = m_workspace.wallet().balance(m_account);
    QString who = tr("user %1").arg(account->userName);
    if (balance && !balance->group.isEmpty())
        who += tr(" · group %1").arg(balance->group);
    m_who->setText(who);
    m_form->setBalance(balance ? balance->money() : core::Money::unknown());
    m_balance->setMoney(balance ? balance->money() : core::Money::unknown(), kit::Decimals::Balance);
    m_read->setText(balance ? tr("read %1").arg(kit::ageText(balance->asOf, m_workspace.clock().now()))
                            : tr("not read yet"));
}

void CreateKeyPage::readGroups()
{
    m_workspace.accounts()
        .client(m_account)
        .then(this, [](relay::RelayClient *client) { return client->usableGroups(); })
        .finally(this, [this, id = m_account](const core::Result<QList<relay::UsableGroup>> &groups) {
            const auto balance = m_workspace.wallet().balance(id);
            if (groups && id == m_account)
                m_form->setGroups(*groups, balance ? balance->group : QString());
        });
}

void CreateKeyPage::create()
{
    m_failure->hide();
    const std::optional<relay::TokenDraft> draft = m_form->draft();
    if (!draft)
        return;
    const relay::TokenDraft &wanted = *draft;
    m_create->setEnabled(false);
    m_workspace.accounts()
        .createKey(m_account, wanted)
        .finally(this, [this](const core::Result<relay::TokenRecord> &made) {
            m_create->setEnabled(true);
            if (made) {
                Q_EMIT done(m_account);
                return;
            }
            m_failure->showError(kit::errorWords(made.error()));
        });
}

void CreateKeyPage::useOwn()
{
    const core::Secret key = m_own->take();
    if (key.isEmpty())
        return;
    m_workspace.accounts().useKey(m_account, key, tr("own key")).finally(this, [this](const core::Result<void> &used) {
        if (used) {
            Q_EMIT done(m_account);
            return;
        }
        m_failure->showError(kit::errorWords(used.error()));
    });
}

} // namespace ui::accounts
