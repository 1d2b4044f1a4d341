#include "relay/dialectprobe.h"

#include "demo/demorelay.h"
#include "net/transport.h"
#include "recording.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "support/rawserver.h"

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

    // Its own chat call is the last resort.
    RawServer withV1(
        pages({{"/pro/balance", RawServer::answer("{\"message\":\"apiKey is missing\"}", "400 Bad Request", json)},
               {"/v1/chat/completions", RawServer::answer("{\"error\":{\"message\":\"no key\"}}", "401 No", json)}}));
    const auto better = probe(withV1.address());
    QVERIFY(better.ok());
    QCOMPARE(kindName(better->info.kind), QStringLiteral("proxy"));
    QCOMPARE(better->info.infer, QUrl(withV1.address() + QStringLiteral("/v1")));
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

RELAYDESK_TEST(QCoreApplication, DialectProbeTest)
#include "tst_dialectprobe.moc"
