#include "demo/dialects.h"
#include "support/quietmain.h"
#include "visitor.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using demo::Dialect;
using demo::Fault;

class TestDemoRelay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsAtOnceWithStreamsOpen();
    void startsAgainOnTheSamePort();
    void portIsNotShared();
    void booksSurviveARestart();
    void brokenStateFileIsRefused();
    void faults_data();
    void faults();
    void silenceSendsNothing();
    void lostAnswerWasBilled();
    void faultsKeepToTheirPath();
    void manyAtOnce();
    void speaksTls();
    void cookiesCanBeSecure();
    void dialectsHaveWords();
    void drawsDifferentPictures();
    void speaksAndHears();
};

void TestDemoRelay::stopsAtOnceWithStreamsOpen()
{
    demo::Options options = Visitor::fast(Dialect::Laisky);
    options.tokensPerSecond = 5;
    Visitor visitor(options);
    raw::Connection stream(visitor.credentials.address), idle(visitor.credentials.address);
    stream.send("POST", "/v1/chat/completions", visitor.keyHeader(),
                raw::bytes(Visitor::question(QStringLiteral("gpt-4o-mini"), QStringLiteral("long"), true)));
    QVERIFY(stream.readUntil("data: "));
    QElapsedTimer timer;
    timer.start();
    visitor.relay.stop();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!visitor.relay.isRunning());
    stream.readAll(2'000);
    QVERIFY(!stream.isOpen());
    QCOMPARE(raw::ask(visitor.credentials.address, "GET", "/api/status").status, 0);
}

void TestDemoRelay::startsAgainOnTheSamePort()
{
    Visitor visitor(Visitor::fast(Dialect::OneApi));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("Hello")).status, 200);
        visitor.relay.stop();
        const auto again = visitor.relay.start();
        QVERIFY(again.ok());
        QCOMPARE(again->address, visitor.credentials.address);
        QVERIFY(again->key == visitor.credentials.key);
    }
}

void TestDemoRelay::portIsNotShared()
{
    const Visitor first(Visitor::fast(Dialect::OneApi));
    demo::Options options = Visitor::fast(Dialect::OneApi);
    options.port = static_cast<quint16>(first.credentials.address.port());
    demo::DemoRelay second(options);
    const auto started = second.start();
    QVERIFY(!started.ok());
    QCOMPARE(started.error().kind, core::ErrorKind::Offline);
}

void TestDemoRelay::booksSurviveARestart()
{
    const QTemporaryDir folder;
    demo::Options options = Visitor::fast(Dialect::Laisky);
    options.stateFile = folder.filePath(QStringLiteral("relay.json"));
    core::Secret key;
    qint64 balance = 0;
    qsizetype rows = 0;
    QString spent;
    {
        Visitor visitor(options);
        visitor.signIn();
        spent = visitor.credentials.codes.first();
        visitor.redeem(spent);
        visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("Hello"));
        key = visitor.credentials.key;
        balance = visitor.balance();
        rows = visitor.rows().size();
        // The password is not in the file.
        visitor.relay.stop();
        QFile file(options.stateFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(visitor.credentials.password.reveal()));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    Visitor again(options);
    QVERIFY(again.credentials.key == key);
    QCOMPARE(again.balance(), balance);
    QCOMPARE(again.rows().size(), rows);
    QCOMPARE(again.credentials.codes.size(), 2);
    QVERIFY(!again.credentials.codes.contains(spent));
    QCOMPARE(again.signIn().status, 200);
    QCOMPARE(again.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("Hello")).status, 200);
    QCOMPARE(again.sumOfRows(), again.used());
}

void TestDemoRelay::brokenStateFileIsRefused()
{
    const QTemporaryDir folder;
    demo::Options options = Visitor::fast(Dialect::Laisky);
    options.stateFile = folder.filePath(QStringLiteral("relay.json"));
    QFile file(options.stateFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"accounts\":");
    file.close();
    demo::DemoRelay relay(options);
    const auto started = relay.start();
    QVERIFY(!started.ok());
    QCOMPARE(started.error().kind, core::ErrorKind::Storage);
    relay.stop();
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"accounts\":")); // not overwritten
}

void TestDemoRelay::faults_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, Dialect dialect, Fault fault, int status, const QString &words) {
        QTest::newRow(name) << static_cast<int>(dialect) << static_cast<int>(fault) << status << words;
    };
    row("laisky busy", Dialect::Laisky, Fault::Status429, 429, QStringLiteral("The current group load is saturated"));
    row("one api busy", Dialect::OneApi, Fault::Status429, 429, QStringLiteral("当前分组上游负载已饱和"));
    row("new api busy", Dialect::NewApi2026, Fault::Status429, 429, QStringLiteral("Rate limit reached"));
    row("no channel", Dialect::Laisky, Fault::Status503, 503,
        QStringLiteral("No available channels for Model gpt-4o-mini under Group default"));
    row("supplier down", Dialect::OneApi, Fault::Status500, 500, QStringLiteral("The server had an error"));
    row("new api 2025 busy", Dialect::NewApi2025, Fault::Status429, 429, QStringLiteral("当前分组上游负载已饱和"));
    row("one hub busy", Dialect::OneHub, Fault::Status429, 429, QStringLiteral("当前分组上游负载已饱和"));
    row("one hub without a channel", Dialect::OneHub, Fault::Status503, 503, QStringLiteral("无可用渠道"));
    row("new api 2026-08 without a channel", Dialect::NewApi202608, Fault::Status503, 503,
        QStringLiteral("No available channel for model gpt-4o-mini under group default"));
    row("one hub's supplier down", Dialect::OneHub, Fault::Status500, 500, QStringLiteral("Provider API error: "));
    row("web page", Dialect::NewApi2026, Fault::Html, 502, QStringLiteral("<html>"));
    row("web page that claims to be fine", Dialect::OneApi, Fault::WebPage, 200, QStringLiteral("<title>"));
    row("cloudflare", Dialect::NewApi202608, Fault::Cloudflare, 403, QStringLiteral("Just a moment..."));
    row("cloudflare waited", Dialect::OneHub, Fault::CloudflareTimeout, 524, QStringLiteral("A timeout occurred"));
    row("nothing but a number", Dialect::NewApi2025, Fault::Empty429, 429, QString());
}

void TestDemoRelay::faults()
{
    QFETCH(int, dialect);
    QFETCH(int, fault);
    QFETCH(int, status);
    QFETCH(QString, words);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(dialect)));
    const qint64 before = visitor.balance();
    visitor.relay.setFault(static_cast<Fault>(fault));
    const raw::Answer answer = visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("Hello"));
    QCOMPARE(answer.status, status);
    QVERIFY(QString::fromUtf8(answer.body).contains(words));
    QCOMPARE(answer.body.isEmpty(), words.isEmpty());
    QCOMPARE(answer.header("Content-Type").isEmpty(), words.isEmpty());
    visitor.relay.setFault(Fault::None);
    QCOMPARE(visitor.balance(), before);
    QCOMPARE(visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("Hello")).status, 200);
}

void TestDemoRelay::silenceSendsNothing()
{
    Visitor visitor(Visitor::fast(Dialect::Laisky));
    visitor.relay.setFault(Fault::Silence);
    raw::Connection connection(visitor.credentials.address);
    connection.send("GET", "/api/status", {});
    QCOMPARE(connection.readAll(300), QByteArray());
    QVERIFY(connection.isOpen());
    visitor.relay.stop();
    connection.readAll(2'000);
    QVERIFY(!connection.isOpen());
}

void TestDemoRelay::lostAnswerWasBilled()
{
    Visitor visitor(Visitor::fast(Dialect::OneApi));
    visitor.signIn();
    visitor.relay.setFault(Fault::CutBeforeAnswer);
    const auto rows = visitor.rows().size();
    for (const bool isStream : {false, true}) {
        const raw::Answer answer = visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("Hello"), isStream);
        QCOMPARE(answer.status, 0);
    }
    QTRY_COMPARE(visitor.rows().size(), rows + 2);
    const qint64 before = visitor.balance();
    QCOMPARE(visitor.redeem(visitor.credentials.codes.first()).status, 0);
    QCOMPARE(visitor.balance(), before + 500'000);
}

void TestDemoRelay::faultsKeepToTheirPath()
{
    Visitor visitor(Visitor::fast(Dialect::Laisky));
    visitor.relay.setFault(Fault::Html, QStringLiteral("/api/"));
    QCOMPARE(raw::ask(visitor.credentials.address, "GET", "/api/status").status, 502);
    QCOMPARE(visitor.withKey("GET", "/v1/models").status, 200);
}

void TestDemoRelay::manyAtOnce()
{
    demo::Options options = Visitor::fast(Dialect::Laisky);
    options.tokensPerSecond = 1'000;
    Visitor visitor(options);
    std::vector<std::unique_ptr<raw::Connection>> streams;
    for (int i = 0; i < 20; ++i) {
        streams.push_back(std::make_unique<raw::Connection>(visitor.credentials.address));
        streams.back()->send("POST", "/v1/chat/completions", visitor.keyHeader(),
                             raw::bytes(Visitor::question(QStringLiteral("qwen3-8b"), QStringLiteral("code"), true)));
    }
    for (const auto &stream : streams) {
        stream->readAll();
        QVERIFY(stream->answer().isComplete);
    }
    QCOMPARE(visitor.sumOfRows(), visitor.used());
}

void TestDemoRelay::speaksTls()
{
    demo::Options options = Visitor::fast(Dialect::NewApi202608);
    options.tls = true;
    demo::DemoRelay relay(options);
    const auto started = relay.start();
    QVERIFY(started.ok());
    QCOMPARE(started->address.scheme(), QStringLiteral("https"));
    const QSslCertificate certificate(relay.certificate());
    QVERIFY(certificate.isSelfSigned());
    const auto ask = [&](bool trusts, const QByteArray &request) {
        QSslSocket socket;
        if (trusts) {
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.setCaCertificates({certificate});
            socket.setSslConfiguration(configuration);
        }
        socket.connectToHostEncrypted(started->address.host(), static_cast<quint16>(started->address.port()));
        if (!socket.waitForEncrypted(20'000))
            return QByteArray();
        socket.write(request);
        QByteArray bytes;
        while (socket.waitForReadyRead(20'000) || socket.bytesAvailable() > 0)
            bytes += socket.readAll();
        return bytes;
    };
    QVERIFY(ask(false, "GET /api/status HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").isEmpty());
    QVERIFY(ask(true, "GET /api/status HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").contains("quota_per_unit"));
    const QByteArray body = raw::bytes(Visitor::question(QStringLiteral("gpt-4o-mini"), QStringLiteral("long"), true));
    const QByteArray stream = ask(
        true, "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + started->key.reveal() +
                  "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    QVERIFY(stream.contains("data: [DONE]"));
}

void TestDemoRelay::cookiesCanBeSecure()
{
    for (const bool isSecure : {false, true}) {
        demo::Options options = Visitor::fast(Dialect::Laisky);
        options.secureCookie = isSecure;
        Visitor visitor(options);
        QCOMPARE(visitor.signIn().header("Set-Cookie").contains("Secure"), isSecure);
    }
}

void TestDemoRelay::dialectsHaveWords()
{
    QCOMPARE(demo::dialectWords().size(), 6);
    for (const QString &word : demo::dialectWords())
        QVERIFY(demo::dialectNamed(word).has_value());
    QCOMPARE(demo::dialectNamed(QStringLiteral("newapi")), demo::Dialect::NewApi2026);
    QVERIFY(!demo::dialectNamed(QStringLiteral("nobody")).has_value());
}

void TestDemoRelay::drawsDifferentPictures()
{
    Visitor visitor(Visitor::fast(Dialect::OneApi));
    const auto draw = [&](const QString &prompt, const QString &format) {
        return visitor.withKey("POST", "/v1/images/generations",
                               {{QStringLiteral("model"), QStringLiteral("dall-e-3")},
                                {QStringLiteral("prompt"), prompt},
                                {QStringLiteral("response_format"), format}});
    };
    visitor.relay.setBalanceQuota(visitor.credentials.user, 1'000'000);
    const QJsonObject first =
        draw(QStringLiteral("a fir"), QStringLiteral("b64_json")).data().toArray().at(0).toObject();
    const QByteArray png = QByteArray::fromBase64(first.value(QLatin1String("b64_json")).toString().toLatin1());
    QVERIFY(png.startsWith("\x89PNG"));
    const QJsonObject second = draw(QStringLiteral("a lake"), QStringLiteral("url")).data().toArray().at(0).toObject();
    const QUrl url(second.value(QLatin1String("url")).toString());
    const raw::Answer picture = raw::ask(url, "GET", url.path().toLatin1());
    QCOMPARE(picture.header("Content-Type"), QByteArray("image/png"));
    QVERIFY(picture.body.startsWith("\x89PNG"));
    QVERIFY(picture.body != png);
    QCOMPARE(visitor.balance(), 1'000'000 - 2 * 20'000);
    QCOMPARE(visitor.sumOfRows(), visitor.used());
}

void TestDemoRelay::speaksAndHears()
{
    Visitor visitor(Visitor::fast(Dialect::Laisky));
    const raw::Answer speech = visitor.withKey("POST", "/v1/audio/speech",
                                               {{QStringLiteral("model"), QStringLiteral("tts-1")},
                                                {QStringLiteral("input"), QStringLiteral("Hello there, 你好。")},
                                                {QStringLiteral("voice"), QStringLiteral("alloy")},
                                                {QStringLiteral("response_format"), QStringLiteral("wav")}});
    QVERIFY(speech.body.startsWith("RIFF"));
    QCOMPARE(visitor.rows().first().quota, 165); // as recorded
    const QByteArray border = "frontier";
    const QByteArray form = "--" + border +
                            "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--" + border +
                            "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
                            "Content-Type: audio/wav\r\n\r\n" +
                            speech.body + "\r\n--" + border + "--\r\n";
    raw::Headers headers = visitor.keyHeader();
    headers.append({"Content-Type", "multipart/form-data; boundary=" + border});
    const raw::Answer heard = raw::ask(visitor.credentials.address, "POST", "/v1/audio/transcriptions", headers, form);
    QCOMPARE(heard.status, 200);
    QVERIFY(heard.json().value(QLatin1String("text")).toString().contains(QStringLiteral("seconds of sound")));
    QCOMPARE(visitor
                 .withKey("POST", "/v1/audio/speech",
                          {{QStringLiteral("model"), QStringLiteral("tts-1")},
                           {QStringLiteral("input"), QStringLiteral("Hi")}})
                 .status,
             400); // no mp3 here
}

RELAYDESK_TEST(QCoreApplication, TestDemoRelay)
#include "tst_demorelay.moc"
