#pragma once

#include "chat/session.h"

#include <QPointer>
#include <QWidget>

class QListWidget;

namespace kit {
class Label;
}

namespace ui::chat {

// The questions of a chat, or its files: a list whose rows lead to the message.
class OutlinePane : public QWidget
{
    Q_OBJECT
public:
    enum class Shows { Questions, Files };
    explicit OutlinePane(Shows what, QWidget *parent = nullptr);
    void setSession(::chat::Session *session);
    void refresh();

Q_SIGNALS:
    void jumpRequested(core::MessageId message);

private:
    Shows m_shows;
    QPointer<::chat::Session> m_session{};
    QListWidget *m_list;
    kit::Label *m_empty;
};

} // namespace ui::chat
