#include "net/ssereader.h"
#include "support/quietmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using net::SseEvent;
using net::SseReader;

namespace {

struct Read
{
    QList<SseEvent> events;
    SseReader::Shape shape = SseReader::Shape::Empty;
    QByteArray opening;
};

template<typename NextSize>
Read readInPieces(const QByteArray &bytes, NextSize nextSize)
{
    SseReader reader;
    Read r;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype n = std::min<qsizetype>(nextSize(), bytes.size() - at);
        r.events += reader.feed(bytes.mid(at, n));
        at += n;
    }
    r.events += reader.finish();
    r.shape = reader.shape();
    r.opening = reader.opening();
    return r;
}

Read readWhole(const QByteArray &bytes)
{
    return readInPieces(bytes, [&] { return bytes.size(); });
}

QList<QByteArray> dataOf(const QList<SseEvent> &events)
{
    QList<QByteArray> data;
    for (const SseEvent &e : events)
        data.append(e.data);
    return data;
}

using Rows = QList<SseEvent>;

} // namespace

class TestSseReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesBecomeEvents_data();
    void bytesBecomeEvents();
    void anySplitGivesTheSame_data();
    void anySplitGivesTheSame();
    void everyPayloadOfTheCasesIsRead_data();
    void everyPayloadOfTheCasesIsRead();
    void jsonIsDeliveredBeforeItsBlankLine();
    void theShapeTellsWhatItWas_data();
    void theShapeTellsWhatItWas();
    void workIsLinear();
    void manyLinesOfOneValueAreLinear();

private:
    static void loadCases();
};

void TestSseReader::bytesBecomeEvents_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Rows>("events");
    QTest::newRow("plain") << QByteArray("data: a\n\n") << Rows{{"", "a", ""}};
    QTest::newRow("two lines are one event") << QByteArray("data: a\ndata:b\n\n") << Rows{{"", "a\nb", ""}};
    QTest::newRow("one space goes, two leave one") << QByteArray("data:  a\n\n") << Rows{{"", " a", ""}};
    QTest::newRow("carriage returns") << QByteArray("data: a\r\rdata: b\r\n\r\n") << Rows{{"", "a", ""}, {"", "b", ""}};
    QTest::newRow("the name holds for one event")
        << QByteArray("event: x\ndata: a\n\ndata: b\n\n") << Rows{{"x", "a", ""}, {"", "b", ""}};
    QTest::newRow("the id stays") << QByteArray("id: 1\ndata: a\n\ndata: b\n\n")
                                  << Rows{{"", "a", "1"}, {"", "b", "1"}};
    QTest::newRow("an id with NUL is none") << QByteArray("id: 1\0\ndata: a\n\n", 17) << Rows{{"", "a", ""}};
    QTest::newRow("no data, no event") << QByteArray("event: ping\n\ndata: a\n\n") << Rows{{"", "a", ""}};
    QTest::newRow("empty data") << QByteArray("data:\n\ndata\ndata\n\n") << Rows{{"", "", ""}, {"", "\n", ""}};
    QTest::newRow("comments") << QByteArray(": hi\nevent: x\n:\ndata: a\n\n") << Rows{{"x", "a", ""}};
    QTest::newRow("unknown fields") << QByteArray("foo: 1\nDATA: b\nretry: 5\ndata: a\n\n") << Rows{{"", "a", ""}};
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "data: a\n\n")
                                     << Rows{{"", "a", ""}};
    QTest::newRow("no blank line at the end") << QByteArray("data: a") << Rows{{"", "a", ""}};
    QTest::newRow("no blank lines between") << QByteArray("data: {\"a\":1}\ndata: {\"b\":2}\ndata: [DONE]\n")
                                            << Rows{{"", "{\"a\":1}", ""}, {"", "{\"b\":2}", ""}, {"", "[DONE]", ""}};
    QTest::newRow("the name holds for all until a blank line")
        << QByteArray("event: x\ndata: {}\ndata: []\n\ndata: {}\n\n")
        << Rows{{"x", "{}", ""}, {"x", "[]", ""}, {"", "{}", ""}};
    QTest::newRow("glued") << QByteArray("data: {\"a\":\"}{\"}{\"b\":2}\n\n")
                           << Rows{{"", "{\"a\":\"}{\"}", ""}, {"", "{\"b\":2}", ""}};
    QTest::newRow("glued with markers") << QByteArray("data: {\"a\":1}data: {\"b\":2} data: [DONE]\n\n")
                                        << Rows{{"", "{\"a\":1}", ""}, {"", "{\"b\":2}", ""}, {"", "[DONE]", ""}};
    QTest::newRow("glued, the second one open")
        << QByteArray("data: {\"a\":1}{\"b\":\ndata: 2}\n\n") << Rows{{"", "{\"a\":1}", ""}, {"", "{\"b\":\n2}", ""}};
    QTest::newRow("blanks before a value")
        << QByteArray("data:  {}\ndata:  [DONE]\n\n") << Rows{{"", "{}", ""}, {"", "[DONE]", ""}};
    QTest::newRow("junk after a value") << QByteArray("data: {\"a\":1}junk\n\n")
                                        << Rows{{"", "{\"a\":1}", ""}, {"", "junk", ""}};
    QTest::newRow("pretty") << QByteArray("data: {\ndata:   \"a\": 1\ndata: }\n\n")
                            << Rows{{"", "{\n  \"a\": 1\n}", ""}};
    QTest::newRow("bare JSON lines") << QByteArray("{\"a\":1}\n{\"b\":2}\n")
                                     << Rows{{"", "{\"a\":1}", ""}, {"", "{\"b\":2}", ""}};
    QTest::newRow("bare pretty JSON") << QByteArray("{\r\n  \"error\": {\r\n \"m\": \"x\" } }\r\n")
                                      << Rows{{"", "{\n  \"error\": {\n \"m\": \"x\" } }", ""}};
    QTest::newRow("bare JSON breaks off")
        << QByteArray("{\"a\":\ndata: {\"b\":2}\n\n") << Rows{{"", "{\"a\":", ""}, {"", "{\"b\":2}", ""}};
    QTest::newRow("broken JSON ends at the blank line")
        << QByteArray("data: {\"a\n\ndata: {}\n\n") << Rows{{"", "{\"a", ""}, {"", "{}", ""}};
    QTest::newRow("quotes and backslashes") << QByteArray("data: {\"a\":\"\\\\\\\"}\"}\ndata: {}\n")
                                            << Rows{{"", "{\"a\":\"\\\\\\\"}\"}", ""}, {"", "{}", ""}};
    QTest::newRow("line separators of Unicode are none") << QByteArray("data: a\xE2\x80\xA8\xC2\x85\x0B\x0C"
                                                                       "b\n\n")
                                                         << Rows{{"",
                                                                  "a\xE2\x80\xA8\xC2\x85\x0B\x0C"
                                                                  "b",
                                                                  ""}};
    QTest::newRow("a web page") << QByteArray("\n <html>\ndata: a\n\n") << Rows{};
    QTest::newRow("nothing") << QByteArray() << Rows{};
}

void TestSseReader::bytesBecomeEvents()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Rows, events);
    QCOMPARE(dataOf(readWhole(bytes).events), dataOf(events));
    QCOMPARE(readWhole(bytes).events, events);
    for (const int n : {1, 2, 3, 7})
        QCOMPARE(readInPieces(bytes, [n] { return n; }).events, events);
}

void TestSseReader::loadCases()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QJsonObject>("expected");
    QFile file(QStringLiteral(TEST_DATA "/sse/sse-cases.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int count = 0;
    while (!file.atEnd()) {
        const QJsonObject one = QJsonDocument::fromJson(file.readLine()).object();
        QTest::newRow(qPrintable(one[u"name"].toString()))
            << QByteArray::fromBase64(one[u"bytes_base64"].toString().toLatin1()) << one[u"expected"].toObject();
        ++count;
    }
    QCOMPARE(count, 113);
}

void TestSseReader::anySplitGivesTheSame_data()
{
    loadCases();
}

void TestSseReader::anySplitGivesTheSame()
{
    QFETCH(QByteArray, bytes);
    const Read whole = readWhole(bytes);
    const auto compare = [&](const Read &pieces) {
        QCOMPARE(pieces.events, whole.events);
        QCOMPARE(pieces.shape, whole.shape);
        QCOMPARE(pieces.opening, whole.opening);
    };
    for (const int n : {1, 2, 3, 7, 64, 1460}) {
        compare(readInPieces(bytes, [n] { return n; }));
        if (QTest::currentTestFailed())
            return;
    }
    for (quint32 seed = 1; seed <= 20; ++seed) {
        QRandomGenerator random(seed);
        compare(readInPieces(bytes, [&] { return random.bounded(1, 90); }));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestSseReader::everyPayloadOfTheCasesIsRead_data()
{
    loadCases();
}

// The meaning of the payloads is the decoders' business; here each must come out as one whole JSON value.
void TestSseReader::everyPayloadOfTheCasesIsRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QJsonObject, expected);
    const Read r = readWhole(bytes);
    const QString error = expected[u"error"].toString();
    int values = 0;
    int broken = 0;
    QString text;
    bool done = false;
    for (const SseEvent &e : r.events) {
        if (e.data == "[DONE]") {
            done = true;
        } else if (const QJsonDocument d = QJsonDocument::fromJson(e.data); !d.isNull()) {
            ++values;
            if (!done)
                text += d[u"choices"][0][u"delta"][u"content"].toString();
        } else if (!e.data.trimmed().isEmpty() && e.data != "null") {
            ++broken;
        }
    }
    const QByteArray name = QTest::currentDataTag();
    if (error == QLatin1String("@html"))
        QCOMPARE(r.shape, SseReader::Shape::Html);
    else if (error == QLatin1String("@not_sse"))
        QCOMPARE(r.shape, SseReader::Shape::Text);
    if (error == QLatin1String("@html") || error == QLatin1String("@not_sse") || error == QLatin1String("@empty") ||
        error == QLatin1String("@bad_json"))
        QCOMPARE(values, 0);
    else
        QVERIFY(values > 0);
    const bool mayBreak = name.contains("bad_json") || name.contains("truncated") || name.contains("noise") ||
                          name.contains("after_done");
    QVERIFY2(mayBreak || broken == 0, qPrintable(QStringLiteral("%1 broken").arg(broken)));
    // Plain chat answers, where the text is simply the deltas in order.
    static const QList<QByteArray> plain{"chat_basic_usage",
                                         "chat_crlf",
                                         "chat_mixed_line_ends",
                                         "chat_bom_and_comments",
                                         "chat_no_space_after_colon",
                                         "chat_two_spaces_after_colon",
                                         "chat_no_blank_lines",
                                         "chat_two_json_one_line",
                                         "chat_text_contains_data_prefix",
                                         "chat_multiline_pretty_data",
                                         "chat_noise_combined",
                                         "chat_leading_blank_lines",
                                         "chat_bad_json_chunk_skipped",
                                         "chat_after_done_ignored",
                                         "chat_ndjson_without_prefix",
                                         "chat_utf8_split",
                                         "chat_unicode_escapes",
                                         "chat_long_line"};
    if (plain.contains(name))
        QCOMPARE(text, expected[u"text"].toString());
}

void TestSseReader::jsonIsDeliveredBeforeItsBlankLine()
{
    SseReader reader;
    QCOMPARE(reader.feed("data: {\"a\":1}").size(), 0); // the line may go on
    QCOMPARE(reader.pending(), QByteArray("data: {\"a\":1}"));
    QCOMPARE(reader.feed("\n").size(), 1);
    QCOMPARE(reader.feed("\n").size(), 0);
    QCOMPARE(reader.feed("data: text\n").size(), 0);
    QCOMPARE(reader.feed("\n").size(), 1);
    QVERIFY(reader.finish().isEmpty());
}

void TestSseReader::theShapeTellsWhatItWas_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<SseReader::Shape>("shape");
    QTest::addColumn<QByteArray>("opening");
    using enum SseReader::Shape;
    QTest::newRow("nothing") << QByteArray() << Empty << QByteArray();
    QTest::newRow("comments") << QByteArray(": a\n\n:\n") << Empty << QByteArray();
    QTest::newRow("data") << QByteArray("data: a\n\n") << Events << QByteArray();
    QTest::newRow("JSON") << QByteArray("[1]") << Events << QByteArray();
    QTest::newRow("page") << QByteArray("<!doctype html>\n<p>x") << Html << QByteArray("<!doctype html>\n<p>x\n");
    QTest::newRow("text") << QByteArray("Not found: it is\ngone") << Text << QByteArray("Not found: it is\ngone\n");
    QTest::newRow("text, then events") << QByteArray("hello\ndata: a\n\n") << Events << QByteArray("hello\n");
    QTest::newRow("long text") << QByteArray(3000, 'x') << Text << QByteArray(QByteArray(1024, 'x') + '\n');
}

void TestSseReader::theShapeTellsWhatItWas()
{
    QFETCH(QByteArray, bytes);
    QFETCH(SseReader::Shape, shape);
    QFETCH(QByteArray, opening);
    const Read r = readWhole(bytes);
    QCOMPARE(r.shape, shape);
    QCOMPARE(r.opening, opening);
}

void TestSseReader::workIsLinear()
{
    const qsizetype size = 10 * 1024 * 1024;
    const QByteArray bytes = "data: {\"b64\":\"" + QByteArray(size, 'A') + "\"}\n";
    SseReader reader;
    QList<SseEvent> events;
    int growths = 0;
    qsizetype capacity = 0;
    for (const char &c : bytes) {
        events += reader.feed(QByteArray::fromRawData(&c, 1));
        if (reader.pending().capacity() > capacity) {
            capacity = reader.pending().capacity();
            ++growths;
        }
    }
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().data.size(), bytes.size() - 7);
    QVERIFY2(reader.examined() <= 3 * bytes.size(), qPrintable(QString::number(reader.examined())));
    QVERIFY2(growths < 100, qPrintable(QString::number(growths))); // the line is copied few times while it grows
}

void TestSseReader::manyLinesOfOneValueAreLinear()
{
    QByteArray bytes = "data: [\n";
    for (int i = 0; i < 100'000; ++i)
        bytes += "data: 1,\n";
    bytes += "data: 1]\n\n";
    SseReader reader;
    const auto events = reader.feed(bytes);
    QCOMPARE(events.size(), 1);
    QVERIFY2(reader.examined() <= 3 * bytes.size(), qPrintable(QString::number(reader.examined())));
}

RELAYDESK_TEST(QCoreApplication, TestSseReader)
#include "tst_ssereader.moc"
