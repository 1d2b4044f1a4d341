#include "chat/wire/answerreader.h"

#include "support/quietmain.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace chat;

// What six real relays answered, read as answers: whole, byte by byte and in the pieces in which it came.
class TestRecordings : public QObject
{
    Q_OBJECT

    static wire::Reply read(wire::Format format, const QByteArray &body, const QList<qsizetype> &pieces)
    {
        wire::AnswerReader reader(format);
        wire::Reply reply;
        qsizetype at = 0;
        for (qsizetype i = 0; at < body.size(); ++i) {
            const qsizetype size = pieces.isEmpty() ? 1 : pieces[qMin(i, pieces.size() - 1)];
            for (const wire::ReplyEvent &event : reader.feed(body.mid(at, size)))
                reply.take(event);
            at += size;
        }
        for (const wire::ReplyEvent &event : reader.finish())
            reply.take(event);
        return reply;
    }

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QList<qsizetype>>("pieces");
        int count = 0;
        QDirIterator files(QStringLiteral(TEST_DATA "/recordings"), {QStringLiteral("*.json")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QJsonObject one = QJsonDocument::fromJson(file.readAll()).object();
            const QJsonObject response = one.value(QLatin1String("response")).toObject();
            const QString path = one.value(QLatin1String("request")).toObject().value(QLatin1String("path")).toString();
            if (response.value(QLatin1String("status")).toInt() != 200)
                continue;
            wire::Format format;
            if (path.endsWith(QLatin1String("/v1/chat/completions")))
                format = wire::Format::ChatCompletions;
            else if (path.endsWith(QLatin1String("/v1/responses")))
                format = wire::Format::Responses;
            else if (path.endsWith(QLatin1String("/v1/messages")))
                format = wire::Format::Messages;
            else
                continue;
            const QByteArray body =
                response.contains(QLatin1String("body_base64"))
                    ? QByteArray::fromBase64(response.value(QLatin1String("body_base64")).toString().toLatin1())
                    : response.value(QLatin1String("body")).toString().toUtf8();
            QList<qsizetype> pieces;
            for (const QJsonValue &chunk : response.value(QLatin1String("chunks")).toArray())
                pieces.append(chunk.toArray().at(1).toInteger());
            const QString relay = files.fileInfo().dir().dirName();
            const QString name = files.fileInfo().completeBaseName();
            QTest::newRow(qPrintable(relay + QLatin1Char('/') + name)) << int(format) << name << body << pieces;
            ++count;
        }
        QVERIFY(count > 100);
    }
    void answers()
    {
        QFETCH(int, format);
        QFETCH(QString, name);
        QFETCH(QByteArray, body);
        QFETCH(QList<qsizetype>, pieces);
        const auto as = static_cast<wire::Format>(format);
        const wire::Reply whole = read(as, body, {body.size()});
        const wire::Reply bytes = read(as, body, {});
        const wire::Reply came = read(as, body, pieces.isEmpty() ? QList<qsizetype>{7} : pieces);
        for (const wire::Reply &other : {bytes, came}) {
            QCOMPARE(other.text(), whole.text());
            QCOMPARE(other.reasoning(), whole.reasoning());
            QCOMPARE(other.finish, whole.finish);
            QCOMPARE(other.complete, whole.complete);
            QVERIFY(other.usage == whole.usage);
            QCOMPARE(other.error.has_value(), whole.error.has_value());
            QCOMPARE(other.parts.size(), whole.parts.size());
        }
        const QString seen =
            QStringLiteral("complete %1 finish '%2' error '%3' text '%4'")
                .arg(whole.complete)
                .arg(whole.finish, whole.error ? whole.error->serverMessage + whole.error->detail : QString(),
                     whole.text().left(60));
        const bool isEmpty = body.trimmed().isEmpty();
        const bool isStream = body.contains("data:");
        const bool isBroken =
            isStream && (name.contains(QLatin1String("cut")) || name.contains(QLatin1String("error-in-midway")) ||
                         name.contains(QLatin1String("stopped-by-client")));
        // Converted by the relay without any stop_reason: nothing in it says that it is all. And a small real model
        // whose server drops an answer when another request comes in.
        const bool mayBeEither = name.contains(QLatin1String("messages-stream-openai-channel")) ||
                                 name.contains(QLatin1String("real-model"));
        if (body.startsWith('<'))
            QVERIFY2(whole.error && whole.error->cause == core::ErrorCause::WebPage, qPrintable(seen));
        else if (isEmpty)
            QVERIFY2(whole.error && whole.error->cause == core::ErrorCause::EmptyAnswer, qPrintable(seen));
        else if (isBroken)
            QVERIFY2(!whole.complete, qPrintable(seen));
        else if (!mayBeEither)
            QVERIFY2(whole.complete && !whole.error, qPrintable(seen));
        if (isEmpty)
            return;
        if (name.contains(QLatin1String("reason")))
            QVERIFY2(!whole.reasoning().isEmpty() || whole.usage.reasoning.value_or(0) > 0, qPrintable(seen));
        if (name.contains(QLatin1String("tools")))
            QVERIFY2(whole.finish == QLatin1String("tool_calls"), qPrintable(seen));
        if (name.contains(QLatin1String("-cached")))
            QVERIFY2(whole.usage.cached.value_or(0) > 0, qPrintable(seen));
    }
};

RELAYDESK_TEST(QCoreApplication, TestRecordings)
#include "tst_recordings.moc"
