// New accounts, codes and links from the mail, invitations, Cloudflare's check.

#include "support/quietmain.h"
#include "visitor.h"

#include <QCoreApplication>
#include <QUrlQuery>

using demo::Dialect;

namespace {

bool succeeded(const raw::Answer &answer)
{
    return answer.json().value(QLatin1String("success")).toBool();
}

raw::Answer registered(const Visitor &visitor, QJsonObject more, const QByteArray &query = {})
{
    more.insert(QStringLiteral("username"), QStringLiteral("newcomer"));
    more.insert(QStringLiteral("password"), QStringLiteral("long-enough"));
    return raw::ask(visitor.credentials.address, "POST", "/api/user/register" + query, {}, raw::bytes(more));
}

} // namespace

class TestRegistration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountIsMade_data() { addDialectRows(); }
    void accountIsMade();
    void mailedCodeIsWanted_data() { addDialectRows(); }
    void mailedCodeIsWanted();
    void invitationIsRewarded_data() { addDialectRows(); }
    void invitationIsRewarded();
    void passwordIsResetByTheLink_data() { addDialectRows(); }
    void passwordIsResetByTheLink();
    void cloudflareIsAsked_data() { addDialectRows(); }
    void cloudflareIsAsked();
    void mailsAreHandedOut();
};

void TestRegistration::accountIsMade()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    QVERIFY(succeeded(registered(visitor, {})));
    QVERIFY(!succeeded(registered(visitor, {}))); // the name is taken
    QVERIFY(
        succeeded(visitor.signIn(QStringLiteral("newcomer"), core::Secret::fromText(QStringLiteral("long-enough")))));
    QCOMPARE(visitor.relay.balanceQuota(QStringLiteral("newcomer")), 50'000);
}

void TestRegistration::mailedCodeIsWanted()
{
    QFETCH(int, played);
    demo::Options options = Visitor::fast(static_cast<Dialect>(played));
    options.emailVerification = true;
    Visitor visitor(options);
    QVERIFY(raw::ask(visitor.credentials.address, "GET", "/api/status")
                .data()
                .toObject()
                .value(QLatin1String("email_verification"))
                .toBool());
    const QString email = QStringLiteral("new@example.com");
    const QJsonObject address{{QStringLiteral("email"), email}};
    QVERIFY(!succeeded(registered(visitor, {})));
    QVERIFY(!succeeded(registered(visitor, address)));
    QVERIFY(visitor.relay.lastMail(email, QStringLiteral("code")).isEmpty());
    QVERIFY(succeeded(raw::ask(visitor.credentials.address, "GET", "/api/verification?email=new@example.com")));
    const QString code = visitor.relay.lastMail(email, QStringLiteral("code"));
    QCOMPARE(code.size(), 6);
    QJsonObject body = address;
    body.insert(QStringLiteral("verification_code"), QStringLiteral("zzzzzz"));
    QVERIFY(!succeeded(registered(visitor, body)));
    body.insert(QStringLiteral("verification_code"), code);
    QVERIFY(succeeded(registered(visitor, body)));
    QVERIFY(
        succeeded(visitor.signIn(QStringLiteral("newcomer"), core::Secret::fromText(QStringLiteral("long-enough")))));
}

void TestRegistration::invitationIsRewarded()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    const qint64 before = visitor.balance();
    QVERIFY(succeeded(registered(visitor, {{QStringLiteral("aff_code"), visitor.credentials.inviteCode}})));
    QCOMPARE(visitor.relay.balanceQuota(QStringLiteral("newcomer")), 75'000);
    // New API lets it wait beside the balance.
    QCOMPARE(visitor.balance(), visitor.isNewApi() ? before : before + 50'000);
    visitor.signIn();
    const QJsonObject self = visitor.call("GET", "/api/user/self").data().toObject();
    if (visitor.isNewApi()) {
        QCOMPARE(self.value(QLatin1String("aff_count")).toInt(), 1);
        QCOMPARE(self.value(QLatin1String("aff_quota")).toInteger(), 50'000);
        QVERIFY(!succeeded(visitor.call("POST", "/api/user/aff_transfer", {{QStringLiteral("quota"), 50'000}})));
    }
}

void TestRegistration::passwordIsResetByTheLink()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    const demo::Credentials &known = visitor.credentials;
    QVERIFY(succeeded(raw::ask(known.address, "GET", "/api/reset_password?email=" + known.email.toLatin1())));
    const QUrl link(visitor.relay.lastMail(known.email, QStringLiteral("reset")));
    const QUrlQuery query(link);
    QCOMPARE(query.queryItemValue(QStringLiteral("email"), QUrl::FullyDecoded), known.email);
    const QJsonObject body{{QStringLiteral("email"), known.email},
                           {QStringLiteral("token"), query.queryItemValue(QStringLiteral("token"))}};
    const raw::Answer reset = raw::ask(known.address, "POST", "/api/user/reset", {}, raw::bytes(body));
    QVERIFY(succeeded(reset));
    const core::Secret password = core::Secret::fromText(reset.data().toString());
    QVERIFY(!succeeded(visitor.signIn())); // the old one
    QVERIFY(succeeded(visitor.signIn(known.user, password)));
    QVERIFY(!succeeded(raw::ask(known.address, "POST", "/api/user/reset", {}, raw::bytes(body)))); // good once
    // Whether an address is known is told by some.
    const bool tells = visitor.dialect != Dialect::Laisky && visitor.dialect != Dialect::NewApi202608;
    QCOMPARE(succeeded(raw::ask(known.address, "GET", "/api/reset_password?email=nobody@example.com")), !tells);
}

void TestRegistration::cloudflareIsAsked()
{
    QFETCH(int, played);
    demo::Options options = Visitor::fast(static_cast<Dialect>(played));
    options.turnstile = true;
    Visitor visitor(options);
    const QJsonObject status = raw::ask(visitor.credentials.address, "GET", "/api/status").data().toObject();
    QVERIFY(status.value(QLatin1String("turnstile_check")).toBool());
    QVERIFY(!status.value(QLatin1String("turnstile_site_key")).toString().isEmpty());
    QVERIFY(!succeeded(registered(visitor, {})));
    QVERIFY(!succeeded(registered(visitor, {}, "?turnstile=made-up")));
    QVERIFY(succeeded(registered(visitor, {}, "?turnstile=XXXX.DUMMY.TOKEN.XXXX")));
    QCOMPARE(succeeded(visitor.signIn()), !visitor.isNewApi());
    if (visitor.dialect != Dialect::Laisky)
        return;
    visitor.signIn(visitor.credentials.user, core::Secret::fromText(QStringLiteral("wrong-password")));
    QVERIFY(visitor.signIn().data().toObject().value(QLatin1String("turnstile_required")).toBool());
}

void TestRegistration::mailsAreHandedOut()
{
    demo::Options options = Visitor::fast(Dialect::OneApi);
    std::mutex mutex;
    QStringList got;
    options.onMail = [&](const demo::Mail &mail) {
        const std::lock_guard lock(mutex);
        got += mail.to + QLatin1Char(' ') + mail.kind;
    };
    Visitor visitor(options);
    raw::ask(visitor.credentials.address, "GET", "/api/verification?email=a@example.com");
    const std::lock_guard lock(mutex);
    QCOMPARE(got, QStringList{QStringLiteral("a@example.com code")});
}

RELAYDESK_TEST(QCoreApplication, TestRegistration)
#include "tst_registration.moc"
