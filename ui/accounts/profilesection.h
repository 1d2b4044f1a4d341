#pragma once

#include "app/workspace.h"
#include "relay/accountcalls.h"

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace kit {
class Banner;
class Button;
class Field;
class Label;
class SecretField;
} // namespace kit

namespace ui::accounts {

// Display name, e-mail, password, and who came by the invite link.
class ProfileSection : public QWidget
{
    Q_OBJECT
public:
    ProfileSection(app::Workspace &workspace, core::AccountId account, QWidget *parent = nullptr);

Q_SIGNALS:
    void said(const QString &text, std::function<void()> undo);

private:
    void addName(QVBoxLayout *box);
    void addEmail(QVBoxLayout *box);
    void addPassword(QVBoxLayout *box);
    void read();
    void show(const relay::SelfRecord &self);
    void change(const relay::ProfileChange &change, const QString &done);
    void sendCode();
    void bind();
    // Runs the call over the account's client; the failure is shown here.
    void run(std::function<core::Async<void>(const relay::AccountCalls &)> call, std::function<void()> done);

    app::Workspace &m_workspace;
    core::AccountId m_account;
    QString m_userName{};
    kit::Banner *m_failure;
    kit::Label *m_facts;
    kit::Field *m_name;
    kit::Field *m_email;
    QWidget *m_codeRow;
    kit::Field *m_code;
    kit::SecretField *m_oldPassword;
    QWidget *m_oldRow;
    kit::SecretField *m_newPassword;
    core::Scope m_scope;
};

} // namespace ui::accounts
