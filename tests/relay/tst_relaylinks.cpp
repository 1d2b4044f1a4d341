// Links into the program and out to a relay's web chat.
#include "relay/chatlinks.h"
#include "relay/relaylink.h"
#include "support/quietmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace relay;

namespace {

const QByteArray bare = QByteArrayLiteral("sk-linkTestKey0123456789abcdefgh");

RelayInfo relayWith(const QJsonObject &status)
{
    RelayInfo info;
    info.root = QUrl(QStringLiteral("https://relay.example:8443"));
    info.infer = QUrl(QStringLiteral("https://relay.example:8443/v1"));
    info.status = status;
    return info;
}

} // namespace

class RelayLinksTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsALink_data();
    void readsALink();
    void refusesWhatIsNone();
    void tellsLinksFromCommands();
    void chatLinkOfOneApi();
    void chatsOfNewApi();
    void chatLinksOfOneHub();
    void aKeyWithOddCharactersGoesNowhere();
};

void RelayLinksTest::readsALink_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("plain");
    const QByteArray key = bare;
    QTest::newRow("whole") << QStringLiteral(
                                  "relaydesk://add?address=https%3A%2F%2Frelay.example%2Fv1&key=%1&name=My%20relay")
                                  .arg(QLatin1String(key))
                           << QStringLiteral("relay.example") << key << QStringLiteral("My relay") << false;
    QTest::newRow("address as it is")
        << QStringLiteral("relaydesk://add?address=https://relay.example:3000&key=%1").arg(QLatin1String(key))
        << QStringLiteral("relay.example:3000") << key << QString() << false;
    QTest::newRow("without a key") << QStringLiteral("relaydesk://add?address=relay.example")
                                   << QStringLiteral("relay.example") << QByteArray() << QString() << false;
    QTest::newRow("capitals")
        << QStringLiteral("RelayDesk://ADD?address=https://relay.example&key=%1").arg(QLatin1String(key))
        << QStringLiteral("relay.example") << key << QString() << false;
    QTest::newRow("plain http")
        << QStringLiteral("relaydesk://add?address=http%3A%2F%2Frelay.example&key=%1").arg(QLatin1String(key))
        << QStringLiteral("relay.example") << key << QString() << true;
    QTest::newRow("a look-alike is shown in its letters")
        << QString::fromUtf8("relaydesk://add?address=https://rel\xd0\xb0y.example&key=%1").arg(QLatin1String(key))
        << QStringLiteral("xn--rely-73d.example") << key << QString() << false;
    QTest::newRow("NextChat, coded")
        << QStringLiteral("https://app.nextchat.dev/#/"
                          "?settings=%7B%22key%22%3A%22%1%22%2C%22url%22%3A%22https%3A%2F%2Frelay.example%22%7D")
               .replace(QLatin1String("%1"), QLatin1String(key))
        << QStringLiteral("relay.example") << key << QString() << false;
    QTest::newRow("NextChat, plain")
        << QStringLiteral("https://app.nextchat.dev/#/?settings={\"key\":\"%1\",\"url\":\"https://relay.example\"}")
               .arg(QLatin1String(key))
        << QStringLiteral("relay.example") << key << QString() << false;
    QTest::newRow("LobeChat")
        << QStringLiteral(
               "https://lobe.example/?settings={\"keyVaults\":{\"openai\":{\"apiKey\":\"%1\",\"baseURL\":\"https://"
               "relay.example/v1\"}}}")
               .arg(QLatin1String(key))
        << QStringLiteral("relay.example") << key << QString() << false;
}

void RelayLinksTest::readsALink()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(QByteArray, key);
    QFETCH(QString, name);
    QFETCH(bool, plain);
    QVERIFY(isRelayLink(text));
    const auto link = readRelayLink(text);
    QVERIFY2(link.ok(), link ? "" : qPrintable(link.error().detail));
    QCOMPARE(link->host, host);
    QCOMPARE(link->key.reveal(), key);
    QCOMPARE(link->name, name);
    QCOMPARE(link->isPlain, plain);
}

void RelayLinksTest::refusesWhatIsNone()
{
    for (const char *text : {"relaydesk://add", "relaydesk://add?key=sk-x", "relaydesk:", "relaydesk://add?address=",
                             "https://x.example/#/?settings={\"key\":\"sk-1\"}"})
        QVERIFY2(!readRelayLink(QLatin1String(text)), text);
    QVERIFY(!readRelayLink(QStringLiteral("relaydesk://add?address=a.example&name=") + QString(9000, u'x')));
}

void RelayLinksTest::tellsLinksFromCommands()
{
    for (const char *text : {"ask", "usage", "https://relay.example", "settings=x", "/home/ann/relaydesk:x"})
        QVERIFY2(!isRelayLink(QLatin1String(text)), text);
}

void RelayLinksTest::chatLinkOfOneApi()
{
    const RelayInfo info = relayWith({{QStringLiteral("chat_link"), QStringLiteral("https://chat.example/")},
                                      {QStringLiteral("server_address"), QStringLiteral("http://localhost:3000")}});
    const QList<ChatLink> links = chatLinks(info);
    QCOMPARE(links.size(), 1);
    QVERIFY(links.first().opensInBrowser);
    const QByteArray link = filledChatLink(links.first(), info, core::Secret(bare)).reveal();
    QVERIFY2(link.startsWith("https://chat.example/#/?settings=%7B"), link.constData());
    for (const char bad : {'"', '<', '>', '\'', ' ', '\\', '{'})
        QVERIFY2(!link.contains(bad), link.constData());
    const QByteArray settings = QByteArray::fromPercentEncoding(link.mid(link.indexOf("settings=") + 9));
    const QJsonObject object = QJsonDocument::fromJson(settings).object();
    QCOMPARE(object.value(QLatin1String("key")).toString().toUtf8(), bare);
    QCOMPARE(object.value(QLatin1String("url")).toString(), QStringLiteral("https://relay.example:8443"));
    // What goes out comes back in.
    const auto back = readRelayLink(QString::fromLatin1(link));
    QVERIFY(back.ok());
    QCOMPARE(back->key.reveal(), bare);
    QVERIFY(chatLinks(relayWith({{QStringLiteral("chat_link"), QString()}})).isEmpty());
}

void RelayLinksTest::chatsOfNewApi()
{
    const auto entry = [](const char *name, const char *form) {
        return QJsonObject{{QString::fromLatin1(name), QString::fromLatin1(form)}};
    };
    const RelayInfo info = relayWith(
        {{QStringLiteral("chats"),
          QJsonArray{entry("Next", "https://next.example/#/?settings={\"key\":\"{key}\",\"url\":\"{address}\"}"),
                     entry("AMA", "ama://set-api-key?server={address}&key={key}"),
                     entry("Cherry", "cherrystudio://providers/api-keys?v=1&data={cherryConfig}"),
                     entry("Trap", "javascript-no-scheme {key}"),
                     entry("Quote", "https://x.example/\"</script>?k={key}")}}});
    const QList<ChatLink> links = chatLinks(info);
    QCOMPARE(links.size(), 3);
    QCOMPARE(links[0].name, QStringLiteral("Next"));
    QVERIFY(links[0].opensInBrowser);
    QCOMPARE(links[1].name, QStringLiteral("AMA"));
    QVERIFY(!links[1].opensInBrowser); // its key would stand on a command line
    QCOMPARE(filledChatLink(links[1], info, core::Secret(bare)).reveal(),
             "ama://set-api-key?server=https%3A%2F%2Frelay.example%3A8443&key=" + bare);
    const QByteArray quote = filledChatLink(links[2], info, core::Secret(bare)).reveal();
    QVERIFY2(!quote.contains('"') && !quote.contains('<'), quote.constData());
}

void RelayLinksTest::chatLinksOfOneHub()
{
    const QByteArray rows =
        "[{\"name\":\"Second\",\"url\":\"https://b.example/?k={key}&s={server}\",\"show\":true,\"sort\":1},"
        "{\"name\":\"First\",\"url\":\"https://a.example/"
        "?d=base64<[{\\\"k\\\":\\\"{key}\\\",\\\"s\\\":\\\"{server}\\\"}]>\","
        "\"show\":true,\"sort\":9},{\"name\":\"Hidden\",\"url\":\"https://c.example/?k={key}\",\"show\":false}]";
    const RelayInfo info = relayWith({{QStringLiteral("chat_links"), QString::fromLatin1(rows)}});
    const QList<ChatLink> links = chatLinks(info);
    QCOMPARE(links.size(), 2);
    QCOMPARE(links[0].name, QStringLiteral("First"));
    const QByteArray first = filledChatLink(links[0], info, core::Secret(bare)).reveal();
    const QByteArray data = QByteArray::fromBase64(QByteArray::fromPercentEncoding(first.mid(first.indexOf("d=") + 2)));
    QCOMPARE(QJsonDocument::fromJson(data).object().value(QLatin1String("k")).toString().toUtf8(), bare);
    QVERIFY(filledChatLink(links[1], info, core::Secret(bare)).reveal().contains("k=" + bare));
    QVERIFY(chatLinks(relayWith({{QStringLiteral("chat_links"), QStringLiteral("no json")}})).isEmpty());
}

void RelayLinksTest::aKeyWithOddCharactersGoesNowhere()
{
    const RelayInfo info = relayWith({{QStringLiteral("chat_link"), QStringLiteral("https://chat.example")}});
    const QList<ChatLink> links = chatLinks(info);
    for (const char *key : {"sk-\"x", "sk-a&b=c", "sk-a b", "sk-a</script>"})
        QVERIFY(filledChatLink(links.first(), info, core::Secret(QByteArray(key))).isEmpty());
}

RELAYDESK_TEST(QCoreApplication, RelayLinksTest)
#include "tst_relaylinks.moc"
