#include "chat/replystream.h"

#include "chat/answerreading.h"
#include "relay/relayerror.h"

namespace chat {

namespace {

constexpr qsizetype largestErrorBody = 256 * 1024;
constexpr qsizetype slice = 8 * 1024;
constexpr qint64 sliceTime = 4; // ms of reading before whoever else waits has a turn

} // namespace

ReplyStream::ReplyStream(net::Transport &transport, const net::Request &request, wire::Format format, QObject *parent)
    : QObject(parent), m_reader(format), m_stream(transport.stream(request))
{
    m_clock.start();
    m_patience.setSingleShot(true);
    // The relay settles its bill when the connection ends; closing it at once could cut that short.
    m_patience.setInterval(2000);
    connect(&m_patience, &QTimer::timeout, this, [this] { endWith({}); });
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &ReplyStream::workOff);
    connect(m_stream.get(), &net::Stream::headArrived, this, &ReplyStream::takeHead);
    connect(m_stream.get(), &net::Stream::bytesArrived, this, &ReplyStream::takeBytes);
    connect(m_stream.get(), &net::Stream::ended, this, &ReplyStream::endWith);
}

ReplyStream::~ReplyStream() = default;

void ReplyStream::takeHead(const net::Response &head)
{
    m_head = head;
    m_done.answered = head.isOk();
    m_done.requestId = requestIdIn(head);
}

void ReplyStream::takeBytes(const QByteArray &bytes)
{
    if (m_ended)
        return;
    if (!m_head.isOk()) {
        m_errorBody += bytes.left(largestErrorBody - m_errorBody.size());
        return;
    }
    m_waiting += bytes;
    if (!m_next.isActive())
        workOff();
}

void ReplyStream::workOff()
{
    QElapsedTimer clock;
    clock.start();
    while (!m_ended && m_read < m_waiting.size() && clock.elapsed() < sliceTime) {
        const QByteArray bytes = m_waiting.mid(m_read, slice);
        m_read += bytes.size();
        takeEvents(m_reader.feed(bytes));
    }
    if (m_ended)
        return;
    if (m_read < m_waiting.size()) {
        m_next.start();
        return;
    }
    m_waiting.clear();
    m_read = 0;
    if (const auto how = std::exchange(m_endsWith, std::nullopt))
        endWith(*how);
}

void ReplyStream::takeEvents(const QList<wire::ReplyEvent> &events)
{
    for (const wire::ReplyEvent &event : events) {
        if (m_ended) // whoever listens may have stopped it
            return;
        takeEvent(event);
    }
}

void ReplyStream::takeEvent(const wire::ReplyEvent &event)
{
    using Kind = wire::ReplyEvent::Kind;
    switch (event.kind) {
    case Kind::Text:
    case Kind::Reasoning:
    case Kind::Refusal:
    case Kind::Image:
    case Kind::Audio:
        if (m_done.firstToken.count() < 0)
            m_done.firstToken = std::chrono::milliseconds(m_clock.elapsed());
        break;
    case Kind::Usage:
        m_done.usage = event.usage;
        break;
    case Kind::Finish:
        m_done.finish = event.text;
        m_done.complete = !event.doubtful;
        break;
    case Kind::Error:
        if (!m_error)
            m_error = tellError(event, m_head.status, m_done.requestId);
        m_patience.start();
        break;
    case Kind::Done:
        m_patience.start();
        break;
    case Kind::ToolCall:
    case Kind::Model:
    case Kind::Restated:
        break;
    }
    if (event.kind == Kind::Error) {
        wire::ReplyEvent told = event;
        told.error = m_error;
        Q_EMIT arrived(told);
    } else {
        Q_EMIT arrived(event);
    }
}

void ReplyStream::close()
{
    m_patience.stop();
    if (!m_readerDone && m_head.isOk()) {
        m_readerDone = true;
        const QList<wire::ReplyEvent> rest = m_reader.finish();
        for (const wire::ReplyEvent &event : rest) {
            // Why the bytes ended is known better here.
            if (event.kind == wire::ReplyEvent::Kind::Error && (m_error || m_done.stopped || m_done.complete))
                continue;
            takeEvent(event);
        }
        m_patience.stop();
    }
    m_done.duration = std::chrono::milliseconds(m_clock.elapsed());
}

void ReplyStream::stop()
{
    if (m_ended)
        return;
    m_done.stopped = true;
    m_next.stop();
    close();
    m_ended = true;
    m_stream->disconnect(this);
    m_stream.release()->deleteLater(); // aborts; may be in the middle of its own signal
    Q_EMIT ended(m_done);
}

void ReplyStream::endWith(const core::Result<void> &how)
{
    if (m_ended)
        return;
    if (!m_waiting.isEmpty()) {
        m_endsWith.emplace(how);
        return;
    }
    if (!how && !m_error && !m_done.complete) {
        m_error = how.error();
        m_error->httpStatus = m_head.status;
        m_error->requestId = m_done.requestId;
        if (m_done.answered && m_error->cause == core::ErrorCause::None)
            m_error->cause = core::ErrorCause::Interrupted;
    }
    close();
    m_ended = true;
    if (!m_head.isOk() && m_head.status > 0) {
        net::Response answer = m_head;
        answer.body = m_errorBody;
        m_error = relay::readError(answer, true);
        if (m_error->requestId.isEmpty())
            m_error->requestId = m_done.requestId;
        m_done.complete = false;
    }
    m_stream->disconnect(this);
    m_stream.release()->deleteLater();
    if (m_error && !m_done.complete)
        Q_EMIT ended(*m_error);
    else
        Q_EMIT ended(m_done);
}

} // namespace chat
