#include "support/quietmain.h"
#include "visitor.h"

#include <QCoreApplication>
#include <QSet>
#include <QTimeZone>

using demo::Dialect;

class TestLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesHoldEveryRowOnce_data() { addDialectRows(); }
    void pagesHoldEveryRowOnce();
    void answersRowCarriesItsRequestId_data() { addDialectRows(); }
    void answersRowCarriesItsRequestId();
    void historyIsTheSameForASeed();
    void historyHasDaysWithout();
    void daysAddUp();
    void filtersByTime();
};

QJsonArray page(Visitor &visitor, int number, qint64 &total)
{
    QByteArray where = "p=" + QByteArray::number(number) + "&size=40";
    if (visitor.dialect == Dialect::OneHub)
        where = "page=" + QByteArray::number(1 + number) + "&size=40";
    else if (visitor.isNewApi())
        where = "p=" + QByteArray::number(1 + number) + "&page_size=40";
    const QJsonObject json = visitor.call("GET", "/api/log/self?" + where).json();
    if (visitor.dialect == Dialect::OneHub) {
        total = json.value(QLatin1String("data")).toObject().value(QLatin1String("total_count")).toInteger();
        return json.value(QLatin1String("data")).toObject().value(QLatin1String("data")).toArray();
    }
    const QJsonValue data = json.value(QLatin1String("data"));
    total = data.isObject() ? data.toObject().value(QLatin1String("total")).toInteger()
                            : json.value(QLatin1String("total")).toInteger(-1);
    return data.isObject() ? data.toObject().value(QLatin1String("items")).toArray() : data.toArray();
}

void TestLog::pagesHoldEveryRowOnce()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.signIn();
    const int size = visitor.dialect == Dialect::OneApi ? 10 : 40;
    qint64 sum = 0, total = 0;
    QSet<QString> ids;
    qsizetype count = 0;
    for (int number = 0;; ++number) {
        const QJsonArray rows = page(visitor, number, total);
        for (const QJsonValue &value : rows) {
            const QJsonObject row = value.toObject();
            if (row.value(QLatin1String("type")).toInt() == 2) {
                sum += row.value(QLatin1String("quota")).toInteger();
                ids.insert(row.value(QLatin1String("request_id")).toString());
                ++count;
            }
        }
        if (rows.size() < size)
            break;
        QVERIFY(number < 100);
    }
    QCOMPARE(sum, visitor.used());
    // Neither New API of 2025 nor One Hub tells the request's id.
    const bool tellsIds = visitor.dialect != Dialect::NewApi2025 && visitor.dialect != Dialect::OneHub;
    QCOMPARE(ids.size(), tellsIds ? count : 1);
    QCOMPARE(total, visitor.dialect == Dialect::OneApi ? -1 : visitor.rows().size());
    QCOMPARE(visitor.call("GET", "/api/log/self/stat").data().toObject().value(QLatin1String("quota")).toInteger(),
             sum);
}

void TestLog::answersRowCarriesItsRequestId()
{
    QFETCH(int, played);
    Visitor visitor(Visitor::fast(static_cast<Dialect>(played)));
    visitor.signIn();
    for (const bool isStream : {false, true}) {
        const qint64 before = visitor.balance();
        const raw::Answer answer =
            visitor.chat(QStringLiteral("gpt-4o-mini"), QStringLiteral("A table, please"), isStream);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.isComplete);
        const demo::LogRow row = visitor.rows().first();
        QCOMPARE(row.requestId.toLatin1(), answer.header("X-Oneapi-Request-Id"));
        QCOMPARE(row.isStream, isStream);
        const QJsonObject usage =
            (isStream ? raw::events(answer.body).last() : answer.json()).value(QLatin1String("usage")).toObject();
        QCOMPARE(row.completionTokens, usage.value(QLatin1String("completion_tokens")).toInteger());
        QCOMPARE(row.promptTokens, usage.value(QLatin1String("prompt_tokens")).toInteger());
        QCOMPARE(visitor.balance(), before - row.quota);
    }
    QCOMPARE(visitor.sumOfRows(), visitor.used());
}

void TestLog::historyIsTheSameForASeed()
{
    demo::Options options = Visitor::fast(Dialect::Laisky);
    options.now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());
    const auto rows = [](const demo::Options &given) {
        QStringList list;
        for (const demo::LogRow &row : Visitor(given).rows())
            list += QStringLiteral("%1 %2 %3 %4").arg(row.createdMs).arg(row.model).arg(row.quota).arg(row.keyName);
        return list;
    };
    const QStringList first = rows(options);
    QVERIFY(first.size() > 150);
    QCOMPARE(rows(options), first);
    options.seed = 7;
    QVERIFY(rows(options) != first);
}

void TestLog::historyHasDaysWithout()
{
    demo::Options options = Visitor::fast(Dialect::OneApi);
    options.now = QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());
    const Visitor visitor(options);
    QSet<QDate> days;
    QSet<QString> models, keys;
    QMap<int, int> types;
    for (const demo::LogRow &row : visitor.rows()) {
        ++types[row.type];
        QVERIFY(row.createdMs <= options.now.toMSecsSinceEpoch());
        if (row.type != 2)
            continue;
        days.insert(QDateTime::fromMSecsSinceEpoch(row.createdMs).toUTC().date());
        models.insert(row.askedModel);
        keys.insert(row.keyName);
    }
    QVERIFY(days.size() > 40 && days.size() < 60);
    QVERIFY(models.size() >= 6);
    QCOMPARE(keys.size(), 2);
    QVERIFY(types.value(1) >= 1);
    QCOMPARE(types.value(4), 1);
}

void TestLog::daysAddUp()
{
    Visitor visitor(Visitor::fast(Dialect::Laisky));
    visitor.signIn();
    const QJsonObject data = visitor.call("GET", "/api/user/dashboard").data().toObject();
    qint64 byModel = 0, byKey = 0;
    for (const QJsonValue &day : data.value(QLatin1String("logs")).toArray())
        byModel += day.toObject().value(QLatin1String("Quota")).toInteger();
    for (const QJsonValue &day : data.value(QLatin1String("token_logs")).toArray())
        byKey += day.toObject().value(QLatin1String("Quota")).toInteger();
    QVERIFY(byModel > 0);
    QCOMPARE(byKey, byModel);
    QCOMPARE(data.value(QLatin1String("total_quota")).toInteger(), 50'000); // what remains
}

void TestLog::filtersByTime()
{
    Visitor visitor(Visitor::fast(Dialect::NewApi2026));
    visitor.signIn();
    const auto rows = visitor.rows();
    const qint64 middle = rows.at(rows.size() / 2).createdMs / 1000;
    qint64 expected = 0;
    for (const demo::LogRow &row : rows)
        expected += row.type == 2 && row.createdMs / 1000 >= middle ? row.quota : 0;
    QCOMPARE(visitor.call("GET", "/api/log/self/stat?start_timestamp=" + QByteArray::number(middle))
                 .data()
                 .toObject()
                 .value(QLatin1String("quota"))
                 .toInteger(),
             expected);
}

RELAYDESK_TEST(QCoreApplication, TestLog)
#include "tst_log.moc"
