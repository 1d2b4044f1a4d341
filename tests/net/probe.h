#pragma once

// Waiting for answers and listening to streams, shared by the tests of Transport.
#include "net/transport.h"
#include "support/rawserver.h"

namespace probe {

using core::ErrorKind;
using core::Result;
using net::Request;
using net::Response;
using support::RawServer;

inline Request to(const RawServer &server, const QByteArray &method = "GET", const QString &path = QStringLiteral("/"))
{
    Request request;
    request.method = method;
    request.url = QUrl(server.address() + path);
    return request;
}

inline Request post(const RawServer &server, const QByteArray &body = "{}")
{
    Request request = to(server, "POST");
    request.body = body;
    request.contentType = "application/json";
    return request;
}

// Waits for one answer and keeps it.
struct Waiter : QObject
{
    explicit Waiter(const core::Async<Response> &async)
    {
        async.finally(this, [this](const Result<Response> &r) {
            ++count;
            result = r;
        });
    }
    bool done() const { return count > 0; }
    const Response &response() const { return result->value(); }
    ErrorKind error() const { return result->error().kind; }
    std::optional<Result<Response>> result{};
    int count = 0;
};

// Gathers what a stream says.
struct Listener : QObject
{
    explicit Listener(net::Stream *stream)
    {
        connect(stream, &net::Stream::headArrived, this, [this](const Response &r) {
            ++heads;
            head = r;
        });
        connect(stream, &net::Stream::bytesArrived, this, [this](const QByteArray &b) {
            ++pieces;
            bytes += b;
        });
        connect(stream, &net::Stream::ended, this, [this](const Result<void> &r) {
            ++ends;
            how = r;
        });
    }
    Response head{};
    QByteArray bytes{};
    std::optional<Result<void>> how{};
    int heads = 0;
    int pieces = 0;
    int ends = 0;
};

inline void answerOk(QTcpSocket &socket, const RawServer::Request &)
{
    socket.write(RawServer::answer("ok"));
}

inline void closeAtOnce(QTcpSocket &socket, const RawServer::Request &)
{
    socket.disconnectFromHost();
}

} // namespace probe
