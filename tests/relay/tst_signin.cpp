// Sign-in beyond name and password: second factors, the bearer of New API of Aug 2026, limits, what is never repeated.
#include "relay/relayclient.h"

#include "demo/demorelay.h"
#include "demo/totp.h"
#include "net/cookiejar.h"
#include "recording.h"
#include "relay/statusanswer.h"
#include "support/answer.h"
#include "support/fakeclock.h"
#include "support/quietmain.h"
#include "support/rawserver.h"

#include <QSignalSpy>

using namespace relay;
using support::answer;
using support::RawServer;
using support::recording;

namespace {

RelayInfo infoOf(const char *name, const QString &root)
{
    const auto status = statusOf(recording(QLatin1String(name), QStringLiteral("status")).answer);
    return infoFromStatus(kindOfStatus(*status), QUrl(root), *status);
}

QByteArray recorded(const char *relayName, const char *name, const QByteArray &headers = {})
{
    const auto r = recording(QLatin1String(relayName), QLatin1String(name)).answer;
    return RawServer::answer(r.body, QByteArray::number(r.status) + " As recorded",
                             "Content-Type: application/json\r\n" + headers);
}

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void laiskySecondFactor();
    void newApiSecondFactorGoesOnWithTheSameCookie();
    void newApiSecondFactorWithFlowToken();
    void bearerIsRenewedOnceAndTheCallRepeated();
    void aRenewalThatFailsForAMomentKeepsTheSession();
    void withoutRenewalTheSessionIsLost();
    void signInIsNeverRepeated();
    void topUpIsNeverRepeated();
    void readingIsRepeatedAfterAGatewayFault();
    void tooManySignInsPauseOnlyThemselves();
    void cookieAndTokenAreNeverSentTogether();

private:
    net::Transport m_transport;
};

void SignInTest::laiskySecondFactor()
{
    demo::Options options;
    options.seedHistory = false;
    options.limits = false; // one try a second otherwise
    demo::DemoRelay relay(options);
    const auto who = relay.start();
    QVERIFY(who.ok());
    RelayClient client(m_transport, infoOf("laisky", who->address.toString()));
    const auto first = answer(client.signIn(who->totpUser, who->totpPassword));
    QVERIFY(!first.ok());
    QVERIFY2(first.error().cause == core::ErrorCause::SecondFactorWanted, qPrintable(first.error().detail));
    QVERIFY(!client.hasCredential());
    const auto wrong = answer(client.signIn(who->totpUser, who->totpPassword, core::Secret("000000")));
    QVERIFY(!wrong.ok() && wrong.error().cause == core::ErrorCause::SecondFactorWrong);
    const auto code = [&] { return demo::totpAt(who->totpSecret.reveal(), QDateTime::currentSecsSinceEpoch()); };
    auto in = answer(client.signIn(who->totpUser, who->totpPassword, core::Secret::fromText(code())));
    if (!in.ok()) // the half minute ended in between
        in = answer(client.signIn(who->totpUser, who->totpPassword, core::Secret::fromText(code())));
    QVERIFY2(in.ok(), in.ok() ? "" : qPrintable(in.error().detail));
    const auto self = answer(client.self());
    QVERIFY(self.ok());
    QCOMPARE(self->userName, who->totpUser);
}

void SignInTest::newApiSecondFactorGoesOnWithTheSameCookie()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &request) {
        if (request.path == "/api/user/login")
            socket.write(
                recorded("newapi-2026", "login-wants-2fa", "Set-Cookie: session=pending; Path=/; HttpOnly\r\n"));
        else if (request.path == "/api/user/login/2fa" && request.body.contains("\"000000\""))
            socket.write(recorded("newapi-2026", "login-wrong-2fa"));
        else if (request.path == "/api/user/login/2fa" && request.header("cookie") == "session=pending")
            socket.write(recorded("newapi-2026", "login-with-2fa", "Set-Cookie: session=whole; Path=/; HttpOnly\r\n"));
        else if (request.header("cookie") == "session=whole" && request.header("new-api-user") == "2")
            socket.write(recorded("newapi-2026", "self"));
        else
            socket.write(recorded("newapi-2026", "self-signed-out"));
    });
    RelayClient client(m_transport, infoOf("newapi-2026", server.address()));
    const core::Secret password("open-sesame-1");
    const auto wanted = answer(client.signIn(QStringLiteral("alice"), password));
    QVERIFY(!wanted.ok() && wanted.error().cause == core::ErrorCause::SecondFactorWanted);
    const auto wrong = answer(client.signIn(QStringLiteral("alice"), password, core::Secret("000000")));
    QVERIFY(!wrong.ok() && wrong.error().cause == core::ErrorCause::SecondFactorWrong);
    const auto in = answer(client.signIn(QStringLiteral("alice"), password, core::Secret("974114")));
    QVERIFY2(in.ok(), in.ok() ? "" : qPrintable(in.error().detail));
    QVERIFY(answer(client.self()).ok());
    // One login, two tries of the second step: every one of them counts in a bucket of twenty.
    QCOMPARE(server.requests().size(), 4);
}

void SignInTest::newApiSecondFactorWithFlowToken()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &request) {
        const bool second = request.path == "/api/user/login/2fa" && request.body.contains("EXAMPLEFLOWTOKEN");
        socket.write(second ? recorded("newapi-2026-08", "login-with-2fa",
                                       "Set-Cookie: new_api_refresh=r; Path=/api/user/auth\r\n")
                            : recorded("newapi-2026-08", "login-wants-2fa"));
    });
    RelayClient client(m_transport, infoOf("newapi-2026-08", server.address()));
    // With the code at hand both steps are taken at once.
    const auto in =
        answer(client.signIn(QStringLiteral("alice"), core::Secret("open-sesame-1"), core::Secret("029599")));
    QVERIFY2(in.ok(), in.ok() ? "" : qPrintable(in.error().detail));
    QVERIFY(!client.credential().bearer.isEmpty());
    QCOMPARE(server.requests().size(), 2);
}

void SignInTest::bearerIsRenewedOnceAndTheCallRepeated()
{
    int renewals = 0;
    RawServer server([&renewals](QTcpSocket &socket, const RawServer::Request &request) {
        if (request.path == "/api/user/login")
            socket.write(recorded("newapi-2026-08", "login",
                                  "Set-Cookie: new_api_refresh=one; Path=/api/user/auth; HttpOnly\r\n"));
        else if (request.path == "/api/user/auth/refresh") {
            ++renewals;
            socket.write(request.header("cookie") == "new_api_refresh=one"
                             ? recorded("newapi-2026-08", "session-refreshed",
                                        "Set-Cookie: new_api_refresh=two; Path=/api/user/auth; HttpOnly\r\n")
                             : recorded("newapi-2026-08", "self-signed-out"));
        } else if (request.header("authorization").startsWith("Bearer EXAMPLE.JWT.2.")) // the renewed one
            socket.write(request.path.contains("/stat") ? recorded("newapi-2026-08", "stat")
                                                        : recorded("newapi-2026-08", "self"));
        else
            socket.write(recorded("newapi-2026-08", "self-signed-out"));
    });
    RelayClient client(m_transport, infoOf("newapi-2026-08", server.address()));
    QVERIFY(answer(client.signIn(QStringLiteral("alice"), core::Secret("open-sesame-1"))).ok());
    QSignalSpy changed(&client, &RelayClient::sessionChanged);
    QSignalSpy out(&client, &RelayClient::signedOut);
    // Two calls find the bearer worn out at the same time: one renewal serves both.
    const auto self = client.self();
    const auto stat = client.stat(LogQuery{});
    QVERIFY(answer(self).ok());
    QVERIFY(answer(stat).ok());
    QCOMPARE(renewals, 1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(out.count(), 0);
    for (const RawServer::Request &request : server.requests())
        QCOMPARE(request.header("origin"),
                 request.path.endsWith("/refresh") ? server.address().toLatin1() : QByteArray());
    // The refresh cookie goes to its own path only.
    for (const RawServer::Request &request : server.requests())
        QVERIFY(request.path.startsWith("/api/user/auth") || request.header("cookie").isEmpty());
}

void SignInTest::aRenewalThatFailsForAMomentKeepsTheSession()
{
    int renewals = 0;
    RawServer server([&renewals](QTcpSocket &socket, const RawServer::Request &request) {
        if (request.path == "/api/user/login")
            socket.write(recorded("newapi-2026-08", "login",
                                  "Set-Cookie: new_api_refresh=one; Path=/api/user/auth; HttpOnly\r\n"));
        else if (request.path == "/api/user/auth/refresh")
            socket.write(
                ++renewals == 1
                    ? RawServer::answer("<html>Bad Gateway</html>", "502 Bad Gateway", "Content-Type: text/html\r\n")
                    : recorded("newapi-2026-08", "session-refreshed",
                               "Set-Cookie: new_api_refresh=two; Path=/api/user/auth; HttpOnly\r\n"));
        else
            socket.write(request.header("authorization").startsWith("Bearer EXAMPLE.JWT.2.")
                             ? recorded("newapi-2026-08", "self")
                             : recorded("newapi-2026-08", "self-signed-out"));
    });
    RelayClient client(m_transport, infoOf("newapi-2026-08", server.address()));
    QVERIFY(answer(client.signIn(QStringLiteral("alice"), core::Secret("open-sesame-1"))).ok());
    QSignalSpy out(&client, &RelayClient::signedOut);
    const auto self = answer(client.self());
    QVERIFY(!self.ok());
    QVERIFY2(self.error().kind == core::ErrorKind::ServerFault, qPrintable(self.error().detail));
    QCOMPARE(out.count(), 0);
    QVERIFY(client.hasCredential());
    QVERIFY(answer(client.self()).ok());
    QCOMPARE(renewals, 2);
}

void SignInTest::withoutRenewalTheSessionIsLost()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &request) {
        if (request.path == "/api/user/login")
            socket.write(recorded("newapi-2026", "login", "Set-Cookie: session=s; Path=/\r\n"));
        else if (request.path == "/api/user/auth/refresh")
            socket.write(recorded("newapi-2026", "unknown-api-path"));
        else
            socket.write(recorded("newapi-2026", "self-signed-out"));
    });
    RelayClient client(m_transport, infoOf("newapi-2026", server.address()));
    QVERIFY(answer(client.signIn(QStringLiteral("alice"), core::Secret("open-sesame-1"))).ok());
    QSignalSpy out(&client, &RelayClient::signedOut);
    for (int i = 0; i < 3; ++i) {
        const auto self = answer(client.self());
        QVERIFY(!self.ok() && self.error().cause == core::ErrorCause::SignedOut);
    }
    QCOMPARE(out.count(), 3);
    // The version of February has no renewal: asked once, never again.
    const auto &all = server.requests();
    QCOMPARE(
        std::count_if(all.begin(), all.end(), [](const RawServer::Request &r) { return r.path.endsWith("/refresh"); }),
        1);
}

void SignInTest::signInIsNeverRepeated()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(RawServer::answer("<html>Bad Gateway</html>", "502 Bad Gateway", "Content-Type: text/html\r\n"));
    });
    RelayClient client(m_transport, infoOf("laisky", server.address()));
    const auto in = answer(client.signIn(QStringLiteral("alice"), core::Secret("open-sesame-1")));
    QVERIFY(!in.ok() && in.error().kind == core::ErrorKind::ServerFault);
    QCOMPARE(server.requests().size(), 1);
}

void SignInTest::topUpIsNeverRepeated()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &) { socket.abort(); }); // the answer is lost
    RelayClient client(m_transport, infoOf("laisky", server.address()));
    QVERIFY(!answer(client.topUp(core::Secret("0123456789abcdef0123456789abcdef"))).ok());
    QCOMPARE(server.requests().size(), 1);
}

void SignInTest::readingIsRepeatedAfterAGatewayFault()
{
    int asked = 0;
    RawServer server([&asked](QTcpSocket &socket, const RawServer::Request &) {
        socket.write(++asked == 1 ? RawServer::answer("<html>Bad Gateway</html>", "502 Bad Gateway",
                                                      "Content-Type: text/html\r\n")
                                  : recorded("laisky", "self"));
    });
    RelayClient client(m_transport, infoOf("laisky", server.address()));
    QVERIFY(answer(client.self()).ok());
    QCOMPARE(asked, 2);
}

void SignInTest::tooManySignInsPauseOnlyThemselves()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &request) {
        socket.write(request.path == "/api/user/login" ? RawServer::answer({}, "429 Too Many Requests")
                                                       : recorded("oneapi", "self"));
    });
    support::FakeClock clock;
    RelayClient client(m_transport, infoOf("oneapi", server.address()));
    client.setClock(clock);
    QSignalSpy paused(&client, &RelayClient::pausedUntil);
    const auto in = answer(client.signIn(QStringLiteral("alice"), core::Secret("x")));
    QVERIFY(!in.ok() && in.error().cause == core::ErrorCause::ManagementLimited);
    QCOMPARE(*in.error().retryAfter, std::chrono::milliseconds(std::chrono::minutes(20)));
    QVERIFY(answer(client.self()).ok());
    QCOMPARE(paused.count(), 0);
    // Not asked again before the window is over: successful ones count too.
    QVERIFY(!answer(client.signIn(QStringLiteral("alice"), core::Secret("x"))).ok());
    QCOMPARE(server.requests().size(), 2);
    clock.advance(std::chrono::minutes(21));
    QVERIFY(!answer(client.signIn(QStringLiteral("alice"), core::Secret("x"))).ok());
    QCOMPARE(server.requests().size(), 3);
}

void SignInTest::cookieAndTokenAreNeverSentTogether()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &) { socket.write(recorded("laisky", "self")); });
    RelayClient client(m_transport, infoOf("laisky", server.address()));
    Credential both;
    both.session = std::make_shared<net::CookieJar>();
    both.session->take(QUrl(server.address()), {"session=old; Path=/"});
    both.accessToken = core::Secret("0123456789abcdef0123456789abcdef");
    client.setCredential(both);
    QVERIFY(answer(client.self()).ok());
    QCOMPARE(server.requests().first().header("authorization"), QByteArray("0123456789abcdef0123456789abcdef"));
    QVERIFY(server.requests().first().header("cookie").isEmpty());
    QVERIFY(server.requests().first().header("new-api-user").isEmpty());
}

RELAYDESK_TEST(QCoreApplication, SignInTest)
#include "tst_signin.moc"
