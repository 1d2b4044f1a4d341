// relaydesk-decode over every recording, against what was read from their raw bytes (tests/data/decode/README.md).
#include "support/quietmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Run
{
    int code = -1;
    QList<QJsonObject> lines{};
    QString complaint{};
};

Run run(const QStringList &arguments)
{
    Run out;
#ifdef DECODE_PROGRAM
    QProcess program;
    program.setProgram(QStringLiteral(DECODE_PROGRAM));
    program.setArguments(arguments);
    program.start();
    program.closeWriteChannel();
    if (!program.waitForFinished(-1) || program.exitStatus() != QProcess::NormalExit)
        return out;
    out.code = program.exitCode();
    out.complaint = QString::fromUtf8(program.readAllStandardError());
    for (const QByteArray &line : program.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            out.lines.append(QJsonDocument::fromJson(line).object());
    }
#else
    Q_UNUSED(arguments)
#endif
    return out;
}

// The first place where what came lacks or contradicts what was expected; "" when there is none.
QString difference(const QJsonValue &expected, const QJsonValue &came, const QString &place = {})
{
    if (expected.isObject()) {
        const QJsonObject e = expected.toObject();
        const QJsonObject c = came.toObject();
        for (auto it = e.begin(); it != e.end(); ++it) {
            if (!c.contains(it.key()))
                return u"%1/%2 is missing"_s.arg(place, it.key());
            if (QString d = difference(it.value(), c.value(it.key()), place + u'/' + it.key()); !d.isEmpty())
                return d;
        }
        return {};
    }
    if (expected.isArray()) {
        const QJsonArray e = expected.toArray();
        const QJsonArray c = came.toArray();
        if (!came.isArray() || e.size() != c.size())
            return u"%1: %2 elements instead of %3"_s.arg(place).arg(c.size()).arg(e.size());
        for (qsizetype i = 0; i < e.size(); ++i) {
            if (QString d = difference(e.at(i), c.at(i), u"%1[%2]"_s.arg(place).arg(i)); !d.isEmpty())
                return d;
        }
        return {};
    }
    if (expected.isDouble() && came.isDouble() &&
        std::abs(expected.toDouble() - came.toDouble()) <= 1e-9 * std::max(1.0, std::abs(expected.toDouble())))
        return {};
    if (expected == came)
        return {};
    return u"%1: %2 instead of %3"_s.arg(place, came.toVariant().toString(), expected.toVariant().toString());
}

QString familyOf(const QString &relay)
{
    return relay.section(u'-', 0, 0);
}

} // namespace

class DecodeProgramTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
#ifndef DECODE_PROGRAM
        QSKIP("built without the window, which has the words");
#endif
    }

    void everyRecordingIsReadAsItsBytesSay_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("laisky") << 280;
        QTest::newRow("oneapi") << 179;
        QTest::newRow("newapi-2025") << 197;
        QTest::newRow("newapi-2026") << 222;
        QTest::newRow("newapi-2026-08") << 236;
        QTest::newRow("onehub") << 196;
    }
    void everyRecordingIsReadAsItsBytesSay()
    {
        QFETCH(int, count);
        const QString relay = QString::fromLatin1(QTest::currentDataTag());
        const QDir folder(QStringLiteral(TEST_DATA "/recordings/") + relay);
        QFile expectations(QStringLiteral(TEST_DATA "/decode/expected/%1.jsonl").arg(relay));
        QVERIFY(expectations.open(QIODevice::ReadOnly));
        QStringList arguments{u"--dialect"_s, familyOf(relay)};
        QList<QJsonObject> expected;
        while (!expectations.atEnd()) {
            expected.append(QJsonDocument::fromJson(expectations.readLine()).object());
            arguments.append(folder.filePath(expected.last().value("file"_L1).toString()));
        }
        QCOMPARE(expected.size(), count);
        QCOMPARE(folder.entryList({u"*.json"_s}, QDir::Files).size(), count);
        const Run came = run(arguments);
        QCOMPARE(came.code, 0);
        QCOMPARE(came.complaint, QString());
        QCOMPARE(came.lines.size(), count);
        QStringList wrong;
        for (qsizetype i = 0; i < count; ++i) {
            QJsonObject e = expected.at(i);
            const QString file = e.take("file"_L1).toString();
            const QJsonObject prices = e.take("rates"_L1).toObject();
            QString d = difference(e, came.lines.at(i));
            if (d.isEmpty() && !prices.isEmpty())
                d = ratesDifference(prices, came.lines.at(i));
            if (!d.isEmpty())
                wrong.append(file + u": "_s + d);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void rowsAddUpToWhatWasUsed_data()
    {
        everyRecordingIsReadAsItsBytesSay_data();
    }
    void rowsAddUpToWhatWasUsed()
    {
        const QString relay = QString::fromLatin1(QTest::currentDataTag());
        const QDir folder(QStringLiteral(TEST_DATA "/recordings/") + relay);
        QStringList arguments{u"--dialect"_s, familyOf(relay)};
        QStringList names{u"*-self-at-the-end.json"_s, u"*-stat.json"_s};
        if (relay == "oneapi"_L1)
            names << u"*-log-page-?.json"_s;
        else
            names << (relay == "onehub"_L1 ? u"*-log-sized-1.json"_s : u"*-log-all.json"_s);
        for (const QString &file : folder.entryList(names, QDir::Files, QDir::Name))
            arguments.append(folder.filePath(file));
        const Run came = run(arguments);
        QCOMPARE(came.code, 0);
        qint64 sum = 0, used = -1, stat = -2;
        QSet<QString> identities;
        qsizetype rows = 0;
        for (const QJsonObject &line : came.lines) {
            const QJsonObject value = line.value("value"_L1).toObject();
            if (line.value("what"_L1) == "self"_L1)
                used = value.value("used_quota"_L1).toInteger();
            if (line.value("what"_L1) == "stat"_L1)
                stat = value.value("used_quota"_L1).toInteger();
            for (const QJsonValue &row : value.value("rows"_L1).toArray()) {
                ++rows;
                identities.insert(row.toObject().value("id"_L1).toString());
                if (row.toObject().value("kind"_L1) == "consume"_L1)
                    sum += row.toObject().value("quota"_L1).toInteger();
            }
        }
        QVERIFY(rows > 30);
        QCOMPARE(identities.size(), rows);
        QCOMPARE(sum, used);
        QCOMPARE(stat, used);
    }

    void usageIsRefusedWithTwo()
    {
        const QString file = QStringLiteral(TEST_DATA "/recordings/laisky/001-status.json");
        QCOMPARE(run({}).code, 2);
        QCOMPARE(run({file}).code, 2);
        QCOMPARE(run({u"--dialect"_s, u"laisky"_s}).code, 2);
        QCOMPARE(run({u"--dialect"_s, u"nobody"_s, file}).code, 2);
        QCOMPARE(run({u"--dialect"_s, u"laisky"_s, u"--nonsense"_s, file}).code, 2);
        QCOMPARE(run({u"--help"_s}).code, 0);
    }

    void filesThatCannotBeReadStopNothing()
    {
        const QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("cannot write %s", qPrintable(name));
            return file.fileName();
        };
        const QString good = QStringLiteral(TEST_DATA "/recordings/laisky/024-self.json");
        const Run came =
            run({u"--dialect"_s, u"laisky"_s, folder.filePath(u"none.json"_s), folder.path(),
                 write(u"empty.json"_s, ""), write(u"garbage.json"_s, "\x00\xff\xfe{[[["),
                 write(u"list.json"_s, "[1,2]"), write(u"odd.json"_s, "{\"request\":7,\"response\":[]}"),
                 write(u"half.json"_s, "{\"response\":{\"status\":\"x\",\"body\":5,\"headers\":{}}}"), good});
        QCOMPARE(came.code, 2);
        QCOMPARE(came.lines.size(), 6); // what could be opened
        for (qsizetype i = 0; i < 5; ++i) {
            QCOMPARE(came.lines.at(i).value("ok"_L1), QJsonValue(false));
            QCOMPARE(came.lines.at(i).value("error"_L1).toObject().value("kind"_L1), QJsonValue(u"Protocol"_s));
        }
        QCOMPARE(came.lines.last().value("ok"_L1), QJsonValue(true));
    }

private:
    static QString ratesDifference(const QJsonObject &prices, const QJsonObject &line)
    {
        const QJsonArray rates = line.value("value"_L1).toObject().value("rates"_L1).toArray();
        if (rates.size() < prices.size())
            return u"%1 rates instead of %2"_s.arg(rates.size()).arg(prices.size());
        for (const QJsonValue &one : rates) {
            const QJsonObject rate = one.toObject();
            const QString model = rate.value("model"_L1).toString();
            const QJsonArray came{rate.value("input_usd_per_million"_L1), rate.value("output_usd_per_million"_L1)};
            if (QString d = difference(prices.value(model), came, model); !d.isEmpty())
                return d;
        }
        return {};
    }
};

RELAYDESK_TEST(QCoreApplication, DecodeProgramTest)
#include "tst_decodeprogram.moc"
