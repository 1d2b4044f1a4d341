#pragma once

#include "chat/wire/wireformat.h"
#include "chat/wire/wirejson.h"

namespace chat::wire {

// What the three decoders share: payloads out of events, the first error ends the answer, and what a stream without a
// sign of its end means (wire-formats §1.8, §1.9, §10.1).
class JsonDecoder : public Decoder
{
public:
    QList<ReplyEvent> decode(const net::SseEvent &event) final;
    QList<ReplyEvent> finish() final;
    core::Result<QList<ReplyEvent>> decodeWhole(const QByteArray &body) final;

protected:
    // One JSON object of the stream, or a whole answer (they look alike enough).
    virtual void takeObject(const QJsonObject &object, const QByteArray &eventName, QList<ReplyEvent> &out) = 0;
    // What was held back. broken: the answer ended with an error, tool calls are void.
    virtual void close(QList<ReplyEvent> &out, bool broken) = 0;

    void fail(const ReplyEvent &error, QList<ReplyEvent> &out);
    void endReading() { m_over = true; } // nothing after this counts
    void seeTerminalSign() { m_terminal = true; }

private:
    void takePayload(const QByteArray &payload, const QByteArray &eventName, QList<ReplyEvent> &out);
    void takeValue(const QJsonValue &value, const QByteArray &eventName, QList<ReplyEvent> &out);

    bool m_over = false;
    bool m_failed = false;
    bool m_terminal = false;
    bool m_closed = false;
    int m_read = 0;
    int m_unreadable = 0;
};

} // namespace chat::wire
