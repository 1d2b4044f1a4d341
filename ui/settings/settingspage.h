#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

class QButtonGroup;
class QStackedWidget;
class QVBoxLayout;

namespace kit {
class Banner;
class Label;
} // namespace kit

namespace ui::settings {

// What can be chosen: look, language, how a message is sent; and where things are kept. Applies at once.
class SettingsPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit SettingsPage(app::Workspace &workspace, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QVBoxLayout *addPage(const char *icon, const QString &title);
    void addAppearance();
    void addChat();
    void addKeys();
    void addData();
    kit::Card *makeCard();
    void addRow(QVBoxLayout *box, const QString &label, const QString &hint, QWidget *control);
    void refreshKeychain();

    app::Workspace &m_workspace;
    kit::Ground *m_pane;
    QVBoxLayout *m_list;
    QButtonGroup *m_group;
    QStackedWidget *m_stack;
    kit::Banner *m_keychain;
    kit::Label *m_where;
};

} // namespace ui::settings
