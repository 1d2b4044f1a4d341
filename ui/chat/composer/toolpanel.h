#pragma once

#include "chat/session.h"

#include <QWidget>

class QVBoxLayout;

namespace kit {
class Button;
class TextBox;
} // namespace kit

namespace ui::chat {

// The tool calls that wait for the user: each with its arguments and a box for its result. Sent together, since the
// model wants a result for every call; an empty one is declined.
class ToolPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ToolPanel(QWidget *parent = nullptr);
    void setCalls(core::MessageId answer, const QList<::chat::Part> &calls); // none: hidden

Q_SIGNALS:
    void answered(core::MessageId answer, const QList<::chat::Session::ToolAnswer> &results);

private:
    void send(bool declineAll);

    core::MessageId m_answer{};
    QStringList m_ids{};
    QList<kit::TextBox *> m_results{};
    QVBoxLayout *m_rows;
    kit::Button *m_send;
};

} // namespace ui::chat
