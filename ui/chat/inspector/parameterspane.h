#pragma once

#include "app/workspace.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QSlider;

namespace kit {
class Button;
class Field;
class Label;
class Segments;
class Switch;
class TextBox;
} // namespace kit

namespace ui::chat {

// What goes with each message of a chat: model, system prompt, effort, limits, history, format. Each applies at once.
class ParametersPane : public QWidget
{
    Q_OBJECT
public:
    explicit ParametersPane(app::Workspace &workspace, QWidget *parent = nullptr);
    void setSession(::chat::Session *session);
    void refresh();
    void focusLimit();
    void focusHistory();

Q_SIGNALS:
    void modelRequested(QWidget *anchor);

private:
    void save();
    void editPrompt();
    void showHistory();
    QString formatWords() const;

    app::Workspace &m_workspace;
    QPointer<::chat::Session> m_session{};
    kit::Button *m_model;
    kit::Button *m_prompt;
    kit::Segments *m_effort;
    kit::Label *m_temperatureLabel;
    kit::Label *m_temperatureFixed;
    kit::Field *m_temperature;
    kit::Field *m_topP;
    kit::Field *m_limit;
    QSlider *m_history;
    kit::Label *m_historyWords;
    kit::Field *m_historyTokens;
    QComboBox *m_format;
    kit::Label *m_formatWords;
    kit::TextBox *m_tools;
    kit::Switch *m_titles;
    bool m_filling = false;
};

} // namespace ui::chat
