#pragma once

#include "chat/message.h"

#include <QByteArray>

namespace chat::wire {

// What a decoder reads out of a stream, whatever the protocol.
struct ReplyEvent
{
    enum class Kind {
        Text,
        Reasoning,
        Refusal,
        Image,    // data (bytes) or url
        Audio,    // data
        ToolCall, // index, name, id; text is a piece of the arguments
        Usage,    // usage so far or final
        Finish,   // text: stop, length, tool_calls, content_filter …; doubtful: signs of a cut contradict it
        Error,    // error; data: the relay's error object as JSON, where it sent one
        Done,     // the protocol's own end sign; says nothing about completeness
        Model,    // text: the model's name as the relay reports it
        Restated, // at the end only: text and reasoning as the protocol's own summary corrects them
    };
    Kind kind = Kind::Text;
    QString text{};
    QString name{};
    QString id{};
    int index = 0;
    QByteArray data{};
    QString mime{};
    QString url{};
    QString reasoning{}; // of Restated
    bool doubtful = false;
    Usage usage{};
    std::optional<core::Error> error{};
};

} // namespace chat::wire
