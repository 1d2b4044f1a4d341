#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

class QVBoxLayout;

namespace kit {
class Label;
}

namespace ui::chat {

// What a chat shows before its first message: three starters with what each would cost, and the keys worth knowing.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(app::Workspace &workspace, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void starterChosen(const QString &text);

private:
    app::Workspace &m_workspace;
    kit::Label *m_sentence;
    QVBoxLayout *m_rows;
};

} // namespace ui::chat
