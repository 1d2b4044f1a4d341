#include "net/exchange.h"

#include "net/cookiejar.h"
#include "net/networkerror.h"
#include "net/redirect.h"
#include "net/uploaddevice.h"

#include <QDateTime>
#include <QEvent>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>

using core::Error;
using core::ErrorKind;

namespace net {

namespace {

constexpr int mostRedirects = 5;

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

// Until a stopped reply is deleted, the network thread may still have an error for it; Qt warns of a second one.
class Deafness final : public QObject
{
public:
    explicit Deafness(QNetworkReply *reply) : QObject(reply) { reply->installEventFilter(this); }

protected:
    bool eventFilter(QObject *, QEvent *event) override { return event->type() == QEvent::MetaCall; }
};

QList<Header> headersOf(const QNetworkReply &reply)
{
    QList<Header> headers;
    const auto pairs = reply.rawHeaderPairs();
    for (const auto &[name, value] : pairs) {
        // Qt joins repeated headers; a cookie's date holds a comma, so those it joins by line feeds.
        if (name.compare("set-cookie", Qt::CaseInsensitive) == 0) {
            const auto cookies = value.split('\n');
            for (const QByteArray &one : cookies)
                headers.append({name, one});
        } else {
            headers.append({name, value});
        }
    }
    return headers;
}

} // namespace

Exchange::Exchange(const Request &request, Coding coding, QNetworkAccessManager *manager, Certificates &certificates,
                   core::Scope &scope)
    : m_request(request), m_body(encodeBody(request)), m_coding(coding), m_url(request.url), m_manager(manager),
      m_certificates(certificates)
{
    m_request.secretMembers.clear();
    m_request.json.reset();
    m_request.form.clear();
    m_request.body.clear();
    m_handle = scope.add([this] { abort(); });
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &Exchange::checkProgress);
    if (isWebAddress(m_url))
        start();
    else // told later: the caller has not connected to anything yet
        QMetaObject::invokeMethod(
            this, [this] { fail(ErrorKind::Protocol, QStringLiteral("not an http or https address")); },
            Qt::QueuedConnection);
}

Exchange::~Exchange()
{
    letGo();
    if (!m_ended)
        Q_EMIT released();
}

void Exchange::abort()
{
    endWith(Error::cancelled());
}

QNetworkRequest Exchange::spell() const
{
    QNetworkRequest spelled(m_url);
    using R = QNetworkRequest;
    spelled.setAttribute(R::RedirectPolicyAttribute, R::ManualRedirectPolicy);
    spelled.setAttribute(R::CookieLoadControlAttribute, R::Manual);
    spelled.setAttribute(R::CookieSaveControlAttribute, R::Manual);
    spelled.setAttribute(R::AuthenticationReuseAttribute, R::Manual);
    spelled.setAttribute(R::CacheLoadControlAttribute, R::AlwaysNetwork);
    spelled.setAttribute(R::CacheSaveControlAttribute, false);
    spelled.setAttribute(R::HttpPipeliningAllowedAttribute, false);
    // One connection a request leaves HTTP/2 nothing to gain.
    spelled.setAttribute(R::Http2AllowedAttribute, false);
    spelled.setAttribute(R::Http2CleartextAllowedAttribute, false);
    spelled.setDecompressedSafetyCheckThreshold(-1); // largestAnswer is the limit

    spelled.setRawHeader("User-Agent", "Relaydesk/" RELAYDESK_VERSION);
    if (m_coding == Coding::Identity)
        spelled.setRawHeader("Accept-Encoding", "identity");
    if (m_body.bytes) {
        spelled.setHeader(R::ContentLengthHeader, m_body.bytes->size());
        if (!m_body.contentType.isEmpty())
            spelled.setRawHeader("Content-Type", m_body.contentType);
        spelled.setRawHeader("Connection", "close"); // this connection is not used again, see Transport
    }
    for (const Header &h : m_request.headers)
        spelled.setRawHeader(h.name, h.value);
    if (!m_mayHaveSecrets)
        return spelled;
    for (const Request::SecretHeader &h : m_request.secretHeaders) {
        const QByteArray value = h.prefix + h.secret.reveal();
        spelled.setRawHeader(h.name, value);
    }
    if (m_request.cookies) {
        const QByteArray cookies = m_request.cookies->headerFor(m_url, QDateTime::currentDateTimeUtc());
        if (!cookies.isEmpty())
            spelled.setRawHeader("Cookie", cookies);
    }
    return spelled;
}

void Exchange::start()
{
    m_headSeen = false;
    m_connected = false;
    m_sinceProgress.start();
    m_watch.start(m_request.connectTimeout);
    const QNetworkRequest spelled = spell();
    UploadDevice *upload = m_body.bytes ? new UploadDevice(m_body.bytes) : nullptr;
    const QByteArray &method = m_request.method;
    QNetworkReply *reply = nullptr;
    if (method == "POST")
        reply = m_manager->post(spelled, upload);
    else if (method == "PUT")
        reply = m_manager->put(spelled, upload);
    else if (method == "GET" && !upload)
        reply = m_manager->get(spelled);
    else if (method == "HEAD" && !upload)
        reply = m_manager->head(spelled);
    else
        reply = m_manager->sendCustomRequest(spelled, method, upload);
    if (upload)
        upload->setParent(reply);
    m_reply = reply;
    watch(reply);
}

void Exchange::watch(QNetworkReply *reply)
{
    connect(reply, &QNetworkReply::requestSent, this, &Exchange::noteProgress);
    connect(reply, &QNetworkReply::encrypted, this, &Exchange::noteProgress);
    // Qt 6.4 does not say requestSent for an empty body. Without TLS this is then the last sign before the head; its
    // own limit of 30 s for a connection remains.
    if (m_body.bytes && m_body.bytes->isEmpty() && m_url.scheme() == QLatin1String("http"))
        connect(reply, &QNetworkReply::socketStartedConnecting, this, &Exchange::noteProgress);
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64) {
        if (sent > 0)
            noteProgress();
    });
    connect(reply, &QNetworkReply::sslErrors, this, [this, reply](const QList<QSslError> &errors) {
        const QSslCertificate peer = reply->sslConfiguration().peerCertificate();
        if (m_certificates.judge(m_url, peer, errors)) {
            reply->ignoreSslErrors();
            return;
        }
        m_certificateRefused = !peer.isNull();
        for (const QSslError &e : errors)
            m_tlsErrors += QStringLiteral("; ") + e.errorString();
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, [this] {
        noteProgress();
        takeHead();
    });
    connect(reply, &QNetworkReply::readyRead, this, [this] {
        noteProgress();
        if (takeHead())
            takeBytes();
    });
    connect(reply, &QNetworkReply::finished, this, &Exchange::takeEnd);
}

// We may be inside a signal of the reply, so it is not deleted here and now.
void Exchange::letGo()
{
    m_watch.stop();
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    reply->disconnect(this);
    if (!reply->isFinished()) {
        reply->abort();
        new Deafness(reply);
    }
    reply->deleteLater();
}

void Exchange::noteProgress()
{
    m_sinceProgress.restart();
    if (m_connected)
        return;
    m_connected = true;
    m_watch.start(m_request.idleTimeout);
}

// Looks once per period instead of starting the timer anew at every piece.
void Exchange::checkProgress()
{
    const auto limit = m_connected ? m_request.idleTimeout : m_request.connectTimeout;
    const auto left = limit - std::chrono::milliseconds(m_sinceProgress.elapsed());
    if (left > std::chrono::milliseconds::zero()) {
        m_watch.start(left);
        return;
    }
    fail(ErrorKind::Timeout, m_connected ? QStringLiteral("nothing arrived for %1 ms").arg(limit.count())
                                         : QStringLiteral("no connection within %1 ms").arg(limit.count()));
}

// True when there is a head and the exchange goes on with its body.
bool Exchange::takeHead()
{
    if (m_headSeen || m_ended || !m_reply)
        return m_headSeen && !m_ended;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return false;
    Response head;
    head.status = status;
    head.url = m_url;
    head.headers = headersOf(*m_reply);
    if (m_request.cookies && m_mayHaveSecrets) {
        QList<QByteArray> cookies;
        for (const Header &h : std::as_const(head.headers)) {
            if (h.name.compare("set-cookie", Qt::CaseInsensitive) == 0)
                cookies.append(h.value);
        }
        m_request.cookies->take(m_url, cookies);
    }
    if (m_request.followRedirects && followRedirect(status))
        return false;
    m_status = status;
    m_headSeen = true;
    const QPointer<Exchange> alive(this);
    Q_EMIT headArrived(head);
    return alive && !m_ended;
}

// True when the answer was a redirect: the next request is on its way, or the exchange has ended.
bool Exchange::followRedirect(int status)
{
    const QByteArray location = isRedirect(status) ? m_reply->rawHeader("Location").trimmed() : QByteArray();
    if (location.isEmpty())
        return false;
    const QUrl next = m_url.resolved(QUrl::fromEncoded(location));
    if (++m_redirects > mostRedirects) {
        fail(ErrorKind::Protocol, QStringLiteral("more than %1 redirects").arg(mostRedirects));
        return true;
    }
    if (!isWebAddress(next)) {
        fail(ErrorKind::Protocol, QStringLiteral("redirected to something that is no web address"));
        return true;
    }
    m_mayHaveSecrets = m_mayHaveSecrets && keepsSecrets(m_url, next);
    if (!m_mayHaveSecrets && m_body.holdsSecrets) {
        fail(ErrorKind::Protocol, QStringLiteral("a request with a secret was redirected to another site"));
        return true;
    }
    letGo();
    m_url = next;
    start();
    return true;
}

void Exchange::takeBytes()
{
    if (!m_reply)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (!bytes.isEmpty())
        Q_EMIT bytesArrived(bytes);
}

void Exchange::takeEnd()
{
    const QPointer<Exchange> alive(this);
    const QPointer<QNetworkReply> reply = m_reply;
    takeHead();
    if (!alive || m_ended || m_reply != reply) // deleted, stopped, or redirected meanwhile
        return;
    takeBytes();
    if (!alive || m_ended || !reply)
        return;
    const QNetworkReply::NetworkError error = reply->error();
    const auto failure = failureOf(error, m_status);
    if (!failure && m_headSeen)
        endWith({});
    else
        fail(failure.value_or(ErrorKind::Protocol),
             nameOf(error) + (failure == ErrorKind::Tls ? m_tlsErrors : QString()));
}

void Exchange::fail(ErrorKind kind, const QString &why)
{
    Error error{kind, why + place()};
    error.httpStatus = m_status;
    if (kind == ErrorKind::Tls && m_certificateRefused)
        error.cause = core::ErrorCause::UntrustedCertificate;
    endWith(error);
}

// The host only: paths and queries may hold what should not be in a log.
QString Exchange::place() const
{
    return m_url.host().isEmpty() ? QString() : QStringLiteral(" (%1)").arg(m_url.host());
}

void Exchange::endWith(const core::Result<void> &how)
{
    if (m_ended)
        return;
    m_ended = true;
    letGo();
    m_handle = {};
    m_body = {};
    m_request.secretHeaders.clear();
    const QPointer<Exchange> alive(this);
    Q_EMIT released();
    if (alive)
        Q_EMIT ended(how);
}

} // namespace net
