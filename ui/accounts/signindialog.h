#pragma once

#include "app/workspace.h"
#include "ui/kit/overlay.h"

namespace kit {
class Field;
class SecretField;
class Banner;
} // namespace kit

namespace ui::accounts {

// Signs in again where a session has ended, in place: nothing the user was doing is lost.
class SignInDialog : public kit::Dialog
{
    Q_OBJECT
public:
    SignInDialog(app::Workspace &workspace, core::AccountId account, QWidget *host);

private:
    void signIn();

    app::Workspace &m_workspace;
    core::AccountId m_account;
    kit::SecretField *m_secret;
    kit::Field *m_code;
    kit::Banner *m_failure;
    kit::Button *m_primary;
    core::Secret m_typed{};
    core::Scope m_scope;
};

} // namespace ui::accounts
