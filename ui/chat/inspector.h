#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

#include <QPointer>

class QGridLayout;
class QSlider;

namespace kit {
class Button;
class Field;
class Label;
class Segments;
class TextBox;
} // namespace kit

namespace ui::chat {

// Beside the chat: what goes with each message, and what the chat cost.
class Inspector : public kit::Ground
{
    Q_OBJECT
public:
    explicit Inspector(app::Workspace &workspace, QWidget *parent = nullptr);
    void setSession(::chat::Session *session);
    void focusLimit();
    void focusHistory();

Q_SIGNALS:
    void modelRequested(QWidget *anchor);

private:
    void refresh();
    void refreshCosts();
    void saveParameters();

    app::Workspace &m_workspace;
    QPointer<::chat::Session> m_session{};
    kit::Button *m_model;
    kit::TextBox *m_prompt;
    kit::Segments *m_effort;
    kit::Field *m_limit;
    QSlider *m_history;
    kit::Label *m_historyWords;
    kit::Label *m_total;
    QGridLayout *m_costs;
    kit::Label *m_key;
    bool m_filling = false;
};

} // namespace ui::chat
