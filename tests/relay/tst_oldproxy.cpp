// The old single-purpose proxy: a balance with the key in the address, no list of models, its own chat call.
#include "relay/relayclient.h"
#include "support/answer.h"
#include "support/quietmain.h"

#include "support/rawserver.h"
#include <QJsonArray>
#include <QJsonObject>

using namespace relay;
using support::answer;
using support::RawServer;

namespace {

const core::Secret key("sk-old-proxy-0123456789");

RelayInfo infoAt(const QString &root, const QString &chats)
{
    RelayInfo info;
    info.kind = Kind::OldProxy;
    info.root = QUrl(root);
    info.infer = QUrl(root + chats);
    return info;
}

QByteArray json(const QByteArray &body, const QByteArray &status = "200 OK")
{
    return RawServer::answer(body, status, "Content-Type: application/json\r\n");
}

} // namespace

class OldProxyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBalanceIsAskedWithTheKey_data();
    void theBalanceIsAskedWithTheKey();
    void aKeyIsCheckedByTheBalance();
    void itsOwnChatCallWantsASession();

private:
    net::Transport m_transport;
};

void OldProxyTest::theBalanceIsAskedWithTheKey_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("limit"); // -1: unknown
    QTest::newRow("plain") << QByteArray("{\"balance\":12.5}") << qint64(12'500'000'000);
    QTest::newRow("in data") << QByteArray("{\"data\":{\"balance\":\"3\"}}") << qint64(3'000'000'000);
    QTest::newRow("nothing left") << QByteArray("{\"balance\":0}") << qint64(0);
    QTest::newRow("with what was used") << QByteArray("{\"remaining\":2,\"used\":1}") << qint64(3'000'000'000);
    QTest::newRow("other words") << QByteArray("{\"credits\":12.5}") << qint64(-1);
    QTest::newRow("null") << QByteArray("{\"balance\":null}") << qint64(-1);
}

void OldProxyTest::theBalanceIsAskedWithTheKey()
{
    QFETCH(QByteArray, body);
    QFETCH(qint64, limit);
    RawServer server([&](QTcpSocket &socket, const RawServer::Request &) { socket.write(json(body)); });
    RelayClient client(m_transport, infoAt(server.address(), QStringLiteral("/v1")));
    const auto balance = answer(client.keyBalance(key));
    QVERIFY(balance.ok());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().path, QByteArray("/pro/balance?apiKey=sk-old-proxy-0123456789"));
    QCOMPARE(balance->limit.has_value(), limit >= 0);
    if (limit >= 0)
        QCOMPARE(balance->limit->nanoUsd(), limit);
}

void OldProxyTest::aKeyIsCheckedByTheBalance()
{
    RawServer server([](QTcpSocket &socket, const RawServer::Request &request) {
        socket.write(request.path.endsWith("0123456789") ? json("{\"balance\":1}")
                                                         : json("{\"message\":\"no such apiKey\"}", "401 No"));
    });
    RelayClient client(m_transport, infoAt(server.address(), QStringLiteral("/v1")));
    const auto good = answer(client.models(key));
    QVERIFY(good.ok() && good->isEmpty());
    const auto bad = answer(client.models(core::Secret("sk-another")));
    QVERIFY(!bad.ok());
    QVERIFY2(bad.error().kind == core::ErrorKind::Unauthorized, qPrintable(bad.error().detail));
    QVERIFY(!bad.error().detail.contains(QStringLiteral("sk-another")));
}

void OldProxyTest::itsOwnChatCallWantsASession()
{
    const auto bodyFor = [this](const QString &chats) {
        RelayClient client(m_transport, infoAt(QStringLiteral("https://proxy.example.com"), chats));
        net::Request request = client.inferenceRequest(QStringLiteral("chat/completions"), key);
        request.json =
            QJsonObject{{QStringLiteral("messages"), QJsonArray{QStringLiteral("old"), QStringLiteral("new")}}};
        client.dressChat(request, QStringLiteral("chat-7"));
        return std::pair(request.url.path(), *request.json);
    };
    const auto [own, dressed] = bodyFor(QStringLiteral("/pro"));
    QCOMPARE(own, QStringLiteral("/pro/chat/completions"));
    QCOMPARE(dressed.value(QLatin1String("sessionId")).toString(), QStringLiteral("chat-7"));
    QCOMPARE(dressed.value(QLatin1String("messages")).toArray(), QJsonArray{QStringLiteral("new")});
    const auto [usual, plain] = bodyFor(QStringLiteral("/v1"));
    QCOMPARE(usual, QStringLiteral("/v1/chat/completions"));
    QVERIFY(!plain.contains(QLatin1String("sessionId")));
    QCOMPARE(plain.value(QLatin1String("messages")).toArray().size(), 2);
}

RELAYDESK_TEST(QCoreApplication, OldProxyTest)
#include "tst_oldproxy.moc"
