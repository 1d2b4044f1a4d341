#include "scriptedrelay.h"

#include "../relay/recording.h"

#include "support/quietmain.h"

#include <QGuiApplication>
#include <QSignalSpy>

using namespace chat;
using support::answer;
using support::recording;
using support::ScriptedRelay;

namespace {

ScriptedRelay::Answer of(const support::Recording &recorded)
{
    return {recorded.answer.body, QByteArray::number(recorded.answer.status) + " Recorded"};
}

ScriptedRelay::Answer fine()
{
    return {ScriptedRelay::chatStream("fine")};
}

ScriptedRelay::Answer refused(const QByteArray &message, const QByteArray &param, const QByteArray &code)
{
    return {"{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\",\"param\":" +
                (param.isEmpty() ? QByteArray("null") : "\"" + param + "\"") + ",\"code\":\"" + code + "\"}}",
            "400 Bad Request"};
}

const QString claude = QStringLiteral("claude-3-7-sonnet-20250219");

} // namespace

// In which format a chat is asked, and what becomes of a refusal that is about how it was asked.
class TestWireInUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claudeIsAskedByMessages_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<QString>("relay");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("laisky") << int(relay::Kind::Laisky) << QStringLiteral("laisky") << QByteArray("/v1/messages");
        QTest::newRow("new api") << int(relay::Kind::NewApi) << QStringLiteral("newapi-2025")
                                 << QByteArray("/v1/messages");
        QTest::newRow("one hub") << int(relay::Kind::OneHub) << QStringLiteral("newapi-2026-08")
                                 << QByteArray("/claude/v1/messages");
    }
    void claudeIsAskedByMessages()
    {
        QFETCH(int, family);
        QFETCH(QString, relay);
        QFETCH(QByteArray, path);
        const support::Recording recorded = recording(relay, QStringLiteral("messages-stream-claude"));
        ScriptedRelay world(static_cast<relay::Kind>(family), [&](const auto &, int) { return of(recorded); });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(claude);
        QVERIFY(session);
        const Message reply = world.ask(session, QStringLiteral("Say hello."));
        QCOMPARE(world.asked.size(), 1);
        QCOMPARE(world.asked[0].path, path);
        QCOMPARE(reply.asked.format, QStringLiteral("messages"));
        QCOMPARE(reply.state, MessageState::Complete);
        QVERIFY(!reply.text().isEmpty());
        QVERIFY(world.sent(0).value(QLatin1String("max_tokens")).toInteger() > 0);
        QCOMPARE(world.asked[0].header("anthropic-version"), QByteArray("2023-06-01"));
    }

    void elsewhereEverythingIsAChatCompletion()
    {
        for (const relay::Kind kind : {relay::Kind::OneApi, relay::Kind::Plain}) {
            ScriptedRelay world(kind, [](const auto &, int) { return fine(); });
            QCOMPARE(world.open(), QString());
            const Message reply = world.ask(world.newChat(claude), QStringLiteral("hi"));
            QCOMPARE(world.asked.at(0).path, QByteArray("/v1/chat/completions"));
            QCOMPARE(reply.asked.format, QStringLiteral("chat"));
            QVERIFY(world.sent(0)
                        .value(QLatin1String("stream_options"))
                        .toObject()
                        .value(QLatin1String("include_usage"))
                        .toBool());
        }
    }

    void aModelThatCannotBeConvertedFallsBackAtOnceAndStaysThere()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("chats.sqlite"));
        const support::Recording convert =
            recording(QStringLiteral("newapi-2025"), QStringLiteral("messages-stream-openai-channel"));
        QCOMPARE(convert.answer.status, 500);
        const auto script = [&](const support::RawServer::Request &request, int) {
            return request.path.endsWith("/messages") ? of(convert) : fine();
        };
        QUrl base;
        {
            ScriptedRelay world(relay::Kind::NewApi, script, file);
            QCOMPARE(world.open(), QString());
            Session *session = world.newChat(claude);
            QSignalSpy turns(session, &Session::turnEnded);
            QSignalSpy answering(session, &Session::answeringChanged);
            const Message reply = world.ask(session, QStringLiteral("hi"));
            QCOMPARE(reply.text(), QStringLiteral("fine"));
            QCOMPARE(reply.state, MessageState::Complete);
            QCOMPARE(reply.asked.format, QStringLiteral("chat"));
            QCOMPARE(reply.asked.lessons, QStringList{QStringLiteral("no-format:messages")});
            QCOMPARE(world.asked.size(), 2);
            QCOMPARE(turns.size(), 1); // one bill
            QCOMPARE(answering.size(), 2);
            QCOMPARE(world.ask(session, QStringLiteral("again")).text(), QStringLiteral("fine"));
            QCOMPARE(world.asked.size(), 3);
            QCOMPARE(world.asked.last().path, QByteArray("/v1/chat/completions"));
            // It is about this model only.
            base = QUrl(world.server.address() + QStringLiteral("/v1"));
            QVERIFY(!world.chats.wires().lessons(base, QStringLiteral("claude-other")).misses(wire::Format::Messages));
        }
        // Known after a restart as well, for thirty days.
        storage::Database database(file);
        QVERIFY(answer(database.open()).ok());
        support::FakeClock clock;
        WireBook book(database, clock);
        QVERIFY(answer(book.load(this)).ok());
        QVERIFY(book.lessons(base, claude).misses(wire::Format::Messages));
        clock.advance(std::chrono::hours(24 * 31));
        WireBook later(database, clock);
        QVERIFY(answer(later.load(this)).ok());
        QVERIFY(!later.lessons(base, claude).misses(wire::Format::Messages));
    }

    void aMissingPathIsRememberedForEveryModel_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("404") << QByteArray("404 Not Found");
        QTest::newRow("405") << QByteArray("405 Method Not Allowed");
        QTest::newRow("501") << QByteArray("501 Not Implemented");
    }
    void aMissingPathIsRememberedForEveryModel()
    {
        QFETCH(QByteArray, status);
        ScriptedRelay world(relay::Kind::Laisky, [&](const support::RawServer::Request &request, int) {
            if (request.path.endsWith("/responses"))
                return ScriptedRelay::Answer{
                    "{\"error\":{\"message\":\"Invalid URL (POST /v1/responses)\",\"type\":\"invalid_request_error\"}}",
                    status};
            return fine();
        });
        QCOMPARE(world.open(), QString());
        QCOMPARE(world.ask(world.newChat(QStringLiteral("gpt-5")), QStringLiteral("hi")).text(),
                 QStringLiteral("fine"));
        QCOMPARE(world.asked.size(), 2);
        QCOMPARE(world.asked[0].path, QByteArray("/v1/responses"));
        QCOMPARE(world.ask(world.newChat(QStringLiteral("o3")), QStringLiteral("hi")).text(), QStringLiteral("fine"));
        QCOMPARE(world.asked.size(), 3);
        QCOMPARE(world.asked[2].path, QByteArray("/v1/chat/completions"));
    }

    // "No channel" is said of a format that nobody serves and of a model that is down.
    void noChannelIsBelievedWhenTheOtherFormatAnswers()
    {
        bool down = true;
        ScriptedRelay world(relay::Kind::Laisky, [&](const support::RawServer::Request &request, int) {
            if (down || request.path.endsWith("/messages"))
                return ScriptedRelay::Answer{
                    "{\"error\":{\"message\":\"No available channels for Model claude-x under Group default\","
                    "\"type\":\"one_api_error\"}}",
                    "503 Service Unavailable"};
            return fine();
        });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(claude);
        QCOMPARE(world.ask(session, QStringLiteral("hi")).state, MessageState::Failed);
        QCOMPARE(world.asked.size(), 2);
        const QUrl base(world.server.address() + QStringLiteral("/v1"));
        QVERIFY(!world.chats.wires().lessons(base, claude).misses(wire::Format::Messages));
        down = false;
        QVERIFY(answer(session->retry(session->messages().last().id)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), 20'000);
        QCOMPARE(session->messages().last().text(), QStringLiteral("fine"));
        QCOMPARE(world.asked.size(), 4);
        QVERIFY(world.chats.wires().lessons(base, claude).misses(wire::Format::Messages));
    }

    void whatIsChosenByHandIsNotChanged()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int) {
            return of(recording(QStringLiteral("oneapi"), QStringLiteral("messages-stream-claude")));
        });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o-mini"));
        Parameters parameters;
        parameters.wireFormat = QStringLiteral("messages");
        session->setParameters(parameters);
        const Message reply = world.ask(session, QStringLiteral("hi"));
        QCOMPARE(world.asked.size(), 1);
        QCOMPARE(world.asked[0].path, QByteArray("/v1/messages"));
        QCOMPARE(reply.state, MessageState::Failed);
        QCOMPARE(reply.error->cause, core::ErrorCause::EndpointMissing);
    }

    void aRefusedFieldIsRepairedOnceAndRemembered()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const support::RawServer::Request &request, int) {
            if (request.body.contains("\"max_tokens\""))
                return refused("Unsupported parameter: 'max_tokens' is not supported with this model. Use "
                               "'max_completion_tokens' instead.",
                               "max_tokens", "unsupported_parameter");
            return fine();
        });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("house-model"));
        QSignalSpy turns(session, &Session::turnEnded);
        const Message reply = world.ask(session, QStringLiteral("hi"));
        QCOMPARE(reply.text(), QStringLiteral("fine"));
        QCOMPARE(reply.asked.lessons, QStringList{QStringLiteral("limit-field:max_completion_tokens")});
        QCOMPARE(world.asked.size(), 2);
        QCOMPARE(world.sent(1).value(QLatin1String("max_completion_tokens")).toInteger(), 4096);
        QCOMPARE(turns.size(), 1);
        // Told in the stored message too.
        QCOMPARE(answer(world.chats.store().message(reply.id))->asked.lessons, reply.asked.lessons);
        const Message second = world.ask(session, QStringLiteral("again"));
        QCOMPARE(world.asked.size(), 3);
        QVERIFY(second.asked.lessons.isEmpty());
    }

    void aRefusalThatGoesOnIsShown()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int) {
            return refused("Unknown parameter: 'stream_options'.", "stream_options", "unknown_parameter");
        });
        QCOMPARE(world.open(), QString());
        const Message reply = world.ask(world.newChat(QStringLiteral("house-model")), QStringLiteral("hi"));
        QCOMPARE(world.asked.size(), 2);
        QVERIFY(!world.sent(1).contains(QLatin1String("stream_options")));
        QCOMPARE(reply.state, MessageState::Failed);
        QCOMPARE(reply.error->kind, core::ErrorKind::BadRequest);
    }

    void aRefusalAboutSomethingElseIsNotRepeated()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int) {
            return refused("Your request was flagged by our policy", "", "content_policy_violation");
        });
        QCOMPARE(world.open(), QString());
        QCOMPARE(world.ask(world.newChat(QStringLiteral("gpt-4o")), QStringLiteral("hi")).state, MessageState::Failed);
        QCOMPARE(world.asked.size(), 1);
    }

    void aWindowThatIsToldIsKeptTo()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const support::RawServer::Request &request, int nth) {
            const bool tooLong = nth >= 3 && request.body.size() > 20'000;
            return tooLong ? refused("This model's maximum context length is 8192 tokens. However, your messages "
                                     "resulted in 9100 tokens.",
                                     "messages", "context_length_exceeded")
                           : fine();
        });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("house-model"));
        const QString long1 = QStringLiteral("one two three four five six seven. ").repeated(200);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(world.ask(session, long1).text(), QStringLiteral("fine"));
        QCOMPARE(world.asked.size(), 5);
        const Message last = session->messages().last();
        QCOMPARE(last.asked.lessons, QStringList{QStringLiteral("context:8192")});
        QVERIFY(session->travel().messages < session->travel().ofMessages); // and it is said
    }
};

RELAYDESK_TEST(QGuiApplication, TestWireInUse)
#include "tst_wireinuse.moc"
