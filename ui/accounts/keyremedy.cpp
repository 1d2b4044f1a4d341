#include "ui/accounts/keyremedy.h"

#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/secretfield.h"

#include <QBoxLayout>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui::accounts {

namespace {

// "5", "5.5", "$5", "5,5": more than nothing and at most what a relay can count.
std::optional<core::Money> amountIn(QString text)
{
    text = text.trimmed().remove(u'$').trimmed();
    bool ok = false;
    double usd = QLocale().toDouble(text, &ok);
    if (!ok)
        usd = text.replace(u',', u'.').toDouble(&ok);
    return ok && usd > 0 && usd < 1e9 ? std::optional(core::Money::fromUsd(usd)) : std::nullopt;
}

core::Quota unitsOf(const core::Money &money, core::QuotaPerUnit perUnit)
{
    return core::Quota(std::llround(static_cast<double>(money.nanoUsd()) / 1e9 * static_cast<double>(perUnit.units())));
}

kit::Label *wrapped(const QString &text, kit::Tone tone = kit::Tone::Secondary)
{
    auto *label = new kit::Label(text, kit::Role::Body, tone);
    label->setWordWrap(true);
    return label;
}

} // namespace

RaiseLimitDialog::RaiseLimitDialog(app::Workspace &workspace, core::AccountId account, const QString &keyName,
                                   QWidget *host)
    : kit::Dialog(host, tr("Raise the key's limit"), 440), m_workspace(workspace), m_account(account),
      m_keyName(keyName)
{
    m_words = wrapped(tr("Reading the key…"));
    body()->addWidget(m_words);
    m_amount = new kit::Field({}, this);
    m_amount->setAccessibleName(tr("What the key may still spend, in dollars"));
    m_amount->setPlaceholderText(tr("What the key may still spend"));
    m_amount->setSuffix(QStringLiteral("$"));
    m_amount->setEnabled(false);
    body()->addWidget(m_amount);
    body()->addWidget(new kit::FieldNote(m_amount, this));
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    m_noLimit = addButton(kit::Button::Kind::Plain, tr("No limit"));
    m_noLimit->setEnabled(false);
    m_save = addPrimary(tr("Set the limit"), false);
    m_save->setEnabled(false);
    setInitialFocus(m_amount);
    setDismissedByClickOutside(false);
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_noLimit, &QPushButton::clicked, this, [this] { save(true); });
    readKey();
}

void RaiseLimitDialog::readKey()
{
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    if (m_keyName.isEmpty() && who)
        m_keyName = who->keyName;
    const core::RemoteTokenId id = who && who->keyName == m_keyName ? who->keyRemoteId : core::RemoteTokenId();
    m_workspace.accounts()
        .client(m_account)
        .then(this, [](relay::RelayClient *client) { return client->tokens(); })
        .finally(this, [this, id](const core::Result<std::vector<relay::TokenRecord>> &read) {
            if (!read)
                return showFailure(read.error());
            auto it = std::find_if(read->begin(), read->end(),
                                   [&](const relay::TokenRecord &t) { return id.isValid() && t.id == id; });
            if (it == read->end())
                it = std::find_if(read->begin(), read->end(),
                                  [&](const relay::TokenRecord &t) { return t.name == m_keyName; });
            if (it == read->end()) {
                m_words->setText(tr("The key “%1” is not among this account's keys any more.").arg(m_keyName));
                return;
            }
            showKey(*it);
        });
}

void RaiseLimitDialog::showKey(const relay::TokenRecord &token)
{
    m_token = token;
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    const core::QuotaPerUnit perUnit = who ? who->relay.quotaPerUnit : core::QuotaPerUnit();
    const auto balance = m_workspace.wallet().balance(m_account);
    QString words = token.unlimited
                        ? tr("The key “%1” has no limit of its own.").arg(token.name)
                        : tr("The key “%1” may still spend %2.")
                              .arg(token.name, kit::moneyText(core::Money::fromQuota(token.remaining, perUnit),
                                                              kit::Decimals::Balance));
    if (balance)
        words += u' ' + tr("Your account has %1.").arg(kit::moneyText(balance->money(), kit::Decimals::Balance));
    m_words->setText(words);
    m_amount->setEnabled(true);
    m_save->setEnabled(true);
    m_noLimit->setEnabled(!token.unlimited);
    m_amount->setFocus(Qt::OtherFocusReason);
}

void RaiseLimitDialog::save(bool unlimited)
{
    const std::optional<core::Money> amount = amountIn(m_amount->text());
    if (!unlimited && !amount) {
        m_amount->setWrong(tr("Type an amount in dollars, such as 5"));
        return;
    }
    m_amount->setWrong({});
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    if (!who)
        return;
    relay::TokenRecord changed = m_token;
    changed.unlimited = unlimited;
    if (!unlimited)
        changed.remaining = unitsOf(*amount, who->relay.quotaPerUnit);
    // Used up is a state at the relay: with room again the key is switched on.
    if (changed.status == relay::TokenStatus::UsedUp)
        changed.status = relay::TokenStatus::Enabled;
    m_save->setEnabled(false);
    m_noLimit->setEnabled(false);
    m_workspace.accounts()
        .client(m_account)
        .then(this, [changed](relay::RelayClient *client) { return client->updateToken(changed); })
        .finally(this, [this, changed, unlimited, amount](const core::Result<void> &done) {
            m_save->setEnabled(true);
            m_noLimit->setEnabled(!m_token.unlimited);
            if (!done)
                return showFailure(done.error());
            Q_EMIT said(unlimited ? tr("The key “%1” has no limit now").arg(changed.name)
                                  : tr("The key “%1” may spend %2 now")
                                        .arg(changed.name, kit::moneyText(*amount, kit::Decimals::Balance)));
            accept();
        });
}

void RaiseLimitDialog::showFailure(const core::Error &error)
{
    m_failure->showError(kit::errorWords(error));
    if (!m_amount->isEnabled())
        m_words->setText(tr("The key could not be read."));
}

OtherKeyDialog::OtherKeyDialog(app::Workspace &workspace, core::AccountId account, QWidget *host)
    : kit::Dialog(host, tr("Use another key"), 480), m_workspace(workspace), m_account(account)
{
    m_words = wrapped(tr("Reading the keys…"));
    body()->addWidget(m_words);
    auto *list = new QWidget(this);
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(kit::space4);
    body()->addWidget(list);
    m_pasted = new kit::SecretField(tr("API key"), this);
    m_pasted->setPlaceholder(tr("Or paste a key: sk-…"));
    body()->addWidget(m_pasted);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    body()->addWidget(m_failure);
    addCancel();
    kit::Button *take = addPrimary(tr("Use the pasted key"), false);
    connect(take, &QPushButton::clicked, this, &OtherKeyDialog::usePasted);
    setDismissedByClickOutside(false);
    setInitialFocus(m_pasted->field());
    readKeys();
}

void OtherKeyDialog::readKeys()
{
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    if (!who || !who->canManage()) {
        m_words->setText(tr("This account is a key only. Paste another one."));
        return;
    }
    const core::QuotaPerUnit perUnit = who->relay.quotaPerUnit;
    const QString now = who->keyName;
    m_workspace.accounts()
        .client(m_account)
        .then(this, [](relay::RelayClient *client) { return client->tokens(); })
        .finally(this, [this, perUnit, now](const core::Result<std::vector<relay::TokenRecord>> &read) {
            if (!read) {
                m_words->setText(tr("The keys could not be read."));
                return m_failure->showError(kit::errorWords(read.error()));
            }
            int usable = 0;
            for (const relay::TokenRecord &token : *read) {
                if (token.status != relay::TokenStatus::Enabled || token.name == now)
                    continue;
                ++usable;
                const QString left = token.unlimited ? tr("no limit")
                                                     : kit::moneyText(core::Money::fromQuota(token.remaining, perUnit),
                                                                      kit::Decimals::Balance);
                auto *button =
                    new kit::Button(kit::Button::Kind::Outline, tr("Use “%1”, %2").arg(token.name, left), this);
                connect(button, &QPushButton::clicked, this, [this, token] { use(token); });
                m_list->addWidget(button);
            }
            m_words->setText(usable > 0 ? tr("Chats with this account use “%1” now.").arg(now)
                                        : tr("There is no other key that is switched on."));
        });
}

void OtherKeyDialog::use(const relay::TokenRecord &token)
{
    m_failure->hide();
    const core::Async<void> used =
        m_workspace.accounts()
            .client(m_account)
            .then(this,
                  [token](relay::RelayClient *client) -> core::Async<core::Secret> {
                      return token.key.isEmpty() ? client->tokenKey(token) : core::Result<core::Secret>(token.key);
                  })
            .then(this, [this, token](const core::Secret &key) {
                return m_workspace.accounts().useKey(m_account, key, token.name, token.id);
            });
    take(used, token.name);
}

void OtherKeyDialog::usePasted()
{
    if (!m_pasted->isEmpty())
        m_typed = m_pasted->take();
    if (m_typed.isEmpty()) {
        m_pasted->setWrong(tr("Paste a key first"));
        return;
    }
    take(m_workspace.accounts().useKey(m_account, m_typed, {}), m_typed.hint());
}

void OtherKeyDialog::take(const core::Async<void> &used, const QString &name)
{
    used.finally(this, [this, name](const core::Result<void> &done) {
        if (!done)
            return m_failure->showError(kit::errorWords(done.error()));
        Q_EMIT said(tr("Chats use “%1” now").arg(name));
        accept();
    });
}

} // namespace ui::accounts
