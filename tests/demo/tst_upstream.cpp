// A demo relay before another one that plays the real server.

#include "support/quietmain.h"
#include "visitor.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using demo::Dialect;

class TestUpstream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesThroughAndBills_data() { addDialectRows(); }
    void passesThroughAndBills();
    void otherFormatsAreTranslated();
    void listsItsModels();
    void unreachableCostsNothing();
    void stopsWhileItThinks();

private:
    static demo::Options before(const Visitor &server, Dialect dialect)
    {
        demo::Options options = Visitor::fast(dialect);
        options.upstream = QUrl(server.credentials.address.toString() + QStringLiteral("/v1"));
        options.upstreamKey = server.credentials.key;
        return options;
    }
};

void TestUpstream::passesThroughAndBills()
{
    QFETCH(int, played);
    Visitor server(Visitor::fast(Dialect::NewApi2026));
    Visitor visitor(before(server, static_cast<Dialect>(played)));
    for (const bool isStream : {false, true}) {
        const qint64 balance = visitor.balance();
        const raw::Answer answer = visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("A table"), isStream);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.isComplete);
        const demo::LogRow mine = visitor.rows().first(), theirs = server.rows().first();
        QCOMPARE(mine.promptTokens, theirs.promptTokens);
        QCOMPARE(mine.completionTokens, theirs.completionTokens);
        QCOMPARE(mine.requestId.toLatin1(), answer.header("X-Oneapi-Request-Id"));
        QVERIFY(mine.requestId != theirs.requestId);
        QCOMPARE(visitor.balance(), balance - mine.quota);
    }
    QCOMPARE(visitor.sumOfRows(), visitor.used());
}

// The server behind speaks chat completions only.
void TestUpstream::otherFormatsAreTranslated()
{
    Visitor server(Visitor::fast(Dialect::OneApi));
    Visitor visitor(before(server, Dialect::NewApi2026));
    const QJsonArray messages{QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                          {QStringLiteral("content"), QStringLiteral("A table")}}};
    const QJsonObject claude{{QStringLiteral("model"), QStringLiteral("gpt-4o-mini")},
                             {QStringLiteral("max_tokens"), 400},
                             {QStringLiteral("stream"), true},
                             {QStringLiteral("messages"), messages}};
    const raw::Answer answer = visitor.withKey("POST", "/v1/messages", claude);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.contains("message_stop"));
    QCOMPARE(visitor.rows().first().completionTokens, server.rows().first().completionTokens);
    QCOMPARE(visitor.sumOfRows(), visitor.used());
    server.relay.stop();
    const qint64 balance = visitor.balance();
    QCOMPARE(visitor.withKey("POST", "/v1/messages", claude).status, 500);
    QCOMPARE(visitor.balance(), balance);
}

void TestUpstream::listsItsModels()
{
    Visitor server(Visitor::fast(Dialect::OneApi));
    Visitor visitor(before(server, Dialect::Laisky));
    const auto ids = [](const raw::Answer &answer) {
        QStringList list;
        for (const QJsonValue &model : answer.data().toArray())
            list += model.toObject().value(QLatin1String("id")).toString();
        return list;
    };
    QCOMPARE(ids(visitor.withKey("GET", "/v1/models")), ids(server.withKey("GET", "/v1/models")));
    QCOMPARE(visitor.chat(QStringLiteral("no-such"), QStringLiteral("Hello")).status, 503);
}

void TestUpstream::unreachableCostsNothing()
{
    Visitor server(Visitor::fast(Dialect::OneApi));
    Visitor visitor(before(server, Dialect::OneApi));
    QCOMPARE(visitor.withKey("GET", "/v1/models").status, 200); // its models are known
    server.relay.stop();
    const raw::Answer answer = visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("Hello"));
    QCOMPARE(answer.status, 500);
    QCOMPARE(answer.errorCode(), QStringLiteral("do_request_failed"));
    QCOMPARE(visitor.balance(), 50'000);
}

void TestUpstream::stopsWhileItThinks()
{
    Visitor server(Visitor::fast(Dialect::OneApi));
    Visitor visitor(before(server, Dialect::OneApi));
    visitor.withKey("GET", "/v1/models");
    server.relay.setFault(demo::Fault::Silence);
    for (const bool isStream : {false, true}) {
        raw::Connection connection(visitor.credentials.address);
        connection.send(
            "POST", "/v1/chat/completions", visitor.keyHeader(),
            raw::bytes(Visitor::question(QStringLiteral("gpt-4o-mini"), QStringLiteral("Hello"), isStream)));
        connection.readAll(200);
        QVERIFY(connection.isOpen());
        QElapsedTimer timer;
        timer.start();
        visitor.relay.stop();
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(visitor.relay.start().ok());
    }
}

RELAYDESK_TEST(QCoreApplication, TestUpstream)
#include "tst_upstream.moc"
