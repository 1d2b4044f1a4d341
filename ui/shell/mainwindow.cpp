#include "ui/shell/mainwindow.h"

#include "ui/accounts/addrelaypage.h"
#include "ui/accounts/createkeypage.h"
#include "ui/accounts/keyremedy.h"
#include "ui/accounts/keyspage.h"
#include "ui/accounts/linkdialog.h"
#include "ui/accounts/signindialog.h"
#include "ui/accounts/walletpage.h"
#include "ui/billing/costdialog.h"
#include "ui/billing/redeemdialog.h"
#include "ui/billing/usagepage.h"
#include "ui/catalog/modelspage.h"
#include "ui/chat/chatspage.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/icons.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/overlay.h"
#include "ui/kit/toast.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/firstrun.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusbar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QShortcut>
#include <QStackedWidget>

namespace ui::shell {

MainWindow::MainWindow(app::Workspace &workspace, QWidget *parent) : QMainWindow(parent), m_workspace(workspace)
{
    setWindowTitle(QStringLiteral("Relaydesk"));
    setWindowIcon(kit::markIcon());
    setMinimumSize(720, 560);
    m_outer = new QStackedWidget(this);
    setCentralWidget(m_outer);
    buildPages();
    m_toast = new kit::Toast(this);
    connectPages();
    bindKeys();
    restoreWindow();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages()
{
    m_firstRun = new FirstRun(m_workspace, this);
    m_addRelay = new ui::accounts::AddRelayPage(m_workspace, this);
    m_createKey = new ui::accounts::CreateKeyPage(m_workspace, this);
    m_work = new QWidget(this);
    auto *column = new QVBoxLayout(m_work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_rail = new Rail(m_work);
    m_pages = new QStackedWidget(m_work);
    row->addWidget(m_rail);
    row->addWidget(m_pages, 1);
    column->addLayout(row, 1);
    m_status = new StatusBar(m_workspace, m_work);
    column->addWidget(m_status);

    m_chats = new ui::chat::ChatsPage(m_workspace, m_pages);
    m_wallet = new ui::accounts::WalletPage(m_workspace, m_pages);
    m_keys = new ui::accounts::KeysPage(m_workspace, m_pages);
    m_models = new ui::catalog::ModelsPage(m_workspace, m_pages);
    m_usage = new ui::billing::UsagePage(m_workspace, m_pages);
    m_settings = new ui::settings::SettingsPage(m_workspace, m_pages);
    // In the order of the Page enum.
    for (QWidget *page : std::initializer_list<QWidget *>{m_chats, m_wallet, m_keys, m_models, m_usage, m_settings})
        m_pages->addWidget(page);
    for (QWidget *page : std::initializer_list<QWidget *>{m_work, m_firstRun, m_addRelay, m_createKey})
        m_outer->addWidget(page);
}

void MainWindow::connectPages()
{
    const auto say = [this](const QString &text, std::function<void()> undo) { m_toast->say(text, std::move(undo)); };
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::menuRequested, this, &MainWindow::showMenu);
    connect(m_status, &StatusBar::accountRequested, this, [this] { showPage(Page::Wallet); });
    connect(m_status, &StatusBar::noticesRequested, this, [this] { showPage(Page::Wallet); });
    connect(m_status, &StatusBar::usageRequested, this, [this] { showPage(Page::Usage); });
    connect(m_status, &StatusBar::runningRequested, this, [this] { showPage(Page::Chats); });
    connect(m_status, &StatusBar::keychainRequested, this, [this] { showPage(Page::Settings); });
    connect(m_firstRun, &FirstRun::addRequested, this, [this] { showAddRelay(); });
    connect(m_firstRun, &FirstRun::demoRequested, this, &MainWindow::startDemo);
    connect(m_addRelay, &ui::accounts::WayInPage::backRequested, this, &MainWindow::showStart);
    connect(m_addRelay, &ui::accounts::AddRelayPage::added, this, [this](const ::accounts::Account &account) {
        if (account.canManage() && !account.hasKey())
            showCreateKey(account.id);
        else
            enterAccount(account.id);
        m_workspace.wallet().refresh(account.id).finally(this, [](const core::Result<::billing::Balance> &) {});
    });
    connect(m_createKey, &ui::accounts::WayInPage::backRequested, this, &MainWindow::showStart);
    connect(m_createKey, &ui::accounts::CreateKeyPage::done, this, &MainWindow::enterAccount);
    connect(m_chats, &ui::chat::ChatsPage::redeemRequested, this, [this] { redeem(); });
    connect(m_chats, &ui::chat::ChatsPage::addAccountRequested, this, [this] { showAddRelay(); });
    connect(m_chats, &ui::chat::ChatsPage::createKeyRequested, this, &MainWindow::showCreateKey);
    connect(m_chats, &ui::chat::ChatsPage::signInRequested, this, &MainWindow::signInAgain);
    connect(m_chats, &ui::chat::ChatsPage::costRequested, this, &MainWindow::explainCost);
    connect(m_chats, &ui::chat::ChatsPage::said, this, say);
    connect(m_chats, &ui::chat::ChatsPage::raiseLimitRequested, this,
            [this, say](core::AccountId account, const QString &key) {
                auto *dialog = new ui::accounts::RaiseLimitDialog(m_workspace, account, key, this);
                connect(dialog, &ui::accounts::RaiseLimitDialog::said, this, [say](const QString &t) { say(t, {}); });
                dialog->open();
            });
    connect(m_chats, &ui::chat::ChatsPage::otherKeyRequested, this, [this, say](core::AccountId account) {
        auto *dialog = new ui::accounts::OtherKeyDialog(m_workspace, account, this);
        connect(dialog, &ui::accounts::OtherKeyDialog::said, this, [say](const QString &t) { say(t, {}); });
        dialog->open();
    });
    connect(m_chats, &ui::chat::ChatsPage::editKeyRequested, this, [this](core::AccountId account) {
        m_workspace.accounts().setCurrent(account);
        showPage(Page::Keys);
    });
    connect(m_chats, &ui::chat::ChatsPage::fixAddressRequested, this,
            [this](const QString &address) { showAddRelay(address); });
    connect(m_chats, &ui::chat::ChatsPage::settingsRequested, this, [this] { showPage(Page::Settings); });
    connect(m_chats, &ui::chat::ChatsPage::contactRequested, this, [this](core::AccountId account) {
        m_workspace.accounts().setCurrent(account);
        showPage(Page::Wallet);
    });
    connect(m_wallet, &ui::accounts::WalletPage::addRequested, this, &MainWindow::showAddRelay);
    connect(m_wallet, &ui::accounts::WalletPage::redeemRequested, this, &MainWindow::redeem);
    connect(m_wallet, &ui::accounts::WalletPage::createKeyRequested, this, &MainWindow::showCreateKey);
    connect(m_wallet, &ui::accounts::WalletPage::signInRequested, this, &MainWindow::signInAgain);
    connect(m_wallet, &ui::accounts::WalletPage::said, this, say);
    connect(m_wallet, &ui::accounts::WalletPage::keysRequested, this, [this](core::AccountId id) {
        m_workspace.accounts().setCurrent(id);
        showPage(Page::Keys);
    });
    connect(m_wallet, &ui::accounts::WalletPage::spendingRequested, this, [this] { showPage(Page::Usage); });
    // A sign-in lost in the middle of something is mended over whatever the user is doing.
    m_workspace.accounts().setAsksToSignIn(true);
    connect(&m_workspace.accounts(), &::accounts::Accounts::signInWanted, this,
            [this](core::AccountId id, const core::Error &why) {
                signInAgain(id);
                if (m_signIn && why.cause != core::ErrorCause::SignedOut)
                    m_signIn->showFailure(why);
            });
    connect(&m_workspace.dailyCheckIn(), &::accounts::DailyCheckIn::checkedIn, this,
            [this](core::AccountId id, core::Quota awarded) {
                const ::accounts::Account *who = m_workspace.accounts().find(id);
                if (!who)
                    return;
                const core::Money added = core::Money::fromQuota(awarded, who->relay.quotaPerUnit);
                m_toast->say(
                    tr("Daily check-in at %1: %2").arg(who->name, kit::signedMoneyText(added, kit::Decimals::Part)));
                m_workspace.wallet().refresh(id).finally(this, [](const core::Result<::billing::Balance> &) {});
            });
    connect(m_keys, &ui::accounts::KeysPage::createRequested, this, &MainWindow::showCreateKey);
    connect(m_keys, &ui::accounts::KeysPage::said, this, say);
    connect(m_keys, &ui::accounts::KeysPage::chatRequested, this, &MainWindow::enterAccount);
    connect(m_models, &ui::catalog::ModelsPage::chatRequested, this,
            [this](core::AccountId account, const QString &model) {
                showPage(Page::Chats);
                m_chats->startNewChat();
                m_chats->useModel(account, model);
            });
    connect(m_models, &ui::catalog::ModelsPage::keysRequested, this, [this] { showPage(Page::Keys); });
    connect(m_models, &ui::catalog::ModelsPage::addAccountRequested, this, [this] { showAddRelay(); });
    connect(m_chats, &ui::chat::ChatsPage::compareRequested, this, [this](const QStringList &models) {
        showPage(Page::Models);
        m_models->setCompared(models);
    });
    connect(m_usage, &ui::billing::UsagePage::conversationRequested, this, [this](core::ConversationId id) {
        showPage(Page::Chats);
        m_chats->openChat(id);
    });
    connect(m_usage, &ui::billing::UsagePage::said, this, say);
    // The last account gone: the two doors again.
    connect(&m_workspace.accounts(), &::accounts::Accounts::listChanged, this, [this] {
        if (m_workspace.accounts().list().isEmpty() && m_outer->currentWidget() == m_work)
            showStart();
    });
    connect(&m_workspace.accounts(), &::accounts::Accounts::currentChanged, this, &MainWindow::refreshCurrent);
}

void MainWindow::bindKeys()
{
    const auto bind = [this](const QKeySequence &keys, auto &&run) {
        auto *shortcut = new QShortcut(keys, m_work);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, std::forward<decltype(run)>(run));
    };
    const auto onChats = [this](auto &&run) {
        return [this, run] {
            showPage(Page::Chats);
            run();
        };
    };
    const Page pages[] = {Page::Chats, Page::Wallet, Page::Keys, Page::Models, Page::Usage};
    for (int i = 0; i < 5; ++i)
        bind(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)), [this, page = pages[i]] { showPage(page); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_7), [this] { showPage(Page::Settings); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_N), onChats([this] { m_chats->startNewChat(); }));
    bind(QKeySequence(Qt::CTRL | Qt::Key_M), onChats([this] { m_chats->chooseModel(); }));
    bind(QKeySequence(Qt::CTRL | Qt::Key_R), onChats([this] { m_chats->regenerate(); }));
    bind(QKeySequence(Qt::CTRL | Qt::Key_D), [this] { redeem(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_B), onChats([this] { m_chats->toggleList(); }));
    bind(QKeySequence(Qt::CTRL | Qt::Key_I), onChats([this] { m_chats->toggleInspector(); }));
    bind(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), onChats([this] { m_chats->focusSearch(); }));
    bind(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), onChats([this] { m_chats->copyLastAnswer(); }));
    bind(QKeySequence(Qt::ALT | Qt::Key_Up), onChats([this] { m_chats->stepOwnMessage(-1); }));
    bind(QKeySequence(Qt::ALT | Qt::Key_Down), onChats([this] { m_chats->stepOwnMessage(1); }));
    bind(QKeySequence(Qt::ALT | Qt::Key_Left), onChats([this] { m_chats->stepVersion(-1); }));
    bind(QKeySequence(Qt::ALT | Qt::Key_Right), onChats([this] { m_chats->stepVersion(1); }));
    bind(QKeySequence(Qt::Key_Escape), [this] { m_chats->stopOrLeave(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
    bind(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] {
        if (m_toast->isShown())
            m_toast->undo();
    });
}

void MainWindow::showPage(Page page)
{
    m_outer->setCurrentWidget(m_work);
    m_rail->setCurrent(page);
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_workspace.preferences().setWindowValue(QStringLiteral("page"), static_cast<int>(page));
    if (page == Page::Wallet)
        m_wallet->showCards();
    if (page == Page::Chats)
        m_chats->focusComposer();
    else if (page == Page::Usage)
        m_usage->refresh();
    else if (page == Page::Keys)
        m_keys->refresh();
    else if (page == Page::Models)
        m_models->setDraft({m_chats->draftTokens(), m_chats->draftLimit(), m_chats->hasDraft()});
}

void MainWindow::showStart()
{
    if (m_workspace.accounts().list().isEmpty()) {
        m_outer->setCurrentWidget(m_firstRun);
        return;
    }
    showPage(Page::Chats);
    refreshCurrent();
}

void MainWindow::showAddRelay(const QString &address)
{
    m_outer->setCurrentWidget(m_addRelay);
    m_addRelay->start(address);
}

void MainWindow::openLink(const QString &link)
{
    raise();
    activateWindow();
    const core::Result<relay::RelayLink> read = relay::readRelayLink(link);
    if (!read) {
        m_toast->say(tr("That link has no address of a relay in it."));
        return;
    }
    if (read->key.isEmpty()) // an address only: the usual way in
        return showAddRelay(read->typed);
    auto *dialog = new ui::accounts::LinkDialog(m_workspace, *read, this);
    connect(dialog, &ui::accounts::LinkDialog::taken, this, &MainWindow::enterAccount);
    dialog->open();
}

void MainWindow::showCreateKey(core::AccountId account)
{
    m_outer->setCurrentWidget(m_createKey);
    m_createKey->start(account);
}

void MainWindow::startDemo()
{
    m_firstRun->setStarting(true);
    m_workspace.startDemo().finally(this, [this](const core::Result<core::AccountId> &started) {
        m_firstRun->setStarting(false);
        // On a later day the demo account is there at once and its relay follows: who already reads or types stays.
        const bool atTheDoors = m_outer->currentWidget() == m_firstRun;
        if (started && atTheDoors)
            enterAccount(*started);
        else if (started)
            refreshCurrent();
        else if (atTheDoors)
            m_firstRun->showFailure(started.error());
        else
            m_toast->say(kit::errorWords(started.error()).sentence);
    });
}

void MainWindow::enterAccount(core::AccountId account)
{
    m_workspace.accounts().setCurrent(account);
    showPage(Page::Chats);
    m_chats->startNewChat();
    refreshCurrent();
}

// What the pages show of the current account is read again; failures show where they belong.
void MainWindow::refreshCurrent()
{
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    if (!account)
        return;
    if (account->hasKey())
        m_workspace.catalog().refresh(account->id).finally(this, [](const core::Result<QList<::catalog::Model>> &) {});
    if (account->canManage()) {
        m_workspace.wallet().refresh(account->id).finally(this, [](const core::Result<::billing::Balance> &) {});
        m_workspace.ledger().sync(account->id).finally(this, [](const core::Result<::billing::SyncReport> &) {});
        m_workspace.notices().refresh(account->id).finally(this, [](const core::Result<void> &) {});
    }
    m_workspace.dailyCheckIn().visit();
}

void MainWindow::redeem(const QString &text)
{
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    if (!account || !account->canManage()) {
        m_toast->say(tr("Codes can be redeemed on an account that is signed in."));
        return;
    }
    auto *dialog = new ui::billing::RedeemDialog(m_workspace, this);
    dialog->setText(text);
    dialog->open();
}

void MainWindow::showStorageFailure(const core::Error &error)
{
    m_outer->setCurrentWidget(m_firstRun);
    m_firstRun->setStarting(true);
    m_firstRun->showFailure(error);
}

void MainWindow::signInAgain(core::AccountId account)
{
    if (m_signIn && m_signIn->account() == account)
        return; // it is open already
    m_signIn = new ui::accounts::SignInDialog(m_workspace, account, this);
    m_signIn->open();
}

void MainWindow::explainCost(core::MessageId answer)
{
    auto *dialog = new ui::billing::CostDialog(m_workspace, answer, this);
    dialog->open();
}

void MainWindow::showMenu(QWidget *anchor)
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->add(
        kit::IconName("square-pen"), tr("New chat"), this,
        [this] {
            showPage(Page::Chats);
            m_chats->startNewChat();
        },
        tr("Ctrl+N"));
    menu->add(kit::IconName("plug"), tr("Add a relay…"), this, [this] { showAddRelay(); });
    menu->add(
        kit::IconName("ticket"), tr("Redeem codes…"), this, [this] { redeem(); }, tr("Ctrl+D"));
    menu->addSeparator();
    menu->add(
        kit::IconName("settings"), tr("Settings"), this, [this] { showPage(Page::Settings); }, tr("Ctrl+7"));
    menu->add(
        kit::IconName("log-out"), tr("Quit"), this, [this] { close(); }, tr("Ctrl+Q"));
    menu->popUpUnder(anchor);
}

void MainWindow::restoreWindow()
{
    app::Preferences &preferences = m_workspace.preferences();
    if (!restoreGeometry(preferences.windowValue(QStringLiteral("geometry")).toByteArray()))
        resize(1280, 800);
}

void MainWindow::saveWindow()
{
    m_workspace.preferences().setWindowValue(QStringLiteral("geometry"), saveGeometry());
    m_chats->saveDraft();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const int running = m_workspace.chats().answeringCount();
    if (running > 0 && !m_closeAsked) {
        event->ignore();
        auto *dialog = new kit::Dialog(this, tr("Answers are still arriving"), 440);
        auto *words = new kit::Label(
            tr("%n answers are running. Closing stops them; what has arrived is kept.", nullptr, running),
            kit::Role::Body, kit::Tone::Secondary);
        words->setWordWrap(true);
        dialog->body()->addWidget(words);
        dialog->addCancel();
        kit::Button *hide = dialog->addButton(kit::Button::Kind::Plain, tr("Hide the window"));
        connect(hide, &QPushButton::clicked, dialog, [this, dialog] {
            dialog->dismiss();
            showMinimized();
        });
        dialog->addPrimary(tr("Stop and close"));
        connect(dialog, &kit::Overlay::accepted, this, [this] {
            m_closeAsked = true;
            close();
        });
        dialog->open();
        return;
    }
    saveWindow();
    event->accept();
}

} // namespace ui::shell
