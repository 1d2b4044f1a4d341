#include "net/cookiejar.h"
#include "support/quietmain.h"

#include <QTimeZone>

using net::CookieJar;

namespace {

const QUrl relay(QStringLiteral("https://relay.example/api/user/login"));
const QDateTime now(QDate(2026, 5, 1), QTime(12, 0), QTimeZone::utc());

} // namespace

class TestCookieJar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSetIsSentOrNot_data();
    void whatIsSetIsSentOrNot();
    void laterValueReplacesTheEarlier();
    void longerPathsComeFirst();
    void expiredCookieIsDeleted();
    void expiryHoldsAtTheTimeOfSending();
    void secureOverHttpIsNoticed();
    void savedJarComesBack();
    void unreadableSaveChangesNothing();
};

void TestCookieJar::whatIsSetIsSentOrNot_data()
{
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *name, const char *set, const char *asked, const char *sent) {
        QTest::newRow(name) << QByteArray(set) << QString::fromLatin1(asked) << QByteArray(sent);
    };
    row("plain", "session=MTc|x==; Path=/; HttpOnly", "https://relay.example/x", "session=MTc|x==");
    row("host in capitals", "a=1; path=/", "https://RELAY.example/", "a=1");
    row("no path: the folder", "a=1", "https://relay.example/api/user/self", "a=1");
    row("no path: not above", "a=1", "https://relay.example/api/token", "");
    row("path", "a=1; path=/api", "https://relay.example/api/token", "a=1");
    row("path is no prefix of letters", "a=1; path=/api", "https://relay.example/apix", "");
    row("other host", "a=1; path=/", "https://other.example/", "");
    row("host below", "a=1; path=/", "https://www.relay.example/", "");
    row("domain does not widen it", "a=1; path=/; domain=relay.example", "https://www.relay.example/", "");
    row("domain of its own", "a=1; path=/; Domain=.relay.example", "https://relay.example/", "a=1");
    row("domain above", "a=1; path=/; domain=example", "https://relay.example/", "a=1");
    row("domain of somebody else", "a=1; path=/; domain=other.example", "https://relay.example/", "");
    row("secure over https", "a=1; path=/; Secure", "https://relay.example/", "a=1");
    row("secure over http", "a=1; path=/; Secure", "http://relay.example/", "");
    row("not expired", "a=1; path=/; Expires=Wed, 01 Jan 2125 00:00:00 GMT", "https://relay.example/", "a=1");
    row("dashes in the date", "a=1; path=/; expires=Mon, 01-Jan-2125 00:00:00 GMT", "https://relay.example/", "a=1");
    row("max-age", "a=1; path=/; max-age=99999999", "https://relay.example/", "a=1");
    row("max-age wins", "a=1; path=/; max-age=0; expires=Mon, 01 Jan 2125 00:00:00 GMT", "https://relay.example/", "");
    row("no name", "=1; path=/", "https://relay.example/", "");
    row("no value", "a=; path=/", "https://relay.example/", "a=");
    row("no equals", "a; path=/", "https://relay.example/", "");
    row("empty", "", "https://relay.example/", "");
}

void TestCookieJar::whatIsSetIsSentOrNot()
{
    QFETCH(QByteArray, set);
    QFETCH(QString, asked);
    QFETCH(QByteArray, sent);
    CookieJar jar;
    jar.take(relay, {set});
    QCOMPARE(jar.headerFor(QUrl(asked), now), sent);
}

void TestCookieJar::laterValueReplacesTheEarlier()
{
    CookieJar jar;
    jar.take(relay, {"a=1; path=/", "b=1; path=/"});
    jar.take(relay, {"a=2; path=/"});
    QCOMPARE(jar.headerFor(relay, now), QByteArray("b=1; a=2"));
}

void TestCookieJar::longerPathsComeFirst()
{
    CookieJar jar;
    jar.take(relay, {"a=1; path=/", "a=2; path=/api/user", "a=3; path=/api"});
    QCOMPARE(jar.headerFor(relay, now), QByteArray("a=2; a=3; a=1"));
}

void TestCookieJar::expiredCookieIsDeleted()
{
    CookieJar jar;
    jar.take(relay, {"a=1; path=/"});
    QVERIFY(!jar.isEmpty());
    jar.take(relay, {"a=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT"});
    QVERIFY(jar.isEmpty());
}

void TestCookieJar::expiryHoldsAtTheTimeOfSending()
{
    CookieJar jar;
    jar.take(relay, {"a=1; path=/; expires=Wed, 01 Jan 2125 00:00:00 GMT"});
    const QDateTime end(QDate(2125, 1, 1), QTime(0, 0), QTimeZone::utc());
    QCOMPARE(jar.headerFor(relay, end.addSecs(-1)), QByteArray("a=1"));
    QCOMPARE(jar.headerFor(relay, end), QByteArray());
}

void TestCookieJar::secureOverHttpIsNoticed()
{
    const QUrl plain(QStringLiteral("http://relay.example/api/user/login"));
    CookieJar jar;
    QVERIFY(!jar.hasUnsendableSecureCookie(plain));
    jar.take(plain, {"session=1; path=/; Secure"});
    QVERIFY(jar.hasUnsendableSecureCookie(plain));
    QVERIFY(!jar.hasUnsendableSecureCookie(relay));
    QVERIFY(!jar.hasUnsendableSecureCookie(QUrl(QStringLiteral("http://other.example/"))));
    // To this machine it goes, as browsers do for localhost.
    const QUrl here(QStringLiteral("http://127.0.0.1:3000/"));
    jar.take(here, {"session=1; path=/; Secure"});
    QVERIFY(!jar.hasUnsendableSecureCookie(here));
    QCOMPARE(jar.headerFor(here, now), QByteArray("session=1"));
    QVERIFY(jar.headerFor(plain, now).isEmpty());
}

void TestCookieJar::savedJarComesBack()
{
    CookieJar jar;
    jar.take(relay, {"session=a b\"|=; path=/", "once=1; path=/api; expires=Wed, 01 Jan 2125 00:00:00 GMT; secure"});
    const core::Secret saved = jar.save();
    CookieJar other;
    other.restore(saved);
    QCOMPARE(other.headerFor(relay, now), jar.headerFor(relay, now));
    QCOMPARE(other.headerFor(relay, now), QByteArray("once=1; session=a b\"|="));
    QVERIFY(other.hasUnsendableSecureCookie(QUrl(QStringLiteral("http://relay.example/"))));
    QVERIFY(other.save() == saved);
    QCOMPARE(other.headerFor(relay, QDateTime(QDate(2125, 1, 2), QTime(0, 0), QTimeZone::utc())),
             QByteArray("session=a b\"|="));
}

void TestCookieJar::unreadableSaveChangesNothing()
{
    CookieJar jar;
    jar.take(relay, {"a=1; path=/"});
    jar.restore(core::Secret("something else"));
    jar.restore(core::Secret());
    QCOMPARE(jar.headerFor(relay, now), QByteArray("a=1"));
    jar.restore(core::Secret("cookies-1\nbroken line\n"));
    QVERIFY(jar.isEmpty());
}

RELAYDESK_TEST(QCoreApplication, TestCookieJar)
#include "tst_cookiejar.moc"
