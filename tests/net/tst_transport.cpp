#include "net/cookiejar.h"
#include "net/transport.h"
#include "support/quietmain.h"
#include "support/rawserver.h"
#include "support/tcpproxy.h"

#include <QJsonDocument>
#include <QSignalSpy>

using core::ErrorKind;
using core::Result;
using net::Request;
using net::Response;
using support::RawServer;
using namespace std::chrono_literals;

namespace {

Request to(const RawServer &server, const QByteArray &method = "GET", const QString &path = QStringLiteral("/"))
{
    Request request;
    request.method = method;
    request.url = QUrl(server.address() + path);
    return request;
}

Request post(const RawServer &server, const QByteArray &body = "{}")
{
    Request request = to(server, "POST");
    request.body = body;
    request.contentType = "application/json";
    return request;
}

// Waits for one answer and keeps it.
struct Waiter : QObject
{
    explicit Waiter(const core::Async<Response> &async)
    {
        async.finally(this, [this](const Result<Response> &r) {
            ++count;
            result = r;
        });
    }
    bool done() const { return count > 0; }
    const Response &response() const { return result->value(); }
    ErrorKind error() const { return result->error().kind; }
    std::optional<Result<Response>> result{};
    int count = 0;
};

// Gathers what a stream says.
struct Listener : QObject
{
    explicit Listener(net::Stream *stream)
    {
        connect(stream, &net::Stream::headArrived, this, [this](const Response &r) {
            ++heads;
            head = r;
        });
        connect(stream, &net::Stream::bytesArrived, this, [this](const QByteArray &b) {
            ++pieces;
            bytes += b;
        });
        connect(stream, &net::Stream::ended, this, [this](const Result<void> &r) {
            ++ends;
            how = r;
        });
    }
    Response head{};
    QByteArray bytes{};
    std::optional<Result<void>> how{};
    int heads = 0;
    int pieces = 0;
    int ends = 0;
};

[[maybe_unused]] void answerOk(QTcpSocket &socket, const RawServer::Request &)
{
    socket.write(RawServer::answer("ok"));
}

void closeAtOnce(QTcpSocket &socket, const RawServer::Request &)
{
    socket.disconnectFromHost();
}

} // namespace

class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneShotGetsBodyHeadersAndStatus();
    void postWithoutAnswerIsSentOnce_data();
    void postWithoutAnswerIsSentOnce();
    void postAfterServerClosedTheKeptConnectionArrivesOnce();
    void streamPassesPiecesAsTheyArrive();
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

void TestTransport::postWithoutAnswerIsSentOnce_data()
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

void TestTransport::postWithoutAnswerIsSentOnce()
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

// Closes each connection after its answer has gone out, without having said so.
void TestTransport::postAfterServerClosedTheKeptConnectionArrivesOnce()
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

RELAYDESK_TEST(QCoreApplication, TestTransport)
#include "tst_transport.moc"
