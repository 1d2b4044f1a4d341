#include "relay/dialectprobe.h"

#include "demo/demorelay.h"
#include "net/transport.h"
#include "recording.h"
#include "relay/dialect.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "support/rawserver.h"
#include "support/tlsserver.h"

using namespace relay;
using support::answer;
using support::RawServer;
using support::recording;

namespace {

const QByteArray json = "Content-Type: application/json\r\n";
const QByteArray html = "Content-Type: text/html\r\n";

// Answers by path; anything else is the web page that relays give for unknown paths.
RawServer::Handler pages(QHash<QByteArray, QByteArray> answers)
{
    return [answers](QTcpSocket &socket, const RawServer::Request &request) {
        const QByteArray path = request.path.split('?').first();
        socket.write(answers.contains(path) ? answers.value(path)
                                            : RawServer::answer("<!doctype html><title>x</title>", "200 OK", html));
    };
}

QByteArray statusOfRelay(const char *name)
{
    return RawServer::answer(recording(QLatin1String(name), QStringLiteral("status")).answer.body, "200 OK", json);
}

// A plain HTTP port as real servers have it: what is no HTTP, a TLS hello for instance, is answered 400 and hung up on.
class PlainPort : public QTcpServer
{
public:
    explicit PlainPort(const QByteArray &answer)
    {
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket, answer] {
                const bool isHttp = socket->readAll().startsWith("GET ");
                (isHttp ? m_plain : m_other) += 1;
                socket->write(isHttp ? answer : RawServer::answer({}, "400 Bad Request"));
                socket->disconnectFromHost();
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        listen(QHostAddress::LocalHost, 0);
    }
    QString address(const QString &scheme) const
    {
        return QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(serverPort());
    }
    int plain() const { return m_plain; }
    int other() const { return m_other; }

private:
    int m_plain = 0;
    int m_other = 0;
};

} // namespace

class DialectProbeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recordedRelaysAreKnown_data();
    void recordedRelaysAreKnown();
    void demoRelaysAreKnown();
    void pathsAreTried();
    void redirectsLeadToTheAddressThatIsKept();
    void plainServiceIsKnownByItsModels();
    void keyThatCameAlongIsUsed();
    void oldProxy();
    void webPageIsSaid();
    void nothingThereIsOffline();
    void limitedRelaySaysSo();
    void redirectsAreSaid();
    void httpThatLeadsToHttps();
    void selfSignedIsShownAndFoundOnceAccepted();
    void httpToATlsPortGoesOnByTls();
    void httpsToAPlainPortIsSaidNotFollowed();
    void aServerThatSaysItWantsHttps();
    void cloudflaresWall();
    void wallBeforeThePagesOnly();
    void otherBasesAreTried_data();
    void otherBasesAreTried();
    void forksDegrade_data();
    void forksDegrade();
    void canBeCancelled();
    void survey_data();
    void survey();
    void surveyOfAPlainServiceLearnsTheBaseOfMessages();
    void surveyKnowsWhatItDoesNotKnow();

private:
    core::Result<ProbeReport> probe(const QString &typed)
    {
        const auto address = RelayAddress::parse(typed);
        if (!address)
            return address.error();
        DialectProbe probe(m_transport);
        return answer(probe.probe(*address));
    }
    net::Transport m_transport;
};

void DialectProbeTest::recordedRelaysAreKnown_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("laisky") << "laisky";
    QTest::newRow("oneapi") << "oneapi";
    QTest::newRow("newapi-2025") << "newapi";
    QTest::newRow("newapi-2026") << "newapi";
    QTest::newRow("newapi-2026-08") << "newapi";
    QTest::newRow("onehub") << "onehub";
}

void DialectProbeTest::recordedRelaysAreKnown()
{
    QFETCH(QString, kind);
    RawServer server(pages({{"/api/status", statusOfRelay(QTest::currentDataTag())}}));
    const auto found = probe(server.address() + QStringLiteral("/v1/chat/completions"));
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(found.error().detail));
    QCOMPARE(kindName(found->info.kind), kind);
    QVERIFY(found->managementApi && !found->insecure);
    QCOMPARE(found->info.root, QUrl(server.address()));
    QCOMPARE(found->info.infer, QUrl(server.address() + QStringLiteral("/v1")));
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(server.requests().first().header("accept").contains("application/json"));
}

void DialectProbeTest::demoRelaysAreKnown()
{
    const std::pair<demo::Dialect, Kind> played[] = {{demo::Dialect::Laisky, Kind::Laisky},
                                                     {demo::Dialect::OneApi, Kind::OneApi},
                                                     {demo::Dialect::NewApi2026, Kind::NewApi}};
    for (const auto &[dialect, kind] : played) {
        demo::Options options;
        options.dialect = dialect;
        options.seedHistory = false;
        demo::DemoRelay relay(options);
        const auto credentials = relay.start();
        QVERIFY(credentials.ok());
        const auto found = probe(credentials->address.toString());
        QVERIFY(found.ok());
        QCOMPARE(kindName(found->info.kind), kindName(kind));
    }
}

void DialectProbeTest::pathsAreTried()
{
    RawServer sub(pages({{"/sub/api/status", statusOfRelay("oneapi")}}));
    const auto below = probe(sub.address() + QStringLiteral("/sub/v1"));
    QVERIFY(below.ok());
    QCOMPARE(below->info.root, QUrl(sub.address() + QStringLiteral("/sub")));
    QCOMPARE(below->info.infer, QUrl(sub.address() + QStringLiteral("/sub/v1")));

    RawServer root(pages({{"/api/status", statusOfRelay("oneapi")}}));
    const auto above = probe(root.address() + QStringLiteral("/openai/v1"));
    QVERIFY(above.ok());
    QCOMPARE(above->info.root, QUrl(root.address()));
}

void DialectProbeTest::redirectsLeadToTheAddressThatIsKept()
{
    RawServer target(pages({{"/relay/api/status", statusOfRelay("laisky")}}));
    const QByteArray location = "Location: " + target.address().toLatin1() + "/relay/api/status\r\n";
    RawServer first(pages({{"/api/status", RawServer::answer({}, "301 Moved Permanently", location)}}));
    const auto found = probe(first.address());
    QVERIFY(found.ok());
    QCOMPARE(found->info.root, QUrl(target.address() + QStringLiteral("/relay")));
    QCOMPARE(found->info.infer, QUrl(target.address() + QStringLiteral("/relay/v1")));
}

void DialectProbeTest::plainServiceIsKnownByItsModels()
{
    RawServer open(pages({{"/v1/models", RawServer::answer("{\"object\":\"list\",\"data\":[]}", "200 OK", json)}}));
    const auto found = probe(open.address());
    QVERIFY(found.ok());
    QCOMPARE(kindName(found->info.kind), QStringLiteral("plain"));
    QVERIFY(!found->managementApi);
    QCOMPARE(found->info.infer, QUrl(open.address() + QStringLiteral("/v1")));

    // Without a key most answer like this: the place is right.
    RawServer closed(
        pages({{"/openai/v1/models", RawServer::answer("{\"error\":{\"message\":\"Missing bearer\",\"type\":"
                                                       "\"invalid_request_error\",\"code\":null}}",
                                                       "401 Unauthorized", json)}}));
    const auto wants = probe(closed.address() + QStringLiteral("/openai/v1"));
    QVERIFY(wants.ok());
    QCOMPARE(wants->info.infer, QUrl(closed.address() + QStringLiteral("/openai/v1")));
    QCOMPARE(wants->info.root, QUrl(closed.address() + QStringLiteral("/openai")));
}

void DialectProbeTest::keyThatCameAlongIsUsed()
{
    RawServer server(pages({{"/v1/models", RawServer::answer("{\"data\":[]}", "200 OK", json)}}));
    const auto found = probe(server.address() + QStringLiteral(" sk-abcdefgh12345678"));
    QVERIFY(found.ok());
    QVERIFY(found->key == core::Secret("sk-abcdefgh12345678"));
    QCOMPARE(server.requests().last().header("authorization"), QByteArray("Bearer sk-abcdefgh12345678"));
    QVERIFY(server.requests().first().header("authorization").isEmpty()); // the status needs none
}

void DialectProbeTest::oldProxy()
{
    RawServer server(
        pages({{"/pro/balance", RawServer::answer("{\"message\":\"apiKey is missing\"}", "400 Bad Request", json)}}));
    const auto found = probe(server.address());
    QVERIFY(found.ok());
    QCOMPARE(kindName(found->info.kind), QStringLiteral("proxy"));
    QCOMPARE(found->info.infer, QUrl(server.address() + QStringLiteral("/pro")));
}

void DialectProbeTest::webPageIsSaid()
{
    RawServer server(pages({}));
    const auto found = probe(server.address());
    QVERIFY(!found.ok());
    QVERIFY(found.error().cause == core::ErrorCause::WebPage);
}

void DialectProbeTest::nothingThereIsOffline()
{
    quint16 port = 0;
    {
        RawServer gone(pages({}));
        port = gone.port();
    }
    const auto found = probe(QStringLiteral("http://127.0.0.1:%1/a/b/v1").arg(port));
    QVERIFY(!found.ok());
    QVERIFY(found.error().kind == core::ErrorKind::Offline);
}

void DialectProbeTest::limitedRelaySaysSo()
{
    RawServer server(pages({{"/api/status", RawServer::answer({}, "429 Too Many Requests")}}));
    const auto found = probe(server.address());
    QVERIFY(!found.ok());
    QVERIFY(found.error().cause == core::ErrorCause::ManagementLimited);
}

void DialectProbeTest::redirectsAreSaid()
{
    RawServer target(pages({{"/api/status", statusOfRelay("laisky")}}));
    const QByteArray location = "Location: " + target.address().toLatin1() + "/api/status\r\n";
    RawServer first(pages({{"/api/status", RawServer::answer({}, "302 Found", location)}}));
    const auto found = probe(first.address());
    QVERIFY(found.ok());
    QCOMPARE(found->info.root, QUrl(target.address()));
    QCOMPARE(found->redirectedFrom, QUrl(first.address()));
    const auto straight = probe(target.address());
    QVERIFY(straight.ok());
    QVERIFY(straight->redirectedFrom.isEmpty() && !straight->schemeSwitched);
}

void DialectProbeTest::httpThatLeadsToHttps()
{
    RawServer secure(pages({{"/api/status", statusOfRelay("oneapi")}}), support::selfSignedServer());
    const QByteArray to = "https://127.0.0.1:" + QByteArray::number(secure.port());
    RawServer plain(
        pages({{"/api/status", RawServer::answer({}, "301 Moved", "Location: " + to + "/api/status\r\n")}}));
    // Where it leads has a certificate nobody vouches for: that is the answer, not the redirect.
    const auto refused = probe(plain.address());
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().cause == core::ErrorCause::UntrustedCertificate);
    m_transport.certificates().accept(*m_transport.certificates().lastRefused(), QDateTime::currentDateTimeUtc());
    const auto found = probe(plain.address());
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->info.root, QUrl(QString::fromLatin1(to)));
    QVERIFY(found->schemeSwitched && found->certificateAccepted && !found->insecure);
}

void DialectProbeTest::selfSignedIsShownAndFoundOnceAccepted()
{
    RawServer secure(pages({{"/api/status", statusOfRelay("oneapi")}}), support::selfSignedServer());
    const QString address = QStringLiteral("https://127.0.0.1:%1").arg(secure.port());
    const auto refused = probe(address);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().cause == core::ErrorCause::UntrustedCertificate);
    QCOMPARE(secure.requests().size(), 0);
    m_transport.certificates().accept(*m_transport.certificates().lastRefused(), QDateTime::currentDateTimeUtc());
    const auto found = probe(address);
    QVERIFY(found.ok());
    QVERIFY(found->certificateAccepted && found->managementApi);
    m_transport.certificates().forget(QStringLiteral("127.0.0.1"), secure.port());
    QVERIFY(!probe(address).ok());
}

void DialectProbeTest::httpToATlsPortGoesOnByTls()
{
    RawServer secure(pages({{"/api/status", statusOfRelay("oneapi")}}), support::selfSignedServer());
    const QString typed = QStringLiteral("http://127.0.0.1:%1/v1").arg(secure.port());
    const auto refused = probe(typed);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().cause == core::ErrorCause::UntrustedCertificate, qPrintable(refused.error().detail));
    m_transport.certificates().accept(*m_transport.certificates().lastRefused(), QDateTime::currentDateTimeUtc());
    const auto found = probe(typed);
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->info.root.scheme(), QStringLiteral("https"));
    QVERIFY(found->schemeSwitched);
}

void DialectProbeTest::httpsToAPlainPortIsSaidNotFollowed()
{
    PlainPort plain(statusOfRelay("oneapi"));
    const auto found = probe(plain.address(QStringLiteral("https")));
    QVERIFY(!found.ok());
    QVERIFY(plain.other() > 0 && plain.plain() > 0);
    QVERIFY2(found.error().cause == core::ErrorCause::PlainHttpPort, qPrintable(found.error().detail));
}

// nginx and Go answer plain http on a TLS port in words.
void DialectProbeTest::aServerThatSaysItWantsHttps()
{
    PlainPort server(RawServer::answer("Client sent an HTTP request to an HTTPS server.\n", "400 Bad Request",
                                       "Content-Type: text/plain\r\n"));
    const auto found = probe(server.address(QStringLiteral("http")));
    QVERIFY(!found.ok()); // this one does not speak TLS after all
    QVERIFY(server.other() > 0);
}

void DialectProbeTest::cloudflaresWall()
{
    const QByteArray wall = RawServer::answer("<!DOCTYPE html><title>Just a moment...</title>", "403 Forbidden",
                                              html + "cf-mitigated: challenge\r\nServer: cloudflare\r\n");
    RawServer server([wall](QTcpSocket &socket, const RawServer::Request &) { socket.write(wall); });
    const auto found = probe(server.address());
    QVERIFY(!found.ok());
    QVERIFY(found.error().cause == core::ErrorCause::BrowserCheck);
}

void DialectProbeTest::wallBeforeThePagesOnly()
{
    RawServer server(pages(
        {{"/api/status", RawServer::answer("<!DOCTYPE html><title>Just a moment...</title>", "403 Forbidden", html)},
         {"/v1/models", RawServer::answer("{\"error\":{\"message\":\"未提供令牌\",\"type\":\"one_api_error\"}}",
                                          "401 Unauthorized", json)}}));
    const auto found = probe(server.address());
    QVERIFY(found.ok());
    QVERIFY(found->hasSiteWall && !found->managementApi);
}

void DialectProbeTest::otherBasesAreTried_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("served");
    QTest::newRow("host, served at /openai/v1") << "" << QByteArray("/openai/v1");
    QTest::newRow("host, served at /api/v1") << "" << QByteArray("/api/v1");
    QTest::newRow("/openai, served as typed") << "/openai" << QByteArray("/openai");
    QTest::newRow("/openai/v1, served at /v1") << "/openai/v1" << QByteArray("/v1");
    QTest::newRow("versioned") << "/api/paas/v4/chat/completions" << QByteArray("/api/paas/v4");
}

void DialectProbeTest::otherBasesAreTried()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, served);
    RawServer server(
        pages({{served + "/models", RawServer::answer("{\"object\":\"list\",\"data\":[]}", "200 OK", json)}}));
    const auto found = probe(server.address() + typed);
    QVERIFY2(found.ok(), found.ok() ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->info.infer, QUrl(server.address() + QString::fromLatin1(served)));
}

// Forks of tomorrow: members renamed, dropped and of another type.
void DialectProbeTest::forksDegrade_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("isRelay");
    QTest::newRow("no unit") << QByteArray(
                                    "{\"success\":true,\"data\":{\"system_name\":\"X\",\"turnstile_check\":false}}")
                             << true;
    QTest::newRow("unit as text")
        << QByteArray("{\"success\":true,\"data\":{\"system_name\":\"X\",\"quota_per_unit\":\"500000\"}}") << true;
    QTest::newRow("no success member") << QByteArray("{\"data\":{\"system_name\":\"X\",\"quota_per_unit\":1000}}")
                                       << true;
    QTest::newRow("everything null")
        << QByteArray("{\"success\":true,\"data\":{\"system_name\":null,\"quota_per_unit\":null,\"version\":null}}")
        << true;
    QTest::newRow("something else's status") << QByteArray("{\"success\":true,\"data\":{\"status\":\"ok\"}}") << false;
    QTest::newRow("data is a list") << QByteArray("{\"success\":true,\"data\":[]}") << false;
    QTest::newRow("refused") << QByteArray("{\"success\":false,\"data\":{\"quota_per_unit\":1}}") << false;
}

void DialectProbeTest::forksDegrade()
{
    QFETCH(QByteArray, status);
    QFETCH(bool, isRelay);
    RawServer server(pages({{"/api/status", RawServer::answer(status, "200 OK", json)}}));
    const auto found = probe(server.address());
    QCOMPARE(found.ok(), isRelay);
    if (isRelay)
        QVERIFY(found->managementApi && found->info.quotaPerUnit.units() > 0);
}

void DialectProbeTest::canBeCancelled()
{
    RawServer silent([](QTcpSocket &, const RawServer::Request &) {});
    const auto address = RelayAddress::parse(silent.address());
    QVERIFY(address.ok());
    DialectProbe prober(m_transport);
    QObject context;
    std::optional<core::Result<ProbeReport>> seen;
    prober.probe(*address).finally(&context, [&](const core::Result<ProbeReport> &r) { seen.emplace(r); });
    QTRY_COMPARE_WITH_TIMEOUT(silent.requests().size(), 1, 20'000);
    QVERIFY(!seen);
    prober.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(seen.has_value(), 20'000);
    QVERIFY(seen->error().kind == core::ErrorKind::Cancelled);
    // And can be asked again.
    RawServer relay(pages({{"/api/status", statusOfRelay("oneapi")}}));
    QVERIFY(answer(prober.probe(*RelayAddress::parse(relay.address()))).ok());
}

void DialectProbeTest::survey_data()
{
    QTest::addColumn<QString>("rates"); // the recording
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<bool>("responses");
    QTest::addColumn<bool>("messages");
    // Which format where: apps.md §1.
    QTest::newRow("laisky") << "models-display-anonymous" << QByteArray("/api/models/display") << true << true;
    QTest::newRow("oneapi") << "" << QByteArray() << false << false;
    QTest::newRow("newapi-2025") << "pricing-anonymous" << QByteArray("/api/pricing") << false << true;
    QTest::newRow("newapi-2026") << "pricing-anonymous" << QByteArray("/api/pricing") << true << true;
    QTest::newRow("onehub") << "" << QByteArray() << true << true;
}

void DialectProbeTest::survey()
{
    QFETCH(QString, rates);
    QFETCH(QByteArray, at);
    QFETCH(bool, responses);
    QFETCH(bool, messages);
    const QString relay = QString::fromLatin1(QTest::currentDataTag());
    const QByteArray noKey = RawServer::answer("{\"error\":{\"message\":\"无效的令牌\",\"type\":\"one_api_error\"}}",
                                               "401 Unauthorized", json);
    const QByteArray noPlace = RawServer::answer(
        "{\"error\":{\"message\":\"Invalid URL (POST /v1/x)\",\"type\":\"invalid_request_error\",\"param\":\"\","
        "\"code\":\"\"}}",
        "404 Not Found", json);
    const QByteArray claude = relay == QLatin1String("onehub") ? "/claude/v1/messages" : "/v1/messages";
    QHash<QByteArray, QByteArray> answers{{"/api/status", statusOfRelay(QTest::currentDataTag())},
                                          {"/v1/chat/completions", noKey},
                                          {"/v1/responses", responses ? noKey : noPlace},
                                          {"/v1/messages", noPlace}};
    answers.insert(claude, messages ? noKey : noPlace);
    int models = 0;
    if (!rates.isEmpty()) {
        const QByteArray body = recording(relay, rates).answer.body;
        answers.insert(at, RawServer::answer(body, "200 OK", json));
        models = -1; // some; which is the dialect's own test
    }
    RawServer server(pages(answers));
    const auto found = probe(server.address());
    QVERIFY(found.ok());
    DialectProbe prober(m_transport);
    const auto told = answer(prober.survey(found->info));
    QVERIFY(told.ok());
    QCOMPARE(told->chat, std::optional(true));
    QCOMPARE(told->responses, std::optional(responses));
    QCOMPARE(told->messages, std::optional(messages));
    QCOMPARE(told->ratesPublished, models != 0);
    QCOMPARE(told->models.value_or(0) > 0, models != 0);
    for (const RawServer::Request &request : server.requests())
        QVERIFY(request.header("authorization").isEmpty());
}

void DialectProbeTest::surveyOfAPlainServiceLearnsTheBaseOfMessages()
{
    const QByteArray noKey =
        RawServer::answer("{\"error\":{\"message\":\"no key\",\"type\":\"authentication_error\"}}", "401 x", json);
    const QByteArray none = RawServer::answer("{\"detail\":\"Not Found\"}", "404 Not Found", json);
    RawServer server(pages({{"/v1/models", noKey},
                            {"/v1/chat/completions", noKey},
                            {"/v1/responses", none},
                            {"/v1/messages", none},
                            {"/anthropic/v1/messages", noKey}}));
    const auto found = probe(server.address());
    QVERIFY(found.ok());
    DialectProbe prober(m_transport);
    const auto told = answer(prober.survey(found->info));
    QVERIFY(told.ok());
    QCOMPARE(told->chat, std::optional(true));
    QCOMPARE(told->responses, std::optional(false));
    QCOMPARE(told->messages, std::optional(true));
    const auto dialect = dialectFor(told->info);
    QCOMPARE(dialect->inferenceUrl(QStringLiteral("messages")),
             QUrl(server.address() + QStringLiteral("/anthropic/v1/messages")));
    QCOMPARE(dialect->inferenceUrl(QStringLiteral("chat/completions")),
             QUrl(server.address() + QStringLiteral("/v1/chat/completions")));
}

void DialectProbeTest::surveyKnowsWhatItDoesNotKnow()
{
    const QByteArray busy = RawServer::answer({}, "429 Too Many Requests");
    RawServer server(pages({{"/v1/models", RawServer::answer("{\"data\":[]}", "200 OK", json)},
                            {"/v1/chat/completions", busy},
                            {"/v1/responses", RawServer::answer("{}", "500 x", json)},
                            {"/v1/messages", busy}}));
    const auto found = probe(server.address());
    QVERIFY(found.ok());
    DialectProbe prober(m_transport);
    const auto told = answer(prober.survey(found->info));
    QVERIFY(told.ok());
    QVERIFY(!told->chat && !told->responses && !told->messages && !told->models && !told->ratesPublished);
}

RELAYDESK_TEST(QCoreApplication, DialectProbeTest)
#include "tst_dialectprobe.moc"
