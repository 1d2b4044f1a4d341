#include "media/replies.h"
#include "support/quietmain.h"

#include <QFile>

using namespace media;
using core::ErrorCause;
using core::ErrorKind;

namespace {

QByteArray file(const char *name)
{
    QFile f(QStringLiteral(TEST_DATA "/media/") + QLatin1String(name));
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

net::Response answerOf(int status, const QByteArray &type, const QByteArray &body)
{
    net::Response answer;
    answer.status = status;
    answer.headers = {{"content-type", type}, {"x-oneapi-request-id", "2026112400001"}};
    answer.body = body;
    return answer;
}

} // namespace

// What comes back from the media calls, and what must not be taken for it.
class TestReplies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void speechIsSound()
    {
        for (const char *name : {"tone.wav", "tone.mp3", "tone.ogg", "tone.flac"}) {
            const auto paid = readSpeech(answerOf(200, "audio/whatever", file(name)));
            QVERIFY2(paid.ok(), name);
            QCOMPARE(paid->value, file(name));
            QCOMPARE(paid->requestId, QStringLiteral("2026112400001"));
        }
        QVERIFY(readSpeech(answerOf(200, "audio/pcm", QByteArray("\x01\x00\xfe\xff\x80\x7f", 6))).ok());
    }
    void whatIsNoSound_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<core::ErrorCause>("cause");
        QTest::newRow("nothing") << QByteArray("audio/mpeg") << QByteArray() << ErrorCause::EmptyAnswer;
        QTest::newRow("blank") << QByteArray("audio/mpeg") << QByteArray("\r\n") << ErrorCause::EmptyAnswer;
        QTest::newRow("a page") << QByteArray("text/html") << QByteArray("<html><body>502") << ErrorCause::WebPage;
        QTest::newRow("a page under a false flag")
            << QByteArray("audio/mpeg") << QByteArray("\n<!doctype html>") << ErrorCause::WebPage;
        QTest::newRow("text") << QByteArray("audio/mpeg") << QByteArray("upstream is busy") << ErrorCause::EmptyAnswer;
        QTest::newRow("json") << QByteArray("audio/mpeg") << QByteArray("{\"ok\":true}") << ErrorCause::EmptyAnswer;
        QTest::newRow("a picture") << QByteArray("audio/mpeg") << file("red.gif") << ErrorCause::EmptyAnswer;
        QTest::newRow("bytes without a name")
            << QByteArray("application/octet-stream") << QByteArray("\x00\x01\x02", 3) << ErrorCause::EmptyAnswer;
    }
    void whatIsNoSound()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(core::ErrorCause, cause);
        const auto paid = readSpeech(answerOf(200, type, body));
        QVERIFY(!paid.ok());
        QCOMPARE(paid.error().kind, ErrorKind::Protocol);
        QCOMPARE(paid.error().cause, cause);
        QCOMPARE(paid.error().requestId, QStringLiteral("2026112400001")); // it may have been billed
    }
    void errorsOfEveryStatusAreErrors()
    {
        const QByteArray body("{\"error\":{\"message\":\"no such "
                              "voice\",\"type\":\"invalid_request_error\",\"code\":\"invalid_value\"}}");
        for (const int status : {200, 400}) {
            const auto paid = readSpeech(answerOf(status, "application/json", body));
            QVERIFY(!paid.ok());
            QVERIFY2(paid.error().serverMessage.contains(QStringLiteral("no such voice")),
                     qPrintable(paid.error().detail));
        }
        QVERIFY(!readTranscription(answerOf(400, "application/json", body)).ok());
        QVERIFY(!readDrawing(answerOf(400, "application/json", body)).ok());
    }
    void transcriptions()
    {
        QCOMPARE(readTranscription(answerOf(200, "application/json", "{\"text\":\" hello there \"}"))->value,
                 QStringLiteral("hello there"));
        QCOMPARE(readTranscription(answerOf(200, "text/plain", "余额\n"))->value, QStringLiteral("余额"));
        const auto silence = readTranscription(answerOf(200, "application/json", "{\"text\":\"\"}"));
        QVERIFY(silence.ok());
        QVERIFY(silence->value.isEmpty());
        QCOMPARE(readTranscription(answerOf(200, "application/json", "{\"task\":\"transcribe\"}")).error().cause,
                 ErrorCause::EmptyAnswer);
        QCOMPARE(readTranscription(answerOf(200, "application/json", "{\"text\":")).error().kind, ErrorKind::Protocol);
    }
    void picturesComeInlineOrByAddress()
    {
        const QByteArray inlined = file("red.gif").toBase64();
        const auto drawn = readDrawing(
            answerOf(200, "application/json",
                     "{\"created\":1,\"data\":[{\"b64_json\":\"" + inlined +
                         "\",\"revised_prompt\":\"a red square\"}," + "{\"url\":\"data:image/png;base64," + inlined +
                         "\"}," + "{\"b64_json\":null,\"url\":\"https://pictures.example/1.png?sig=x%2Fy\"}," +
                         "{\"url\":\"/pictures/2.png\"}]}"));
        QVERIFY2(drawn.ok(), drawn.ok() ? "" : qPrintable(drawn.error().detail));
        QCOMPARE(drawn->pictures.size(), 4);
        QCOMPARE(drawn->pictures.at(0).picture.bytes, file("red.gif"));
        QCOMPARE(drawn->pictures.at(0).picture.mime, QStringLiteral("image/gif"));
        QCOMPARE(drawn->pictures.at(0).picture.revisedPrompt, QStringLiteral("a red square"));
        QCOMPARE(drawn->pictures.at(1).picture.mime, QStringLiteral("image/gif")); // by its bytes, not by its label
        QCOMPARE(drawn->pictures.at(2).url, QUrl(QStringLiteral("https://pictures.example/1.png?sig=x%2Fy")));
        QVERIFY(drawn->pictures.at(3).url.isRelative());
        QCOMPARE(drawn->requestId, QStringLiteral("2026112400001"));
    }
    void noPicture_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no data") << QByteArray("{\"created\":1}");
        QTest::newRow("empty data") << QByteArray("{\"data\":[]}");
        QTest::newRow("null data") << QByteArray("{\"data\":null}");
        QTest::newRow("a file of this machine") << QByteArray("{\"data\":[{\"url\":\"file:///etc/passwd\"}]}");
        QTest::newRow("no base64 of a picture") << QByteArray("{\"data\":[{\"b64_json\":\"aGVsbG8=\"}]}");
    }
    void noPicture()
    {
        QFETCH(QByteArray, body);
        const auto drawn = readDrawing(answerOf(200, "application/json", body));
        QVERIFY(!drawn.ok());
        QCOMPARE(drawn.error().cause, ErrorCause::EmptyAnswer);
    }
    void fetchedPictures()
    {
        QCOMPARE(readPicture(answerOf(200, "binary/octet-stream", file("red.webp")), QStringLiteral("red"))->mime,
                 QStringLiteral("image/webp"));
        QCOMPARE(readPicture(answerOf(404, "text/html", "<html>"), {}).error().kind, ErrorKind::NotFound);
        QCOMPARE(readPicture(answerOf(200, "text/html", "<html>"), {}).error().kind, ErrorKind::Protocol);
    }
};

RELAYDESK_TEST(QCoreApplication, TestReplies)
#include "tst_replies.moc"
