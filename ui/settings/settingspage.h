#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

class QVBoxLayout;

namespace kit {
class Banner;
}

namespace ui::settings {

// What can be chosen: look, language, how a message is sent; and where things are kept. Applies at once.
class SettingsPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit SettingsPage(app::Workspace &workspace, QWidget *parent = nullptr);

private:
    void addRow(QVBoxLayout *box, const QString &label, const QString &hint, QWidget *control);
    void refreshKeychain();

    app::Workspace &m_workspace;
    kit::Banner *m_keychain;
};

} // namespace ui::settings
