#include "core/jsonreader.h"
#include "core/secret.h"
#include "support/quietmain.h"

using namespace core;

class TestJsonReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatRelaysSend()
    {
        const auto r = JsonReader::parse(
            "{\"n\":9007199254740993,\"s\":\"12\",\"f\":1.5,\"id\":7,\"u\":\"ab\",\"z\":0,\"null\":null,\"t\":"
            "1747312300,"
            "\"ms\":1747312300123,\"iso\":\"2025-05-15T12:31:40Z\",\"inner\":\"{\\\"a\\\":1}\",\"b\":1}");
        QVERIFY(r.ok());
        const JsonReader &j = *r;
        QCOMPARE(j.integer(QLatin1String("n")).value(), Q_INT64_C(9007199254740993));
        QCOMPARE(j.integer(QLatin1String("s")).value(), qint64(12));
        QCOMPARE(j.number(QLatin1String("f")).value(), 1.5);
        QCOMPARE(j.idText(QLatin1String("id")).value(), QStringLiteral("7"));
        QVERIFY(!j.idText(QLatin1String("z")));
        QVERIFY(!j.integer(QLatin1String("null")));
        QVERIFY(!j.integer(QLatin1String("missing")));
        QVERIFY(!j.integer(QLatin1String("u")));
        QCOMPARE(toMs(j.moment(QLatin1String("t")).value()), Q_INT64_C(1747312300000));
        QCOMPARE(toMs(j.moment(QLatin1String("ms")).value()), Q_INT64_C(1747312300123));
        QCOMPARE(toMs(j.moment(QLatin1String("iso")).value()), Q_INT64_C(1747312300000));
        QVERIFY(!j.moment(QLatin1String("z")));
        QCOMPARE(j.at(QLatin1String("inner")).integer(QLatin1String("a")).value(), qint64(1));
        QCOMPARE(j.boolean(QLatin1String("b")).value(), true);
    }
    void webPageIsNamed()
    {
        const auto r = JsonReader::parse("\n<!DOCTYPE html><html>");
        QCOMPARE(r.error().cause, ErrorCause::WebPage);
        QCOMPARE(JsonReader::parse("{\"a\":").error().kind, ErrorKind::Protocol);
    }
    void secretDoesNotPrint()
    {
        QString out;
        QDebug(&out) << Secret("sk-0123456789abcdef");
        QVERIFY(out.contains(QStringLiteral("redacted")) && !out.contains(QStringLiteral("sk-")));
        QCOMPARE(Secret("sk-0123456789abcdef").hint(), QStringLiteral("…cdef"));
        QCOMPARE(Secret("short").hint(), QStringLiteral("…"));
        QVERIFY(Secret("a") == Secret("a") && !(Secret("a") == Secret("b")));
    }
};

RELAYDESK_TEST(QCoreApplication, TestJsonReader)
#include "tst_jsonreader.moc"
