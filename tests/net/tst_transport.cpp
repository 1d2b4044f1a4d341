#include "net/cookiejar.h"
#include "probe.h"
#include "support/quietmain.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace probe;

// What is asked, what comes back, and where redirects may lead.
class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneShotGetsBodyHeadersAndStatus();
    void streamPassesPiecesAsTheyArrive();
    void statusIsAnAnswer_data();
    void statusIsAnAnswer();
    void compressedAnswersAreUnpacked();
    void sendsWhatWasAsked();
    void emptyPostHasALength();
    void redirectsKeepMethodAndBody_data();
    void redirectsKeepMethodAndBody();
    void redirectsEndAfterFive();
    void redirectsAreShownWhenNotWanted();
    void secretsStayWithTheirSite();
    void aSecretInTheAddressStaysThere();
    void secretBodiesAreNotRedirectedElsewhere();
    void cookiesAreKeptAndSentBack();
    void badAddressIsProtocol_data();
    void badAddressIsProtocol();
    void loopbackGoesAroundTheProxy();
};

void TestTransport::oneShotGetsBodyHeadersAndStatus()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer("{\"a\":1}", "404 Not Found", "X-One: 1\r\n"));
    });
    net::Transport transport;
    core::Scope scope;
    Waiter w(transport.send(to(server, "GET", QStringLiteral("/x?y=1")), scope));
    QTRY_VERIFY(w.done());
    QVERIFY(w.result->ok());
    QCOMPARE(w.response().status, 404);
    QVERIFY(!w.response().isOk());
    QCOMPARE(w.response().body, QByteArray("{\"a\":1}"));
    QCOMPARE(w.response().header("x-one"), QByteArray("1"));
    QCOMPARE(server.requests().at(0).path, QByteArray("/x?y=1"));
    QVERIFY(server.requests().at(0).header("User-Agent").startsWith("Relaydesk/"));
    QCOMPARE(scope.openCount(), std::size_t(0));
}

void TestTransport::streamPassesPiecesAsTheyArrive()
{
    QPointer<QTcpSocket> connection;
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        connection = &socket;
        socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/event-stream\r\n\r\n");
    });
    net::Transport transport;
    const auto stream = transport.stream(post(server));
    Listener l(stream.get());
    QTRY_COMPARE(l.heads, 1);
    QCOMPARE(l.head.status, 200);
    QCOMPARE(server.requests().at(0).header("Accept-Encoding"), QByteArray("identity"));
    connection->write("5\r\nhello\r\n");
    QTRY_COMPARE(l.bytes, QByteArray("hello"));
    QCOMPARE(l.ends, 0);
    connection->write("6\r\n world\r\n");
    QTRY_COMPARE(l.bytes, QByteArray("hello world"));
    QCOMPARE(l.pieces, 2);
    connection->write("0\r\n\r\n");
    QTRY_COMPARE(l.ends, 1);
    QVERIFY(l.how->ok());
    QCOMPARE(l.heads, 1);
}

void TestTransport::statusIsAnAnswer_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("400") << QByteArray("400 Bad Request") << QByteArray();
    QTest::newRow("401 with a challenge")
        << QByteArray("401 Unauthorized") << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
    QTest::newRow("401 with an unknown challenge")
        << QByteArray("401 Unauthorized") << QByteArray("WWW-Authenticate: Bearer\r\n");
    QTest::newRow("401 without") << QByteArray("401 Unauthorized") << QByteArray();
    QTest::newRow("402") << QByteArray("402 Payment Required") << QByteArray();
    QTest::newRow("403") << QByteArray("403 Forbidden") << QByteArray();
    QTest::newRow("413") << QByteArray("413 Too Large") << QByteArray();
    QTest::newRow("418") << QByteArray("418 Teapot") << QByteArray();
    QTest::newRow("429") << QByteArray("429 Too Many Requests") << QByteArray("Retry-After: 3\r\n");
    QTest::newRow("500") << QByteArray("500 Oh") << QByteArray();
    QTest::newRow("503") << QByteArray("503 Busy") << QByteArray();
    QTest::newRow("524") << QByteArray("524 A Timeout") << QByteArray();
    QTest::newRow("529") << QByteArray("529 Overloaded") << QByteArray();
    QTest::newRow("302 without an address") << QByteArray("302 Found") << QByteArray();
    QTest::newRow("304") << QByteArray("304 Not Modified") << QByteArray("Location: /elsewhere\r\n");
}

void TestTransport::statusIsAnAnswer()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    const bool hasBody = !status.startsWith("304");
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(hasBody ? RawServer::answer("{\"error\":1}", status, headers)
                             : "HTTP/1.1 " + status + "\r\n" + headers + "\r\n");
    });
    net::Transport transport;
    core::Scope scope;
    for (const QByteArray &method : {QByteArray("GET"), QByteArray("POST")}) {
        Request request = post(server, method == "GET" ? "" : "{}");
        request.method = method;
        Waiter w(transport.send(request, scope));
        QTRY_VERIFY(w.done());
        QVERIFY2(w.result->ok(), w.result->ok() ? "" : qPrintable(w.result->error().detail));
        QCOMPARE(w.response().status, status.left(3).toInt());
        QCOMPARE(w.response().body, hasBody ? QByteArray("{\"error\":1}") : QByteArray());
        const auto stream = transport.stream(request);
        Listener l(stream.get());
        QTRY_COMPARE(l.ends, 1);
        QVERIFY(l.how->ok());
        QCOMPARE(l.head.status, status.left(3).toInt());
        QCOMPARE(l.bytes, w.response().body);
    }
    QCOMPARE(server.requests().size(), 4);
}

void TestTransport::compressedAnswersAreUnpacked()
{
    const QByteArray text(50'000, 'a');
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer(qCompress(text).mid(4), "200 OK", "Content-Encoding: deflate\r\n"));
    });
    net::Transport transport;
    core::Scope scope;
    Waiter w(transport.send(to(server), scope));
    QTRY_VERIFY(w.done());
    QVERIFY(w.result->ok());
    QCOMPARE(w.response().body, text);
    QVERIFY(server.requests().at(0).header("Accept-Encoding").contains("gzip"));
}

void TestTransport::sendsWhatWasAsked()
{
    RawServer server(answerOk);
    net::Transport transport;
    core::Scope scope;
    Request request = to(server, "POST", QStringLiteral("/api/user/login?turnstile="));
    request.json = QJsonObject{{QStringLiteral("username"), QStringLiteral("ann")}};
    request.secretMembers = {{QStringLiteral("password"), core::Secret("p\"w\\\n余")}};
    request.headers = {{"X-Own", "1"}};
    request.secretHeaders = {{"Authorization", "Bearer ", core::Secret("sk-1")}};
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QVERIFY(w.result->ok());
    const RawServer::Request &seen = server.requests().at(0);
    QCOMPARE(seen.path, QByteArray("/api/user/login?turnstile="));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen.header("X-Own"), QByteArray("1"));
    QCOMPARE(seen.header("Authorization"), QByteArray("Bearer sk-1"));
    QCOMPARE(seen.header("Connection"), QByteArray("close"));
    const QJsonObject body = QJsonDocument::fromJson(seen.body).object();
    QCOMPARE(body.size(), 2);
    QCOMPARE(body[u"username"].toString(), QStringLiteral("ann"));
    QCOMPARE(body[u"password"].toString(), QStringLiteral("p\"w\\\n余"));
}

void TestTransport::emptyPostHasALength()
{
    RawServer server(answerOk);
    net::Transport transport;
    core::Scope scope;
    for (const QByteArray &method :
         {QByteArray("POST"), QByteArray("PUT"), QByteArray("DELETE"), QByteArray("PATCH")}) {
        Waiter w(transport.send(to(server, method), scope));
        QTRY_VERIFY(w.done());
        QVERIFY(w.result->ok());
        QCOMPARE(server.requests().last().method, method);
        QCOMPARE(server.requests().last().header("Content-Length"), QByteArray("0"));
    }
}

void TestTransport::redirectsKeepMethodAndBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    for (const int status : {301, 302, 303, 307, 308}) {
        for (const char *method : {"GET", "POST", "PUT", "DELETE"})
            QTest::addRow("%d %s", status, method) << status << QByteArray(method);
    }
}

void TestTransport::redirectsKeepMethodAndBody()
{
    QFETCH(int, status);
    QFETCH(QByteArray, method);
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &request) {
        if (request.path == "/")
            socket.write(
                RawServer::answer("moved", QByteArray::number(status) + " Moved", "Location: /v1/x?a=%20b\r\n"));
        else
            socket.write(RawServer::answer("there"));
    });
    net::Transport transport;
    core::Scope scope;
    Request request = to(server, method);
    if (method == "POST" || method == "PUT")
        request.body = "body";
    request.secretHeaders = {{"Authorization", "Bearer ", core::Secret("sk-1")}};
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QVERIFY(w.result->ok());
    QCOMPARE(w.response().body, QByteArray("there"));
    QCOMPARE(w.response().url.toEncoded(), (server.address() + QStringLiteral("/v1/x?a=%20b")).toLatin1());
    QCOMPARE(server.requests().size(), 2);
    for (const RawServer::Request &seen : server.requests()) {
        QCOMPARE(seen.method, method);
        QCOMPARE(seen.body, request.body);
        QCOMPARE(seen.header("Authorization"), QByteArray("Bearer sk-1"));
    }
    const auto stream = transport.stream(request);
    Listener l(stream.get());
    QTRY_COMPARE(l.ends, 1);
    QCOMPARE(l.heads, 1); // the redirect's own head is not shown
    QCOMPARE(l.bytes, QByteArray("there"));
}

void TestTransport::redirectsEndAfterFive()
{
    int last = 5;
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &request) {
        const int n = request.path.mid(1).toInt();
        if (n < last)
            socket.write(RawServer::answer({}, "302 Found", "Location: /" + QByteArray::number(n + 1) + "\r\n"));
        else
            socket.write(RawServer::answer("there"));
    });
    net::Transport transport;
    core::Scope scope;
    Waiter five(transport.send(to(server, "GET", QStringLiteral("/0")), scope));
    QTRY_VERIFY(five.done());
    QVERIFY(five.result->ok());
    QCOMPARE(server.requests().size(), 6);
    last = 1000;
    Waiter six(transport.send(to(server, "GET", QStringLiteral("/0")), scope));
    QTRY_VERIFY(six.done());
    QCOMPARE(six.error(), ErrorKind::Protocol);
    QCOMPARE(server.requests().size(), 12);
}

void TestTransport::redirectsAreShownWhenNotWanted()
{
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer("x", "302 Found", "Location: /x\r\n"));
    });
    net::Transport transport;
    core::Scope scope;
    Request request = to(server);
    request.followRedirects = false;
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QVERIFY(w.result->ok());
    QCOMPARE(w.response().status, 302);
    QCOMPARE(w.response().header("Location"), QByteArray("/x"));
    QCOMPARE(server.requests().size(), 1);
}

void TestTransport::secretsStayWithTheirSite()
{
    RawServer back([](QTcpSocket &socket, const RawServer::Request &) { socket.write(RawServer::answer("home")); });
    RawServer other([&](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer({}, "307 Temporary",
                                       "Set-Cookie: theirs=1\r\nLocation: " + back.address().toLatin1() + "/\r\n"));
    });
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer({}, "307 Temporary", "Location: " + other.address().toLatin1() + "/\r\n"));
    });
    net::Transport transport;
    core::Scope scope;
    Request request = post(server, "chat");
    request.secretHeaders = {{"Authorization", "Bearer ", core::Secret("sk-1")}};
    request.cookies = std::make_shared<net::CookieJar>();
    request.cookies->take(request.url, {"session=1"});
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QVERIFY(w.result->ok());
    QCOMPARE(server.requests().at(0).header("Authorization"), QByteArray("Bearer sk-1"));
    QCOMPARE(server.requests().at(0).header("Cookie"), QByteArray("session=1"));
    for (const RawServer *elsewhere : {&other, &back}) {
        QCOMPARE(elsewhere->requests().size(), 1);
        QVERIFY(!elsewhere->requests().at(0).head.contains("sk-1"));
        QVERIFY(!elsewhere->requests().at(0).head.contains("session"));
    }
    QCOMPARE(request.cookies->headerFor(request.url, QDateTime::currentDateTimeUtc()), QByteArray("session=1"));
}

void TestTransport::aSecretInTheAddressStaysThere()
{
    RawServer other([](QTcpSocket &socket, const RawServer::Request &) { socket.write(RawServer::answer("there")); });
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &request) {
        socket.write(request.path.startsWith("/moved")
                         ? RawServer::answer({}, "307 Temporary", "Location: " + other.address().toLatin1() + "/x\r\n")
                         : RawServer::answer("here"));
    });
    net::Transport transport;
    core::Scope scope;
    Request request = to(server, "GET", QStringLiteral("/pro/balance?a=1"));
    request.secretQuery = {{QStringLiteral("apiKey"), core::Secret("sk-1+/&")}};
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QCOMPARE(server.requests().at(0).path, QByteArray("/pro/balance?a=1&apiKey=sk-1%2B%2F%26"));
    QCOMPARE(w.response().url, request.url); // without it
    request.url.setPath(QStringLiteral("/moved"));
    Waiter moved(transport.send(request, scope));
    QTRY_VERIFY(moved.done());
    QCOMPARE(moved.response().body, QByteArray("there"));
    QVERIFY(!other.requests().at(0).head.contains("sk-1"));
}

void TestTransport::secretBodiesAreNotRedirectedElsewhere()
{
    RawServer other(answerOk);
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer({}, "307 Temporary", "Location: " + other.address().toLatin1() + "/\r\n"));
    });
    net::Transport transport;
    core::Scope scope;
    Request request = to(server, "POST");
    request.secretMembers = {{QStringLiteral("key"), core::Secret("0123")}};
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QCOMPARE(w.error(), ErrorKind::Protocol);
    QTest::qWait(50);
    QCOMPARE(other.connectionsWithBytes(), 0);
}

void TestTransport::cookiesAreKeptAndSentBack()
{
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(
            RawServer::answer("ok", "200 OK",
                              "Set-Cookie: session=a|b=; Path=/; Expires=Wed, 01 Jan 2125 00:00:00 GMT; HttpOnly\r\n"
                              "Set-Cookie: other=2\r\n"));
    });
    net::Transport transport;
    core::Scope scope;
    Request request = to(server);
    Waiter without(transport.send(request, scope)); // no jar: nothing is kept anywhere
    QTRY_VERIFY(without.done());
    request.cookies = std::make_shared<net::CookieJar>();
    for (int i = 0; i < 2; ++i) {
        Waiter w(transport.send(request, scope));
        QTRY_VERIFY(w.done());
        QVERIFY(w.result->ok());
    }
    QCOMPARE(server.requests().at(0).header("Cookie"), QByteArray());
    QCOMPARE(server.requests().at(1).header("Cookie"), QByteArray());
    QCOMPARE(server.requests().at(2).header("Cookie"), QByteArray("session=a|b=; other=2"));
}

void TestTransport::badAddressIsProtocol_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("nothing") << QString();
    QTest::newRow("relative") << QStringLiteral("/v1");
    QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
    QTest::newRow("no host") << QStringLiteral("http:///x");
    QTest::newRow("ftp") << QStringLiteral("ftp://127.0.0.1/");
}

void TestTransport::badAddressIsProtocol()
{
    QFETCH(QString, address);
    net::Transport transport;
    core::Scope scope;
    Request request;
    request.url = QUrl(address);
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QCOMPARE(w.error(), ErrorKind::Protocol);
    const auto stream = transport.stream(request);
    Listener l(stream.get());
    QTRY_COMPARE(l.ends, 1);
    QCOMPARE(l.how->error().kind, ErrorKind::Protocol);
}

void TestTransport::loopbackGoesAroundTheProxy()
{
    RawServer proxy(
        [](QTcpSocket &socket, const RawServer::Request &) { socket.write(RawServer::answer("from the proxy")); });
    RawServer server(answerOk);
    const QByteArray before = qgetenv("http_proxy");
    qputenv("http_proxy", proxy.address().toLatin1());
    net::Transport transport;
    core::Scope scope;
    Request far;
    far.url = QUrl(QStringLiteral("http://relay.example/v1/models"));
    Waiter there(transport.send(far, scope));
    Waiter here(transport.send(to(server), scope));
    Request byName = to(server);
    byName.url.setHost(QStringLiteral("localhost"));
    Waiter named(transport.send(byName, scope));
    QTRY_VERIFY(there.done() && here.done() && named.done());
    before.isNull() ? qunsetenv("http_proxy") : qputenv("http_proxy", before);
    QVERIFY(there.result->ok());
    QCOMPARE(there.response().body, QByteArray("from the proxy"));
    QCOMPARE(here.response().body, QByteArray("ok"));
    QCOMPARE(named.response().body, QByteArray("ok"));
    QCOMPARE(proxy.requests().size(), 1);
    QCOMPARE(proxy.requests().at(0).path, QByteArray("http://relay.example/v1/models"));
}

RELAYDESK_TEST(QCoreApplication, TestTransport)
#include "tst_transport.moc"
