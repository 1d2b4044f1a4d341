#pragma once

#include "app/workspace.h"
#include "ui/kit/overlay.h"

namespace kit {
class Banner;
class Field;
class Label;
class SecretField;
} // namespace kit

namespace ui::accounts {

// A key has reached its own limit: says where it stands and takes a new limit in dollars, or none.
class RaiseLimitDialog : public kit::Dialog
{
    Q_OBJECT
public:
    // keyName: of the refused key; empty: the one that chats use.
    RaiseLimitDialog(app::Workspace &workspace, core::AccountId account, const QString &keyName, QWidget *host);

Q_SIGNALS:
    void said(const QString &text);

private:
    void readKey();
    void showKey(const relay::TokenRecord &token);
    void save(bool unlimited);
    void showFailure(const core::Error &error);

    app::Workspace &m_workspace;
    core::AccountId m_account;
    QString m_keyName;
    relay::TokenRecord m_token{};
    kit::Label *m_words;
    kit::Field *m_amount;
    kit::Banner *m_failure;
    kit::Button *m_noLimit;
    kit::Button *m_save;
    core::Scope m_scope;
};

// Another key for this account's chats: one of those at the relay, or a pasted one.
class OtherKeyDialog : public kit::Dialog
{
    Q_OBJECT
public:
    OtherKeyDialog(app::Workspace &workspace, core::AccountId account, QWidget *host);

Q_SIGNALS:
    void said(const QString &text);

private:
    void readKeys();
    void use(const relay::TokenRecord &token);
    void usePasted();
    void take(const core::Async<void> &used, const QString &name);

    app::Workspace &m_workspace;
    core::AccountId m_account;
    QVBoxLayout *m_list;
    kit::Label *m_words;
    kit::SecretField *m_pasted;
    kit::Banner *m_failure;
    core::Secret m_typed{};
    core::Scope m_scope;
};

} // namespace ui::accounts
