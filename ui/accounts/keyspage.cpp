#include "ui/accounts/keyspage.h"

#include "ui/accounts/keystable.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/overlay.h"
#include "ui/kit/table.h"

#include <QBoxLayout>
#include <QStackedLayout>

namespace ui::accounts {

KeysPage::KeysPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Keys"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, kit::space16);
    box->setSpacing(kit::space12);
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addWidget(new kit::Label(tr("Keys"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    head->addStretch();
    auto *again = new kit::Button(kit::Button::Kind::Ghost, tr("Refresh"), this);
    again->setIconName(kit::IconName("refresh-cw"));
    auto *create = new kit::Button(kit::Button::Kind::Primary, tr("New key"), this);
    create->setIconName(kit::IconName("plus"));
    head->addWidget(again);
    head->addWidget(create);
    box->addLayout(head);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    box->addWidget(m_failure);
    m_table = new KeysTable(workspace.clock(), this);
    m_view = new kit::Table(tr("Keys of the account"), this);
    m_view->setBand(kit::rowTall);
    m_view->setModel(m_table);
    m_view->setColumns({240, 280, 130, 120, 60}, KeysTable::Name);
    m_view->setHideOrder({KeysTable::LastUsed, KeysTable::Expires});
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty = new kit::EmptyState(kit::IconName("key"), tr("No keys read yet"),
                                  tr("Keys belong to an account that is signed in."), this);
    auto *host = new QWidget(this);
    m_stack = new QStackedLayout(host);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    box->addWidget(host, 1);
    connect(again, &QPushButton::clicked, this, &KeysPage::refresh);
    connect(create, &QPushButton::clicked, this, [this] { Q_EMIT createRequested(m_workspace.accounts().current()); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &KeysPage::showMenu);
    connect(m_view, &kit::Table::toggled, this,
            [this](const QModelIndex &index) { showMenu(m_view->visualRect(index).center()); });
    connect(m_view, &kit::Table::actionTriggered, this, [this](const QModelIndex &index) {
        showMenu(m_view->actionRect(m_view->visualRect(index), 0, 1).center());
    });
    m_together = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    m_together->setWordWrap(true);
    box->addWidget(m_together);
}

void KeysPage::refresh()
{
    m_failure->hide();
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    if (!account || !account->canManage()) {
        m_table->setTokens({}, {}, {});
        m_together->setText({});
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    m_workspace.accounts()
        .client(account->id)
        .then(this, [](relay::RelayClient *client) { return client->tokens(); })
        .finally(this, [this, id = account->id](const core::Result<std::vector<relay::TokenRecord>> &tokens) {
            if (!tokens)
                return showFailure(tokens.error());
            const ::accounts::Account *now = m_workspace.accounts().find(id);
            if (!now)
                return;
            m_table->setTokens(*tokens, now->relay.quotaPerUnit, now->keyRemoteId);
            showTogether();
            m_stack->setCurrentWidget(tokens->empty() ? static_cast<QWidget *>(m_empty) : m_view);
        });
}

void KeysPage::showTogether()
{
    const core::Money left = m_table->leftTogether();
    const int open = m_table->unlimitedCount();
    const auto balance = m_workspace.wallet().balance(m_workspace.accounts().current());
    QStringList words;
    if (left.hasAmount() && left.nanoUsd() > 0)
        words << tr("Left on keys with a limit: %1.").arg(kit::moneyText(left, kit::Decimals::Balance));
    if (open > 0)
        words << tr("%n keys have no limit.", nullptr, open);
    if (balance)
        words << tr("Your balance is %1.").arg(kit::moneyText(balance->money(), kit::Decimals::Balance));
    m_together->setText(words.join(u' '));
}

// What was read before stays below the banner.
void KeysPage::showFailure(const core::Error &error)
{
    m_failure->showError(kit::errorWords(error));
}

void KeysPage::showMenu(const QPoint &position)
{
    const relay::TokenRecord *token = m_table->at(m_view->indexAt(position).row());
    if (!token)
        return;
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool on = token->status == relay::TokenStatus::Enabled;
    menu->add(kit::IconName("power"), on ? tr("Switch off") : tr("Switch on"), this,
              [this, token = *token, on] { setEnabledAt(token, !on); });
    menu->addSeparator();
    QAction *gone = menu->addDanger(kit::IconName("trash-2"), tr("Delete key…"));
    connect(gone, &QAction::triggered, this, [this, token = *token] { askToDelete(token); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void KeysPage::setEnabledAt(const relay::TokenRecord &token, bool enabled)
{
    m_workspace.accounts()
        .client(m_workspace.accounts().current())
        .then(this, [token, enabled](relay::RelayClient *client) { return client->setTokenEnabled(token, enabled); })
        .finally(this, [this](const core::Result<void> &done) {
            if (!done)
                return showFailure(done.error());
            refresh();
        });
}

void KeysPage::askToDelete(const relay::TokenRecord &token)
{
    auto *dialog = new kit::Dialog(window(), tr("Delete the key “%1”?").arg(token.name), 440);
    auto *words = new kit::Label(tr("Every program that uses it stops working. This cannot be undone on the relay."),
                                 kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    dialog->body()->addWidget(words);
    dialog->addCancel();
    kit::Button *remove = dialog->addButton(kit::Button::Kind::Danger, tr("Delete key"));
    connect(remove, &QPushButton::clicked, dialog, [this, dialog, id = token.id] {
        dialog->accept();
        m_workspace.accounts()
            .client(m_workspace.accounts().current())
            .then(this, [id](relay::RelayClient *client) { return client->removeToken(id); })
            .finally(this, [this](const core::Result<void> &done) {
                if (!done)
                    return showFailure(done.error());
                Q_EMIT said(tr("Key deleted"), {});
                refresh();
            });
    });
    dialog->open();
}

} // namespace ui::accounts
