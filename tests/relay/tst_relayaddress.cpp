#include "relay/relayaddress.h"
#include "support/quietmain.h"

using relay::RelayAddress;

class RelayAddressTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whateverIsPasted_data();
    void whateverIsPasted();
    void keysThatCameAlong_data();
    void keysThatCameAlong();
    void noAddressIsAnError_data();
    void noAddressIsAnError();
};

static QString roots(const RelayAddress &a)
{
    QStringList out;
    for (const RelayAddress::Candidate &c : a.candidates) {
        out << c.root.toString(QUrl::FullyEncoded);
        if (c.infer.toString(QUrl::FullyEncoded) != c.root.toString(QUrl::FullyEncoded) + QStringLiteral("/v1"))
            out << QStringLiteral("(odd infer %1)").arg(c.infer.toString());
    }
    return out.join(QLatin1Char(' '));
}

void RelayAddressTest::whateverIsPasted_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("candidates");
    QTest::addColumn<QString>("plain");
    const auto row = [](const char *typed, const char *candidates, const char *plain) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(candidates) << QString::fromUtf8(plain);
    };
    // The rows of relay-api §1.4.
    row("https://host.example", "https://host.example", "https://host.example/v1");
    row("https://host.example/", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/chat/completions", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/responses", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/messages", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/models", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/completions", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/embeddings", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/images/generations", "https://host.example", "https://host.example/v1");
    row("https://host.example/v1/audio/transcriptions", "https://host.example", "https://host.example/v1");
    row("https://host.example/api", "https://host.example", "https://host.example/v1");
    row("https://host.example/api/status", "https://host.example", "https://host.example/v1");
    row("https://host.example/token", "https://host.example", "https://host.example/v1");
    row("https://host.example/login", "https://host.example", "https://host.example/v1");
    row("https://host.example/#/token?x=1", "https://host.example", "https://host.example/v1");
    row("https://host.example/sub/v1", "https://host.example/sub https://host.example", "https://host.example/sub/v1");
    row("https://host.example/openai/v1", "https://host.example https://host.example/openai",
        "https://host.example/openai/v1");
    row("https://host.example/v1/v1", "https://host.example", "https://host.example/v1");
    // What else people have.
    row("host.example", "https://host.example", "https://host.example/v1");
    row("  host.example/v1 \n", "https://host.example", "https://host.example/v1");
    row("host.example:8443/v1", "https://host.example:8443", "https://host.example:8443/v1");
    row("HTTPS://Host.Example/V1/", "https://host.example", "https://host.example/v1");
    row("http://host.example", "http://host.example", "http://host.example/v1");
    row("localhost:3000", "http://localhost:3000", "http://localhost:3000/v1");
    row("127.0.0.1:3000/v1", "http://127.0.0.1:3000", "http://127.0.0.1:3000/v1");
    row("192.168.1.20:3000", "http://192.168.1.20:3000", "http://192.168.1.20:3000/v1");
    row("172.20.0.5", "http://172.20.0.5", "http://172.20.0.5/v1");
    row("172.40.0.5", "https://172.40.0.5", "https://172.40.0.5/v1");
    row("8.8.4.4:3000", "https://8.8.4.4:3000", "https://8.8.4.4:3000/v1");
    row("mybox:3000", "http://mybox:3000", "http://mybox:3000/v1");
    row("nas.local:3000/login", "http://nas.local:3000", "http://nas.local:3000/v1");
    row("[::1]:3000", "http://[::1]:3000", "http://[::1]:3000/v1");
    row("::1", "http://[::1]", "http://[::1]/v1");
    row("http://[2001:db8::7]:3000/v1", "http://[2001:db8::7]:3000", "http://[2001:db8::7]:3000/v1");
    row("[2001:db8::7]:3000", "https://[2001:db8::7]:3000", "https://[2001:db8::7]:3000/v1");
    row("https://中转.example.cn/v1", "https://xn--fiqq40n.example.cn", "https://xn--fiqq40n.example.cn/v1");
    row("https://host.example//v1//chat/completions", "https://host.example", "https://host.example/v1");
    row("https://host.example/console/token", "https://host.example", "https://host.example/v1");
    row("https://host.example/panel/log?page=2", "https://host.example", "https://host.example/v1");
    row("https://user:pass@host.example/v1", "https://host.example", "https://host.example/v1");
    row("https://host.example/chat/completions", "https://host.example", "https://host.example/v1");
    row("https://host.example/a/b", "https://host.example/a/b https://host.example/a https://host.example",
        "https://host.example/a/b/v1");
    row("https://openrouter.ai/api/v1", "https://openrouter.ai", "https://openrouter.ai/api/v1");
    row("https://open.bigmodel.cn/api/paas/v4/chat/completions", "https://open.bigmodel.cn",
        "https://open.bigmodel.cn/api/paas/v4");
    row("https://generativelanguage.googleapis.com/v1beta/openai",
        "https://generativelanguage.googleapis.com https://generativelanguage.googleapis.com/v1beta/openai",
        "https://generativelanguage.googleapis.com/v1beta/openai/v1");
    // From chats and manuals.
    row("地址：https://host.example/v1，密钥见下", "https://host.example", "https://host.example/v1");
    row("「https://host.example」", "https://host.example", "https://host.example/v1");
    row("base url is \"https://host.example/v1\".", "https://host.example", "https://host.example/v1");
    row("<https://host.example/v1>;", "https://host.example", "https://host.example/v1");
    row("(see https://host.example/v1)", "https://host.example", "https://host.example/v1");
    row("网址 host.example 注册即送", "https://host.example", "https://host.example/v1");
    row("https：//host.example/v1", "https://host.example", "https://host.example/v1");
    row("export ANTHROPIC_BASE_URL=\"https://host.example\"", "https://host.example", "https://host.example/v1");
    row("$env:OPENAI_BASE_URL='https://host.example/v1'", "https://host.example", "https://host.example/v1");
    row("write to me@mail.example, or use https://host.example", "https://host.example", "https://host.example/v1");
    row("curl https://host.example/v1/chat/completions -H \"Authorization: Bearer sk-abcdefgh12345678\"",
        "https://host.example", "https://host.example/v1");
}

void RelayAddressTest::whateverIsPasted()
{
    QFETCH(QString, typed);
    QFETCH(QString, candidates);
    QFETCH(QString, plain);
    const auto address = RelayAddress::parse(typed);
    QVERIFY2(address.ok(), address.ok() ? "" : qPrintable(address.error().detail));
    QCOMPARE(roots(*address), candidates);
    QCOMPARE(address->plainBase.toString(QUrl::FullyEncoded), plain);
}

void RelayAddressTest::keysThatCameAlong_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("root");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char *typed, const char *root, const char *key) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(root) << QByteArray(key);
    };
    row("https://app.nextchat.example/#/?settings={\"key\":\"sk-abc123def456\",\"url\":\"https://host.example\"}",
        "https://host.example", "sk-abc123def456");
    row("https://app.nextchat.example/#/"
        "?settings=%7B%22key%22%3A%22sk-abc123def456%22%2C%22url%22%3A%22https%3A%2F%2Fhost.example%22%7D",
        "https://host.example", "sk-abc123def456");
    row("https://app.nextchat.example/#/?settings={\"key\":\"sk-abc123def456\",\"url\":\"https%3A%2F%2Fhost.example\"}",
        "https://host.example", "sk-abc123def456");
    row("https://chat.example/"
        "?settings={\"keyVaults\":{\"openai\":{\"apiKey\":\"sk-abc123def456\",\"baseURL\":\"https://host.example/"
        "v1\"}}}",
        "https://host.example", "sk-abc123def456");
    row("ama://set-api-key?server=https%3A%2F%2Fhost.example&key=sk-abc123def456", "https://host.example",
        "sk-abc123def456");
    row("opencat://team/join?domain=https://host.example&token=sk-abc123def456", "https://host.example",
        "sk-abc123def456");
    row("export ANTHROPIC_BASE_URL=\"https://host.example\"\nexport ANTHROPIC_AUTH_TOKEN=\"sk-abc123def456\"",
        "https://host.example", "sk-abc123def456");
    row("OPENAI_API_KEY=laisky-0123456789abcdef OPENAI_BASE_URL=https://host.example/v1", "https://host.example",
        "laisky-0123456789abcdef");
    row("host.example sk-PZ_x-9abcdefgh", "https://host.example", "sk-PZ_x-9abcdefgh");
    row("https://host.example/v1", "https://host.example", "");
}

void RelayAddressTest::keysThatCameAlong()
{
    QFETCH(QString, typed);
    QFETCH(QString, root);
    QFETCH(QByteArray, key);
    const auto address = RelayAddress::parse(typed);
    QVERIFY2(address.ok(), address.ok() ? "" : qPrintable(address.error().detail));
    QCOMPARE(address->candidates.first().root.toString(), root);
    QVERIFY(address->key == core::Secret(key));
}

void RelayAddressTest::noAddressIsAnError_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *text : {"", "   ", "hello there", "sk-abc123def456", "me@mail.example", "ftp://host.example",
                             "https://", "{}", "3.14"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void RelayAddressTest::noAddressIsAnError()
{
    QFETCH(QString, typed);
    const auto address = RelayAddress::parse(typed);
    QVERIFY2(!address.ok(), address.ok() ? qPrintable(roots(*address)) : "");
    QVERIFY(address.error().kind == core::ErrorKind::BadRequest);
}

RELAYDESK_TEST(QCoreApplication, RelayAddressTest)
#include "tst_relayaddress.moc"
