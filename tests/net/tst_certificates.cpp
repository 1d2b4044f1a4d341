#include "net/certificates.h"

#include "net/transport.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "support/rawserver.h"
#include "support/tlsserver.h"

#include <QSignalSpy>
#include <QSslCertificate>

using support::answer;
using support::RawServer;

// A certificate that nobody vouches for: shown, accepted for one host by its fingerprint, forgotten again.
class TestCertificates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RawServer>(
            [](QTcpSocket &socket, const RawServer::Request &) { socket.write(RawServer::answer("hello")); },
            support::selfSignedServer());
        m_request.url = QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(m_server->port()));
    }
    void cleanup() { m_server.reset(); }

    void aRefusedOneIsShown();
    void anAcceptedOneGoesThroughForItsHostOnly();
    void aForgottenOneIsRefusedAgain();
    void anotherOneThanTheAcceptedIsRefused();

private:
    core::Result<net::Response> ask(net::Transport &transport) { return answer(transport.send(m_request, m_scope)); }

    std::unique_ptr<RawServer> m_server;
    net::Request m_request{};
    core::Scope m_scope{};
};

void TestCertificates::aRefusedOneIsShown()
{
    net::Transport transport;
    QVERIFY(!transport.certificates().lastRefused());
    const auto refused = ask(transport);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().kind == core::ErrorKind::Tls);
    QVERIFY(refused.error().cause == core::ErrorCause::UntrustedCertificate);
    QCOMPARE(m_server->requests().size(), 0); // nothing was sent
    const auto seen = transport.certificates().lastRefused();
    QVERIFY(seen);
    QCOMPARE(seen->host, QStringLiteral("127.0.0.1"));
    QCOMPARE(seen->port, int(m_server->port()));
    const QList<QSslCertificate> own = QSslCertificate::fromPath(QStringLiteral(TEST_DATA "/net/selfsigned.pem"));
    QCOMPARE(own.size(), 1);
    QCOMPARE(seen->sha256, own.first().digest(QCryptographicHash::Sha256));
    QVERIFY(seen->isSelfSigned && !seen->hasChanged);
    QVERIFY(!seen->subject.isEmpty() && seen->validUntil.isValid());
    QCOMPARE(net::fingerprintText(seen->sha256).size(), 95);
}

void TestCertificates::anAcceptedOneGoesThroughForItsHostOnly()
{
    net::Transport transport;
    QVERIFY(!ask(transport).ok());
    QSignalSpy changed(&transport.certificates(), &net::Certificates::changed);
    transport.certificates().accept(*transport.certificates().lastRefused(), QDateTime::currentDateTimeUtc());
    QCOMPARE(changed.size(), 1);
    const auto through = ask(transport);
    QVERIFY2(through.ok(), through.ok() ? "" : qPrintable(through.error().detail));
    QCOMPARE(through->body, QByteArray("hello"));
    // A stream and a POST have connections of their own.
    net::Request post = m_request;
    post.method = "POST";
    post.body = "x";
    QVERIFY(answer(transport.send(post, m_scope)).ok());

    // The same certificate at another port was not accepted.
    RawServer other([](QTcpSocket &socket, const RawServer::Request &) { socket.write(RawServer::answer("x")); },
                    support::selfSignedServer());
    m_request.url.setPort(other.port());
    const auto elsewhere = ask(transport);
    QVERIFY(!elsewhere.ok());
    QVERIFY(elsewhere.error().cause == core::ErrorCause::UntrustedCertificate);
    QCOMPARE(other.requests().size(), 0);
}

void TestCertificates::aForgottenOneIsRefusedAgain()
{
    net::Transport transport;
    QVERIFY(!ask(transport).ok());
    transport.certificates().accept(*transport.certificates().lastRefused(), QDateTime::currentDateTimeUtc());
    QVERIFY(ask(transport).ok());
    transport.certificates().forget(QStringLiteral("127.0.0.1"), m_server->port());
    QVERIFY(transport.certificates().accepted().isEmpty());
    const auto again = ask(transport); // also not over the connection that was open
    QVERIFY(!again.ok());
    QVERIFY(again.error().cause == core::ErrorCause::UntrustedCertificate);
}

void TestCertificates::anotherOneThanTheAcceptedIsRefused()
{
    net::Transport transport;
    transport.certificates().setAccepted(
        {{QStringLiteral("127.0.0.1"), m_server->port(), QByteArray(32, 'x'), QDateTime::currentDateTimeUtc()}});
    const auto refused = ask(transport);
    QVERIFY(!refused.ok());
    QVERIFY(transport.certificates().lastRefused()->hasChanged);
    QCOMPARE(m_server->requests().size(), 0);
}

RELAYDESK_TEST(QCoreApplication, TestCertificates)
#include "tst_certificates.moc"
