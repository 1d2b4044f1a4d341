#include "chat/wire/jsondecoder.h"

namespace chat::wire {

namespace {

ReplyEvent doneEvent()
{
    ReplyEvent done;
    done.kind = ReplyEvent::Kind::Done;
    return done;
}

} // namespace

QList<ReplyEvent> JsonDecoder::decode(const net::SseEvent &event)
{
    QList<ReplyEvent> out;
    takePayload(event.data.trimmed(), event.event, out);
    return out;
}

void JsonDecoder::takePayload(const QByteArray &payload, const QByteArray &eventName, QList<ReplyEvent> &out)
{
    if (m_over || payload.isEmpty() || payload == "null")
        return;
    if (payload == "[DONE]") {
        m_over = true;
        m_terminal = true;
        out.append(doneEvent());
        return;
    }
    if (const auto value = jsonIn(payload)) {
        takeValue(*value, eventName, out);
        return;
    }
    const auto glued = gluedValues(payload);
    if (!glued || glued->size() < 2) {
        ++m_unreadable;
        return;
    }
    for (const QByteArray &one : *glued)
        takePayload(one, eventName, out);
}

void JsonDecoder::takeValue(const QJsonValue &value, const QByteArray &eventName, QList<ReplyEvent> &out)
{
    ++m_read;
    if (isErrorValue(value, eventName))
        fail(errorEvent(value), out);
    else if (value.isObject())
        takeObject(value.toObject(), eventName, out);
    if (m_over && !m_failed)
        out.append(doneEvent());
}

void JsonDecoder::fail(const ReplyEvent &error, QList<ReplyEvent> &out)
{
    if (m_failed)
        return;
    m_failed = true;
    m_over = true;
    m_closed = true;
    close(out, true);
    out.append(error);
}

QList<ReplyEvent> JsonDecoder::finish()
{
    QList<ReplyEvent> out;
    if (m_closed)
        return out;
    using core::ErrorCause;
    using core::ErrorKind;
    if (m_read == 0 && m_unreadable > 0 && !m_terminal)
        fail(brokenEvent(ErrorKind::Protocol, ErrorCause::None, QStringLiteral("no event of the stream could be read")),
             out);
    else if (m_read == 0)
        fail(brokenEvent(ErrorKind::Protocol, ErrorCause::EmptyAnswer, QStringLiteral("the stream had no answer")),
             out);
    else if (!m_terminal)
        fail(brokenEvent(ErrorKind::Protocol, ErrorCause::Interrupted, QStringLiteral("the stream ended early")), out);
    if (m_closed)
        return out;
    m_closed = true;
    close(out, false);
    return out;
}

core::Result<QList<ReplyEvent>> JsonDecoder::decodeWhole(const QByteArray &body)
{
    QList<ReplyEvent> out;
    const QByteArray trimmed = body.trimmed();
    if (trimmed.isEmpty())
        return core::Error{core::ErrorKind::Protocol, QStringLiteral("an empty answer"), core::ErrorCause::EmptyAnswer};
    if (trimmed.startsWith('<'))
        return core::Error{core::ErrorKind::Protocol, QStringLiteral("a web page instead of an answer"),
                           core::ErrorCause::WebPage};
    const auto value = jsonIn(trimmed);
    if (!value)
        return core::Error{core::ErrorKind::Protocol,
                           QStringLiteral("the answer is not JSON: %1").arg(QString::fromUtf8(trimmed.left(200)))};
    takeValue(*value, {}, out);
    out += finish();
    return out;
}

} // namespace chat::wire
