#include "probe.h"
#include "support/quietmain.h"
#include "support/tcpproxy.h"

#include <QFile>
#include <QSslKey>
#include <QSslServer>
#include <QTimer>

using namespace probe;
using namespace std::chrono_literals;

// What goes wrong on the way, and what ends before its time.
class TestTransportFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postWithoutAnswerIsSentOnce_data();
    void postWithoutAnswerIsSentOnce();
    void postAfterServerClosedTheKeptConnectionArrivesOnce();
    void scopeDeathAnswersCancelledAtOnce();
    void transportDeathAnswersCancelled();
    void abortedStreamEndsAtOnce();
    void deletedStreamSaysNothing();
    void streamMayBeDeletedInAnySignal_data();
    void streamMayBeDeletedInAnySignal();
    void noConnectionIsATimeout();
    void silenceIsATimeout();
    void slowHeadIsNoConnectTimeout();
    void slowDripIsNoTimeout();
    void tooLargeIsRefused();
    void brokenAnswersAreOffline_data();
    void brokenAnswersAreOffline();
    void refusedConnectionIsOffline();
    void abortAfterTheFailureHappenedIsQuiet();
    void untrustedCertificateIsTls();
    void anySplitGivesTheSameBytes_data();
    void anySplitGivesTheSameBytes();
    void manyStreamsRunAtOnce();
    void manyOneShotsRunAtOnce();
};

void TestTransportFaults::postWithoutAnswerIsSentOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("asStream");
    for (const bool asStream : {false, true}) {
        const char *how = asStream ? "stream" : "one shot";
        QTest::addRow("POST, %s", how) << QByteArray("POST") << QByteArray("{\"key\":\"code\"}") << asStream;
        QTest::addRow("POST without a body, %s", how) << QByteArray("POST") << QByteArray() << asStream;
        QTest::addRow("large POST, %s", how) << QByteArray("POST") << QByteArray(300'000, 'x') << asStream;
        QTest::addRow("PUT, %s", how) << QByteArray("PUT") << QByteArray("{}") << asStream;
        QTest::addRow("DELETE, %s", how) << QByteArray("DELETE") << QByteArray() << asStream;
    }
}

void TestTransportFaults::postWithoutAnswerIsSentOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(bool, asStream);
    RawServer server(closeAtOnce);
    net::Transport transport;
    core::Scope scope;
    Request request = post(server, body);
    request.method = method;
    std::optional<ErrorKind> kind;
    if (asStream) {
        const auto stream = transport.stream(request);
        Listener l(stream.get());
        QTRY_COMPARE(l.ends, 1);
        QVERIFY(!l.how->ok());
        kind = l.how->error().kind;
    } else {
        Waiter w(transport.send(request, scope));
        QTRY_VERIFY(w.done());
        QVERIFY(!w.result->ok());
        kind = w.error();
    }
    QCOMPARE(*kind, ErrorKind::Offline);
    QTest::qWait(100); // time for a second try, if there were one
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.connectionsWithBytes(), 1);
}

void TestTransportFaults::postAfterServerClosedTheKeptConnectionArrivesOnce()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer("ok"));
        socket.disconnectFromHost();
    });
    net::Transport transport;
    core::Scope scope;
    for (int i = 0; i < 20; ++i) {
        Waiter get(transport.send(to(server), scope));
        QTRY_VERIFY(get.done());
        QVERIFY(get.result->ok());
        Waiter w(transport.send(post(server), scope));
        QTRY_VERIFY(w.done());
        QVERIFY(w.result->ok());
        QCOMPARE(server.requests().size(), 2 * (i + 1));
    }
}

void TestTransportFaults::scopeDeathAnswersCancelledAtOnce()
{
    RawServer server([](QTcpSocket &, const RawServer::Request &) {});
    net::Transport transport;
    auto scope = std::make_unique<core::Scope>();
    Waiter get(transport.send(to(server), *scope));
    Waiter w(transport.send(post(server), *scope));
    QTRY_COMPARE(server.requests().size(), 2);
    QCOMPARE(scope->openCount(), std::size_t(2));
    scope.reset();
    QVERIFY(get.done());
    QVERIFY(w.done());
    QCOMPARE(get.error(), ErrorKind::Cancelled);
    QCOMPARE(w.error(), ErrorKind::Cancelled);
    QTRY_COMPARE(server.openConnections(), 0); // the relay sees that nobody listens any more
    QCOMPARE(w.count, 1);
}

void TestTransportFaults::transportDeathAnswersCancelled()
{
    RawServer server([](QTcpSocket &, const RawServer::Request &) {});
    auto transport = std::make_unique<net::Transport>();
    core::Scope scope;
    Waiter get(transport->send(to(server), scope));
    Waiter w(transport->send(post(server), scope));
    const auto stream = transport->stream(post(server));
    Listener l(stream.get());
    QTRY_COMPARE(server.requests().size(), 3);
    transport.reset();
    QCOMPARE(get.error(), ErrorKind::Cancelled);
    QCOMPARE(w.error(), ErrorKind::Cancelled);
    QCOMPARE(l.ends, 1);
    QCOMPARE(l.how->error().kind, ErrorKind::Cancelled);
    QCOMPARE(scope.openCount(), std::size_t(0));
}

void TestTransportFaults::abortedStreamEndsAtOnce()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
    });
    net::Transport transport;
    const auto stream = transport.stream(post(server));
    Listener l(stream.get());
    QTRY_COMPARE(l.bytes, QByteArray("abc"));
    stream->abort();
    QCOMPARE(l.ends, 1);
    QCOMPARE(l.how->error().kind, ErrorKind::Cancelled);
    stream->abort();
    QCOMPARE(l.ends, 1);
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestTransportFaults::deletedStreamSaysNothing()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
    });
    net::Transport transport;
    auto stream = transport.stream(post(server));
    Listener l(stream.get());
    QTRY_COMPARE(l.bytes, QByteArray("abc"));
    stream.reset();
    QCOMPARE(l.ends, 0);
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(transport.findChildren<QObject *>().size() < 20); // its connection is gone as well
}

void TestTransportFaults::streamMayBeDeletedInAnySignal_data()
{
    QTest::addColumn<int>("when");
    QTest::newRow("head") << 0;
    QTest::newRow("bytes") << 1;
    QTest::newRow("end") << 2;
}

void TestTransportFaults::streamMayBeDeletedInAnySignal()
{
    QFETCH(int, when);
    RawServer server(answerOk);
    net::Transport transport;
    auto stream = transport.stream(post(server));
    bool deleted = false;
    const auto drop = [&](int now) {
        if (now != when)
            return;
        stream.reset();
        deleted = true;
    };
    connect(stream.get(), &net::Stream::headArrived, this, [&] { drop(0); });
    connect(stream.get(), &net::Stream::bytesArrived, this, [&] { drop(1); });
    connect(stream.get(), &net::Stream::ended, this, [&] { drop(2); });
    QTRY_VERIFY(deleted);
    QTest::qWait(20);
}

void TestTransportFaults::noConnectionIsATimeout()
{
    RawServer server(answerOk);
    support::TcpProxy proxy(server.port());
    support::Faults faults;
    faults.blackHole = true;
    proxy.setFaults(faults);
    net::Transport transport;
    core::Scope scope;
    Request request = post(server);
    request.url = QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(proxy.port()));
    request.connectTimeout = 200ms;
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QCOMPARE(w.error(), ErrorKind::Timeout);
    QVERIFY2(w.result->error().detail.contains(QLatin1String("no connection within 200 ms")),
             qPrintable(w.result->error().detail));
}

void TestTransportFaults::silenceIsATimeout()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &request) {
        if (request.path == "/half")
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
    });
    net::Transport transport;
    core::Scope scope;
    const QList<std::pair<QByteArray, QByteArray>> kinds{{"GET", ""}, {"POST", ""}, {"POST", "{}"}};
    for (const QString &path : {QStringLiteral("/none"), QStringLiteral("/half")})
        for (const auto &[method, body] : kinds) {
            Request request = to(server, method, path);
            request.body = body;
            request.connectTimeout = 4s;
            request.idleTimeout = 200ms;
            Waiter w(transport.send(request, scope));
            QTRY_VERIFY(w.done());
            QCOMPARE(w.error(), ErrorKind::Timeout);
            QVERIFY2(w.result->error().detail.contains(QLatin1String("nothing arrived for 200 ms")),
                     qPrintable(w.result->error().detail));
        }
}

void TestTransportFaults::slowHeadIsNoConnectTimeout()
{
    RawServer server(answerOk);
    support::TcpProxy proxy(server.port());
    support::Faults faults;
    faults.delay = 600ms;
    proxy.setFaults(faults);
    net::Transport transport;
    core::Scope scope;
    const QList<std::pair<QByteArray, QByteArray>> kinds{{"GET", ""}, {"POST", ""}, {"POST", "{}"}};
    for (const auto &[method, body] : kinds) {
        Request request = to(server, method);
        request.body = body;
        request.url.setPort(proxy.port());
        request.connectTimeout = 200ms;
        Waiter w(transport.send(request, scope));
        QTRY_VERIFY(w.done());
        QVERIFY2(w.result->ok(), w.result->ok() ? "" : qPrintable(w.result->error().detail));
    }
}

void TestTransportFaults::slowDripIsNoTimeout()
{
    QPointer<QTcpSocket> connection;
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        connection = &socket;
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n");
    });
    net::Transport transport;
    Request request = post(server);
    request.idleTimeout = 300ms;
    const auto stream = transport.stream(request);
    Listener l(stream.get());
    QTRY_COMPARE(l.heads, 1);
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&] {
        if (connection)
            connection->write("x");
    });
    drip.start(100ms);
    QTRY_COMPARE(l.ends, 1); // after 800 ms, longer than the limit
    QVERIFY2(l.how->ok(), l.how->ok() ? "" : qPrintable(l.how->error().detail));
    QCOMPARE(l.bytes.size(), 8);
}

void TestTransportFaults::tooLargeIsRefused()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer(QByteArray(100'000, 'x')));
    });
    net::Transport transport;
    core::Scope scope;
    Request request = to(server);
    request.largestAnswer = 99'999;
    Waiter over(transport.send(request, scope));
    QTRY_VERIFY(over.done());
    QCOMPARE(over.error(), ErrorKind::TooLarge);
    request.largestAnswer = 100'000;
    Waiter exact(transport.send(request, scope));
    QTRY_VERIFY(exact.done());
    QVERIFY(exact.result->ok());
    QCOMPARE(exact.response().body.size(), 100'000);
}

void TestTransportFaults::brokenAnswersAreOffline_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("reset");
    for (const bool reset : {false, true}) {
        const char *how = reset ? "reset" : "cut";
        QTest::addRow("in the head, %s", how) << QByteArray("HTTP/1.1 200 O") << reset;
        QTest::addRow("body too short, %s", how)
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc") << reset;
        QTest::addRow("no last chunk, %s", how)
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n") << reset;
    }
}

void TestTransportFaults::brokenAnswersAreOffline()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, reset);
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) { socket.write(answer); });
    support::TcpProxy proxy(server.port());
    support::Faults faults;
    (reset ? faults.resetAfter : faults.cutAfter) = answer.size();
    proxy.setFaults(faults);
    net::Transport transport;
    core::Scope scope;
    Request request = post(server);
    request.url.setPort(proxy.port());
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QVERIFY(!w.result->ok());
    QCOMPARE(w.error(), ErrorKind::Offline);
    const auto stream = transport.stream(request);
    Listener l(stream.get());
    QTRY_COMPARE(l.ends, 1);
    QVERIFY(!l.how->ok());
    QCOMPARE(l.how->error().kind, ErrorKind::Offline);
    if (!reset && l.heads == 1)
        QCOMPARE(l.bytes, QByteArray("abc")); // what had come is kept
    QCOMPARE(server.requests().size(), 2);
}

void TestTransportFaults::refusedConnectionIsOffline()
{
    quint16 port = 0;
    {
        RawServer gone(answerOk);
        port = gone.port();
    }
    net::Transport transport;
    core::Scope scope;
    Request request;
    request.url = QUrl(QStringLiteral("http://127.0.0.1:%1/secret-path?key=abc").arg(port));
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QCOMPARE(w.error(), ErrorKind::Offline);
    QVERIFY(w.result->error().detail.contains(QLatin1String("127.0.0.1")));
    QVERIFY(!w.result->error().detail.contains(QLatin1String("abc")));
    QCOMPARE(w.result->error().httpStatus, 0);
}

// The network thread has failed already, its word is still in the queue when we stop: Qt warned of a second error.
void TestTransportFaults::abortAfterTheFailureHappenedIsQuiet()
{
    QUrl nowhere;
    {
        RawServer server(answerOk);
        nowhere = QUrl(server.address());
    }
    Request request;
    request.url = nowhere;
    const int warningsBefore = support::warnings;
    for (int i = 0; i < 5; ++i) {
        net::Transport transport;
        auto scope = std::make_unique<core::Scope>();
        Waiter w(transport.send(request, *scope));
        QTest::qSleep(50); // not a wait: the queue of this thread must not move meanwhile
        scope.reset();
        QTRY_VERIFY(w.done());
        QCOMPARE(w.error(), ErrorKind::Cancelled);
        QTest::qWait(10);
    }
    QCOMPARE(support::warnings, warningsBefore);
}

void TestTransportFaults::untrustedCertificateIsTls()
{
    QFile certificate(QStringLiteral(TEST_DATA "/net/selfsigned.pem"));
    QFile key(QStringLiteral(TEST_DATA "/net/selfsigned-key.pem"));
    QVERIFY(certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly));
    auto *tls = new QSslServer;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(&certificate));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    tls->setSslConfiguration(configuration);
    RawServer server(answerOk, tls);
    net::Transport transport;
    core::Scope scope;
    Request request = post(server);
    request.url = QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(server.port()));
    Waiter w(transport.send(request, scope));
    QTRY_VERIFY(w.done());
    QVERIFY(!w.result->ok());
    QCOMPARE(w.error(), ErrorKind::Tls);
    QCOMPARE(server.requests().size(), 0);
    QVERIFY2(w.result->error().detail.contains(QLatin1String("self")), qPrintable(w.result->error().detail));
}

void TestTransportFaults::anySplitGivesTheSameBytes_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 2, 7, 64, 1460})
        QTest::addRow("%d", size) << size;
}

void TestTransportFaults::anySplitGivesTheSameBytes()
{
    QFETCH(int, size);
    QByteArray text;
    QByteArray chunks;
    for (int i = 0; i < 50; ++i) {
        const QByteArray one = "data: {\"n\":" + QByteArray::number(i) + "}\n\n";
        text += one;
        chunks += QByteArray::number(one.size(), 16) + "\r\n" + one + "\r\n";
    }
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Long: abc\r\n\r\n" + chunks + "0\r\n\r\n");
    });
    support::TcpProxy proxy(server.port());
    support::Faults faults;
    faults.pieceSize = size;
    proxy.setFaults(faults);
    net::Transport transport;
    Request request = post(server);
    request.url.setPort(proxy.port());
    const auto stream = transport.stream(request);
    Listener l(stream.get());
    QTRY_COMPARE(l.ends, 1);
    QVERIFY(l.how->ok());
    QCOMPARE(l.head.header("X-Long"), QByteArray("abc"));
    QCOMPARE(l.bytes, text);
}

void TestTransportFaults::manyStreamsRunAtOnce()
{
    QList<QTcpSocket *> held;
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) {
        held.append(&socket);
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
    });
    net::Transport transport;
    std::vector<std::unique_ptr<net::Stream>> streams;
    std::vector<std::unique_ptr<Listener>> listeners;
    for (int i = 0; i < 12; ++i) {
        streams.push_back(transport.stream(i % 2 ? post(server) : to(server)));
        listeners.push_back(std::make_unique<Listener>(streams.back().get()));
    }
    QTRY_COMPARE(held.size(), 12);
    for (QTcpSocket *socket : std::as_const(held))
        socket->write("cd");
    for (const auto &l : listeners) {
        QTRY_COMPARE(l->ends, 1);
        QCOMPARE(l->bytes, QByteArray("abcd"));
    }
}

void TestTransportFaults::manyOneShotsRunAtOnce()
{
    QList<QTcpSocket *> held;
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) { held.append(&socket); });
    net::Transport transport;
    core::Scope scope;
    std::vector<std::unique_ptr<Waiter>> waiters;
    for (int i = 0; i < 12; ++i)
        waiters.push_back(std::make_unique<Waiter>(transport.send(to(server), scope)));
    QTRY_COMPARE(held.size(), 12);
    for (QTcpSocket *socket : std::as_const(held))
        socket->write(RawServer::answer("x"));
    for (const auto &w : waiters) {
        QTRY_VERIFY(w->done());
        QVERIFY(w->result->ok());
    }
}

RELAYDESK_TEST(QCoreApplication, TestTransportFaults)
#include "tst_transportfaults.moc"
