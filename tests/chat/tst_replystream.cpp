#include "chat/replystream.h"

#include "support/quietmain.h"
#include "support/rawserver.h"

#include <QCoreApplication>
#include <QTimer>

using namespace chat;

namespace {

const QByteArray text("data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"},\"finish_reason\":null}]}\n\n"
                      "data: {\"choices\":[{\"delta\":{\"content\":\"lo\"},\"finish_reason\":null}]}\n\n");
const QByteArray finish("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n");
const QByteArray done("data: [DONE]\n\n");

// One request to a server that says these bytes; the end and the text are kept.
struct Heard
{
    wire::Reply reply{};
    std::optional<core::Result<ReplyDone>> how{};
    int ends = 0;
    ReplyDone soFar{};
};

} // namespace

class TestReplyStream : public QObject
{
    Q_OBJECT

    static QByteArray head(const QByteArray &status = "200 OK")
    {
        return "HTTP/1.1 " + status +
               "\r\nContent-Type: text/event-stream\r\nX-Oneapi-Request-Id: r-1\r\nConnection: close\r\n\r\n";
    }

    // hold: the connection stays open after the bytes.
    static void hear(const QByteArray &bytes, bool hold, Heard &heard,
                     const std::function<void(ReplyStream &)> &during = {})
    {
        support::RawServer server([&](QTcpSocket &socket, const support::RawServer::Request &) {
            socket.write(bytes);
            if (!hold)
                socket.disconnectFromHost();
        });
        net::Transport transport;
        net::Request request;
        request.method = "POST";
        request.url = QUrl(server.address() + QStringLiteral("/v1/chat/completions"));
        request.json = QJsonObject{};
        // Short only where waiting is the matter: a busy machine may pause the server that long.
        request.idleTimeout = std::chrono::milliseconds(hold ? 300 : 30'000);
        ReplyStream stream(transport, request, wire::Format::ChatCompletions);
        connect(&stream, &ReplyStream::arrived, &stream, [&](const wire::ReplyEvent &event) {
            heard.reply.take(event);
            if (during)
                during(stream);
        });
        connect(&stream, &ReplyStream::ended, &stream, [&](const core::Result<ReplyDone> &how) {
            heard.how = how;
            ++heard.ends;
        });
        QTRY_VERIFY_WITH_TIMEOUT(heard.how.has_value(), 8000);
        QTest::qWait(20);
        heard.soFar = stream.doneSoFar();
    }

private Q_SLOTS:
    void aCompleteAnswer()
    {
        Heard heard;
        hear(head() + text + finish + done, false, heard);
        QCOMPARE(heard.ends, 1);
        QVERIFY(heard.how->ok());
        QVERIFY(heard.how->value().complete);
        QVERIFY(heard.how->value().answered);
        QCOMPARE(heard.how->value().requestId, QStringLiteral("r-1"));
        QCOMPARE(heard.how->value().finish, QStringLiteral("stop"));
        QCOMPARE(heard.how->value().usage.input, std::optional<qint64>(3));
        QVERIFY(heard.how->value().firstToken.count() >= 0);
        QCOMPARE(heard.reply.text(), QStringLiteral("Hello"));
    }

    void aServerThatHangsAfterItsEndSignDoesNotHoldUs()
    {
        Heard heard;
        hear(head() + text + finish + done, true, heard);
        QVERIFY(heard.how->ok());
        QVERIFY(heard.how->value().complete);
    }

    void doneWithoutAFinishReasonIsNotComplete()
    {
        Heard heard;
        hear(head() + text + done, false, heard);
        QVERIFY(heard.how->ok());
        QVERIFY(!heard.how->value().complete);
    }

    void cutIsInterruptedAndKeepsWhatCame()
    {
        Heard heard;
        hear(head() + text, false, heard);
        QVERIFY(!heard.how->ok());
        QCOMPARE(heard.how->error().cause, core::ErrorCause::Interrupted);
        QCOMPARE(heard.reply.text(), QStringLiteral("Hello"));
        QVERIFY(heard.soFar.answered);
        QCOMPARE(heard.how->error().requestId, QStringLiteral("r-1"));
    }

    void silenceIsATimeout()
    {
        Heard heard;
        hear(head() + text, true, heard);
        QVERIFY(!heard.how->ok());
        QCOMPARE(heard.how->error().kind, core::ErrorKind::Timeout);
        QCOMPARE(heard.how->error().cause, core::ErrorCause::Interrupted);
        QCOMPARE(heard.reply.text(), QStringLiteral("Hello"));
    }

    void anErrorObjectInTheStream()
    {
        Heard heard;
        hear(head() + text +
                 "data: {\"error\":{\"message\":\"user quota exhausted\",\"type\":\"one_api_error\",\"code\":"
                 "\"insufficient_user_quota\"}}\n\ndata: [DONE]\n\n",
             false, heard);
        QVERIFY(!heard.how->ok());
        QCOMPARE(heard.how->error().cause, core::ErrorCause::BalanceTooLow);
        QVERIFY(heard.reply.error.has_value());
    }

    void anErrorStatusIsReadByItsBody()
    {
        Heard heard;
        hear(head("403 Forbidden") +
                 "{\"error\":{\"message\":\"user quota is not enough\",\"type\":\"one_api_error\",\"code\":"
                 "\"insufficient_user_quota\"}}",
             false, heard);
        QVERIFY(!heard.how->ok());
        QCOMPARE(heard.how->error().cause, core::ErrorCause::BalanceTooLow);
        QCOMPARE(heard.how->error().httpStatus, 403);
        QVERIFY(!heard.soFar.answered);
    }

    void aWebPageWithStatus200()
    {
        Heard heard;
        hear(head() + "<!DOCTYPE html><html><title>Just a moment</title></html>", false, heard);
        QVERIFY(!heard.how->ok());
        QCOMPARE(heard.how->error().cause, core::ErrorCause::WebPage);
        QVERIFY(heard.how->error().detail.contains(QLatin1String("Just a moment")));
    }

    void aWholeAnswerWhereAStreamWasDue()
    {
        Heard heard;
        hear(head() + "\n\n{\"choices\":[{\"message\":{\"content\":\"Whole\"},\"finish_reason\":\"stop\"}]}", false,
             heard);
        QVERIFY(heard.how->ok());
        QVERIFY(heard.how->value().complete);
        QCOMPARE(heard.reply.text(), QStringLiteral("Whole"));
    }

    void stopEndsAtOnceAndOnce()
    {
        Heard heard;
        hear(head() + text, true, heard, [](ReplyStream &stream) { stream.stop(); });
        QCOMPARE(heard.ends, 1);
        QVERIFY(heard.how->ok());
        QVERIFY(heard.how->value().stopped);
        QVERIFY(!heard.how->value().complete);
        QCOMPARE(heard.reply.text(), QStringLiteral("Hel"));
    }

    void nobodyThereIsOffline()
    {
        net::Transport transport;
        net::Request request;
        request.method = "POST";
        request.url = QUrl(QStringLiteral("http://127.0.0.1:1/v1/chat/completions"));
        ReplyStream stream(transport, request, wire::Format::ChatCompletions);
        std::optional<core::Result<ReplyDone>> how;
        connect(&stream, &ReplyStream::ended, &stream, [&](const core::Result<ReplyDone> &r) { how = r; });
        QTRY_VERIFY(how.has_value());
        QVERIFY(!how->ok());
        QCOMPARE(how->error().kind, core::ErrorKind::Offline);
        QVERIFY(!stream.doneSoFar().answered);
    }
};

RELAYDESK_TEST(QCoreApplication, TestReplyStream)
#include "tst_replystream.moc"
