#pragma once

#include "app/workspace.h"
#include "ui/accounts/wayinpage.h"

namespace kit {
class Avatar;
class Banner;
class IconMark;
class MoneyLabel;
class SecretField;
} // namespace kit

namespace ui::accounts {

class KeyForm;

// Offers a key for this computer: name, limit, expiry and what else this relay’s keys can have. It goes straight into
// the keychain, never on screen.
class CreateKeyPage : public WayInPage
{
    Q_OBJECT
public:
    explicit CreateKeyPage(app::Workspace &workspace, QWidget *parent = nullptr);
    void start(core::AccountId account);

Q_SIGNALS:
    void done(core::AccountId account);

private:
    void create();
    void useOwn();
    void showHead();
    void readGroups();

    app::Workspace &m_workspace;
    core::AccountId m_account{};
    kit::Card *m_head;
    kit::Avatar *m_avatar;
    kit::Avatar *m_small;
    kit::IconMark *m_lock;
    kit::Label *m_read;
    kit::Label *m_relay;
    kit::Label *m_who;
    kit::MoneyLabel *m_balance;
    KeyForm *m_form;
    kit::Label *m_straight;
    kit::SecretField *m_own;
    QWidget *m_ownRow;
    kit::Banner *m_failure;
    kit::Button *m_create;
    core::Scope m_scope;
};

} // namespace ui::accounts
