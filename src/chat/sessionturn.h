#pragma once

#include "chat/answerrecorder.h"
#include "chat/session.h"

#include <QElapsedTimer>

namespace chat {

struct Session::Turn
{
    core::MessageId answer{};
    TurnFacts facts{};
    QString kept{};      // text of the interrupted answer that is continued
    wire::Reply reply{}; // its parts live in the message while the answer arrives
    QString sentText{};  // for calibrating the estimate of tokens
    QElapsedTimer clock{};
    qint64 thinkingFrom = -1; // ms on the clock
    qint64 thinkingTo = -1;
    std::unique_ptr<AnswerRecorder> recorder{};
    std::unique_ptr<ReplyStream> stream{};
};

} // namespace chat
