#pragma once

#include "core/async.h"
#include "core/scope.h"
#include "net/request.h"

#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace net {

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

// Bytes to and from a URL, on one QNetworkAccessManager. Errors: Offline, Timeout, Tls, TooLarge, Cancelled, Protocol
// (a redirect loop). Any HTTP status is an answer, not an error.
class Transport : public QObject
{
    Q_OBJECT
public:
    explicit Transport(QObject *parent = nullptr);
    ~Transport() override;

    // The scope's death aborts the request and answers Cancelled.
    core::Async<Response> send(const Request &request, core::Scope &scope);
    // Asks with Accept-Encoding: identity, so that pieces are not held back by a compressor.
    std::unique_ptr<Stream> stream(const Request &request);

private:
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

} // namespace net
