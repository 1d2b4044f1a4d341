#include "chat/wire/answerreader.h"

#include "support/quietmain.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace chat;

// Every case of tests/data/sse (or of the file named by RELAYDESK_SSE_CASES), in every split: the same answer.
class TestSseCases : public QObject
{
    Q_OBJECT

    static wire::Format formatOf(const QString &api)
    {
        if (api == QLatin1String("responses"))
            return wire::Format::Responses;
        return api == QLatin1String("messages") ? wire::Format::Messages : wire::Format::ChatCompletions;
    }

    static QString errorCode(const core::Error &error)
    {
        switch (error.cause) {
        case core::ErrorCause::Interrupted:
            return QStringLiteral("@truncated");
        case core::ErrorCause::EmptyAnswer:
            return QStringLiteral("@empty");
        case core::ErrorCause::WebPage:
            return QStringLiteral("@html");
        default:
            break;
        }
        if (error.detail.startsWith(QLatin1String("not an event stream")))
            return QStringLiteral("@not_sse");
        if (error.detail.startsWith(QLatin1String("no event of the stream could be read")))
            return QStringLiteral("@bad_json");
        return error.serverMessage;
    }

    // The answer in the form of the cases' "expected".
    static QJsonObject seen(const wire::Reply &reply)
    {
        QString text;
        QJsonArray calls;
        for (const Part &part : reply.parts) {
            if (part.kind == PartKind::Text || part.kind == PartKind::Refusal)
                text += part.text;
            else if (part.kind == PartKind::ToolCall)
                calls.append(QJsonObject{{QStringLiteral("id"), part.meta.value(QLatin1String("id"))},
                                         {QStringLiteral("name"), part.meta.value(QLatin1String("name"))},
                                         {QStringLiteral("arguments"), part.text}});
        }
        QJsonValue finish = reply.finish.isEmpty() ? QJsonValue() : QJsonValue(reply.finish);
        if (reply.error && reply.finish.isEmpty())
            finish = QStringLiteral("error");
        QJsonValue usage;
        if (reply.usage != Usage()) {
            const qint64 in = reply.usage.input.value_or(0);
            const qint64 out = reply.usage.output.value_or(0);
            usage = QJsonObject{{QStringLiteral("input_tokens"), in},
                                {QStringLiteral("output_tokens"), out},
                                {QStringLiteral("total_tokens"), reply.usage.total.value_or(in + out)},
                                {QStringLiteral("cached_tokens"), reply.usage.cached.value_or(0)},
                                {QStringLiteral("cache_write_tokens"), reply.usage.cacheWrite.value_or(0)},
                                {QStringLiteral("reasoning_tokens"), reply.usage.reasoning.value_or(0)}};
        }
        return {{QStringLiteral("text"), text},
                {QStringLiteral("reasoning"), reply.reasoning()},
                {QStringLiteral("finish_reason"), finish},
                {QStringLiteral("usage"), usage},
                {QStringLiteral("error"), reply.error ? QJsonValue(errorCode(*reply.error)) : QJsonValue()},
                {QStringLiteral("tool_calls"), calls}};
    }

    // size 0: whole; below 0: random pieces.
    static wire::Reply read(wire::Format format, const QByteArray &bytes, qsizetype size)
    {
        QRandomGenerator random(static_cast<quint32>(-size));
        wire::AnswerReader reader(format);
        wire::Reply reply;
        for (qsizetype at = 0; at < bytes.size();) {
            const qsizetype piece = size == 0 ? bytes.size() : size > 0 ? size : 1 + random.bounded(97);
            for (const wire::ReplyEvent &event : reader.feed(bytes.mid(at, piece)))
                reply.take(event);
            at += piece;
        }
        for (const wire::ReplyEvent &event : reader.finish())
            reply.take(event);
        return reply;
    }

private Q_SLOTS:
    void everySplitGivesTheExpectedAnswer_data()
    {
        QTest::addColumn<QString>("api");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QJsonObject>("expected");
        const QString other = qEnvironmentVariable("RELAYDESK_SSE_CASES");
        QFile file(other.isEmpty() ? QStringLiteral(TEST_DATA "/sse/sse-cases.jsonl") : other);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        int count = 0;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            if (line.isEmpty())
                continue;
            const QJsonObject one = QJsonDocument::fromJson(line).object();
            QVERIFY(!one.isEmpty());
            QTest::newRow(qPrintable(one.value(QLatin1String("name")).toString()))
                << one.value(QLatin1String("api")).toString()
                << QByteArray::fromBase64(one.value(QLatin1String("bytes_base64")).toString().toLatin1())
                << one.value(QLatin1String("expected")).toObject();
            ++count;
        }
        QVERIFY(count > 0);
    }
    void everySplitGivesTheExpectedAnswer()
    {
        QFETCH(QString, api);
        QFETCH(QByteArray, bytes);
        QFETCH(QJsonObject, expected);
        const bool isLong = bytes.size() > 20'000;
        for (const qsizetype size : {0, 1, 2, 3, 7, 64, 1460, -1, -2, -3}) {
            if (isLong && size > 0 && size < 64)
                continue;
            const QJsonObject answer = seen(read(formatOf(api), bytes, size));
            for (auto it = expected.begin(); it != expected.end(); ++it) {
                const auto shown = [](const QJsonValue &value) {
                    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
                };
                QVERIFY2(answer.value(it.key()) == it.value(),
                         qPrintable(QStringLiteral("pieces of %1, %2: seen %3 expected %4")
                                        .arg(size)
                                        .arg(it.key(), QString::fromUtf8(shown(answer.value(it.key()))).left(600),
                                             QString::fromUtf8(shown(it.value())).left(600))));
            }
        }
    }

    void onlyAFinishReasonSaysComplete()
    {
        const auto complete = [](const QByteArray &body, wire::Format format = wire::Format::ChatCompletions) {
            return read(format, body, 0).complete;
        };
        const QByteArray text("data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}\n\n");
        const QByteArray end("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
        const QByteArray empty("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"\"}]}\n\n");
        const QByteArray usage("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}\n\n");
        const QByteArray done("data: [DONE]\n\n");
        QVERIFY(!complete(text + done));
        QVERIFY(!complete(text + usage + done));
        QVERIFY(!complete(text + empty + done));
        QVERIFY(complete(text + end));
        QVERIFY(complete(text + end + empty + usage + done));
        // A bridge that says "completed" and counted nothing was cut.
        const QByteArray claimed("data: {\"type\":\"response.output_text.delta\",\"delta\":\"a\"}\n\n"
                                 "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\"}}\n\n");
        QVERIFY(!complete(claimed, wire::Format::Responses));
    }
};

RELAYDESK_TEST(QCoreApplication, TestSseCases)
#include "tst_ssecases.moc"
