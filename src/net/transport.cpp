#include "net/transport.h"

#include "net/exchange.h"
#include "net/redirect.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

using core::Error;
using core::ErrorKind;

namespace net {

namespace {

constexpr int mostShared = 6; // Qt runs six requests to a host at a time and lets the others wait

class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

// A one-shot request: gathers the pieces and settles the promise. Deletes itself.
class Answer final : public QObject
{
public:
    Answer(std::unique_ptr<Exchange> exchange, qint64 largest, core::Scope &scope, QObject *parent)
        : QObject(parent), m_exchange(std::move(exchange)), m_largest(largest)
    {
        connect(m_exchange.get(), &Stream::headArrived, this, [this](const Response &head) { m_response = head; });
        connect(m_exchange.get(), &Stream::bytesArrived, this, &Answer::gather);
        connect(m_exchange.get(), &Stream::ended, this, &Answer::settle);
        m_handle = scope.add([this] { m_exchange->abort(); });
    }

    core::Async<Response> future() const { return m_promise.future(); }

private:
    void gather(const QByteArray &bytes)
    {
        if (m_response.body.size() + bytes.size() > m_largest)
            m_exchange->endWith(
                Error{ErrorKind::TooLarge, QStringLiteral("the answer is over %1 bytes").arg(m_largest)});
        else
            m_response.body += bytes;
    }

    void settle(const core::Result<void> &how)
    {
        m_handle = {};
        deleteLater();
        const core::Promise<Response> promise = m_promise; // whoever waits may delete the transport, and us with it
        if (how)
            promise.settle(std::move(m_response));
        else
            promise.fail(how.error());
    }

    std::unique_ptr<Exchange> m_exchange;
    qint64 m_largest;
    Response m_response{};
    core::Promise<Response> m_promise{};
    core::Scope::Handle m_handle{};
};

} // namespace

Transport::Transport(QObject *parent) : QObject(parent), m_certificates(new Certificates(this)), m_shared(makeManager())
{
    // One that is forgotten must not live on in an open connection. The old manager goes with us: it may still be busy,
    // and QNetworkAccessManager::clearConnectionCache() would let its replies hang.
    connect(m_certificates, &Certificates::changed, this, [this] { m_shared = makeManager(); });
}

Transport::~Transport()
{
    m_open.cancelAll();
}

QNetworkAccessManager *Transport::makeManager()
{
    auto *manager = new QNetworkAccessManager(this);
    manager->setProxyFactory(new SystemProxies);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setStrictTransportSecurityEnabled(false);
    manager->setAutoDeleteReplies(false);
    return manager;
}

std::unique_ptr<Exchange> Transport::begin(const Request &request, Coding coding)
{
    const bool repeatable = request.method == "GET" || request.method == "HEAD";
    if (repeatable && coding == Coding::Any && m_sharedRunning < mostShared) {
        ++m_sharedRunning;
        auto exchange = std::make_unique<Exchange>(request, coding, m_shared, *m_certificates, m_open);
        connect(exchange.get(), &Exchange::released, this, [this] { --m_sharedRunning; });
        return exchange;
    }
    QNetworkAccessManager *own = makeManager();
    auto exchange = std::make_unique<Exchange>(request, coding, own, *m_certificates, m_open);
    connect(exchange.get(), &Exchange::released, own, &QObject::deleteLater);
    return exchange;
}

core::Async<Response> Transport::send(const Request &request, core::Scope &scope)
{
    auto *answer = new Answer(begin(request, Coding::Any), request.largestAnswer, scope, this);
    return answer->future();
}

std::unique_ptr<Stream> Transport::stream(const Request &request)
{
    return begin(request, Coding::Identity);
}

} // namespace net
