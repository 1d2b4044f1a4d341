#pragma once

#include "app/workspace.h"
#include "ui/kit/overlay.h"

namespace kit {
class Banner;
}

namespace ui::accounts {

class KeyForm;

// Makes a key for something else than this program's chats, or changes one. Stays open, with what was typed, when the
// relay refuses.
class KeyDialog : public kit::Dialog
{
    Q_OBJECT
public:
    // A new key, called so at first.
    KeyDialog(app::Workspace &workspace, core::AccountId account, const QString &name, QWidget *host);
    KeyDialog(app::Workspace &workspace, core::AccountId account, const relay::TokenRecord &token, QWidget *host);

Q_SIGNALS:
    void made(const relay::TokenRecord &token);
    void changed();

private:
    KeyDialog(app::Workspace &workspace, core::AccountId account, const QString &title, const QString &button,
              QWidget *host);
    void create();
    void save();
    void readGroups();
    void fail(const core::Error &error);

    app::Workspace &m_workspace;
    core::AccountId m_account;
    core::RemoteTokenId m_token{};
    KeyForm *m_form;
    kit::Banner *m_failure;
    kit::Button *m_go;
    core::Scope m_scope;
};

} // namespace ui::accounts
