// Sessions, short-lived tokens and second factors of every build.

#include "demo/totp.h"
#include "support/quietmain.h"
#include "visitor.h"

#include <QCoreApplication>

using demo::Dialect;

namespace {

QString codeNow(const core::Secret &secret)
{
    return demo::totpAt(secret.reveal(), QDateTime::currentSecsSinceEpoch());
}

QString message(const raw::Answer &answer)
{
    return answer.json().value(QLatin1String("message")).toString();
}

bool succeeded(const raw::Answer &answer)
{
    return answer.json().value(QLatin1String("success")).toBool();
}

raw::Answer secondStep(Visitor &visitor, const raw::Answer &first, const QString &code)
{
    QJsonObject body{{QStringLiteral("code"), code}};
    const QJsonValue flow = first.data().toObject().value(QLatin1String("flow_token"));
    if (flow.isString())
        body.insert(QStringLiteral("flow_token"), flow);
    const raw::Answer answer = raw::ask(visitor.credentials.address, "POST", "/api/user/login/2fa",
                                        {{"Cookie", visitor.cookie()}}, raw::bytes(body));
    visitor.takeToken(answer);
    return answer;
}

} // namespace

class TestSignIn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownRecordIsShown_data() { addDialectRows(); }
    void ownRecordIsShown();
    void userHeaderIsDemanded_data() { addDialectRows(); }
    void userHeaderIsDemanded();
    void tokenIsRefreshedByTheCookie();
    void oldRefreshCookieIsGoodOnce();
    void signingOutRevokesTheToken();
    void permanentTokenOutlivesAll();
    void secondStepIsAsked_data();
    void secondStepIsAsked();
    void backupCodeWorksOnce();
    void fiveWrongCodesLock();
    void secondFactorIsSwitched_data() { secondStepIsAsked_data(); }
    void secondFactorIsSwitched();
    void keysAreMaskedAndRevealed();
    void oneHubShowsTheAccessToken();
    void newNameWantsTheOldPassword();
    void bannedAccount_data() { addDialectRows(); }
    void bannedAccount();
    void forgottenSessions_data() { addDialectRows(); }
    void forgottenSessions();
    void mailIsBound_data() { addDialectRows(); }
    void mailIsBound();
};

void TestSignIn::ownRecordIsShown()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    QVERIFY(succeeded(visitor.signIn()));
    const QJsonObject self = visitor.call("GET", "/api/user/self").data().toObject();
    QCOMPARE(self.value(QLatin1String("username")).toString(), QStringLiteral("demo"));
    QCOMPARE(self.value(QLatin1String("quota")).toInteger(), visitor.balance());
    QCOMPARE(self.contains(QLatin1String("uuid")), visitor.dialect == Dialect::Laisky);
}

void TestSignIn::userHeaderIsDemanded()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.signIn();
    raw::Headers headers{{"Cookie", visitor.cookie()}};
    if (!visitor.token().isEmpty())
        headers.append({"Authorization", "Bearer " + visitor.token()});
    const bool isDemanded = visitor.dialect == Dialect::NewApi2025 || visitor.dialect == Dialect::NewApi2026;
    QCOMPARE(raw::ask(visitor.credentials.address, "GET", "/api/user/self", headers).status, isDemanded ? 401 : 200);
}

void TestSignIn::tokenIsRefreshedByTheCookie()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi202608));
    const raw::Answer in = visitor.signIn();
    QVERIFY(in.header("Set-Cookie").contains("Path=/api/user/auth"));
    const qint64 expires = in.data().toObject().value(QLatin1String("access_expires_at")).toInteger();
    QVERIFY(qAbs(expires - QDateTime::currentSecsSinceEpoch() - 900) < 60);
    // The cookie alone opens nothing.
    QCOMPARE(raw::ask(visitor.credentials.address, "GET", "/api/user/self", {{"Cookie", visitor.cookie()}}).status,
             401);
    visitor.relay.expireAccessTokens();
    const raw::Answer over = visitor.call("GET", "/api/user/self");
    QCOMPARE(over.status, 401);
    QCOMPARE(over.json().value(QLatin1String("code")).toString(), QStringLiteral("AUTH_TOKEN_EXPIRED"));
    const raw::Answer again =
        raw::ask(visitor.credentials.address, "POST", "/api/user/auth/refresh", {{"Cookie", visitor.cookie()}}, "{}");
    QVERIFY(succeeded(again));
    visitor.takeToken(again);
    QCOMPARE(visitor.call("GET", "/api/user/self").status, 200);
}

void TestSignIn::oldRefreshCookieIsGoodOnce()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi202608));
    visitor.signIn();
    const auto refresh = [&] {
        return raw::ask(visitor.credentials.address, "POST", "/api/user/auth/refresh", {{"Cookie", visitor.cookie()}},
                        "{}");
    };
    QCOMPARE(refresh().status, 200);
    QCOMPARE(refresh().status, 401);
}

void TestSignIn::signingOutRevokesTheToken()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi202608));
    visitor.signIn();
    QCOMPARE(visitor.call("POST", "/api/user/auth/logout").status, 200);
    QCOMPARE(visitor.call("GET", "/api/user/self").json().value(QLatin1String("code")).toString(),
             QStringLiteral("AUTH_SESSION_REVOKED"));
}

void TestSignIn::permanentTokenOutlivesAll()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi202608));
    visitor.signIn();
    const QByteArray token = visitor.call("GET", "/api/user/token").data().toString().toLatin1();
    visitor.call("POST", "/api/user/auth/logout");
    QCOMPARE(raw::ask(visitor.credentials.address, "GET", "/api/user/self", {{"Authorization", token}}).status, 200);
    QCOMPARE(
        raw::ask(visitor.credentials.address, "GET", "/api/user/self", {{"Authorization", "Bearer " + token}}).status,
        200);
}

void TestSignIn::secondStepIsAsked_data()
{
    QTest::addColumn<int>("played");
    QTest::newRow("2026") << static_cast<int>(Dialect::NewApi2026);
    QTest::newRow("2026-08") << static_cast<int>(Dialect::NewApi202608);
}

void TestSignIn::secondStepIsAsked()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    const demo::Credentials &known = visitor.credentials;
    const raw::Answer first = visitor.signIn(known.totpUser, known.totpPassword);
    QVERIFY(succeeded(first)); // and yet nobody is in
    QVERIFY(first.data().toObject().value(QLatin1String("require_2fa")).toBool());
    QCOMPARE(visitor.call("GET", "/api/user/self").status, 401);
    QVERIFY(!succeeded(secondStep(visitor, first, QStringLiteral("000000"))));
    const raw::Answer second = secondStep(visitor, first, codeNow(known.totpSecret));
    QVERIFY(succeeded(second));
    QVERIFY(!second.header("Set-Cookie").isEmpty());
}

void TestSignIn::backupCodeWorksOnce()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi202608));
    const demo::Credentials &known = visitor.credentials;
    QCOMPARE(known.backupCodes.size(), 4);
    const QString code = QString(known.backupCodes.first()).remove(QLatin1Char('-')).toLower();
    const raw::Answer first = visitor.signIn(known.totpUser, known.totpPassword);
    QVERIFY(succeeded(secondStep(visitor, first, code)));
    QCOMPARE(visitor.call("GET", "/api/user/2fa/status")
                 .data()
                 .toObject()
                 .value(QLatin1String("backup_codes_remaining"))
                 .toInt(),
             3);
    const raw::Answer next = visitor.signIn(known.totpUser, known.totpPassword);
    QVERIFY(!succeeded(secondStep(visitor, next, code)));
}

void TestSignIn::fiveWrongCodesLock()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi2026));
    const demo::Credentials &known = visitor.credentials;
    const raw::Answer first = visitor.signIn(known.totpUser, known.totpPassword);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!succeeded(secondStep(visitor, first, QStringLiteral("wrong"))));
    const raw::Answer locked = secondStep(visitor, first, codeNow(known.totpSecret));
    QVERIFY(!succeeded(locked));
    QVERIFY(message(locked).startsWith(QStringLiteral("账户已被锁定")));
}

void TestSignIn::secondFactorIsSwitched()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.signIn();
    const QJsonObject setUp = visitor.call("POST", "/api/user/2fa/setup").data().toObject();
    QCOMPARE(setUp.value(QLatin1String("backup_codes")).toArray().size(), 4);
    const core::Secret secret = core::Secret::fromText(setUp.value(QLatin1String("secret")).toString());
    const auto call = [&](const char *path) {
        const raw::Answer answer = visitor.call("POST", path, {{QStringLiteral("code"), codeNow(secret)}});
        return answer;
    };
    const raw::Answer on = call("/api/user/2fa/enable");
    QVERIFY(succeeded(on));
    // In August the token of before is void and a new one comes with the answer.
    const bool isNewer = visitor.dialect == Dialect::NewApi202608;
    QCOMPARE(visitor.call("GET", "/api/user/self").status, isNewer ? 401 : 200);
    visitor.takeToken(on);
    QVERIFY(visitor.call("GET", "/api/user/2fa/status").data().toObject().value(QLatin1String("enabled")).toBool());
    const raw::Answer off = call("/api/user/2fa/disable");
    QVERIFY(succeeded(off));
    visitor.takeToken(off);
    QVERIFY(!visitor.call("GET", "/api/user/2fa/status").data().toObject().value(QLatin1String("enabled")).toBool());
}

void TestSignIn::keysAreMaskedAndRevealed()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi202608));
    visitor.signIn();
    const QJsonArray keys =
        visitor.call("GET", "/api/token/?p=1&size=10").data().toObject().value(QLatin1String("items")).toArray();
    QVERIFY(!keys.isEmpty());
    for (const QJsonValue &key : keys) {
        QCOMPARE(key.toObject().value(QLatin1String("key")).toString().count(QLatin1Char('*')), 10);
        const QByteArray id = QByteArray::number(key.toObject().value(QLatin1String("id")).toInteger());
        const QString revealed =
            visitor.call("POST", "/api/token/" + id + "/key").data().toObject().value(QLatin1String("key")).toString();
        QCOMPARE(revealed.size(), 48);
    }
    QVERIFY(!succeeded(visitor.call("POST", "/api/token/999/key")));
    // In February they are not masked, and there is nothing to reveal.
    Visitor before(Visitor::fast(Dialect::NewApi2026));
    before.signIn();
    QCOMPARE(before.call("POST", "/api/token/1/key").status, 404);
}

void TestSignIn::oneHubShowsTheAccessToken()
{
    Visitor visitor(Visitor::fast(Dialect::OneHub));
    visitor.signIn();
    const QByteArray token = visitor.call("GET", "/api/user/self")
                                 .data()
                                 .toObject()
                                 .value(QLatin1String("access_token"))
                                 .toString()
                                 .toLatin1();
    QCOMPARE(token.size(), 32);
    QCOMPARE(raw::ask(visitor.credentials.address, "GET", "/api/user/self", {{"Authorization", token}}).status, 200);
}

void TestSignIn::newNameWantsTheOldPassword()
{
    const QJsonObject name{{QStringLiteral("display_name"), QStringLiteral("Somebody")}};
    for (const Dialect dialect : {Dialect::NewApi2025, Dialect::NewApi2026, Dialect::NewApi202608}) {
        Visitor visitor(Visitor::fast(dialect));
        visitor.signIn();
        QCOMPARE(succeeded(visitor.call("PUT", "/api/user/self", name)), dialect != Dialect::NewApi2026);
    }
}

void TestSignIn::bannedAccount()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.signIn();
    visitor.relay.setBanned(visitor.credentials.user, true);
    const raw::Answer self = visitor.call("GET", "/api/user/self");
    const raw::Answer models = visitor.withKey("GET", "/v1/models");
    QVERIFY(!succeeded(raw::ask(
        visitor.credentials.address, "POST", "/api/user/login", {},
        raw::bytes({{QStringLiteral("username"), visitor.credentials.user},
                    {QStringLiteral("password"), QString::fromUtf8(visitor.credentials.password.reveal())}}))));
    switch (visitor.dialect) {
    case Dialect::Laisky:
        QCOMPARE(self.status, 403);
        break;
    case Dialect::OneApi:
    case Dialect::NewApi2025:
    case Dialect::NewApi2026:
        QCOMPARE(self.status, 200);
        QCOMPARE(message(self), QStringLiteral("用户已被封禁"));
        break;
    case Dialect::NewApi202608:
        QCOMPARE(self.json().value(QLatin1String("code")).toString(), QStringLiteral("AUTH_USER_DISABLED"));
        break;
    case Dialect::OneHub:
        QVERIFY(succeeded(self)); // its state stands in the cookie
        break;
    }
    QCOMPARE(models.status, visitor.dialect == Dialect::OneHub ? 401 : 403);
    visitor.relay.setBanned(visitor.credentials.user, false);
    QCOMPARE(visitor.withKey("GET", "/v1/models").status, 200);
}

void TestSignIn::forgottenSessions()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.signIn();
    const QByteArray token = visitor.call("GET", "/api/user/token").data().toString().toLatin1();
    visitor.relay.forgetSessions();
    QCOMPARE(visitor.call("GET", "/api/user/self").status, 401);
    QVERIFY(succeeded(
        raw::ask(visitor.credentials.address, "GET", "/api/user/self",
                 {{"Authorization", token}, {"New-Api-User", QByteArray::number(visitor.credentials.userId)}})));
    visitor.signIn();
    QCOMPARE(visitor.call("GET", "/api/user/self").status, 200);
}

void TestSignIn::mailIsBound()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.signIn();
    const QString email = QStringLiteral("other@example.com");
    QVERIFY(succeeded(raw::ask(visitor.credentials.address, "GET", "/api/verification?email=" + email.toLatin1())));
    const auto bind = [&](const QString &code) {
        if (visitor.dialect == Dialect::NewApi202608)
            return visitor.call("POST", "/api/oauth/email/bind",
                                {{QStringLiteral("email"), email}, {QStringLiteral("code"), code}});
        return visitor.call("GET", "/api/oauth/email/bind?email=" + email.toLatin1() + "&code=" + code.toLatin1());
    };
    QVERIFY(!succeeded(bind(QStringLiteral("wrong"))));
    QVERIFY(succeeded(bind(visitor.relay.lastMail(email, QStringLiteral("code")))));
    QCOMPARE(visitor.call("GET", "/api/user/self").data().toObject().value(QLatin1String("email")).toString(), email);
}

RELAYDESK_TEST(QCoreApplication, TestSignIn)
#include "tst_signin.moc"
