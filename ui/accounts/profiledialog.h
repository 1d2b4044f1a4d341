#pragma once

#include "app/workspace.h"
#include "ui/kit/overlay.h"

#include <functional>

class QStackedWidget;

namespace kit {
class Segments;
}

namespace ui::accounts {

// The account at its relay: who one is there, how one signs in, and what the site says of itself.
class ProfileDialog : public kit::Dialog
{
    Q_OBJECT
public:
    ProfileDialog(app::Workspace &workspace, core::AccountId account, QWidget *host);
    void showSection(int index);

Q_SIGNALS:
    void said(const QString &text, std::function<void()> undo);

private:
    kit::Segments *m_segments;
    QStackedWidget *m_stack;
};

} // namespace ui::accounts
