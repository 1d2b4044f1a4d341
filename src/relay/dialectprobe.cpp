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
    RelayAddress address;
    core::Promise<ProbeReport> promise{};
    qsizetype next = 0;
    bool sawWebPage = false;
    std::optional<core::Error> failure{}; // the first, for when nothing answers

    void remember(const core::Error &error)
    {
        sawWebPage = sawWebPage || error.cause == core::ErrorCause::WebPage;
        if (!failure)
            failure = error;
    }
    void answer(RelayInfo info, bool managementApi)
    {
        ProbeReport report;
        report.managementApi = managementApi;
        report.insecure = info.infer.scheme() == "http"_L1 && !isLoopbackHost(info.infer.host());
        report.info = std::move(info);
        report.key = address.key;
        promise.settle(report);
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

} // namespace

DialectProbe::DialectProbe(net::Transport &transport, QObject *parent) : QObject(parent), m_transport(transport) {}

core::Async<ProbeReport> DialectProbe::probe(const RelayAddress &address)
{
    const auto attempt = std::make_shared<Attempt>();
    attempt->address = address;
    tryNext(attempt);
    return attempt->promise.future();
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
                attempt->remember(r.error());
                // All candidates are on one host: where it cannot be reached, asking on is waiting for nothing.
                if (isUnreachable(r.error()))
                    attempt->promise.fail(r.error());
                else
                    tryNext(attempt);
                return;
            }
            if (const std::optional<QJsonObject> status = statusOf(*r)) {
                attempt->answer(infoFromStatus(kindOfStatus(*status), finalBase(*r, root, path), *status), true);
                return;
            }
            core::Error error = readError(*r, false);
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
    const QUrl base = attempt->address.plainBase;
    const QString path = u"/models"_s;
    net::Request request = probeRequest(base, path);
    if (!attempt->address.key.isEmpty())
        request.secretHeaders.append(net::Request::SecretHeader{"Authorization", "Bearer ", attempt->address.key});
    m_transport.send(request, m_scope).finally(this, [this, attempt, base, path](const core::Result<net::Response> &r) {
        if (!r) {
            attempt->promise.fail(r.error());
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
            attempt->answer(info, false);
            return;
        }
        attempt->remember(readError(*r, true));
        tryOldProxy(attempt);
    });
}

void DialectProbe::tryOldProxy(const std::shared_ptr<Attempt> &attempt)
{
    const QUrl root =
        attempt->address.candidates.isEmpty() ? attempt->address.plainBase : attempt->address.candidates.first().root;
    const QString path = u"/pro/balance"_s; // without a key: only to see whether JSON answers there
    m_transport.send(probeRequest(root, path), m_scope)
        .finally(this, [this, attempt, root, path](const core::Result<net::Response> &r) {
            if (r && r->status != 404 && readFirstJson(r->body).ok()) {
                RelayInfo info;
                info.kind = Kind::OldProxy;
                info.root = finalBase(*r, root, path);
                info.name = info.root.host();
                findChats(attempt, info);
                return;
            }
            core::Error error =
                attempt->failure.value_or(core::Error{core::ErrorKind::NotFound, u"nothing known answers here"_s});
            if (attempt->sawWebPage) {
                error.kind = core::ErrorKind::Protocol;
                error.cause = core::ErrorCause::WebPage;
            }
            attempt->promise.fail(error);
        });
}

// The old proxy's own chat call is the last resort: /v1 where it is there. Asked without a key, which costs nothing.
void DialectProbe::findChats(const std::shared_ptr<Attempt> &attempt, const RelayInfo &found)
{
    RelayInfo info = found;
    info.infer = info.root;
    info.infer.setPath(info.root.path() + u"/v1"_s);
    net::Request request = probeRequest(info.infer, u"/chat/completions"_s);
    request.method = "POST";
    request.json = QJsonObject{};
    m_transport.send(request, m_scope).finally(this, [attempt, info](const core::Result<net::Response> &r) mutable {
        if (!r || r->status == 404 || r->status == 405 || !readFirstJson(r->body).ok())
            info.infer.setPath(info.root.path() + u"/pro"_s);
        attempt->answer(info, false);
    });
}

} // namespace relay
