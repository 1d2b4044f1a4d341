#pragma once

#include "app/workspace.h"

#include <QWidget>

class QCheckBox;

namespace kit {
class Badge;
class Banner;
class Button;
class Field;
class IconMark;
class Label;
class SecretField;
} // namespace kit

namespace ui::accounts {

class WayCard;

// The ways to sign in to a relay that was found: each with what it can do, the best first chosen.
class SignInWays : public QWidget
{
    Q_OBJECT
public:
    explicit SignInWays(app::Workspace &workspace, QWidget *parent = nullptr);
    void start(const relay::ProbeReport &found);
    void forget();
    void learn(const relay::RelayInfo &info) { m_found.info = info; }
    // Goes on with what was typed, and a code.
    void send(const core::Secret &code = {});
    void sendToken(const core::Secret &token, const QString &userId);
    // From another way: a new account, a new password.
    void sendPassword(const QString &user, const core::Secret &password);
    void showFailure(const core::Error &error);

Q_SIGNALS:
    void added(const ::accounts::Account &account);
    void secondStepWanted(const QString &user, const core::Error &why);
    void failed(); // shown here; who stands elsewhere comes back
    void cancelled();
    void registerRequested();
    void resetRequested();

private:
    QWidget *makePasswordFields();
    QWidget *makeTokenFields();
    QWidget *makeKeyFields();
    void signIn();
    void setBusy(bool busy);
    void settle(const core::Result<::accounts::Account> &added);

    app::Workspace &m_workspace;
    relay::ProbeReport m_found{};
    WayCard *m_password;
    WayCard *m_token;
    WayCard *m_key;
    kit::Field *m_user;
    kit::SecretField *m_passwordField;
    QCheckBox *m_keep;
    kit::Button *m_register;
    kit::SecretField *m_tokenField;
    kit::Field *m_userId;
    QWidget *m_userIdRow;
    kit::SecretField *m_keyField;
    kit::Badge *m_best;
    kit::Banner *m_failure;
    kit::IconMark *m_lock;
    kit::Label *m_where;
    kit::Button *m_signIn;
    // The fields give up what was typed; it is kept until it worked, so that a lost connection wants one press only.
    core::Secret m_typedPassword{};
    core::Secret m_typedToken{};
    core::Secret m_typedKey{};
    core::Scope m_scope;
};

} // namespace ui::accounts
