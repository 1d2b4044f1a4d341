#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

#include <QTimer>

namespace kit {
class Button;
}

namespace ui::shell {

class Figure;

// The line at the foot of the window: is the relay there, what is left and how old that is, what today cost, what runs.
// Every figure is a button.
class StatusBar : public kit::Ground
{
    Q_OBJECT
public:
    explicit StatusBar(app::Workspace &workspace, QWidget *parent = nullptr);

Q_SIGNALS:
    void accountRequested();
    void usageRequested();
    void runningRequested();
    void keychainRequested();
    void noticesRequested();

private:
    void refresh();
    void readToday();

    app::Workspace &m_workspace;
    Figure *m_online;
    Figure *m_account;
    Figure *m_today;
    Figure *m_running;
    Figure *m_keychain;
    Figure *m_notices;
    std::optional<core::MoneySum> m_todaySum{};
    QTimer m_aging{};
    QTimer m_soon{};
    core::Scope m_scope;
};

} // namespace ui::shell
