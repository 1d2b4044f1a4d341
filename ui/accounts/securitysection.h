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
class Switch;
} // namespace kit

namespace ui::accounts {

class CodeCells;

// How one signs in: the kept password, and the second factor with its QR picture and backup codes.
class SecuritySection : public QWidget
{
    Q_OBJECT
public:
    SecuritySection(app::Workspace &workspace, core::AccountId account, QWidget *parent = nullptr);

Q_SIGNALS:
    void said(const QString &text, std::function<void()> undo);

private:
    void addKeptPassword(QVBoxLayout *box);
    void readState();
    void showState(const relay::SecondFactorState &state);
    void setUp();
    void showSetUp(const relay::SecondFactorSetup &made);
    void sendCode(bool enable);
    template<typename T>
    void ask(std::function<core::Async<T>(const relay::AccountCalls &)> call,
             std::function<void(const core::Result<T> &)> done);
    void showFailure(const core::Error &error);

    app::Workspace &m_workspace;
    core::AccountId m_account;
    kit::Banner *m_failure;
    kit::Label *m_state;
    kit::Button *m_setUp;
    QVBoxLayout *m_paper; // what is shown once
    QWidget *m_codeRow;
    kit::Label *m_codeWords;
    CodeCells *m_code;
    kit::Button *m_confirm;
    bool m_enabling = false;
    core::Scope m_scope;
};

} // namespace ui::accounts
