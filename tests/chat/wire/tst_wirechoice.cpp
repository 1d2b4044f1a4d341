#include "chat/wire/repair.h"
#include "chat/wire/wirechoice.h"

#include "support/quietmain.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace chat;
using wire::Format;
using wire::Lesson;

// Which format, and what a refusal teaches. No socket.
class TestWireChoice : public QObject
{
    Q_OBJECT

    static QString names(const QList<Format> &formats)
    {
        QStringList out;
        for (const Format format : formats)
            out.append(wire::formatName(format));
        return out.join(u' ');
    }

private Q_SLOTS:
    void formats_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("offered"); // paths
        QTest::addColumn<QString>("types");   // endpoint types
        QTest::addColumn<QString>("expected");
        const QString all = QStringLiteral("chat/completions responses messages");
        const QString newApi = QStringLiteral("chat/completions messages");
        const QString one = QStringLiteral("chat/completions");
        const auto row = [](const char *name, const char *model, const QString &offered, const char *types,
                            const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(model) << offered << QString::fromLatin1(types)
                                << QString::fromLatin1(expected);
        };
        row("laisky claude", "claude-sonnet-4", all, "", "messages chat responses");
        row("laisky gpt-5", "openai/gpt-5-mini", all, "", "responses chat");
        row("laisky o3", "o3", all, "", "responses chat");
        row("laisky gpt-4o", "gpt-4o", all, "", "chat responses");
        row("laisky deepseek", "deepseek-chat", all, "", "chat responses");
        row("new api 2025 claude", "claude-3-7-sonnet", newApi, "", "messages chat");
        row("new api 2025 gpt-5", "gpt-5", newApi, "", "chat");
        row("new api 2026 claude", "claude-sonnet-4", newApi, "anthropic openai", "messages chat");
        row("new api 2026 claude by openai only", "claude-sonnet-4", newApi, "openai", "chat");
        row("new api 2026 gpt-5", "gpt-5", newApi, "openai openai-response", "responses chat");
        row("new api 2026 gpt-4o with both", "gpt-4o", newApi, "openai openai-response", "chat responses");
        row("new api 2026 responses only", "o3-pro", newApi, "openai-response", "responses");
        row("new api 2026 messages only", "kimi-k2", newApi, "anthropic", "messages");
        row("new api 2026 unknown types", "kimi-k2", newApi, "gemini jina-rerank", "chat");
        row("one api claude", "claude-3-7-sonnet", one, "", "chat");
        row("one api gpt-5", "gpt-5", one, "", "chat");
    }
    void formats()
    {
        QFETCH(QString, model);
        QFETCH(QString, offered);
        QFETCH(QString, types);
        QFETCH(QString, expected);
        wire::WireFacts facts;
        facts.model = model;
        facts.offeredPaths = offered.split(u' ');
        facts.endpointTypes = types.split(u' ', Qt::SkipEmptyParts);
        QCOMPARE(names(wire::formatsFor(facts)), expected);
        facts.byHand = QStringLiteral("responses");
        QCOMPARE(names(wire::formatsFor(facts)), QStringLiteral("responses"));
        facts.byHand.clear();
        for (const char *missing : {"chat", "responses", "messages"})
            facts.lessons.add({Lesson::Kind::NoFormat, QString::fromLatin1(missing)});
        QCOMPARE(names(wire::formatsFor(facts)), QStringLiteral("chat")); // something is always tried
    }

    void lessons_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("expected"); // "" for none
        const auto row = [](const char *name, int status, const char *body, const char *format, const char *sent,
                            const char *expected) {
            QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(format) << QByteArray(sent)
                                << QString::fromLatin1(expected);
        };
        row("limit", 400,
            "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model. Use "
            "'max_completion_tokens' instead.\",\"param\":\"max_tokens\",\"code\":\"unsupported_parameter\"}}",
            "chat", "{\"max_tokens\":9}", "limit-field:max_completion_tokens");
        row("limit, the other way", 422,
            "{\"detail\":[{\"loc\":[\"body\",\"max_completion_tokens\"],\"msg\":\"Extra inputs are not permitted\"}]}",
            "chat", "{\"max_completion_tokens\":9}", "limit-field:max_tokens");
        row("limit, words only", 400,
            "{\"error\":{\"message\":\"Unrecognized request argument supplied: max_completion_tokens (request id: 1)\","
            "\"param\":\"\",\"code\":null}}",
            "chat", "{\"max_completion_tokens\":9}", "limit-field:max_tokens");
        row("limit too large", 400,
            "{\"error\":{\"message\":\"max_tokens is too large: 100000. This model supports at most 16384 completion "
            "tokens, whereas you provided 100000.\",\"param\":\"max_tokens\",\"code\":\"invalid_value\"}}",
            "chat", "{\"max_tokens\":100000}", "largest-answer:16384");
        row("limit too large, Claude", 400,
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"max_tokens: 100000 > "
            "8192, "
            "which is the maximum allowed number of output tokens for claude-3-5-sonnet\"}}",
            "messages", "{\"max_tokens\":100000}", "largest-answer:8192");
        row("temperature", 400,
            "{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0.2 with this model. Only the "
            "default (1) value is supported.\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}",
            "chat", "{\"temperature\":0.2,\"max_tokens\":9}", "without:temperature");
        row("temperature and top_p", 400,
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"`temperature` and `top_p` "
            "cannot both be specified for this model.\"}}",
            "messages", "{\"temperature\":0.2,\"top_p\":0.9}", "without:temperature");
        row("stream_options", 400, "{\"message\":\"Unknown field: stream_options\"}", "chat",
            "{\"stream_options\":{\"include_usage\":true}}", "without:stream_options");
        row("effort", 400,
            "{\"error\":{\"message\":\"Unsupported parameter: 'reasoning_effort'\",\"param\":\"reasoning_effort\"}}",
            "chat", "{\"reasoning_effort\":\"low\"}", "without:reasoning_effort");
        row("summary", 400,
            "{\"error\":{\"message\":\"Your organization must be verified to generate reasoning "
            "summaries.\",\"param\":\"reasoning.summary\",\"code\":\"unsupported_value\"}}",
            "responses", "{\"reasoning\":{\"summary\":\"auto\",\"effort\":\"low\"}}", "without:reasoning.summary");
        row("role", 400,
            "{\"error\":{\"message\":\"Unsupported value: 'messages[0].role' does not support 'system' with this "
            "model.\",\"param\":\"messages[0].role\",\"code\":\"unsupported_value\"}}",
            "chat", "{\"messages\":[{\"role\":\"system\",\"content\":\"x\"}]}", "system-role:developer");
        row("role, back", 400,
            "{\"error\":{\"message\":\"messages.0.role: unexpected role 'developer', not supported\"}}", "chat",
            "{\"messages\":[{\"role\":\"developer\",\"content\":\"x\"}]}", "system-role:system");
        row("window", 400,
            "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens. However, you requested "
            "9000\",\"code\":\"context_length_exceeded\"}}",
            "chat", "{\"max_tokens\":9}", "context:8192");
        row("window, Claude", 400, "{\"error\":{\"message\":\"prompt is too long: 208310 tokens > 200000 maximum\"}}",
            "messages", "{\"max_tokens\":9}", "context:200000");
        row("not sent", 400, "{\"error\":{\"message\":\"Unsupported parameter\",\"param\":\"temperature\"}}", "chat",
            "{\"max_tokens\":9}", "");
        row("policy", 400, "{\"error\":{\"message\":\"content policy: temperature of the debate\",\"code\":\"x\"}}",
            "chat", "{\"temperature\":1}", "");
        row("another status", 403, "{\"error\":{\"message\":\"Unsupported\",\"param\":\"temperature\"}}", "chat",
            "{\"temperature\":1}", "");
        row("no JSON", 400, "<html>Bad Request</html>", "chat", "{\"temperature\":1}", "");
        row("nothing", 400, "", "chat", "{\"temperature\":1}", "");
    }
    void lessons()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, format);
        QFETCH(QByteArray, sent);
        QFETCH(QString, expected);
        const Format in = wire::formatFromName(format).value();
        const QJsonObject asked = QJsonDocument::fromJson(sent).object();
        const auto lesson = wire::lessonOf(status, body, in, asked);
        QCOMPARE(lesson ? wire::lessonText(*lesson) : QString(), expected);
        if (!lesson)
            return;
        QCOMPARE(wire::lessonFromText(expected), lesson);
        // What was learned changes the request, and the same refusal then teaches nothing more about it.
        wire::Lessons known;
        known.add(*lesson);
        wire::EncodedAsk again;
        again.body = asked;
        wire::apply(known, in, again);
        if (lesson->kind != Lesson::Kind::Context)
            QVERIFY(again.body != asked);
    }

    void aLimitIsAlwaysSent()
    {
        wire::Lessons lessons;
        lessons.add({Lesson::Kind::LimitField, QStringLiteral("max_completion_tokens")});
        lessons.add({Lesson::Kind::LargestAnswer, QStringLiteral("100")});
        lessons.add({Lesson::Kind::LargestAnswer, QStringLiteral("50")});
        wire::Ask ask;
        ask.model = QStringLiteral("m");
        for (const Format format : {Format::ChatCompletions, Format::Responses, Format::Messages}) {
            wire::EncodedAsk encoded = wire::encode(format, ask);
            wire::apply(lessons, format, encoded);
            const QLatin1String field = format == Format::ChatCompletions ? QLatin1String("max_completion_tokens")
                                        : format == Format::Responses     ? QLatin1String("max_output_tokens")
                                                                          : QLatin1String("max_tokens");
            QCOMPARE(encoded.body.value(field).toInteger(), 50);
        }
    }
};

RELAYDESK_TEST(QCoreApplication, TestWireChoice)
#include "tst_wirechoice.moc"
