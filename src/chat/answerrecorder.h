#pragma once

#include "chat/conversationstore.h"

#include <QObject>
#include <QTimer>

namespace chat {

// Writes the tail of an answer that arrives: at most 500 ms or 4 KiB are lost when the program dies.
class AnswerRecorder : public QObject
{
    Q_OBJECT
public:
    // now: the answer as it stands when it is written.
    AnswerRecorder(ConversationStore &store, core::MessageId message, std::function<std::pair<QString, QString>()> now,
                   QObject *parent = nullptr);

    void grow(qsizetype characters);
    void stop() { m_timer.stop(); } // the whole answer is written another way

private:
    void save();

    ConversationStore &m_store;
    core::MessageId m_message;
    std::function<std::pair<QString, QString>()> m_now; // text and reasoning
    QTimer m_timer{};
    qsizetype m_unsaved = 0;
};

} // namespace chat
