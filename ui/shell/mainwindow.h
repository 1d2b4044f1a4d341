#pragma once

#include "app/workspace.h"
#include "ui/shell/page.h"

#include <QMainWindow>
#include <QPointer>

class QStackedWidget;

namespace kit {
class Toast;
}
namespace ui::accounts {
class AddRelayPage;
class CreateKeyPage;
class KeysPage;
class SignInDialog;
class WalletPage;
} // namespace ui::accounts
namespace ui::billing {
class UsagePage;
}
namespace ui::catalog {
class ModelsPage;
}
namespace ui::chat {
class ChatsPage;
}
namespace ui::settings {
class SettingsPage;
}

namespace ui::shell {

class FirstRun;
class Rail;
class StatusBar;

// The frame: rail, pages, status bar; the way in; the window's keys. Knows every page, no page knows it.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(app::Workspace &workspace, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    // First run while there is no account, else the chats.
    void showStart();
    void showAddRelay(const QString &address = {});
    void showCreateKey(core::AccountId account);
    // A relay handed over by a link (docs/links.md): asked about first.
    void openLink(const QString &link);
    void startDemo();
    void redeem(const QString &text = {});
    void explainCost(core::MessageId answer);
    // The database cannot be used: said plainly, with what to do.
    void showStorageFailure(const core::Error &error);
    ui::chat::ChatsPage *chatsPage() const { return m_chats; }
    ui::billing::UsagePage *usagePage() const { return m_usage; }
    ui::catalog::ModelsPage *modelsPage() const { return m_models; }
    ui::accounts::WalletPage *walletPage() const { return m_wallet; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPages();
    void bindKeys();
    void connectPages();
    void showMenu(QWidget *anchor);
    void signInAgain(core::AccountId account);
    void restoreWindow();
    void saveWindow();
    void enterAccount(core::AccountId account);
    void refreshCurrent();

    app::Workspace &m_workspace;
    QStackedWidget *m_outer; // first run, add relay, create key, or the work view
    QStackedWidget *m_pages;
    QWidget *m_work;
    Rail *m_rail;
    StatusBar *m_status;
    FirstRun *m_firstRun;
    ui::accounts::AddRelayPage *m_addRelay;
    ui::accounts::CreateKeyPage *m_createKey;
    ui::chat::ChatsPage *m_chats;
    ui::accounts::WalletPage *m_wallet;
    ui::accounts::KeysPage *m_keys;
    ui::catalog::ModelsPage *m_models;
    ui::billing::UsagePage *m_usage;
    ui::settings::SettingsPage *m_settings;
    kit::Toast *m_toast;
    QPointer<ui::accounts::SignInDialog> m_signIn{};
    bool m_closeAsked = false;
    core::Scope m_scope;
};

} // namespace ui::shell
