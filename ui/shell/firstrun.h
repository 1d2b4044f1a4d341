#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

namespace kit {
class Banner;
class Button;
class IconMark;
class Label;
} // namespace kit

namespace ui::shell {

// The first window: two doors, and a plain sentence on where secrets and chats are kept.
class FirstRun : public kit::Ground
{
    Q_OBJECT
public:
    explicit FirstRun(app::Workspace &workspace, QWidget *parent = nullptr);
    void setStarting(bool starting);
    void showFailure(const core::Error &error);

Q_SIGNALS:
    void addRequested();
    void demoRequested();

private:
    void showWhere();

    app::Workspace &m_workspace;
    kit::IconMark *m_lock;
    kit::Label *m_where;
    kit::Button *m_add;
    kit::Button *m_demo;
    kit::Banner *m_failure;
};

} // namespace ui::shell
