#include "relay/dialectprobe.h"

#include "net/transport.h"
#include "relay/envelope.h"
#include "relay/hosts.h"
#include "relay/relayerror.h"
#include "relay/statusanswer.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

struct DialectProbe::Attempt
{
    RelayAddress asked;
    RelayAddress address; // the same with the scheme that is being tried
    core::Promise<ProbeReport> promise{};
    qsizetype next = 0;
    qsizetype nextBase = 0;
    bool schemeSwitched = false;
    bool sawWebPage = false;
    bool sawWall = false;
    std::optional<core::Error> failure{}; // the first, for when nothing answers

    void remember(const core::Error &error)
    {
        sawWebPage = sawWebPage || error.cause == core::ErrorCause::WebPage;
        sawWall = sawWall || error.cause == core::ErrorCause::BrowserCheck;
        if (!failure)
            failure = error;
    }
    QUrl root() const { return address.candidates.isEmpty() ? address.plainBase : address.candidates.first().root; }
    void switchScheme()
    {
        const QString other = root().scheme() == "https"_L1 ? u"http"_s : u"https"_s;
        for (RelayAddress::Candidate &c : address.candidates) {
            c.root.setScheme(other);
            c.infer.setScheme(other);
        }
        for (QUrl &base : address.plainBases)
            base.setScheme(other);
        address.plainBase.setScheme(other);
        schemeSwitched = !schemeSwitched;
        next = 0;
        nextBase = 0;
    }
};

namespace {

net::Request probeRequest(const QUrl &base, const QString &path)
{
    net::Request request;
    request.url = base;
    request.url.setPath(base.path() + path);
    request.headers.append(net::Header{"Accept", "application/json"});
    request.idleTimeout = std::chrono::seconds(20);
    return request;
}

// The address after redirects, without the path that was asked for: a POST over a redirect would become a GET.
QUrl finalBase(const net::Response &answer, const QUrl &asked, const QString &path)
{
    QUrl url = answer.url.isValid() ? answer.url : asked;
    url.setQuery(QString());
    url.setFragment(QString());
    if (!url.path().endsWith(path))
        return asked;
    url.setPath(url.path().chopped(path.size()));
    return url;
}

bool isUnreachable(const core::Error &error)
{
    return error.kind == core::ErrorKind::Offline || error.kind == core::ErrorKind::Timeout ||
           error.kind == core::ErrorKind::Tls || error.kind == core::ErrorKind::Cancelled;
}

// What a port that speaks TLS does with plain http: it hangs up, sends bytes that are no HTTP, or says so.
bool mayWantTls(const QUrl &url, const core::Error &error)
{
    return url.scheme() == "http"_L1 &&
           (error.kind == core::ErrorKind::Protocol || error.detail.contains("RemoteHostClosed"_L1));
}

bool wantsTls(const QUrl &url, const net::Response &answer)
{
    return url.scheme() == "http"_L1 && answer.url.scheme() != "https"_L1 &&
           (answer.status == 400 || answer.status == 497) && answer.body.left(2048).toLower().contains("https");
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

} // namespace

DialectProbe::DialectProbe(net::Transport &transport, QObject *parent) : QObject(parent), m_transport(transport) {}

void DialectProbe::cancel()
{
    m_scope.cancelAll();
}

core::Async<ProbeReport> DialectProbe::probe(const RelayAddress &address)
{
    const auto attempt = std::make_shared<Attempt>();
    attempt->asked = address;
    attempt->address = address;
    tryNext(attempt);
    return attempt->promise.future();
}

void DialectProbe::answer(Attempt &attempt, RelayInfo info, bool managementApi)
{
    ProbeReport report;
    report.managementApi = managementApi;
    report.insecure = info.infer.scheme() == "http"_L1 && !isLoopbackHost(info.infer.host());
    report.key = attempt.asked.key;
    report.address = attempt.asked;
    if (info.root.host() != attempt.root().host() || portOf(info.root) != portOf(attempt.root()))
        report.redirectedFrom = attempt.root();
    report.schemeSwitched = info.root.scheme() != attempt.asked.plainBase.scheme();
    report.hasSiteWall = attempt.sawWall;
    report.certificateAccepted =
        info.root.scheme() == "https"_L1 && m_transport.certificates().find(info.root.host(), portOf(info.root));
    report.info = std::move(info);
    attempt.promise.settle(report);
}

// The host cannot be spoken to this way; perhaps it can the other way.
void DialectProbe::giveUp(const std::shared_ptr<Attempt> &attempt, const core::Error &error)
{
    const QUrl root = attempt->root();
    if (attempt->schemeSwitched) {
        // The other way did not work either, unless it is only the certificate: then that is what is to be said.
        attempt->promise.fail(error.cause == core::ErrorCause::UntrustedCertificate ? error
                                                                                    : attempt->failure.value_or(error));
        return;
    }
    attempt->remember(error);
    // Nothing secret was sent yet, so from http to https one may go without asking.
    const bool toTls = mayWantTls(root, error);
    // The way back is for an address without a scheme only, and only where nobody answers by https.
    const bool toPlain =
        root.scheme() == "https"_L1 && !attempt->asked.hasScheme && error.kind == core::ErrorKind::Offline;
    if (toTls || toPlain) {
        attempt->switchScheme();
        tryNext(attempt);
        return;
    }
    // A plain server that waits for the end of a request says nothing to a TLS hello.
    const bool noTls = (error.kind == core::ErrorKind::Tls && error.cause == core::ErrorCause::None) ||
                       (error.kind == core::ErrorKind::Timeout && root.port() > 0);
    if (root.scheme() == "https"_L1 && noTls) {
        // Does the port speak plain http? Said, not followed: who typed https shall not be led to less.
        QUrl plain = root;
        plain.setScheme(u"http"_s);
        plain.setPort(portOf(root));
        net::Request question = probeRequest(plain, u"/api/status"_s);
        question.connectTimeout = std::chrono::seconds(5);
        question.idleTimeout = std::chrono::seconds(5);
        m_transport.send(question, m_scope).finally(this, [attempt, error](const core::Result<net::Response> &r) {
            core::Error found = error;
            if (r && r->url.scheme() == "http"_L1)
                found.cause = core::ErrorCause::PlainHttpPort;
            attempt->promise.fail(found);
        });
        return;
    }
    attempt->promise.fail(error);
}

void DialectProbe::tryNext(const std::shared_ptr<Attempt> &attempt)
{
    if (attempt->next >= attempt->address.candidates.size()) {
        tryPlain(attempt);
        return;
    }
    const QUrl root = attempt->address.candidates.at(attempt->next++).root;
    const QString path = u"/api/status"_s;
    m_transport.send(probeRequest(root, path), m_scope)
        .finally(this, [this, attempt, root, path](const core::Result<net::Response> &r) {
            if (!r) {
                // All candidates are on one host: where it cannot be reached, asking on is waiting for nothing.
                if (isUnreachable(r.error()) || mayWantTls(root, r.error())) {
                    giveUp(attempt, r.error());
                } else {
                    attempt->remember(r.error());
                    tryNext(attempt);
                }
                return;
            }
            if (const std::optional<QJsonObject> status = statusOf(*r)) {
                answer(*attempt, infoFromStatus(kindOfStatus(*status), finalBase(*r, root, path), *status), true);
                return;
            }
            core::Error error = readError(*r, false);
            if (wantsTls(root, *r) && !attempt->schemeSwitched) {
                attempt->remember(error);
                attempt->switchScheme();
                tryNext(attempt);
                return;
            }
            if (error.cause == core::ErrorCause::ManagementLimited) { // a relay, but it will not say which now
                attempt->promise.fail(error);
                return;
            }
            attempt->remember(error);
            tryNext(attempt);
        });
}

void DialectProbe::tryPlain(const std::shared_ptr<Attempt> &attempt)
{
    if (attempt->nextBase >= attempt->address.plainBases.size()) {
        tryOldProxy(attempt);
        return;
    }
    const QUrl base = attempt->address.plainBases.at(attempt->nextBase++);
    const QString path = u"/models"_s;
    net::Request request = probeRequest(base, path);
    // Never in clear text over the net.
    if (!attempt->address.key.isEmpty() && (base.scheme() == "https"_L1 || isPrivateHost(base.host())))
        request.secretHeaders.append(net::Request::SecretHeader{"Authorization", "Bearer ", attempt->address.key});
    m_transport.send(request, m_scope).finally(this, [this, attempt, base, path](const core::Result<net::Response> &r) {
        if (!r) {
            if (r.error().kind == core::ErrorKind::Cancelled) {
                attempt->promise.fail(r.error());
            } else {
                attempt->remember(r.error());
                tryPlain(attempt);
            }
            return;
        }
        const core::Result<core::JsonReader> json = readFirstJson(r->body);
        const bool lists = r->isOk() && json && (json->at("data"_L1).isArray() || json->isArray());
        // "No key": the place is right, OpenAI and its like want one even for the list.
        const bool wantsKey = (r->status == 401 || r->status == 403) && json && json->isObject() &&
                              (json->has("error"_L1) || json->has("detail"_L1) || json->has("message"_L1));
        if (lists || wantsKey) {
            RelayInfo info;
            info.kind = Kind::Plain;
            info.infer = finalBase(*r, base, path);
            info.root = info.infer;
            if (info.root.path().endsWith("/v1"_L1))
                info.root.setPath(info.root.path().chopped(3));
            info.name = info.infer.host();
            answer(*attempt, info, false);
            return;
        }
        attempt->remember(readError(*r, true));
        tryPlain(attempt);
    });
}

void DialectProbe::tryOldProxy(const std::shared_ptr<Attempt> &attempt)
{
    const QUrl root = attempt->root();
    const QString path = u"/pro/balance"_s; // without a key: only to see whether JSON answers there
    m_transport.send(probeRequest(root, path), m_scope)
        .finally(this, [this, attempt, root, path](const core::Result<net::Response> &r) {
            const bool answers = r && r->status != 404 && readFirstJson(r->body).ok();
            if (answers) {
                RelayInfo info;
                info.kind = Kind::OldProxy;
                info.root = finalBase(*r, root, path);
                info.infer = info.root;
                info.infer.setPath(info.root.path() + u"/pro"_s);
                info.name = info.root.host();
                answer(*attempt, info, false);
                return;
            }
            core::Error error =
                attempt->failure.value_or(core::Error{core::ErrorKind::NotFound, u"nothing known answers here"_s});
            if (attempt->sawWall) {
                error.kind = core::ErrorKind::Forbidden;
                error.cause = core::ErrorCause::BrowserCheck;
            } else if (attempt->sawWebPage) {
                error.kind = core::ErrorKind::Protocol;
                error.cause = core::ErrorCause::WebPage;
            }
            attempt->promise.fail(error);
        });
}

} // namespace relay
