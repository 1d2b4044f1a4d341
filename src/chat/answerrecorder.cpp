#include "chat/answerrecorder.h"

namespace chat {

namespace {

constexpr std::chrono::milliseconds longestWait{500};
constexpr qsizetype mostUnsaved = 4096;

} // namespace

AnswerRecorder::AnswerRecorder(ConversationStore &store, core::MessageId message,
                               std::function<std::pair<QString, QString>()> now, QObject *parent)
    : QObject(parent), m_store(store), m_message(message), m_now(std::move(now))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(longestWait);
    connect(&m_timer, &QTimer::timeout, this, &AnswerRecorder::save);
}

void AnswerRecorder::grow(qsizetype characters)
{
    m_unsaved += characters;
    if (m_unsaved >= mostUnsaved)
        save();
    else if (!m_timer.isActive())
        m_timer.start();
}

void AnswerRecorder::save()
{
    m_timer.stop();
    m_unsaved = 0;
    const auto [text, reasoning] = m_now();
    // A failed write is tried again with the next piece; the end of the answer reports it.
    m_store.saveTail(m_message, text, reasoning).finally(this, [](const core::Result<void> &) {});
}

} // namespace chat
