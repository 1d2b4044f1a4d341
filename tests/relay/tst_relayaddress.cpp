#include "relay/relayaddress.h"
#include "support/quietmain.h"

using relay::RelayAddress;

class RelayAddressTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whateverIsPasted_data();
    void whateverIsPasted();
    void chatsManualsAndFiles_data();
    void chatsManualsAndFiles();
    void everythingBesideTheAddressIsTold_data();
    void everythingBesideTheAddressIsTold();
    void standInsAreNoKeys_data();
    void standInsAreNoKeys();
    void plainBasesInOrder();
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

// Where a row comes from: "§" a form that relay-api.md or apps.md names, "seen" the way such texts look in chats,
// shops and shells, "own" a case of ours.
void RelayAddressTest::chatsManualsAndFiles_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("root");
    QTest::addColumn<QByteArray>("key");
    int number = 0;
    const auto row = [&number](const char *source, const char *typed, const char *root, const char *key = "") {
        QTest::addRow("%s %d %.40s", source, ++number, typed)
            << QString::fromUtf8(typed) << QString::fromUtf8(root) << QByteArray(key);
    };
    const char *const host = "https://host.example";
    // Shells.
    row("apps §3", "export ANTHROPIC_BASE_URL=https://host.example ANTHROPIC_AUTH_TOKEN=sk-abc123def456", host,
        "sk-abc123def456");
    row("apps §3", "$env:ANTHROPIC_BASE_URL=\"https://host.example\"", host);
    row("seen", "export OPENAI_API_BASE=https://host.example/v1", host);
    row("seen", "OPENAI_API_BASE='host.example/v1'", host);
    row("seen", "setx ANTHROPIC_BASE_URL \"https://host.example\"", host);
    row("seen", "setx OPENAI_BASE_URL host.example/v1", host);
    row("seen", "setx OPENAI_API_KEY laisky-0123456789abcdef\r\nsetx OPENAI_BASE_URL \"https://host.example/v1\"", host,
        "laisky-0123456789abcdef");
    row("seen", "set OPENAI_API_BASE=https://host.example/v1", host);
    row("seen", "set -gx OPENAI_BASE_URL https://host.example/v1", host);
    row("seen", "docker run -e OPENAI_API_BASE=https://host.example/v1 -p 3000:3000 img", host);
    row("seen", "$ echo 'export OPENAI_BASE_URL=\"https://host.example/v1\"' >> ~/.bashrc", host);
    row("seen", "curl -s https://host.example/v1/models -H 'Authorization: Bearer 0123456789abcdef0123'", host,
        "0123456789abcdef0123");
    row("seen",
        "curl --location --request POST 'https://host.example/v1/chat/completions' \\\n"
        "--header 'Authorization: Bearer sk-abc123def456' \\\n--data '{\"model\":\"gpt-4o\"}'",
        host, "sk-abc123def456");
    row("seen", "curl https://host.example/v1/messages -H \"x-api-key: 0123456789abcdef\"", host, "0123456789abcdef");
    // Files of settings.
    row("apps §3",
        "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://host.example\",\"ANTHROPIC_AUTH_TOKEN\":\"sk-abc123def456\"}}",
        host, "sk-abc123def456");
    row("apps §4",
        "model = \"gpt-5\"\nmodel_provider = \"relay\"\n[model_providers.relay]\nname = \"Relay\"\n"
        "base_url = \"https://host.example/v1\"\nenv_key = \"RELAY_API_KEY\"",
        host);
    row("own", "{\"apiBase\":\"https:\\/\\/host.example\\/v1\",\"apiKey\":\"0123456789abcdef\"}", host,
        "0123456789abcdef");
    row("seen", "base_url: https://host.example/v1", host);
    row("seen", "client = OpenAI(base_url=\"https://host.example/v1\", api_key=\"sk-abc123def456\")", host,
        "sk-abc123def456");
    row("seen", "openai.api_base = 'https://host.example/v1'", host);
    row("seen", "new OpenAI({ baseURL: `https://host.example/v1`, apiKey: 'sk-abc123def456' })", host,
        "sk-abc123def456");
    row("seen", "[Relay](https://host.example/v1)", host);
    row("seen", "see the manual https://github.com/x/y, the address is https://host.example", host);
    row("own", "<a href=\"https://host.example/v1\">here</a>", host);
    // Chat messages and input methods.
    row("seen", "接口地址：https://host.example/v1\n密钥：sk-abc123def456\n充值请联系群主", host, "sk-abc123def456");
    row("seen", "地址是host.example，令牌：0123456789abcdef", host, "0123456789abcdef");
    row("own", "ｈｔｔｐｓ：／／ｈｏｓｔ．ｅｘａｍｐｌｅ／ｖ１", host);
    row("own", "https：//host。example/v1", host);
    row("own", "https://host｡example", host);
    row("own", "host．example：８４４３", "https://host.example:8443");
    row("own", "https:/host.example/v1", host);
    row("own", "https//host.example/v1", host);
    row("own", "https:\\\\host.example", host);
    row("seen", "hxxps://host.example/v1", host);
    row("own", "https://https://host.example", host);
    row("own", "https://http://host.example", "http://host.example");
    row("own", "https : //host.example/v1", host);
    row("own", "https%3A%2F%2Fhost.example%2Fv1", host);
    row("own", "\u200bhttps://ho\u200bst.example\u00a0", host);
    row("own", "https://my\u2011host.example", "https://my-host.example");
    row("own", "**https://host.example/v1**", host);
    row("own", "`https://host.example`!", host);
    row("own", "~https://host.example/v1~", host);
    row("own", "\"https://host.example/v1/\",", host);
    row("own", "'https://host.example/v1'.", host);
    row("own", "“https://host.example/v1”", host);
    row("own", "{https://host.example}", host);
    row("own", "API: https://host.example/v1; 客服微信 abc", host);
    row("own", "https://host.example/v1?key=sk-abc123def456", host, "sk-abc123def456");
    row("own", "https://host.example/v1/#", host);
    row("§1.4", "https://host.example/#/token", host);
    row("own", "https://host.example/claude/v1/messages", host);
    row("apps §1", "https://host.example/claude", host);
    row("§1.3", "https://host.example/api/v1/v1/messages", host);
    row("apps §2", "https://host.example/v1/chat/completions/chat/completions", host);
    // Hosts.
    row("own", "http://[fe80::1]:3000", "http://[fe80::1]:3000");
    row("own", "[fd12:3456::7]:3000/v1", "http://[fd12:3456::7]:3000");
    row("own", "2001:db8::7", "https://[2001:db8::7]");
    row("own", "0.0.0.0:3000", "http://0.0.0.0:3000");
    row("own", "100.101.102.103:3000", "http://100.101.102.103:3000");
    row("own", "100.20.102.103:3000", "https://100.20.102.103:3000");
    row("own", "10.0.0.7/v1", "http://10.0.0.7");
    row("own", "host.docker.internal:3000/v1", "http://host.docker.internal:3000");
    row("own", "https://host.example:443/v1", "https://host.example:443");
    row("own", "bücher.example", "https://xn--bcher-kva.example");
    row("own", "https://xn--bcher-kva.example/v1", "https://xn--bcher-kva.example");
    row("own", "例子。测试 https://例子.测试/v1", "https://xn--fsqu00a.xn--0zwm56d");
    // Links of other programs.
    row("§13.5", "opencat://team/join?domain=host.example&token=sk-abc123def456", host, "sk-abc123def456");
    row("apps §11",
        "cherrystudio://providers/api-keys?v=1&data="
        "eyJpZCI6Im5ldy1hcGkiLCJiYXNlVXJsIjoiaHR0cHM6Ly9ob3N0LmV4YW1wbGUiLCJhcGlLZXkiOiJzay1hYmMxMjNkZWY0NTYifQ%3D%3D",
        host, "sk-abc123def456");
    row("own", "relaydesk://add?url=https%3A%2F%2Fhost.example&key=sk-abc123def456", host, "sk-abc123def456");
}

void RelayAddressTest::chatsManualsAndFiles()
{
    QFETCH(QString, typed);
    QFETCH(QString, root);
    QFETCH(QByteArray, key);
    const auto address = RelayAddress::parse(typed);
    QVERIFY2(address.ok(), address.ok() ? "" : qPrintable(address.error().detail));
    QCOMPARE(address->candidates.first().root.toString(QUrl::FullyEncoded), root);
    QVERIFY(address->key == core::Secret(key));
    QVERIFY2(!address->typed.toString().contains(QLatin1String("sk-")) ||
                 typed.contains(QLatin1String("?key=")), // of the text, not shown: typed is for comparing
             qPrintable(address->typed.toString()));
    QVERIFY(!address->plainBase.toString().contains(QLatin1String("sk-")));
}

void RelayAddressTest::everythingBesideTheAddressIsTold_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("root");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *typed, const char *root, const char *told) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(root) << QString::fromUtf8(told);
    };
    row("https://host.example", "https://host.example", "");
    row("host.example", "https://host.example", "guessed");
    row("https://user:pass@host.example/v1", "https://host.example", "credentials");
    row("https://a.example/v1 或备用 https://b.example/v1", "https://a.example", "other https://b.example/v1");
    row("主站 a.example，备用 b.example", "https://a.example", "other https://b.example guessed");
    row("https://host.example/v1 and https://host.example/console", "https://host.example", "");
    row("ANTHROPIC_BASE_URL=https://host.example\nOPENAI_BASE_URL=https://host.example/v1", "https://host.example", "");
    row("ANTHROPIC_BASE_URL=https://a.example\nOPENAI_BASE_URL=https://b.example/v1", "https://b.example",
        "other https://a.example");
    // The console's page beside the line that counts is no second address.
    row("get a key at https://shop.example then OPENAI_BASE_URL=https://host.example/v1", "https://host.example", "");
    row("https://a.example https://github.com/x/y", "https://a.example", "");
    row("https://host.example sk-abc123def456 sk-ghi789jkl012", "https://host.example", "keys");
    row("https://bücher.example", "https://xn--bcher-kva.example", "international");
    row("https://中转.example.cn", "https://xn--fiqq40n.example.cn", "international");
    row("https://\u0430pi.example", "https://xn--pi-6kc.example", "international lookalike"); // Cyrillic а
    row("https://xn--pi-6kc.example", "https://xn--pi-6kc.example", "international lookalike");
    row("https://\u0430\u0440\u0440.example", "https://xn--80a6aa.example", "international lookalike"); // all Cyrillic
    row("https://почта.example", "https://xn--80a1acny.example", "international"); // a word, not a mask
}

void RelayAddressTest::everythingBesideTheAddressIsTold()
{
    QFETCH(QString, typed);
    QFETCH(QString, root);
    QFETCH(QString, told);
    const auto address = RelayAddress::parse(typed);
    QVERIFY2(address.ok(), address.ok() ? "" : qPrintable(address.error().detail));
    QCOMPARE(address->candidates.first().root.toString(QUrl::FullyEncoded), root);
    QStringList said;
    for (const QUrl &other : address->others)
        said << QStringLiteral("other ") + other.toString(QUrl::FullyEncoded);
    if (!address->hasScheme)
        said << QStringLiteral("guessed");
    if (address->credentialsDropped)
        said << QStringLiteral("credentials");
    if (address->hasSeveralKeys)
        said << QStringLiteral("keys");
    if (address->isInternational)
        said << QStringLiteral("international");
    if (address->isLookAlike)
        said << QStringLiteral("lookalike");
    QCOMPARE(said.join(QLatin1Char(' ')), told);
    QVERIFY(address->typed.userInfo().isEmpty());
}

void RelayAddressTest::standInsAreNoKeys_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *text :
         {"https://host.example sk-xxxxxxxxxxxxxxxx",
          "OPENAI_API_KEY=your-api-key-here OPENAI_BASE_URL=https://h.example",
          "curl https://host.example/v1/models -H 'Authorization: Bearer $OPENAI_API_KEY'",
          "https://chat.example/#/?settings={\"key\":\"{key}\",\"url\":\"https://host.example\"}",
          "https://host.example Bearer sk-aaaaaaaaaaaa", "https://host.example api_key=\"sk-your-key-here\""})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void RelayAddressTest::standInsAreNoKeys()
{
    QFETCH(QString, typed);
    const auto address = RelayAddress::parse(typed);
    QVERIFY(address.ok());
    QVERIFY(address->key.isEmpty());
}

void RelayAddressTest::plainBasesInOrder()
{
    const auto bases = [](const char *typed) {
        QStringList all;
        const auto address = RelayAddress::parse(QString::fromUtf8(typed));
        for (const QUrl &base : address.value().plainBases)
            all << base.path();
        return all.join(QLatin1Char(' '));
    };
    QCOMPARE(bases("https://host.example"), QStringLiteral("/v1 /openai/v1 /api/v1"));
    QCOMPARE(bases("https://host.example/openai/v1"), QStringLiteral("/openai/v1 /v1 /api/v1"));
    QCOMPARE(bases("https://host.example/openai"), QStringLiteral("/openai/v1 /openai /v1 /api/v1"));
    QCOMPARE(bases("https://host.example/api/paas/v4/chat/completions"),
             QStringLiteral("/api/paas/v4 /v1 /openai/v1 /api/v1"));
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
