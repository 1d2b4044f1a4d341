#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"
#include "ui/kit/secretclipboard.h"

#include <functional>

class QStackedLayout;

namespace kit {
class Banner;
class Button;
class EmptyState;
class Field;
class IconButton;
class IconMark;
class Label;
class Table;
} // namespace kit

namespace ui::accounts {

class ConnectApp;
class KeysTable;

// The account's API keys: search, sort, what each used of its limit; make, change, switch off and on, replace, delete;
// copy; chat with one; and beside them, or in their place where it is narrow, "Connect an app" for the chosen key.
class KeysPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit KeysPage(app::Workspace &workspace, QWidget *parent = nullptr);
    void refresh();
    ConnectApp *connectApp() const { return m_connect; }
    // The panel for a key; the key that chats use without one.
    void showConnect(const core::RemoteTokenId &token = {});

Q_SIGNALS:
    void createRequested(core::AccountId account); // of an account without a key for its chats
    void chatRequested(core::AccountId account);
    void signInRequested(core::AccountId account);
    void said(const QString &text, std::function<void()> undo);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead(class QVBoxLayout *box);
    void buildList(QVBoxLayout *box);
    void showTokens(core::AccountId account, const std::vector<relay::TokenRecord> &tokens);
    void showOnlyKey(const ::accounts::Account &account);
    void showAccount();
    void chooseAccount();
    void readUse(core::AccountId account);
    void showTogether();
    void showFailure(const core::Error &error);
    void showMenu(const QPoint &position);
    void choose(int row);
    void mark();
    void place();
    void newKey(const QString &name = {});
    void edit(const relay::TokenRecord &token);
    void copy(const relay::TokenRecord &token);
    void chatWith(const relay::TokenRecord &token);
    void openWebChat(const relay::TokenRecord &token, int link);
    void askToRotate(const relay::TokenRecord &token);
    void askToDelete(const relay::TokenRecord &token);
    void setEnabledAt(const relay::TokenRecord &token, bool enabled);
    void report(const core::Result<void> &done, const QString &words);

    app::Workspace &m_workspace;
    kit::SecretClipboard m_clipboard;
    QWidget *m_list;
    QWidget *m_line;
    QWidget *m_host;
    kit::IconMark *m_info;
    KeysTable *m_table;
    kit::Table *m_view;
    kit::Button *m_account;
    kit::Field *m_search;
    kit::IconButton *m_again;
    kit::Button *m_create;
    kit::Label *m_together;
    kit::CopiedNotice *m_copied;
    kit::Banner *m_failure;
    kit::EmptyState *m_empty;
    QStackedLayout *m_stack;
    ConnectApp *m_connect;
    core::AccountId m_shown{}; // whose keys are in the table
    core::RemoteTokenId m_chosen{};
    bool m_wantsConnect = true;
    bool m_askedConnect = false; // by hand: then it may stand in place of the list
    quint64 m_round = 0;
    core::Scope m_scope;
};

} // namespace ui::accounts
