#include "chat/wire/wireformat.h"

#include "support/quietmain.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace chat;

namespace {

const QByteArray png = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

Message said(Role role, const QString &text)
{
    Message message;
    message.role = role;
    Part part;
    part.text = text;
    message.parts.push_back(part);
    return message;
}

wire::Ask ask(const QString &model)
{
    wire::Ask out;
    out.model = model;
    out.systemPrompt = QStringLiteral("Be brief.");
    out.messages = {said(Role::User, QStringLiteral("hi"))};
    return out;
}

QJsonArray messagesOf(const wire::EncodedAsk &encoded)
{
    return encoded.body.value(QLatin1String("messages")).toArray();
}

} // namespace

class TestEncoding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFormatSaysItsLimit()
    {
        wire::Ask one = ask(QStringLiteral("gpt-4o"));
        QCOMPARE(wire::encode(wire::Format::ChatCompletions, one).body.value(QLatin1String("max_tokens")).toInt(),
                 4096);
        QCOMPARE(wire::encode(wire::Format::Responses, one).body.value(QLatin1String("max_output_tokens")).toInt(),
                 4096);
        QCOMPARE(wire::encode(wire::Format::Messages, one).body.value(QLatin1String("max_tokens")).toInt(), 4096);
        one.parameters.largestAnswer = 9;
        QCOMPARE(wire::encode(wire::Format::ChatCompletions, one).body.value(QLatin1String("max_tokens")).toInt(), 9);
        QCOMPARE(wire::encode(wire::Format::Responses, one).body.value(QLatin1String("max_output_tokens")).toInt(), 16);
    }

    void streamsAskForTheirUsage()
    {
        wire::Ask one = ask(QStringLiteral("gpt-4o"));
        auto body = wire::encode(wire::Format::ChatCompletions, one).body;
        QCOMPARE(body.value(QLatin1String("stream")).toBool(), true);
        QCOMPARE(body.value(QLatin1String("stream_options")).toObject().value(QLatin1String("include_usage")).toBool(),
                 true);
        one.stream = false;
        body = wire::encode(wire::Format::ChatCompletions, one).body;
        QVERIFY(!body.contains(QLatin1String("stream")) && !body.contains(QLatin1String("stream_options")));
    }

    void policy_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<bool>("temperature");
        QTest::addColumn<QString>("system");
        QTest::newRow("gpt-4o") << QStringLiteral("gpt-4o") << QStringLiteral("max_tokens") << true
                                << QStringLiteral("system");
        QTest::newRow("gpt-5") << QStringLiteral("gpt-5-mini") << QStringLiteral("max_completion_tokens") << false
                               << QStringLiteral("system");
        QTest::newRow("o3") << QStringLiteral("o3") << QStringLiteral("max_completion_tokens") << false
                            << QStringLiteral("developer");
        QTest::newRow("o1-mini") << QStringLiteral("o1-mini") << QStringLiteral("max_completion_tokens") << false
                                 << QStringLiteral("user");
        QTest::newRow("openrouter") << QStringLiteral("openai/o4-mini") << QStringLiteral("max_completion_tokens")
                                    << false << QStringLiteral("developer");
        QTest::newRow("claude") << QStringLiteral("claude-sonnet-4-5") << QStringLiteral("max_tokens") << true
                                << QStringLiteral("system");
        QTest::newRow("no o-series") << QStringLiteral("olmo-2") << QStringLiteral("max_tokens") << true
                                     << QStringLiteral("system");
    }
    void policy()
    {
        QFETCH(QString, model);
        QFETCH(QString, limit);
        QFETCH(bool, temperature);
        QFETCH(QString, system);
        wire::Ask one = ask(model);
        one.parameters.temperature = 0.5;
        const auto encoded = wire::encode(wire::Format::ChatCompletions, one);
        QVERIFY(encoded.body.contains(limit));
        QVERIFY(!(encoded.body.contains(QLatin1String("max_tokens")) &&
                  encoded.body.contains(QLatin1String("max_completion_tokens"))));
        QCOMPARE(encoded.body.contains(QLatin1String("temperature")), temperature);
        QCOMPARE(messagesOf(encoded).first().toObject().value(QLatin1String("role")).toString(), system);
        QVERIFY(messagesOf(encoded)
                    .first()
                    .toObject()
                    .value(QLatin1String("content"))
                    .toString()
                    .endsWith(QLatin1String("Be brief.")));
    }

    void nothingUnsetIsSent()
    {
        wire::Ask one = ask(QStringLiteral("gpt-4o"));
        one.systemPrompt.clear();
        const auto body = wire::encode(wire::Format::ChatCompletions, one).body;
        QCOMPARE(body.keys(),
                 (QStringList{QStringLiteral("max_tokens"), QStringLiteral("messages"), QStringLiteral("model"),
                              QStringLiteral("stream"), QStringLiteral("stream_options")}));
        QVERIFY(messagesOf(wire::encode(wire::Format::ChatCompletions, one))
                    .first()
                    .toObject()
                    .value(QLatin1String("content"))
                    .isString());
    }

    void historyTravelsWithoutReasoningAndWithoutFailures()
    {
        wire::Ask one = ask(QStringLiteral("gpt-4o"));
        Message answer = said(Role::Assistant, QStringLiteral("hello"));
        Part thought;
        thought.kind = PartKind::Reasoning;
        thought.text = QStringLiteral("secret thought");
        answer.parts.insert(answer.parts.begin(), thought);
        Message failed;
        failed.role = Role::Assistant;
        one.messages = {said(Role::User, QStringLiteral("a")), answer, said(Role::User, QStringLiteral("b")), failed,
                        said(Role::User, QStringLiteral("c"))};
        const auto messages = messagesOf(wire::encode(wire::Format::ChatCompletions, one));
        QCOMPARE(messages.size(), 5);
        QCOMPARE(messages[2].toObject().value(QLatin1String("content")).toString(), QStringLiteral("hello"));
        // Messages wants strict turns: neighbours become one.
        const auto turns = messagesOf(wire::encode(wire::Format::Messages, one));
        QCOMPARE(turns.size(), 3);
        QCOMPARE(turns[2].toObject().value(QLatin1String("content")).toArray().size(), 2);
    }

    void pictures()
    {
        wire::Ask one = ask(QStringLiteral("gpt-4o"));
        Part picture;
        picture.kind = PartKind::Image;
        picture.asset = core::AssetId(7);
        picture.mime = QStringLiteral("image/jpeg"); // wrong: the bytes say what it is
        one.messages[0].parts.push_back(picture);
        one.assetBytes = [](core::AssetId id) { return id == core::AssetId(7) ? png : QByteArray(); };
        const auto parts = messagesOf(wire::encode(wire::Format::ChatCompletions, one))[1]
                               .toObject()
                               .value(QLatin1String("content"))
                               .toArray();
        QCOMPARE(parts.size(), 2);
        const QString url =
            parts[1].toObject().value(QLatin1String("image_url")).toObject().value(QLatin1String("url")).toString();
        QCOMPARE(url, QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64()));

        const auto blocks = messagesOf(wire::encode(wire::Format::Messages, one))[0]
                                .toObject()
                                .value(QLatin1String("content"))
                                .toArray();
        QCOMPARE(blocks[0].toObject().value(QLatin1String("type")).toString(),
                 QStringLiteral("image")); // pictures first
        QCOMPARE(blocks[0]
                     .toObject()
                     .value(QLatin1String("source"))
                     .toObject()
                     .value(QLatin1String("media_type"))
                     .toString(),
                 QStringLiteral("image/png"));

        const auto input = wire::encode(wire::Format::Responses, one).body.value(QLatin1String("input")).toArray();
        const auto content = input[0].toObject().value(QLatin1String("content")).toArray();
        QCOMPARE(content[1].toObject().value(QLatin1String("image_url")).toString(), url);
    }

    void whatIsGoneIsSaid()
    {
        wire::Ask one = ask(QStringLiteral("gpt-4o"));
        Part picture;
        picture.kind = PartKind::Image;
        picture.asset = core::AssetId(7);
        picture.text = QStringLiteral("holiday.png");
        one.messages[0].parts.push_back(picture);
        one.assetBytes = [](core::AssetId) { return QByteArray(); };
        const auto content = messagesOf(wire::encode(wire::Format::ChatCompletions, one))[1]
                                 .toObject()
                                 .value(QLatin1String("content"))
                                 .toString();
        QCOMPARE(content, QStringLiteral("hi\n\n[holiday.png is missing]"));
    }

    void textFilesAreText()
    {
        wire::Ask one = ask(QStringLiteral("gpt-4o"));
        Part file;
        file.kind = PartKind::File;
        file.asset = core::AssetId(3);
        file.text = QStringLiteral("notes.md");
        file.mime = QStringLiteral("text/markdown");
        one.messages[0].parts.push_back(file);
        one.assetBytes = [](core::AssetId) { return QByteArray("a ```b``` c"); };
        const auto content = messagesOf(wire::encode(wire::Format::ChatCompletions, one))[1]
                                 .toObject()
                                 .value(QLatin1String("content"))
                                 .toString();
        QCOMPARE(content, QStringLiteral("hi\n\nnotes.md:\n````\na ```b``` c\n````"));
    }

    void toolCallsGoBackWithTheirResults()
    {
        wire::Ask one = ask(QStringLiteral("gpt-4o"));
        Message call;
        call.role = Role::Assistant;
        Part part;
        part.kind = PartKind::ToolCall;
        part.text = QStringLiteral("{\"a\":1}");
        part.meta = {{QStringLiteral("id"), QStringLiteral("call_1")}, {QStringLiteral("name"), QStringLiteral("f")}};
        call.parts = {part};
        Message result;
        result.role = Role::Tool;
        part.kind = PartKind::ToolResult;
        part.text = QStringLiteral("42");
        result.parts = {part};
        one.messages = {said(Role::User, QStringLiteral("q")), call, result};
        const auto messages = messagesOf(wire::encode(wire::Format::ChatCompletions, one));
        QCOMPARE(messages[2].toObject().value(QLatin1String("tool_calls")).toArray().size(), 1);
        QCOMPARE(messages[3].toObject().value(QLatin1String("tool_call_id")).toString(), QStringLiteral("call_1"));
        const auto turns = messagesOf(wire::encode(wire::Format::Messages, one));
        QCOMPARE(turns[1]
                     .toObject()
                     .value(QLatin1String("content"))
                     .toArray()[0]
                     .toObject()
                     .value(QLatin1String("input"))
                     .toObject()
                     .value(QLatin1String("a"))
                     .toInt(),
                 1);
        QCOMPARE(turns[2]
                     .toObject()
                     .value(QLatin1String("content"))
                     .toArray()[0]
                     .toObject()
                     .value(QLatin1String("tool_use_id"))
                     .toString(),
                 QStringLiteral("call_1"));
    }

    void responsesKeepNothingAtTheSupplier()
    {
        const auto encoded = wire::encode(wire::Format::Responses, ask(QStringLiteral("gpt-5")));
        QCOMPARE(encoded.path, QStringLiteral("responses"));
        QVERIFY(encoded.body.contains(QLatin1String("store")) && !encoded.body.value(QLatin1String("store")).toBool());
        QCOMPARE(encoded.body.value(QLatin1String("instructions")).toString(), QStringLiteral("Be brief."));
        QCOMPARE(encoded.body.value(QLatin1String("reasoning")).toObject().value(QLatin1String("summary")).toString(),
                 QStringLiteral("auto"));
    }

    void thinkingFitsIntoTheAnswer()
    {
        wire::Ask one = ask(QStringLiteral("claude-sonnet-4-5"));
        one.parameters.reasoningEffort = QStringLiteral("high");
        one.parameters.temperature = 0.3;
        auto body = wire::encode(wire::Format::Messages, one).body;
        const int budget =
            body.value(QLatin1String("thinking")).toObject().value(QLatin1String("budget_tokens")).toInt();
        QVERIFY(budget >= 1024 && budget < 4096);
        QVERIFY(!body.contains(QLatin1String("temperature")));
        one.parameters.largestAnswer = 1000;
        body = wire::encode(wire::Format::Messages, one).body;
        QVERIFY(!body.contains(QLatin1String("thinking")));
        QCOMPARE(wire::encode(wire::Format::Messages, one).headers.first().first, QByteArray("anthropic-version"));
    }
};

RELAYDESK_TEST(QCoreApplication, TestEncoding)
#include "tst_encoding.moc"
