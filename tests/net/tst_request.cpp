#include "net/networkerror.h"
#include "net/redirect.h"
#include "net/requestbody.h"
#include "support/quietmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using core::ErrorKind;
using net::Request;

// What is pure about a request and its answer.
class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void headersAreFoundInAnyCase();
    void secretsStayWithTheirSite_data();
    void secretsStayWithTheirSite();
    void loopbackIsKnown_data();
    void loopbackIsKnown();
    void networkErrorsHaveAKind_data();
    void networkErrorsHaveAKind();
    void secretMembersAreSplicedIn_data();
    void secretMembersAreSplicedIn();
    void formIsSpelledAsBrowsersDo();
    void onlyRequestsWithBodiesHaveOne();
};

void TestRequest::retryAfterIsRead_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("ms"); // -1: nothing
    const auto row = [](const char *name, const char *value, qint64 ms) {
        QTest::addRow("%s: %s", name, value) << QByteArray(name) << QByteArray(value) << ms;
    };
    row("Retry-After", "12", 12'000);
    row("retry-after", " 0.5 ", 500);
    row("Retry-After", "0", 0);
    row("retry-after-ms", "1500", 1500);
    row("Retry-After", "Fri, 01 May 2026 12:00:30 GMT", 30'000);
    row("Retry-After", "Fri, 01 May 2026 11:00:00 GMT", 0);
    row("Retry-After", "soon", -1);
    row("Retry-After", "-5", -1);
    row("Retry-After", "nan", -1);
    row("Retry-After", "1e300", -1);
    row("Retry-After", "", -1);
    row("X-Other", "5", -1);
}

void TestRequest::retryAfterIsRead()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(qint64, ms);
    net::Response response;
    response.headers = {{"Date", "x"}, {name, value}};
    const auto got = response.retryAfter(QDateTime(QDate(2026, 5, 1), QTime(12, 0), QTimeZone::utc()));
    QCOMPARE(got ? got->count() : -1, ms);
}

void TestRequest::headersAreFoundInAnyCase()
{
    net::Response response;
    response.headers = {{"X-Oneapi-Request-Id", "1"}, {"x-oneapi-request-id", "2"}};
    QCOMPARE(response.header("X-ONEAPI-REQUEST-ID"), QByteArray("1"));
    QVERIFY(response.header("none").isNull());
}

void TestRequest::secretsStayWithTheirSite_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("kept");
    const auto row = [](const char *name, const char *from, const char *to, bool kept) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << kept;
    };
    row("same", "https://a.example/x", "https://a.example/y", true);
    row("port spelled out", "https://a.example/x", "https://a.example:443/y", true);
    row("capitals", "https://a.example/x", "https://A.example/y", true);
    row("upgrade", "http://a.example/x", "https://a.example/y", true);
    row("upgrade from another port", "http://a.example:8080/x", "https://a.example/y", false);
    row("upgrade to another port", "http://a.example/x", "https://a.example:444/y", false);
    row("downgrade", "https://a.example/x", "http://a.example/y", false);
    row("downgrade on the same port", "https://a.example:3000/x", "http://a.example:3000/y", false);
    row("other host", "https://a.example/x", "https://b.example/y", false);
    row("host below", "https://a.example/x", "https://www.a.example/y", false);
    row("other port", "https://a.example/x", "https://a.example:444/y", false);
}

void TestRequest::secretsStayWithTheirSite()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, kept);
    QCOMPARE(net::keepsSecrets(QUrl(from), QUrl(to)), kept);
}

void TestRequest::loopbackIsKnown_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("loopback");
    const auto row = [](const char *host, bool is) { QTest::newRow(host) << QString::fromLatin1(host) << is; };
    row("localhost", true);
    row("LOCALHOST", true);
    row("relay.localhost", true);
    row("127.0.0.1", true);
    row("127.9.9.9", true);
    row("::1", true);
    row("localhost.example", false);
    row("mylocalhost", false);
    row("10.0.0.1", false);
    row("relay.example", false);
}

void TestRequest::loopbackIsKnown()
{
    QFETCH(QString, host);
    QFETCH(bool, loopback);
    QCOMPARE(net::isLoopback(host), loopback);
}

void TestRequest::networkErrorsHaveAKind_data()
{
    using E = QNetworkReply;
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind"); // -1: an answer
    const auto row = [](const char *name, E::NetworkError error, int status, std::optional<ErrorKind> kind) {
        QTest::newRow(name) << error << status << (kind ? static_cast<int>(*kind) : -1);
    };
    row("fine", E::NoError, 200, {});
    row("refused", E::ConnectionRefusedError, 0, ErrorKind::Offline);
    row("closed", E::RemoteHostClosedError, 0, ErrorKind::Offline);
    row("closed in the body of an error", E::RemoteHostClosedError, 500, ErrorKind::Offline);
    row("no such host", E::HostNotFoundError, 0, ErrorKind::Offline);
    row("network down", E::TemporaryNetworkFailureError, 0, ErrorKind::Offline);
    row("unknown", E::UnknownNetworkError, 0, ErrorKind::Offline);
    row("would be sent twice", E::ContentReSendError, 0, ErrorKind::Offline);
    row("proxy", E::ProxyConnectionRefusedError, 0, ErrorKind::Offline);
    row("proxy wants a password", E::ProxyAuthenticationRequiredError, 407, ErrorKind::Offline);
    row("timeout", E::TimeoutError, 0, ErrorKind::Timeout);
    row("proxy timeout", E::ProxyTimeoutError, 0, ErrorKind::Timeout);
    row("TLS", E::SslHandshakeFailedError, 0, ErrorKind::Tls);
    row("aborted", E::OperationCanceledError, 0, ErrorKind::Cancelled);
    row("no HTTP", E::ProtocolFailure, 0, ErrorKind::Protocol);
    row("400", E::ProtocolInvalidOperationError, 400, {});
    row("404", E::ContentNotFoundError, 404, {});
    row("500", E::InternalServerError, 500, {});
    row("content error of a good answer", E::UnknownContentError, 200, ErrorKind::Protocol);
}

void TestRequest::networkErrorsHaveAKind()
{
    QFETCH(QNetworkReply::NetworkError, error);
    QFETCH(int, status);
    QFETCH(int, kind);
    const auto got = net::failureOf(error, status);
    QCOMPARE(got ? static_cast<int>(*got) : -1, kind);
    QVERIFY(net::nameOf(error).contains(QLatin1String("Error")) || error == QNetworkReply::ProtocolFailure);
}

void TestRequest::secretMembersAreSplicedIn_data()
{
    QTest::addColumn<QJsonObject>("open");
    QTest::addColumn<QString>("secret");
    const QJsonObject one{{QStringLiteral("a"), QJsonArray{1, 2}}};
    QTest::newRow("no other members") << QJsonObject() << QStringLiteral("pw");
    QTest::newRow("with others") << one << QStringLiteral("pw");
    QTest::newRow("the secret wins") << QJsonObject{{QStringLiteral("k\"ey"), 1}} << QStringLiteral("pw");
    QTest::newRow("to be escaped") << one << QStringLiteral("\"\\\b\f\n\r\t\x01\x1f/ 余额 \U0001F600");
    QTest::newRow("empty") << one << QString();
}

void TestRequest::secretMembersAreSplicedIn()
{
    QFETCH(QJsonObject, open);
    QFETCH(QString, secret);
    const QString name = QStringLiteral("k\"ey");
    Request request;
    request.method = "POST";
    request.json = open;
    request.secretMembers = {{name, core::Secret::fromText(secret)}, {QStringLiteral("z"), core::Secret("1")}};
    const net::RequestBody body = net::encodeBody(request);
    QVERIFY(body.holdsSecrets);
    QJsonParseError error{};
    const QJsonObject read = QJsonDocument::fromJson(*body.bytes, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QJsonObject wanted = open;
    wanted.insert(name, secret);
    wanted.insert(QStringLiteral("z"), QStringLiteral("1"));
    QCOMPARE(read, wanted);
}

void TestRequest::formIsSpelledAsBrowsersDo()
{
    Request request;
    request.method = "POST";
    request.form = {
        {"model", "whisper-1"}, {"file", QByteArray("\0\r\n--\xFF", 6), "a\"b\n.wav", "audio/wav"}, {"f", "x", "y"}};
    const net::RequestBody body = net::encodeBody(request);
    QVERIFY(body.contentType.startsWith("multipart/form-data; boundary="));
    const QByteArray b = body.contentType.mid(body.contentType.indexOf('=') + 1);
    QCOMPARE(*body.bytes, "--" + b + "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--" + b +
                              "\r\nContent-Disposition: form-data; name=\"file\"; "
                              "filename=\"a%22b%0A.wav\"\r\nContent-Type: audio/wav\r\n\r\n" +
                              QByteArray("\0\r\n--\xFF", 6) + "\r\n--" + b +
                              "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"y\"\r\nContent-Type: "
                              "application/octet-stream\r\n\r\nx\r\n--" +
                              b + "--\r\n");
}

void TestRequest::onlyRequestsWithBodiesHaveOne()
{
    Request request;
    QVERIFY(!net::encodeBody(request).bytes);
    request.method = "POST";
    QVERIFY(net::encodeBody(request).bytes);
    QVERIFY(net::encodeBody(request).contentType.isEmpty());
    request.body = "x";
    QCOMPARE(net::encodeBody(request).contentType, QByteArray("application/octet-stream"));
    request.contentType = "text/plain";
    QCOMPARE(net::encodeBody(request).contentType, QByteArray("text/plain"));
    QVERIFY(!net::encodeBody(request).holdsSecrets);
}

RELAYDESK_TEST(QCoreApplication, TestRequest)
#include "tst_request.moc"
