#pragma once

#include "app/workspace.h"
#include "ui/kit/overlay.h"

namespace kit {
class Banner;
class Label;
class SecretClipboard;
} // namespace kit

namespace ui::accounts {

// Creating an access token: says first that it replaces the old one, then that the account signs in with the new.
class TokenDialog : public kit::Dialog
{
    Q_OBJECT
public:
    TokenDialog(app::Workspace &workspace, core::AccountId account, QWidget *host);

private:
    void make();
    void showMade(const core::Secret &token);

    app::Workspace &m_workspace;
    core::AccountId m_account;
    kit::Label *m_words;
    kit::Banner *m_failure;
    kit::Button *m_primary;
    kit::SecretClipboard *m_clipboard;
    core::Secret m_made{};
    core::Scope m_scope;
};

} // namespace ui::accounts
