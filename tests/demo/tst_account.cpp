#include "demo/totp.h"
#include "support/quietmain.h"
#include "visitor.h"

#include <QCoreApplication>

using demo::Dialect;

class TestAccount final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsWithTenCents_data() { addDialectRows(); }
    void startsWithTenCents();
    void redeemsACodeOnce_data() { addDialectRows(); }
    void redeemsACodeOnce();
    void fiveFailuresCloseTheCounter();
    void newApiHidesTheReason();
    void accessTokenIsReplaced();
    void secondFactorIsAsked();
    void twentySignInsAreEnough_data() { addDialectRows(); }
    void twentySignInsAreEnough();
    void signingOutEndsTheSession();
    void checkInOncePerDay();
    void usedUpKeyIsRefused();
};

void TestAccount::startsWithTenCents()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    QCOMPARE(visitor.signIn().status, 200);
    const QJsonObject self = visitor.call("GET", "/api/user/self").data().toObject();
    QCOMPARE(self.value(QLatin1String("quota")).toInteger(), 50'000);
    QVERIFY(visitor.used() > 0);
    QCOMPARE(self.value(QLatin1String("used_quota")).toInteger(), visitor.used());
    QCOMPARE(visitor.sumOfRows(), visitor.used());
    QCOMPARE(visitor.credentials.codes.size(), 3);
}

void TestAccount::redeemsACodeOnce()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.signIn();
    const qint64 before = visitor.balance();
    const auto rows = visitor.rows().size();
    qint64 added = 0;
    for (const QString &code : visitor.credentials.codes) {
        const raw::Answer answer = visitor.redeem(code);
        QVERIFY(answer.json().value(QLatin1String("success")).toBool());
        added += answer.data().toInteger();
    }
    QCOMPARE(added, 3'250'000); // $1 + $5 + $0.50
    QCOMPARE(visitor.balance(), before + added);
    QVERIFY(!visitor.redeem(visitor.credentials.codes.first()).json().value(QLatin1String("success")).toBool());
    QCOMPARE(visitor.balance(), before + added);
    QCOMPARE(visitor.rows().size(), rows + 3);
    QCOMPARE(visitor.rows().first().type, 1);
    // The amount is only in the text, except on One Hub.
    QCOMPARE(visitor.rows().first().quota, visitor.dialect == Dialect::OneHub ? 250'000 : 0);
    // Once more from the beginning: only unused codes are handed out.
    QVERIFY(visitor.relay.start().value().codes.isEmpty());
}

void TestAccount::fiveFailuresCloseTheCounter()
{
    Visitor visitor(Visitor::fast(Dialect::Laisky));
    visitor.signIn();
    const QString good = visitor.credentials.codes.first();
    const QString used = visitor.credentials.usedCode;
    const QString message = QStringLiteral("message");
    QCOMPARE(visitor.redeem(used).json().value(message).toString(),
             QStringLiteral("Redeem failed: The redemption code has been used"));
    QCOMPARE(visitor.redeem(good.toUpper()).json().value(message).toString(),
             QStringLiteral("Redeem failed: Invalid redemption code"));
    visitor.redeem(QLatin1Char(' ') + good);
    QCOMPARE(visitor.redeem(QString()).json().value(message).toString(), QStringLiteral("No redemption code provided"));
    QCOMPARE(visitor.redeem(QString(32, QLatin1Char('0'))).status, 200);
    const raw::Answer answer = visitor.redeem(good);
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.json().value(message).toString(),
             QStringLiteral("too many failed redemption attempts, please try again later"));
    QCOMPARE(visitor.balance(), 50'000);
}

void TestAccount::newApiHidesTheReason()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi2026));
    visitor.signIn();
    const QString words = QStringLiteral("Redemption failed, please try again later");
    for (const QString &code : {visitor.credentials.usedCode, QString(32, QLatin1Char('0'))}) {
        const raw::Answer answer = visitor.redeem(code);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value(QLatin1String("message")).toString(), words);
    }
}

void TestAccount::accessTokenIsReplaced()
{
    Visitor visitor(Visitor::fast(Dialect::Laisky));
    visitor.signIn();
    const QByteArray first = visitor.call("GET", "/api/user/token").data().toString().toLatin1();
    const auto self = [&](const QByteArray &token) {
        return raw::ask(visitor.credentials.address, "GET", "/api/user/self", {{"Authorization", token}}).status;
    };
    QCOMPARE(self(first), 200);
    const QByteArray second = visitor.call("GET", "/api/user/token").data().toString().toLatin1();
    QCOMPARE(self(first), 401);
    QCOMPARE(self(second), 200);
    QCOMPARE(self("Bearer " + second), 200);
}

void TestAccount::secondFactorIsAsked()
{
    Visitor visitor(Visitor::fast(Dialect::Laisky));
    const demo::Credentials &known = visitor.credentials;
    const raw::Answer asked = visitor.signIn(known.totpUser, known.totpPassword);
    QVERIFY(asked.data().toObject().value(QLatin1String("totp_required")).toBool());
    QCOMPARE(asked.header("Set-Cookie"), QByteArray());
    QCOMPARE(visitor.signIn(known.totpUser, known.totpPassword, QStringLiteral("000000")).status, 200);
    QCOMPARE(visitor.signIn(known.totpUser, known.totpPassword, QStringLiteral("000001")).status, 429);
    // The limit is one try a second, so the right code is tried where none was before.
    Visitor second(Visitor::fast(Dialect::Laisky));
    const QString code = demo::totpAt(known.totpSecret.reveal(), QDateTime::currentSecsSinceEpoch());
    const raw::Answer right = second.signIn(known.totpUser, known.totpPassword, code);
    QVERIFY(right.json().value(QLatin1String("success")).toBool());
    QVERIFY(!right.header("Set-Cookie").isEmpty());
}

void TestAccount::twentySignInsAreEnough()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(visitor.signIn().status, 200);
    const raw::Answer answer = visitor.signIn();
    QCOMPARE(answer.status, 429);
    if (visitor.dialect == Dialect::Laisky) {
        QCOMPARE(answer.header("Retry-After"), QByteArray("1200"));
        QVERIFY(answer.errorMessage().startsWith(QStringLiteral("rate limit exceeded")));
    } else {
        QCOMPARE(answer.body, QByteArray());
        QCOMPARE(answer.header("Content-Type"), QByteArray());
    }
}

void TestAccount::signingOutEndsTheSession()
{
    Visitor visitor(Visitor::fast(Dialect::OneApi));
    visitor.signIn();
    QCOMPARE(visitor.call("GET", "/api/user/self").status, 200);
    visitor.call("GET", "/api/user/logout");
    QCOMPARE(visitor.call("GET", "/api/user/self").status, 401);
}

void TestAccount::checkInOncePerDay()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi2026));
    visitor.signIn();
    const qint64 awarded =
        visitor.call("POST", "/api/user/checkin").data().toObject().value(QLatin1String("quota_awarded")).toInteger();
    QVERIFY(awarded >= 1'000 && awarded <= 10'000);
    QCOMPARE(visitor.balance(), 50'000 + awarded);
    QVERIFY(!visitor.call("POST", "/api/user/checkin").json().value(QLatin1String("success")).toBool());
    QCOMPARE(visitor.balance(), 50'000 + awarded);
}

// On One API a rich account's small key is let through once, goes below zero, and is refused from then on.
void TestAccount::usedUpKeyIsRefused()
{
    Visitor visitor(Visitor::fast(Dialect::OneApi));
    visitor.signIn();
    visitor.relay.setBalanceQuota(visitor.credentials.user, 20'000'000);
    const QJsonObject key = visitor
                                .call("POST", "/api/token/",
                                      {{QStringLiteral("name"), QStringLiteral("tiny")},
                                       {QStringLiteral("expired_time"), -1},
                                       {QStringLiteral("remain_quota"), 1},
                                       {QStringLiteral("unlimited_quota"), false}})
                                .data()
                                .toObject();
    const auto ask = [&] {
        return raw::ask(visitor.credentials.address, "POST", "/v1/chat/completions",
                        {{"Authorization", "Bearer sk-" + key.value(QLatin1String("key")).toString().toLatin1()}},
                        raw::bytes(Visitor::question(QStringLiteral("gpt-4o"), QStringLiteral("Say hello."), false)));
    };
    QCOMPARE(ask().status, 200);
    const raw::Answer refused = ask();
    QCOMPARE(refused.status, 401);
    QVERIFY(refused.errorMessage().startsWith(QStringLiteral("该令牌额度已用尽")));
}

RELAYDESK_TEST(QCoreApplication, TestAccount)
#include "tst_account.moc"
