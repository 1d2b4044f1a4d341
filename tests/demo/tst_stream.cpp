#include "support/quietmain.h"
#include "visitor.h"

#include <QCoreApplication>

using demo::Dialect;
using demo::Fault;

class TestStream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesMakeTheAnswer_data() { addDialectRows(); }
    void piecesMakeTheAnswer();
    void reasoningComesFirst_data() { addDialectRows(); }
    void reasoningComesFirst();
    void limitCutsTheAnswer();
    void stoppedOnOneApiPaysForAll();
    void stoppedEarlyOnLaiskyPaysNothing();
    void stoppedLateOnLaiskyPaysTheLastFlush();
    void stoppedOnNewApiPaysWhatCame();
    void cutMidway_data() { addDialectRows(); }
    void cutMidway();
    void errorMidway_data() { addDialectRows(); }
    void errorMidway();
    void reservationIsRefused_data() { addDialectRows(); }
    void reservationIsRefused();
};

namespace {

QString joined(const QList<QJsonObject> &events, const QString &field)
{
    QString text;
    for (const QJsonObject &event : events)
        text += event.value(QLatin1String("choices"))
                    .toArray()
                    .at(0)
                    .toObject()
                    .value(QLatin1String("delta"))
                    .toObject()
                    .value(field)
                    .toString();
    return text;
}

bool isFinished(const QList<QJsonObject> &events)
{
    return std::any_of(events.begin(), events.end(), [](const QJsonObject &event) {
        return !event.value(QLatin1String("choices"))
                    .toArray()
                    .at(0)
                    .toObject()
                    .value(QLatin1String("finish_reason"))
                    .toString()
                    .isEmpty();
    });
}

// Asks at that pace and drops the connection after the given time.
void askAndDrop(Visitor &visitor, int milliseconds)
{
    raw::Connection connection(visitor.credentials.address);
    connection.send("POST", "/v1/chat/completions", visitor.keyHeader(),
                    raw::bytes(Visitor::question(QStringLiteral("gpt-4o"), QStringLiteral("a long text"), true)));
    connection.readAll(milliseconds);
    connection.drop();
}

} // namespace

void TestStream::piecesMakeTheAnswer()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    const QString question = QStringLiteral("Show me code with 中文 and a table");
    const raw::Answer whole = visitor.chat(QStringLiteral("gpt-4o-mini"), question);
    const raw::Answer stream = visitor.chat(QStringLiteral("gpt-4o-mini"), question, true);
    QCOMPARE(stream.header("Content-Type"), QByteArray("text/event-stream"));
    QVERIFY(stream.isComplete);
    const QString text = whole.json()
                             .value(QLatin1String("choices"))
                             .toArray()
                             .at(0)
                             .toObject()
                             .value(QLatin1String("message"))
                             .toObject()
                             .value(QLatin1String("content"))
                             .toString();
    QVERIFY(text.size() > 100);
    QCOMPARE(joined(raw::events(stream.body), QStringLiteral("content")), text);
    QVERIFY(isFinished(raw::events(stream.body)));
    QVERIFY(stream.body.endsWith("data: [DONE]\n\n"));
}

void TestStream::reasoningComesFirst()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    const auto events = raw::events(visitor.chat(QStringLiteral("o3-mini"), QStringLiteral("Hello"), true).body);
    const QString thought = joined(events, QStringLiteral("reasoning_content"));
    QVERIFY(thought.contains(QStringLiteral("Hello")));
    QVERIFY(!joined(events, QStringLiteral("content")).isEmpty());
    const QJsonObject usage = events.last().value(QLatin1String("usage")).toObject();
    QVERIFY(usage.value(QLatin1String("completion_tokens_details"))
                .toObject()
                .value(QLatin1String("reasoning_tokens"))
                .toInt() > 10);
}

void TestStream::limitCutsTheAnswer()
{
    Visitor visitor(Visitor::fast(Dialect::OneApi));
    const QJsonObject json = visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("long"), false, 20).json();
    QCOMPARE(json.value(QLatin1String("usage")).toObject().value(QLatin1String("completion_tokens")).toInt(), 20);
    QCOMPARE(json.value(QLatin1String("choices"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QLatin1String("finish_reason"))
                 .toString(),
             QStringLiteral("length"));
    QCOMPARE(visitor.rows().first().completionTokens, 20);
}

void TestStream::stoppedOnOneApiPaysForAll()
{
    demo::Options options = Visitor::fast(Dialect::OneApi);
    options.tokensPerSecond = 400;
    Visitor visitor(options);
    const auto before = visitor.rows().size();
    askAndDrop(visitor, 300);
    QCOMPARE(visitor.rows().size(), before); // the supplier is still being read
    QTRY_COMPARE_WITH_TIMEOUT(visitor.rows().size(), before + 1, 15'000);
    const demo::LogRow row = visitor.rows().first();
    visitor.relay.setTokensPerSecond(0);
    const raw::Answer whole = visitor.chat(QStringLiteral("gpt-4o"), QStringLiteral("a long text"));
    QCOMPARE(whole.status, 200);
    QCOMPARE(visitor.rows().first().completionTokens, row.completionTokens);
    QCOMPARE(visitor.sumOfRows(), visitor.used());
}

void TestStream::stoppedEarlyOnLaiskyPaysNothing()
{
    demo::Options options = Visitor::fast(Dialect::Laisky);
    options.tokensPerSecond = 50;
    Visitor visitor(options);
    const auto before = visitor.rows().size();
    const qint64 used = visitor.used();
    raw::Connection connection(visitor.credentials.address);
    connection.send("POST", "/v1/chat/completions", visitor.keyHeader(),
                    raw::bytes(Visitor::question(QStringLiteral("gpt-4o"), QStringLiteral("a long text"), true, 300)));
    QVERIFY(connection.readUntil("data: "));
    const QByteArray id = connection.answer().header("X-Oneapi-Request-Id");
    QVERIFY(visitor.balance() < 50'000); // the reservation is held back
    connection.drop();
    QTRY_COMPARE_WITH_TIMEOUT(visitor.balance(), 50'000, 5'000);
    QCOMPARE(visitor.rows().size(), before);
    QCOMPARE(visitor.used(), used);
    // The cost stays the reservation for ever.
    const QJsonObject cost = raw::ask(visitor.credentials.address, "GET", "/api/cost/request/" + id).json();
    QVERIFY(cost.value(QLatin1String("quota")).toInteger() > 2'000);
    QCOMPARE(cost.value(QLatin1String("created_at")), cost.value(QLatin1String("updated_at")));
}

void TestStream::stoppedLateOnLaiskyPaysTheLastFlush()
{
    demo::Options options = Visitor::fast(Dialect::Laisky);
    options.tokensPerSecond = 50;
    Visitor visitor(options);
    const auto before = visitor.rows().size();
    askAndDrop(visitor, 4'000);
    QTRY_COMPARE_WITH_TIMEOUT(visitor.rows().size(), before + 1, 5'000);
    const demo::LogRow row = visitor.rows().first();
    QVERIFY2(row.completionTokens > 130 && row.completionTokens < 170,
             qPrintable(QString::number(row.completionTokens)));
    QVERIFY(row.elapsedMs >= 3'000 && row.elapsedMs < 3'500);
    QCOMPARE(visitor.balance(), 50'000 - row.quota);
    QCOMPARE(visitor.sumOfRows(), visitor.used());
}

void TestStream::stoppedOnNewApiPaysWhatCame()
{
    demo::Options options = Visitor::fast(Dialect::NewApi2026);
    options.tokensPerSecond = 100;
    Visitor visitor(options);
    const auto before = visitor.rows().size();
    askAndDrop(visitor, 1'000);
    QTRY_COMPARE_WITH_TIMEOUT(visitor.rows().size(), before + 1, 5'000);
    const demo::LogRow row = visitor.rows().first();
    QVERIFY2(row.completionTokens > 50 && row.completionTokens < 200,
             qPrintable(QString::number(row.completionTokens)));
    QCOMPARE(visitor.balance(), 50'000 - row.quota);
}

void TestStream::cutMidway()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.relay.setFault(Fault::CutMidway, QStringLiteral("/v1/chat"));
    const raw::Answer answer = visitor.chat(QStringLiteral("gpt-4o"), QStringLiteral("a long text"), true);
    const auto events = raw::events(answer.body);
    QVERIFY(!isFinished(events));
    QVERIFY(!joined(events, QStringLiteral("content")).isEmpty());
    QCOMPARE(answer.body.contains("[DONE]"), visitor.dialect != Dialect::Laisky && visitor.dialect != Dialect::OneHub);
    QCOMPARE(events.last().contains(QLatin1String("usage")), visitor.isNewApi());
    QCOMPARE(visitor.rows().first().completionTokens, 10);
    // A whole answer is cut off in its middle.
    QVERIFY(!visitor.chat(QStringLiteral("gpt-4o"), QStringLiteral("short")).isComplete);
}

void TestStream::errorMidway()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.relay.setFault(Fault::ErrorMidway);
    const raw::Answer answer = visitor.chat(QStringLiteral("gpt-4o"), QStringLiteral("a long text"), true);
    QVERIFY(!isFinished(raw::events(answer.body)));
    QCOMPARE(answer.body.endsWith("data: [DONE]\n\n"), visitor.dialect != Dialect::OneHub);
    // Laisky and One API swallow the error.
    QCOMPARE(answer.body.contains("\"error\""), visitor.isNewApi() || visitor.dialect == Dialect::OneHub);
}

void TestStream::reservationIsRefused()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    const auto rows = visitor.rows().size();
    // One Hub does not look at the limit of the answer, and calls a lack of money a busy supplier.
    const bool isHub = visitor.dialect == Dialect::OneHub;
    const qint64 balance = isHub ? 500 : 50'000;
    visitor.relay.setBalanceQuota(visitor.credentials.user, balance);
    const raw::Answer refused = visitor.chat(QStringLiteral("claude-opus-4-1"), QStringLiteral("Hello"), true, 20'000);
    QCOMPARE(refused.status, isHub ? 429 : 403);
    QCOMPARE(refused.errorCode(), QStringLiteral("insufficient_user_quota"));
    QCOMPARE(visitor.balance(), balance);
    visitor.relay.setBalanceQuota(visitor.credentials.user, 50'000);
    QCOMPARE(visitor.rows().size(), rows);
    QCOMPARE(visitor.chat(QStringLiteral("claude-opus-4-1"), QStringLiteral("Hello"), true, 200).status, 200);
}

RELAYDESK_TEST(QCoreApplication, TestStream)
#include "tst_stream.moc"
