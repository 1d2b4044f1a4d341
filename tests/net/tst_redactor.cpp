#include "net/redactor.h"
#include "support/quietmain.h"

class TestRedactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsGoAndTheRestStays_data();
    void secretsGoAndTheRestStays();
    void knownSecretsGoInAllTheirForms();
    void redactingTwiceChangesNothing_data() { secretsGoAndTheRestStays_data(); }
    void redactingTwiceChangesNothing();
};

void TestRedactor::secretsGoAndTheRestStays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("redacted");
    const auto row = [](const char *name, const char *text, const char *redacted) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(redacted);
    };
    row("bearer", "Authorization: Bearer sk-abc123DEF\nHost: a", "Authorization: [redacted]\nHost: a");
    row("token without a scheme", "authorization: 0123abcd", "authorization: [redacted]");
    row("cookie", "Cookie: session=MTcz|abc; other=1\r\nX: y", "Cookie: [redacted]\r\nX: y");
    row("set-cookie", "Set-Cookie: session=MTcz; Path=/; HttpOnly", "Set-Cookie: [redacted]");
    row("x-api-key", "x-api-key: abcdef", "x-api-key: [redacted]");
    row("user id", "New-Api-User: 42", "New-Api-User: [redacted]");
    row("key in a sentence", "Incorrect API key provided: sk-proj-Ab_1-x9. Look",
        "Incorrect API key provided: sk-[redacted]. Look");
    row("bearer in a sentence", "sent Bearer abcdefghij to a", "sent Bearer [redacted] to a");
    row("password member", "{\"username\":\"ann\",\"password\":\"p\\\"w\\\\\",\"x\":1}",
        "{\"username\":\"ann\",\"password\":\"[redacted]\",\"x\":1}");
    row("spaces in JSON", "{\"key\" : \"0123\"}", "{\"key\" : \"[redacted]\"}");
    row("number member", "{\"totp\":123456}", "{\"totp\":[redacted]}");
    row("access token member", "{\"data\":{\"access_token\":\"abc\",\"id\":3}}",
        "{\"data\":{\"access_token\":\"[redacted]\",\"id\":3}}");
    row("JSON in JSON", "{\"body\":\"{\\\"password\\\":\\\"pw\\\",\\\"a\\\":1}\"}",
        "{\"body\":\"{\\\"password\\\":\\\"[redacted]\\\",\\\"a\\\":1}\"}");
    row("cut off", "{\"password\":\"half", "{\"password\":\"[redacted]\"");
    row("key query", "GET /pro/balance?apiKey=abc&x=1", "GET /pro/balance?apiKey=[redacted]&x=1");
    row("turnstile query", "/api/user/login?turnstile=0.abc#f", "/api/user/login?turnstile=[redacted]#f");
    row("token query", "a?b=1&token=xyz", "a?b=1&token=[redacted]");
    row("form body", "password=secret&username=ann", "password=[redacted]&username=ann");
    row("user and password in an address", "https://ann:pw@relay.example/x", "https://[redacted]@relay.example/x");
    row("code in a topup body", "redeem 0123456789abcdef0123456789ABCDEF now", "redeem [redacted] now");
    row("longer hex is no code", "0123456789abcdef0123456789abcdef00", "0123456789abcdef0123456789abcdef00");
    row("request id stays", "busy (request id: 0123456789abcdef0123456789abcdef)",
        "busy (request id: 0123456789abcdef0123456789abcdef)");
    row("web token", "got eyJhbGci.eyJzdWIi.c2ln end", "got [redacted] end");
    row("harmless", "POST https://relay.example/v1/chat/completions 200 in 12 ms, monkey=3, key-value",
        "POST https://relay.example/v1/chat/completions 200 in 12 ms, monkey=3, key-value");
    row("usage", "{\"prompt_tokens\":12,\"model\":\"gpt-4o\",\"max_tokens\":5}",
        "{\"prompt_tokens\":12,\"model\":\"gpt-4o\",\"max_tokens\":5}");
}

void TestRedactor::secretsGoAndTheRestStays()
{
    QFETCH(QString, text);
    QFETCH(QString, redacted);
    QCOMPARE(net::Redactor().redact(text), redacted);
}

void TestRedactor::redactingTwiceChangesNothing()
{
    QFETCH(QString, text);
    const net::Redactor redactor;
    const QString once = redactor.redact(text);
    QCOMPARE(redactor.redact(once), once);
}

void TestRedactor::knownSecretsGoInAllTheirForms()
{
    net::Redactor redactor;
    redactor.add(core::Secret("correct horse"));
    redactor.add(core::Secret("correct horse \"battery\"")); // holds the other
    redactor.add(core::Secret("abc"));                       // too short to be told from a word
    redactor.add(core::Secret());
    QCOMPARE(redactor.redact(QStringLiteral("it is correct horse, not abc")),
             QStringLiteral("it is [redacted], not abc"));
    QCOMPARE(redactor.redact(QStringLiteral("x correct horse \"battery\" y")), QStringLiteral("x [redacted] y"));
    QCOMPARE(redactor.redact(QStringLiteral("x correct horse \\\"battery\\\" y")), QStringLiteral("x [redacted] y"));
    QCOMPARE(redactor.redact(QStringLiteral("/a?b=correct%20horse")), QStringLiteral("/a?b=[redacted]"));
    QCOMPARE(redactor.redact(QString::fromLatin1(QByteArray("correct horse").toBase64())),
             QStringLiteral("[redacted]"));
}

RELAYDESK_TEST(QCoreApplication, TestRedactor)
#include "tst_redactor.moc"
