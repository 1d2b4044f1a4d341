#pragma once

#include "chat/wire/answerreader.h"
#include "core/result.h"
#include "net/transport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace chat {

struct ReplyDone
{
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
// Errors: those of Transport; what an error status or an error object in the stream means (relay/relayerror.h); and
// wire::AnswerReader's for a body that is no answer. An error after a finish reason is none.
class ReplyStream : public QObject
{
    Q_OBJECT
public:
    ReplyStream(net::Transport &transport, const net::Request &request, wire::Format format, QObject *parent = nullptr);
    ~ReplyStream() override;

    void stop(); // ended follows at once, with what had arrived
    QString requestId() const { return m_done.requestId; }
    const ReplyDone &doneSoFar() const { return m_done; } // on an error too: what was known by then
    int status() const { return m_head.status; }          // 0: no answer was seen
    const QByteArray &errorBody() const { return m_errorBody; }

Q_SIGNALS:
    void arrived(const chat::wire::ReplyEvent &event);
    // An error after text keeps the text: done() still says what had come.
    void ended(const core::Result<chat::ReplyDone> &how);

private:
    void takeHead(const net::Response &head);
    void takeBytes(const QByteArray &bytes);
    void workOff();
    void endWith(const core::Result<void> &how);
    void takeEvents(const QList<wire::ReplyEvent> &events);
    void takeEvent(const wire::ReplyEvent &event);
    void close();

    net::Response m_head{};
    QByteArray m_errorBody{};
    wire::AnswerReader m_reader;
    ReplyDone m_done{};
    std::optional<core::Error> m_error{};
    QElapsedTimer m_clock{};
    QTimer m_patience{};    // after the protocol's own end sign, for the connection to end as well
    QByteArray m_waiting{}; // arrived, not read yet: a fast relay may send more at once than a frame has time for
    qsizetype m_read = 0;   // of m_waiting
    QTimer m_next{};
    std::optional<core::Result<void>> m_endsWith{}; // once m_waiting is read
    bool m_ended = false;
    bool m_readerDone = false;
    std::unique_ptr<net::Stream> m_stream;
};

} // namespace chat
