#pragma once

#include "chat/answerrecorder.h"
#include "chat/session.h"

#include <QElapsedTimer>

namespace chat {

struct Session::Turn
{
    core::MessageId answer{};         // the message that grows
    std::optional<Message> further{}; // it goes on: the request's own row
    TurnFacts facts{};
    QString kept{};      // text of the answer that is gone on with
    wire::Reply reply{}; // its parts live in the message while the answer arrives
    QString sentText{};  // for calibrating the estimate of tokens
    QElapsedTimer clock{};
    qint64 thinkingFrom = -1; // ms on the clock
    qint64 thinkingTo = -1;
    std::unique_ptr<AnswerRecorder> recorder{};
    std::unique_ptr<ReplyStream> stream{};

    // What it takes to ask once more, otherwise.
    core::Secret key{};
    QList<Message> branch{};
    QList<wire::Format> formats{}; // the first is the one that is asked in
    wire::Lessons lessons{};
    QJsonObject sent{};
    int attempts = 0;
    std::optional<wire::Lesson> suspected{}; // true only if the next attempt is answered
};

} // namespace chat
