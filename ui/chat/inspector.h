#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

#include <QPointer>

class QStackedWidget;

namespace kit {
class Segments;
}

namespace ui::chat {

class AnswerPane;
class CostPane;
class OutlinePane;
class ParametersPane;

// Beside the chat, in four tabs: what goes with each message and what the chat cost; one answer in detail; the
// questions; the files.
class Inspector : public kit::Ground
{
    Q_OBJECT
public:
    enum Tab { Chat, Answer, Outline, Files };
    explicit Inspector(app::Workspace &workspace, QWidget *parent = nullptr);
    void setSession(::chat::Session *session);
    void setTab(Tab tab);
    void focusLimit();
    void focusHistory();
    void showAnswer(core::MessageId id);

Q_SIGNALS:
    void modelRequested(QWidget *anchor);
    void jumpRequested(core::MessageId message);

private:
    void refreshChat();
    void refreshMessages();
    QWidget *scrolled(const QList<QWidget *> &panes);

    QPointer<::chat::Session> m_session{};
    kit::Segments *m_tabs;
    QStackedWidget *m_stack;
    ParametersPane *m_parameters;
    CostPane *m_costs;
    AnswerPane *m_answer;
    OutlinePane *m_outline;
    OutlinePane *m_files;
};

} // namespace ui::chat
