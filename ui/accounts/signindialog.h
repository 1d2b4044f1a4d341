#pragma once

#include "app/workspace.h"
#include "ui/kit/overlay.h"

class QCheckBox;

namespace kit {
class Banner;
class Field;
class Label;
class SecretField;
} // namespace kit

namespace ui::accounts {

class SecondStep;

// Signs in again where a session has ended, over whatever the user is doing: what waited for it goes on afterwards,
// nothing is lost. Dismissed, it says so, and nobody asks again by itself.
class SignInDialog : public kit::Dialog
{
    Q_OBJECT
public:
    SignInDialog(app::Workspace &workspace, core::AccountId account, QWidget *host);
    // Why it asks, when a try with the kept password said more than "signed out".
    void showFailure(const core::Error &error);
    core::AccountId account() const { return m_account; }

private:
    void showWay(bool byToken);
    void signIn();
    void send(const core::Secret &code);
    void useToken(const core::Secret &token, const QString &userId);
    void settle(const core::Result<void> &done);
    std::optional<std::chrono::seconds> clockAhead() const;

    app::Workspace &m_workspace;
    core::AccountId m_account;
    QWidget *m_first;
    kit::Label *m_words;
    kit::SecretField *m_secret;
    QWidget *m_userIdRow;
    kit::Field *m_userId;
    QCheckBox *m_keep;
    kit::Button *m_otherWay;
    SecondStep *m_second;
    kit::Banner *m_failure;
    kit::Button *m_primary;
    core::Secret m_typed{};
    bool m_byToken = false;
    core::Scope m_scope;
};

} // namespace ui::accounts
