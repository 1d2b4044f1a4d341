#pragma once

#include "accounts/frontdoor.h"
#include "ui/kit/overlay.h"

namespace kit {
class Banner;
class Field;
class SecretField;
} // namespace kit

namespace ui::accounts {

// A new account at a relay, with the code from a mail where it wants one, and an invite code where one has it.
class RegisterDialog : public kit::Dialog
{
    Q_OBJECT
public:
    RegisterDialog(::accounts::FrontDoor &door, const relay::RelayInfo &info, QWidget *host);

Q_SIGNALS:
    // The account is there; signing in comes next.
    void registered(const QString &user, const core::Secret &password);

private:
    void mailCode();
    void create();
    void showFailure(const core::Error &error);

    ::accounts::FrontDoor &m_door;
    relay::RelayInfo m_info;
    kit::Field *m_user;
    kit::SecretField *m_password;
    kit::Field *m_email;
    kit::Field *m_code;
    kit::Field *m_invite;
    kit::Button *m_send;
    kit::Banner *m_failure;
    kit::Button *m_primary;
    core::Secret m_typed{};
    core::Scope m_scope;
};

} // namespace ui::accounts
