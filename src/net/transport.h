#pragma once

#include "core/async.h"
#include "core/scope.h"
#include "net/certificates.h"
#include "net/request.h"

#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace net {

class Exchange;
enum class Coding;

// An answer that arrives in pieces. Deleting it aborts the request. Signals come in this order:
// headArrived once (also for error statuses), bytesArrived any number of times, ended once.
class Stream : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~Stream() override = default;
    virtual void abort() = 0; // ended(Cancelled) follows at once

Q_SIGNALS:
    void headArrived(const net::Response &head);
    void bytesArrived(const QByteArray &bytes);
    void ended(const core::Result<void> &how);
};

// Bytes to and from a URL. Errors: Offline, Timeout, Tls, TooLarge, Cancelled, Protocol (a redirect loop, an address
// that is none). Any HTTP status is an answer, not an error.
//
// One-shot GETs share a QNetworkAccessManager and its open connections. Everything else has one of its own, that is a
// fresh connection: a pooled one that the server has just closed would make a POST fail or be sent twice, and Qt lets
// only six requests to a host run at a time. A request with a body is never sent twice (see UploadDevice).
class Transport : public QObject
{
    Q_OBJECT
public:
    explicit Transport(QObject *parent = nullptr);
    ~Transport() override; // open requests are answered Cancelled

    // The scope's death aborts the request and answers Cancelled.
    core::Async<Response> send(const Request &request, core::Scope &scope);
    // Asks with Accept-Encoding: identity, so that pieces are not held back by a compressor. Deleting the stream
    // aborts without a signal.
    std::unique_ptr<Stream> stream(const Request &request);
    // Certificates that the user accepted although no authority vouches for them, and the last one refused.
    Certificates &certificates() { return *m_certificates; }

private:
    std::unique_ptr<Exchange> begin(const Request &request, Coding coding);
    QNetworkAccessManager *makeManager();

    Certificates *m_certificates;
    QNetworkAccessManager *m_shared;
    int m_sharedRunning = 0;
    core::Scope m_open{};
};

} // namespace net
