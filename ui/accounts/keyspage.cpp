#include "ui/accounts/keyspage.h"

#include "relay/chatlinks.h"
#include "ui/accounts/connectapp.h"
#include "ui/accounts/keydialog.h"
#include "ui/accounts/keystable.h"
#include "ui/accounts/keyuse.h"
#include "ui/kit/avatar.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/table.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDesktopServices>
#include <QHeaderView>
#include <QStackedLayout>

namespace ui::accounts {

namespace {

constexpr int panelWidth = 456;
constexpr int narrowBelow = 1080; // of the page: then the panel takes the list's place

} // namespace

KeysPage::KeysPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace), m_clipboard(QApplication::clipboard())
{
    setAccessibleName(tr("Keys"));
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_list = new QWidget(this);
    auto *box = new QVBoxLayout(m_list);
    box->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, kit::space16);
    box->setSpacing(kit::space12);
    buildHead(box);
    buildList(box);
    m_line = new kit::Hairline(this, Qt::Vertical);
    m_connect = new ConnectApp(workspace, this);
    outer->addWidget(m_list, 1);
    outer->addWidget(m_line);
    outer->addWidget(m_connect);
    connect(m_connect, &ConnectApp::closeRequested, this, [this] {
        m_wantsConnect = m_askedConnect = false;
        place();
    });
    connect(m_connect, &ConnectApp::said, this, &KeysPage::said);
    connect(m_connect, &ConnectApp::keyWanted, this, [this](core::AccountId, const QString &name) { newKey(name); });
    connect(&workspace.accounts(), &::accounts::Accounts::currentChanged, this, [this] {
        m_chosen = {};
        m_table->setTokens({}, {}, {}, {});
        m_shown = {};
        showAccount();
        if (isVisible())
            refresh();
    });
    connect(&workspace.accounts(), &::accounts::Accounts::listChanged, this, &KeysPage::showAccount);
    connect(&workspace.wallet(), &::billing::Wallet::balanceChanged, this, &KeysPage::showTogether);
    connect(&workspace.ledger(), &::billing::Ledger::rowsAdded, this, [this](core::AccountId id) {
        if (id == m_shown && isVisible())
            readUse(id);
    });
    showAccount();
    place();
}

void KeysPage::buildHead(QVBoxLayout *box)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addWidget(new kit::Label(tr("Keys"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    m_account = new kit::Button(kit::Button::Kind::Outline, {}, this);
    m_account->setTrailingIcon(kit::IconName("chevron-down"));
    head->addWidget(m_account);
    head->addStretch();
    m_search = new kit::Field({}, this);
    m_search->setLeadingIcon(kit::IconName("search"));
    m_search->setPlaceholderText(tr("Search keys"));
    m_search->setAccessibleName(tr("Search keys"));
    m_search->setMaximumWidth(160);
    m_again = new kit::IconButton(kit::IconName("refresh-cw"), tr("Read again"), this);
    m_create = new kit::Button(kit::Button::Kind::Primary, tr("New key"), this);
    m_create->setIconName(kit::IconName("plus"));
    head->addWidget(m_search);
    head->addWidget(m_again);
    head->addWidget(m_create);
    box->addLayout(head);
    connect(m_account, &QPushButton::clicked, this, &KeysPage::chooseAccount);
    connect(m_again, &QPushButton::clicked, this, &KeysPage::refresh);
    connect(m_create, &QPushButton::clicked, this, [this] { newKey(); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_table->setSearch(text);
        mark();
        place();
    });
}

void KeysPage::buildList(QVBoxLayout *box)
{
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    box->addWidget(m_failure);
    m_table = new KeysTable(m_workspace.clock(), this);
    m_view = new kit::Table(tr("Keys of the account"), this);
    m_view->setBand(kit::rowTall);
    m_view->setModel(m_table);
    m_view->setColumns({170, 216, 110, 104, 76}, KeysTable::Name);
    m_view->setHideOrder({KeysTable::LastUsed, KeysTable::Expires});
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->horizontalHeader()->setSectionsClickable(true);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    m_empty = new kit::EmptyState(kit::IconName("key"), tr("No keys read yet"),
                                  tr("Keys belong to an account that is signed in."), this);
    m_host = new QWidget(this);
    m_stack = new QStackedLayout(m_host);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    box->addWidget(m_host, 1);
    m_copied = new kit::CopiedNotice(this);
    m_copied->follow(&m_clipboard);
    m_copied->hide();
    box->addWidget(m_copied);
    m_together = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    m_together->setWordWrap(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(kit::space6);
    m_info = new kit::IconMark(kit::IconName("info"), kit::Tone::Secondary, kit::iconSmall, this);
    foot->addWidget(m_info, 0, Qt::AlignTop);
    foot->addWidget(m_together, 1);
    box->addLayout(foot);
    box->addStretch();
    connect(m_view, &QWidget::customContextMenuRequested, this, &KeysPage::showMenu);
    connect(m_view, &kit::Table::toggled, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_table, &QAbstractItemModel::modelReset, this, &KeysPage::mark);
    connect(m_view, &kit::Table::actionTriggered, this, [this](const QModelIndex &index, int action) {
        if (action == KeysTable::Menu)
            showMenu(m_view->actionRect(m_view->visualRect(index), 1, 2).center());
        else if (const relay::TokenRecord *token = m_table->at(index.row()))
            chatWith(*token);
    });
}

void KeysPage::showAccount()
{
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    m_account->setVisible(account && m_workspace.accounts().list().size() > 1);
    m_create->setVisible(account && account->canManage());
    if (!account)
        return;
    m_account->setText(account->name);
    m_account->setAvatar(kit::avatarLetter(account->name), 0);
    m_account->setAccessibleName(tr("Account: %1").arg(account->name));
}

void KeysPage::chooseAccount()
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ::accounts::Account &account : m_workspace.accounts().list())
        menu->add(kit::IconName("circle-user"), account.name, this,
                  [this, id = account.id] { m_workspace.accounts().setCurrent(id); });
    menu->popUpUnder(m_account);
}

void KeysPage::refresh()
{
    m_failure->hide();
    showAccount();
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    if (!account) {
        m_stack->setCurrentWidget(m_empty);
        place();
        return;
    }
    if (!account->canManage())
        return showOnlyKey(*account);
    const quint64 round = ++m_round;
    m_workspace.accounts()
        .client(account->id)
        .then(this, [](relay::RelayClient *client) { return client->tokens(); })
        .finally(this, [this, round, id = account->id](const core::Result<std::vector<relay::TokenRecord>> &tokens) {
            if (round != m_round || id != m_workspace.accounts().current())
                return;
            if (!tokens)
                return showFailure(tokens.error());
            showTokens(id, *tokens);
        });
}

void KeysPage::showTokens(core::AccountId account, const std::vector<relay::TokenRecord> &tokens)
{
    const ::accounts::Account *now = m_workspace.accounts().find(account);
    const relay::RelayClient *client = m_workspace.accounts().bareClient(account);
    if (!now || !client)
        return;
    m_shown = account;
    m_table->setTokens(tokens, now->relay.quotaPerUnit, client->dialect().tokenFields(), now->keyRemoteId);
    m_empty->setWords(tr("No keys yet"), tr("A program needs one to talk to the relay: make the first."));
    m_stack->setCurrentWidget(tokens.empty() ? static_cast<QWidget *>(m_empty) : m_view);
    if (m_table->rowOf(m_chosen) < 0)
        m_chosen = m_table->rowOf(now->keyRemoteId) >= 0 ? now->keyRemoteId
                   : tokens.empty()                      ? core::RemoteTokenId()
                                                         : tokens.front().id;
    showTogether();
    mark();
    place();
    readUse(account);
}

// An account with a key only has no list to read; its one key can be connected all the same.
void KeysPage::showOnlyKey(const ::accounts::Account &account)
{
    std::vector<relay::TokenRecord> one;
    if (account.hasKey()) {
        relay::TokenRecord token;
        token.name = account.keyName.isEmpty() ? account.name : account.keyName;
        token.maskedKey = QStringLiteral("sk-") + account.keyHint;
        token.status = relay::TokenStatus::Enabled;
        one.push_back(token);
    }
    m_shown = account.id;
    m_chosen = {};
    m_table->setTokens(one, account.relay.quotaPerUnit, {}, {});
    m_empty->setWords(tr("No keys read yet"), tr("Keys belong to an account that is signed in."));
    m_stack->setCurrentWidget(one.empty() ? static_cast<QWidget *>(m_empty) : m_view);
    m_together->setText(one.empty() ? QString()
                                    : tr("This account was added with a key alone: the relay does not list its keys."));
    mark();
    place();
}

void KeysPage::readUse(core::AccountId account)
{
    QStringList names;
    for (const relay::TokenRecord &token : m_table->all())
        names << token.name;
    names.removeDuplicates();
    readKeyUse(m_workspace, account, names, this, [this, account](const QHash<QString, KeyUse> &use) {
        if (account == m_shown)
            m_table->setUse(use);
    });
}

void KeysPage::showTogether()
{
    const ::accounts::Account *account = m_workspace.accounts().find(m_shown);
    if (!account || !account->canManage())
        return;
    const core::Money left = m_table->leftTogether();
    const int open = m_table->unlimitedCount();
    const auto balance = m_workspace.wallet().balance(m_shown);
    QStringList words;
    if (left.hasAmount() && left.nanoUsd() > 0)
        words << tr("Left on keys with a limit: %1.").arg(kit::moneyText(left, kit::Decimals::Balance));
    if (open > 0)
        words << tr("%n keys have no limit.", nullptr, open);
    if (balance)
        words << tr("Your balance is %1.").arg(kit::moneyText(balance->money(), kit::Decimals::Balance));
    // Limits are permissions, not money: together they may promise more than there is.
    const bool isOver = balance && left.hasAmount() && left.nanoUsd() > balance->money().nanoUsd();
    if (isOver)
        words << tr("The limits together are more than that: the balance ends first.");
    m_together->setTone(isOver ? kit::Tone::Warning : kit::Tone::Secondary);
    m_together->setText(words.join(u' '));
}

// What was read before stays below the banner.
void KeysPage::showFailure(const core::Error &error)
{
    m_failure->showError(kit::errorWords(error));
}

void KeysPage::report(const core::Result<void> &done, const QString &words)
{
    if (!done)
        return showFailure(done.error());
    if (!words.isEmpty())
        Q_EMIT said(words, {});
    refresh();
}

void KeysPage::choose(int row)
{
    const relay::TokenRecord *token = m_table->at(row);
    if (!token)
        return;
    m_chosen = token->id;
    m_wantsConnect = m_askedConnect = true;
    mark();
    place();
}

void KeysPage::showConnect(const core::RemoteTokenId &token)
{
    if (token.isValid())
        m_chosen = token;
    m_wantsConnect = m_askedConnect = true;
    mark();
    place();
}

void KeysPage::mark()
{
    const int row = m_chosen.isValid() || m_table->rowCount() != 1 ? m_table->rowOf(m_chosen) : 0;
    if (const relay::TokenRecord *token = m_table->at(row))
        m_connect->start(m_shown, *token);
    m_view->setMarkedRow(m_connect->isHidden() ? -1 : row);
}

void KeysPage::place()
{
    // The sentence about all keys stands right below the last of them.
    const bool isListed = m_stack->currentWidget() == m_view;
    m_host->setMaximumHeight(isListed ? m_view->horizontalHeader()->sizeHint().height() +
                                            m_table->rowCount() * m_view->band() + 2
                                      : QWIDGETSIZE_MAX);
    m_info->setVisible(isListed && !m_together->text().isEmpty());
    const bool narrow = width() < narrowBelow;
    const bool shown = !m_table->isEmpty() && m_wantsConnect && (!narrow || m_askedConnect);
    m_connect->setVisible(shown);
    m_list->setVisible(!shown || !narrow);
    m_line->setVisible(shown && !narrow);
    m_connect->setMinimumWidth(narrow ? 0 : panelWidth);
    m_connect->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : panelWidth);
    const int row = m_chosen.isValid() || m_table->rowCount() != 1 ? m_table->rowOf(m_chosen) : 0;
    m_view->setMarkedRow(shown ? row : -1);
}

void KeysPage::resizeEvent(QResizeEvent *event)
{
    kit::Ground::resizeEvent(event);
    place();
}

} // namespace ui::accounts
