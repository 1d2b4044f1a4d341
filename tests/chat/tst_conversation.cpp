#include "scriptedrelay.h"

#include "chat/sessiontitle.h"

#include "support/quietmain.h"

#include <QGuiApplication>
#include <QSignalSpy>

using namespace chat;
using support::answer;
using support::ScriptedRelay;

namespace {

ScriptedRelay::Answer fine()
{
    return {ScriptedRelay::chatStream("fine")};
}

ScriptedRelay::Answer toolCall()
{
    return {"data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
            "\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Oslo\\\"}\"}}]},"
            "\"finish_reason\":null}]}\n\n"
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n"};
}

} // namespace

// What can be done with the messages of a chat.
class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLengthStopIsGoneOnWith()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int nth) {
            return nth == 0 ? ScriptedRelay::Answer{ScriptedRelay::chatStream("Once upon ", "length")}
                            : ScriptedRelay::Answer{ScriptedRelay::chatStream("a time.")};
        });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        const Message cut = world.ask(session, QStringLiteral("a story"));
        QCOMPARE(cut.finish, QStringLiteral("length"));
        QVERIFY(cut.isCutShort());
        QSignalSpy grown(session, &Session::tailGrew);
        QVERIFY(answer(session->continueAnswer(cut.id)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), 20'000);
        const Message whole = session->messages().last();
        QCOMPARE(whole.text(), QStringLiteral("Once upon a time."));
        QCOMPARE(whole.finish, QStringLiteral("stop"));
        QCOMPARE(grown.size(), 1);
        QCOMPARE(whole.wholeUsage().input, std::optional<qint64>(14));
        QCOMPARE(whole.wholeUsage().output, std::optional<qint64>(6));
        const QJsonArray sent = world.sent(1).value(QLatin1String("messages")).toArray();
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent[1].toObject().value(QLatin1String("content")).toString(), QStringLiteral("Once upon "));
        QCOMPARE(sent[1].toObject().value(QLatin1String("role")).toString(), QStringLiteral("assistant"));
        // What failed the second time leaves the first part alone.
        QCOMPARE(answer(world.chats.store().path(session->conversation().id))->last().text(), whole.text());
    }

    void aContinuationThatFailsKeepsTheText()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int nth) {
            return nth == 0 ? ScriptedRelay::Answer{ScriptedRelay::chatStream("Once upon ", "length")}
                            : ScriptedRelay::Answer{"{\"error\":{\"message\":\"no\"}}", "500 Internal Server Error"};
        });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        const Message cut = world.ask(session, QStringLiteral("a story"));
        QVERIFY(answer(session->continueAnswer(cut.id)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), 20'000);
        const Message after = session->messages().last();
        QCOMPARE(after.text(), cut.text());
        QCOMPARE(after.state, MessageState::Interrupted);
        QVERIFY(after.error.has_value());
        QCOMPARE(after.further.size(), 1);
    }

    void toolCallsAreAnsweredByHandOrDeclined()
    {
        ScriptedRelay world(relay::Kind::OneApi,
                            [](const auto &, int nth) { return nth % 2 == 0 ? toolCall() : fine(); });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        Parameters parameters;
        parameters.tools =
            QStringLiteral("[{\"name\":\"get_weather\",\"description\":\"d\",\"parameters\":{\"type\":\"object\"}}]");
        session->setParameters(parameters);
        const Message call = world.ask(session, QStringLiteral("the weather?"));
        QCOMPARE(call.finish, QStringLiteral("tool_calls"));
        const QJsonObject tool = world.sent(0).value(QLatin1String("tools")).toArray().first().toObject();
        QCOMPARE(tool.value(QLatin1String("function")).toObject().value(QLatin1String("name")).toString(),
                 QStringLiteral("get_weather"));
        const QList<Part> open = session->openToolCalls();
        QCOMPARE(open.size(), 1);
        QCOMPARE(open[0].text, QStringLiteral("{\"city\":\"Oslo\"}"));
        QCOMPARE(answer(session->answerTools(call.id, {})).error().kind, core::ErrorKind::BadRequest);
        QVERIFY(
            answer(session->answerTools(call.id, {{QStringLiteral("call_1"), QStringLiteral("rain"), false}})).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), 20'000);
        QCOMPARE(session->messages().size(), 4);
        QCOMPARE(session->messages().last().text(), QStringLiteral("fine"));
        const QJsonArray sent = world.sent(1).value(QLatin1String("messages")).toArray();
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent[1].toObject().value(QLatin1String("tool_calls")).toArray().size(), 1);
        QCOMPARE(sent[2].toObject().value(QLatin1String("role")).toString(), QStringLiteral("tool"));
        QCOMPARE(sent[2].toObject().value(QLatin1String("content")).toString(), QStringLiteral("rain"));
        QVERIFY(session->openToolCalls().isEmpty());
        // Declined.
        const Message second = world.ask(session, QStringLiteral("and tomorrow?"));
        QVERIFY(answer(session->answerTools(second.id, {{QStringLiteral("call_1"), {}, true}})).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), 20'000);
        QVERIFY(world.sent(3)
                    .value(QLatin1String("messages"))
                    .toArray()
                    .last()
                    .toObject()
                    .value(QLatin1String("content"))
                    .toString()
                    .contains(QLatin1String("declined")));
    }

    void toolsAreSpelledForEachProtocol()
    {
        wire::Ask ask;
        ask.model = QStringLiteral("m");
        ask.parameters.tools =
            QStringLiteral("[{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{}}}]");
        const auto tool = [&](wire::Format format) {
            return wire::encode(format, ask).body.value(QLatin1String("tools")).toArray().first().toObject();
        };
        QVERIFY(tool(wire::Format::ChatCompletions).value(QLatin1String("function")).isObject());
        QCOMPARE(tool(wire::Format::Responses).value(QLatin1String("name")).toString(), QStringLiteral("f"));
        QCOMPARE(tool(wire::Format::Responses).value(QLatin1String("type")).toString(), QStringLiteral("function"));
        QVERIFY(tool(wire::Format::Messages).value(QLatin1String("input_schema")).isObject());
        ask.parameters.tools = QStringLiteral("[{\"name\":");
        QVERIFY(!wire::encode(wire::Format::Messages, ask).body.contains(QLatin1String("tools")));
    }

    void addingDoesNotAsk()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int) { return fine(); });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        QVERIFY(answer(session->add(QStringLiteral("first"))).ok());
        QVERIFY(answer(session->add(QStringLiteral("second"))).ok());
        QCOMPARE(world.asked.size(), 0);
        QCOMPARE(session->messages().size(), 2);
        QCOMPARE(session->conversation().title, QStringLiteral("first"));
        QVERIFY(answer(session->ask()).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), 20'000);
        QCOMPARE(world.sent(0).value(QLatin1String("messages")).toArray().size(), 2);
        QCOMPARE(answer(session->ask()).error().kind, core::ErrorKind::BadRequest);
    }

    void removedMessagesComeBackOrAreGone()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int) { return fine(); });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        const Message first = world.ask(session, QStringLiteral("one"));
        world.ask(session, QStringLiteral("a secret two"));
        const QList<Message> before = session->messages();
        QCOMPARE(before.size(), 4);
        QVERIFY(answer(session->remove(before[2].id)).ok());
        QCOMPARE(session->messages().size(), 2);
        QVERIFY(answer(session->undoRemoval()).ok());
        QCOMPARE(session->messages().size(), 4);
        QCOMPARE(session->messages()[3].id, before[3].id);
        // A version that is removed makes room for its sibling.
        QVERIFY(answer(session->retry(before[3].id)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), 20'000);
        QCOMPARE(session->messages().last().versions, 2);
        QVERIFY(answer(session->remove(session->messages().last().id)).ok());
        QCOMPARE(session->messages().last().id, before[3].id);
        QCOMPARE(session->messages().last().versions, 1);
        QVERIFY(answer(session->remove(before[2].id)).ok());
        QVERIFY(answer(world.chats.store().wipe()).ok());
        QCOMPARE(answer(world.chats.store().search(QStringLiteral("secret")))->size(), 0);
        QCOMPARE(answer(world.chats.store().path(session->conversation().id))->size(), 2);
        // What they cost remains: three requests were made and went with them.
        int deleted = 0;
        const auto calls = answer(world.chats.store().calls(session->conversation().id));
        for (const Message &call : *calls)
            deleted += call.purpose == QLatin1String("deleted") && !call.model.isEmpty();
        QCOMPARE(deleted, 2);
        QCOMPARE(answer(session->undoRemoval()).error().kind, core::ErrorKind::NotFound);
        Q_UNUSED(first)
    }

    void aTitleIsACallOfItsOwn()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int nth) {
            return nth == 0 ? fine() : ScriptedRelay::Answer{ScriptedRelay::chatStream("\\\"Queue sizing.\\\"\\nmore")};
        });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        QSignalSpy turns(session, &Session::turnEnded);
        world.ask(session, QStringLiteral("How many workers do I need?"));
        QVERIFY(session->isTitleDue());
        QVERIFY(answer(session->makeTitle(QStringLiteral("cheap"))).ok());
        QTRY_COMPARE_WITH_TIMEOUT(turns.size(), 2, 20'000);
        QCOMPARE(session->conversation().title, QStringLiteral("Queue sizing"));
        QCOMPARE(world.sent(1).value(QLatin1String("model")).toString(), QStringLiteral("cheap"));
        QVERIFY(world.sent(1).value(QLatin1String("max_tokens")).toInteger() > 0);
        QCOMPARE(session->calls().size(), 1);
        QCOMPARE(session->calls()[0].purpose, QStringLiteral("title"));
        QCOMPARE(session->calls()[0].usage.output, std::optional<qint64>(3));
        QCOMPARE(session->messages().size(), 2); // in no branch
        QVERIFY(!session->isTitleDue());
        QCOMPARE(answer(world.chats.store().list())->first().title, QStringLiteral("Queue sizing"));
    }

    void aTitleByHandStays()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int) { return fine(); });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        world.ask(session, QStringLiteral("hi"));
        session->setTitle(QStringLiteral("Mine"));
        QVERIFY(!session->isTitleDue());
        QCOMPARE(titleIn(QStringLiteral("\n# **A title.**\nmore"), 60), QStringLiteral("A title"));
        QCOMPARE(titleIn(QStringLiteral("《余额查询》"), 60), QStringLiteral("余额查询"));
        QCOMPARE(titleIn(QStringLiteral("  \n "), 60), QString());
    }

    void historyMayBeLimitedByTokens()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int) { return fine(); });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        for (int i = 0; i < 3; ++i)
            world.ask(session, QStringLiteral("some words that count for a few tokens each, again and again"));
        QCOMPARE(session->travel().messages, 6);
        Parameters parameters;
        parameters.historyTokens = session->travel().tokens / 2;
        session->setParameters(parameters);
        QVERIFY(session->travel().messages > 0 && session->travel().messages < 6);
        QVERIFY(session->travel().tokens <= *parameters.historyTokens);
        world.ask(session, QStringLiteral("last"));
        QCOMPARE(world.sent(3).value(QLatin1String("messages")).toArray().size(), 3);
        // Kept with the chat.
        QCOMPARE(answer(world.chats.store().load(session->conversation().id))->parameters.historyTokens,
                 parameters.historyTokens);
    }

    void aTextFileTravelsWithItsName()
    {
        ScriptedRelay world(relay::Kind::OneApi, [](const auto &, int) { return fine(); });
        QCOMPARE(world.open(), QString());
        Session *session = world.newChat(QStringLiteral("gpt-4o"));
        Part file;
        file.kind = PartKind::File;
        file.text = QStringLiteral("a,b\n1,2\n");
        file.mime = QStringLiteral("text/csv");
        file.meta.insert(QLatin1String("name"), QStringLiteral("trace.csv"));
        QVERIFY(answer(session->send(QStringLiteral("read it"), {file})).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), 20'000);
        const QString sent = world.sent(0)
                                 .value(QLatin1String("messages"))
                                 .toArray()
                                 .first()
                                 .toObject()
                                 .value(QLatin1String("content"))
                                 .toString();
        QVERIFY(sent.contains(QLatin1String("trace.csv")) && sent.contains(QLatin1String("a,b\n1,2")));
        QVERIFY(!sent.contains(QLatin1String("missing")));
    }
};

RELAYDESK_TEST(QGuiApplication, TestConversation)
#include "tst_conversation.moc"
