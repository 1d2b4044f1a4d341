#pragma once

#include "chat/wire/wireformat.h"
#include "net/request.h"

namespace chat {

// The request id in the head of an answer, by which the relay keeps its bill; "" where it sent none.
QString requestIdIn(const net::Response &head);

// An error event with what only the caller knows: the relay's own words read by the relay's own rules.
core::Error tellError(const wire::ReplyEvent &event, int httpStatus, const QString &requestId);

// A whole answer, streamed or not.
struct ReadAnswer
{
    wire::Reply reply{};
    QString requestId{};
    std::optional<core::Error> error{}; // nothing when the answer is complete, or was stopped by us
};

// What a finished exchange says, as ReplyStream reads it while it arrives. Pure. An error status has no reply.
ReadAnswer readAnswer(wire::Format format, const net::Response &answer, bool wasStopped = false);

} // namespace chat
