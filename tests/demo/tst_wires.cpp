// The same question in Claude's and in OpenAI's newer format: who serves it, what comes, what it costs.

#include "support/quietmain.h"
#include "visitor.h"

#include <QCoreApplication>

using demo::Dialect;
using demo::Fault;

namespace {

enum class Wire { Messages, Responses };

QJsonObject question(Wire wire, const QString &model, bool isStream)
{
    const QJsonArray messages{QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                          {QStringLiteral("content"), QStringLiteral("Show me a table")}}};
    if (wire == Wire::Messages)
        return {{QStringLiteral("model"), model},
                {QStringLiteral("max_tokens"), 400},
                {QStringLiteral("stream"), isStream},
                {QStringLiteral("system"), QStringLiteral("Be brief.")},
                {QStringLiteral("messages"), messages}};
    return {{QStringLiteral("model"), model},
            {QStringLiteral("max_output_tokens"), 400},
            {QStringLiteral("stream"), isStream},
            {QStringLiteral("instructions"), QStringLiteral("Be brief.")},
            {QStringLiteral("input"), messages}};
}

QByteArray pathOf(Dialect dialect, Wire wire)
{
    if (wire == Wire::Responses)
        return "/v1/responses";
    return dialect == Dialect::OneHub ? "/claude/v1/messages" : "/v1/messages";
}

// All that the deltas of a stream say.
QString streamed(const QByteArray &stream)
{
    QString text;
    for (const QJsonObject &event : raw::events(stream)) {
        const QString type = event.value(QLatin1String("type")).toString();
        if (type == QStringLiteral("content_block_delta"))
            text += event.value(QLatin1String("delta")).toObject().value(QLatin1String("text")).toString();
        else if (type == QStringLiteral("response.output_text.delta"))
            text += event.value(QLatin1String("delta")).toString();
    }
    return text;
}

QString whole(const QJsonObject &json)
{
    for (const char *list : {"content", "output"})
        for (const QJsonValue &value : json.value(QLatin1String(list)).toArray()) {
            const QJsonObject part = value.toObject();
            if (part.contains(QLatin1String("text")))
                return part.value(QLatin1String("text")).toString();
            const QJsonArray parts = part.value(QLatin1String("content")).toArray();
            if (!parts.isEmpty())
                return parts.at(0).toObject().value(QLatin1String("text")).toString();
        }
    return {};
}

void addRows()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<int>("wire");
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, Dialect dialect, Wire wire, const char *model, int status) {
        QTest::newRow(name) << static_cast<int>(dialect) << static_cast<int>(wire) << QString::fromLatin1(model)
                            << status;
    };
    row("laisky claude", Dialect::Laisky, Wire::Messages, "claude-haiku-4-5", 200);
    row("laisky messages of gpt", Dialect::Laisky, Wire::Messages, "gpt-4o-mini", 200);
    row("laisky responses", Dialect::Laisky, Wire::Responses, "gpt-4o-mini", 200);
    row("one api messages", Dialect::OneApi, Wire::Messages, "claude-haiku-4-5", 404);
    row("one api responses", Dialect::OneApi, Wire::Responses, "gpt-4o-mini", 404);
    row("2025 claude", Dialect::NewApi2025, Wire::Messages, "claude-haiku-4-5", 200);
    row("2025 messages of gpt", Dialect::NewApi2025, Wire::Messages, "gpt-4o-mini", 500);
    row("2025 responses", Dialect::NewApi2025, Wire::Responses, "gpt-4o-mini", 404);
    row("2026 claude", Dialect::NewApi2026, Wire::Messages, "claude-haiku-4-5", 200);
    row("2026 messages of gpt", Dialect::NewApi2026, Wire::Messages, "gpt-4o-mini", 200);
    row("2026 responses", Dialect::NewApi2026, Wire::Responses, "gpt-5-mini", 200);
    row("2026-08 claude", Dialect::NewApi202608, Wire::Messages, "claude-haiku-4-5", 200);
    row("2026-08 messages of gpt", Dialect::NewApi202608, Wire::Messages, "gpt-4o-mini", 200);
    row("2026-08 responses", Dialect::NewApi202608, Wire::Responses, "o3-mini", 200);
    row("one hub claude", Dialect::OneHub, Wire::Messages, "claude-haiku-4-5", 200);
    row("one hub messages of gpt", Dialect::OneHub, Wire::Messages, "gpt-4o-mini", 503);
    row("one hub responses", Dialect::OneHub, Wire::Responses, "gpt-4o-mini", 200);
}

} // namespace

class TestWires final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameInPiecesAndWhole_data() { addRows(); }
    void saysTheSameInPiecesAndWhole();
    void billsWhatItTells_data() { addRows(); }
    void billsWhatItTells();
    void breaksOffWithoutAnEnd_data() { addRows(); }
    void breaksOffWithoutAnEnd();
    void oneHubHasNoMessagesUnderV1();
    void refusesInClaudesWords();
    void claudesHeaderIsTaken();
    void limitIsTold();
};

void TestWires::saysTheSameInPiecesAndWhole()
{
    QFETCH(int, dialect);
    QFETCH(int, wire);
    QFETCH(QString, model);
    QFETCH(int, status);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(dialect)));
    const Wire format = static_cast<Wire>(wire);
    const QByteArray path = pathOf(visitor.dialect, format);
    const raw::Answer inPieces = visitor.withKey("POST", path, question(format, model, true));
    const raw::Answer atOnce = visitor.withKey("POST", path, question(format, model, false));
    QCOMPARE(inPieces.status, status);
    QCOMPARE(atOnce.status, status);
    if (status != 200)
        return;
    QCOMPARE(inPieces.header("Content-Type"), QByteArray("text/event-stream"));
    QVERIFY(inPieces.isComplete);
    const QString text = streamed(inPieces.body);
    QVERIFY(text.contains(QLatin1Char('|')));
    // Laisky's answer in one piece is nothing at all (recordings 156, 159).
    const bool isNothing = visitor.dialect == Dialect::Laisky && format == Wire::Responses;
    QCOMPARE(whole(atOnce.json()), isNothing ? QString() : text);
    QCOMPARE(atOnce.body.isEmpty(), isNothing);
}

void TestWires::billsWhatItTells()
{
    QFETCH(int, dialect);
    QFETCH(int, wire);
    QFETCH(QString, model);
    QFETCH(int, status);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(dialect)));
    const Wire format = static_cast<Wire>(wire);
    const qint64 balance = visitor.balance();
    const auto rows = visitor.rows().size();
    const raw::Answer answer = visitor.withKey("POST", pathOf(visitor.dialect, format), question(format, model, true));
    if (status != 200) {
        QCOMPARE(visitor.balance(), balance);
        QCOMPARE(visitor.rows().size(), rows);
        return;
    }
    QCOMPARE(visitor.rows().size(), rows + 1);
    const demo::LogRow row = visitor.rows().first();
    QCOMPARE(row.requestId.toLatin1(), answer.header("X-Oneapi-Request-Id"));
    QCOMPARE(row.askedModel, model);
    QVERIFY(row.quota > 0);
    QCOMPARE(visitor.balance(), balance - row.quota);
    QCOMPARE(visitor.sumOfRows(), visitor.used());
    for (const QJsonObject &event : raw::events(answer.body)) {
        QJsonObject usage = event.value(QLatin1String("usage")).toObject();
        if (event.value(QLatin1String("type")).toString() == QStringLiteral("response.completed"))
            usage = event.value(QLatin1String("response")).toObject().value(QLatin1String("usage")).toObject();
        if (usage.contains(QLatin1String("output_tokens")))
            QCOMPARE(row.completionTokens, usage.value(QLatin1String("output_tokens")).toInteger());
    }
}

void TestWires::breaksOffWithoutAnEnd()
{
    QFETCH(int, dialect);
    QFETCH(int, wire);
    QFETCH(QString, model);
    QFETCH(int, status);
    if (status != 200)
        return;
    Visitor visitor(Visitor::fast(static_cast<Dialect>(dialect)));
    visitor.relay.setFault(Fault::CutMidway);
    const Wire format = static_cast<Wire>(wire);
    const raw::Answer answer = visitor.withKey("POST", pathOf(visitor.dialect, format), question(format, model, true));
    QVERIFY(!answer.body.isEmpty());
    if (visitor.dialect == Dialect::Laisky && format == Wire::Responses) {
        // It claims to be complete; only the usage is missing (recordings README 2).
        QVERIFY(answer.body.contains("response.completed"));
        QVERIFY(!answer.body.contains("\"usage\""));
        return;
    }
    QVERIFY(!answer.body.contains("message_stop"));
    QVERIFY(!answer.body.contains("response.completed"));
}

void TestWires::oneHubHasNoMessagesUnderV1()
{
    Visitor visitor(Visitor::fast(Dialect::OneHub));
    QCOMPARE(
        visitor.withKey("POST", "/v1/messages", question(Wire::Messages, QStringLiteral("claude-haiku-4-5"), false))
            .status,
        404);
}

void TestWires::refusesInClaudesWords()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi2025));
    const raw::Answer refused =
        visitor.withKey("POST", "/v1/messages", question(Wire::Messages, QStringLiteral("gpt-4o-mini"), false));
    QCOMPARE(refused.json().value(QLatin1String("type")).toString(), QStringLiteral("error"));
    QVERIFY(refused.errorMessage().contains(QStringLiteral("only claude model supported convert")));
    visitor.relay.setBalanceQuota(visitor.credentials.user, 1);
    const raw::Answer poor =
        visitor.withKey("POST", "/v1/messages", question(Wire::Messages, QStringLiteral("claude-opus-4-1"), false));
    QCOMPARE(poor.status, 403);
    QCOMPARE(poor.json().value(QLatin1String("type")).toString(), QStringLiteral("error"));
    // A bad key is refused before the relay knows the format.
    const raw::Answer stranger =
        raw::ask(visitor.credentials.address, "POST", "/v1/messages", {{"x-api-key", "sk-bad"}},
                 raw::bytes(question(Wire::Messages, QStringLiteral("gpt-4o-mini"), false)));
    QCOMPARE(stranger.status, 401);
    QVERIFY(!stranger.json().contains(QLatin1String("type")));
}

void TestWires::claudesHeaderIsTaken()
{
    for (const Dialect dialect : {Dialect::Laisky, Dialect::NewApi2025, Dialect::NewApi2026, Dialect::OneHub}) {
        Visitor visitor(Visitor::fast(dialect));
        const raw::Headers headers{{"x-api-key", visitor.credentials.key.reveal()},
                                   {"anthropic-version", "2023-06-01"}};
        QCOMPARE(raw::ask(visitor.credentials.address, "POST", pathOf(dialect, Wire::Messages), headers,
                          raw::bytes(question(Wire::Messages, QStringLiteral("claude-haiku-4-5"), false)))
                     .status,
                 200);
    }
}

void TestWires::limitIsTold()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi2026));
    QJsonObject claude = question(Wire::Messages, QStringLiteral("claude-haiku-4-5"), false);
    claude.insert(QStringLiteral("max_tokens"), 5);
    QCOMPARE(visitor.withKey("POST", "/v1/messages", claude).json().value(QLatin1String("stop_reason")).toString(),
             QStringLiteral("max_tokens"));
    QJsonObject responses = question(Wire::Responses, QStringLiteral("gpt-4o-mini"), true);
    responses.insert(QStringLiteral("max_output_tokens"), 5);
    const raw::Answer answer = visitor.withKey("POST", "/v1/responses", responses);
    QVERIFY(answer.body.contains("response.incomplete"));
    QCOMPARE(visitor.rows().first().completionTokens, 5);
}

RELAYDESK_TEST(QCoreApplication, TestWires)
#include "tst_wires.moc"
