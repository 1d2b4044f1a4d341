#pragma once

#include "chat/wire/wireformat.h"

namespace chat::wire {

// The body of an answer, from bytes to events, however they are cut; and what a body is that was no stream at all:
// a whole JSON answer, a JSON error, a web page, some text, nothing. Pure.
// Errors of its own: WebPage, EmptyAnswer, Interrupted (no sign of an end), Protocol.
class AnswerReader
{
public:
    explicit AnswerReader(Format format) : m_decoder(decoderFor(format)) {}

    QList<ReplyEvent> feed(const QByteArray &bytes);
    QList<ReplyEvent> finish();

private:
    QList<ReplyEvent> decode(const QList<net::SseEvent> &events);

    net::SseReader m_reader{};
    std::unique_ptr<Decoder> m_decoder;
    bool m_anyEvent = false;
};

} // namespace chat::wire
