#pragma once

#include "chat/wire/wireformat.h"
#include "core/result.h"
#include "net/transport.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace chat {

struct ReplyDone {
    QString requestId{};
    QString finish{};
    Usage usage{};
    bool complete = false; // a finish reason was seen; else Interrupted (ended early) or stopped
    bool stopped = false;
    bool answered = false; // a 2xx head was seen: there may be a bill
    std::chrono::milliseconds firstToken{-1};
    std::chrono::milliseconds duration{};
};

// One answer as it arrives, from socket to events. A many-then-end object: arrived any number of times, ended once.
class ReplyStream : public QObject
{
    Q_OBJECT
public:
    ReplyStream(net::Transport &transport, const net::Request &request, wire::Format format, QObject *parent = nullptr);
    ~ReplyStream() override;

    void stop(); // ended follows at once, with what had arrived
    QString requestId() const { return m_done.requestId; }
    const ReplyDone &doneSoFar() const { return m_done; } // on an error too: what was known by then

Q_SIGNALS:
    void arrived(const chat::wire::ReplyEvent &event);
    // An error after text keeps the text: done() still says what had come.
    void ended(const core::Result<chat::ReplyDone> &how);

private:
    void takeHead(const net::Response &head);
    void takeBytes(const QByteArray &bytes);
    void endWith(const core::Result<void> &how);
    void emitEvents(const QList<wire::ReplyEvent> &events);

    net::Response m_head{};
    QByteArray m_errorBody{};
    net::SseReader m_reader{};
    std::unique_ptr<wire::Decoder> m_decoder;
    ReplyDone m_done{};
    std::optional<core::Error> m_error{};
    QElapsedTimer m_clock{};
    bool m_ended = false;
    std::unique_ptr<net::Stream> m_stream;
};

} // namespace chat
