// What recorded exchanges say when a relay sends them a little differently: every field of every JSON body cut out,
// nulled and retyped, one at a time. Nothing crashes, and no number appears that the relay did not send.
#include "app/decode/decoder.h"

#include "jsonmutations.h"
#include "support/quietmain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;
using app::decode::Decoded;
using app::decode::Exchange;
using app::decode::What;

namespace {

app::decode::Spoken noWords(const core::Error &error, const Decoded &)
{
    return {{}, core::kindName(error.kind), {}, {}};
}

QString recordings()
{
    return QStringLiteral(TEST_DATA "/recordings");
}

QJsonObject lineOf(const Decoded &decoded)
{
    return QJsonDocument::fromJson(app::decode::lineOf(decoded, noWords)).object();
}

QByteArray bytesOf(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

// Numbers that say something about the relay's world. Lists are compared by place, or by name when rows were dropped.
class Numbers
{
public:
    // The first number of `came` that is neither in `truth` at the same place nor one of `said`; "" when there is none.
    static QString wrongIn(const QJsonValue &came, const QJsonValue &truth, const QSet<double> &said,
                           const QString &place = {})
    {
        if (came.isDouble()) {
            const bool isTrue = truth.isDouble() && truth.toDouble() == came.toDouble();
            return isTrue || said.contains(came.toDouble())
                       ? QString()
                       : u"%1 is %2 instead of %3"_s.arg(place)
                             .arg(came.toDouble(), 0, 'g', 17)
                             .arg(truth.isDouble() ? QString::number(truth.toDouble(), 'g', 17) : u"unknown"_s);
        }
        if (came.isObject()) {
            const QJsonObject object = came.toObject();
            for (auto it = object.begin(); it != object.end(); ++it) {
                if (it.key() == "error"_L1)
                    continue; // HTTP status and waiting time, not the relay's books
                const QString wrong =
                    wrongIn(it.value(), truth.toObject().value(it.key()), said, place + u'/' + it.key());
                if (!wrong.isEmpty())
                    return wrong;
            }
        }
        if (came.isArray()) {
            const QJsonArray rows = came.toArray();
            const QJsonArray others = truth.toArray();
            for (qsizetype i = 0; i < rows.size(); ++i) {
                const QJsonValue other = rows.size() == others.size() ? others.at(i) : sameIn(others, rows.at(i));
                if (QString wrong = wrongIn(rows.at(i), other, said, u"%1[%2]"_s.arg(place).arg(i)); !wrong.isEmpty())
                    return wrong;
            }
        }
        return {};
    }

private:
    static QJsonValue sameIn(const QJsonArray &others, const QJsonValue &row)
    {
        for (const QLatin1String key : {"id"_L1, "model"_L1, "day"_L1}) {
            for (const QJsonValue &other : others) {
                const QJsonValue name = row.toObject().value(key);
                const bool sameChannel = row.toObject().value("channel"_L1) == other.toObject().value("channel"_L1);
                if (!name.isNull() && !name.isUndefined() && sameChannel && other.toObject().value(key) == name)
                    return other;
            }
        }
        return {};
    }
};

QSet<double> saidBy(const support::Mutation &)
{
    // Seconds become milliseconds, cents dollars, USD a million tokens come of ratios: what an odd number may turn
    // into.
    const double odd = support::oddNumber;
    return {odd, odd * 1000, odd / 100, odd / 1000, odd * 2};
}

// The pieces of an event stream: text between is kept, data lines are JSON.
struct Stream
{
    QList<QByteArray> lines{};

    explicit Stream(const QByteArray &body) : lines(body.split('\n')) {}
    QList<qsizetype> payloads() const
    {
        QList<qsizetype> out;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines.at(i).startsWith("data:") && QJsonDocument::fromJson(lines.at(i).mid(5)).isObject())
                out.append(i);
        }
        return out;
    }
    QByteArray with(qsizetype line, const QByteArray &payload) const
    {
        QList<QByteArray> changed = lines;
        changed.replace(line, "data: " + payload);
        return changed.join('\n');
    }
};

} // namespace

class DecodeMutationsTest : public QObject
{
    Q_OBJECT

    struct Sample
    {
        Exchange exchange{};
        Decoded truth{};
        QJsonObject line{};
    };
    app::decode::Decoder m_decoder{relay::Kind::Plain};
    QList<Sample> m_samples{};
    qsizetype m_tried = 0;

    // One of each sort of answer that this relay gave: by what it was, by path, by status and by how it ended.
    void chooseSamples(const QString &relay)
    {
        const auto kind = relay::kindFromName(relay.section(u'-', 0, 0));
        QVERIFY(kind);
        m_decoder = app::decode::Decoder(*kind);
        m_samples.clear();
        m_tried = 0;
        QSet<QString> seen;
        for (const QString &file :
             QDir(recordings() + u'/' + relay).entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            QFile in(recordings() + u'/' + relay + u'/' + file);
            QVERIFY(in.open(QIODevice::ReadOnly));
            const auto exchange = app::decode::readExchange(in.readAll(), file);
            QVERIFY(exchange);
            m_decoder.learn(*exchange);
            const Decoded truth = m_decoder.decode(*exchange);
            const QJsonObject line = lineOf(truth);
            const QJsonObject value = line.value("value"_L1).toObject();
            QString path = exchange->path;
            path.remove(QRegularExpression(u"/[0-9a-f-]{8,}|/\\d+"_s));
            const QString sort =
                u"%1 %2 %3 %4 %5 %6 %7"_s
                    .arg(app::decode::whatName(truth.what), QString::fromLatin1(exchange->method), path)
                    .arg(exchange->answer.status)
                    .arg(value.value("finish"_L1).toString())
                    .arg(value.value("usage"_L1).toObject().value("cached"_L1).isDouble())
                    .arg(value.value("usage"_L1).toObject().value("reasoning"_L1).toInt() > 0);
            // Long answers have no more fields than short ones.
            if (exchange->answer.body.size() > 40'000 || seen.contains(sort))
                continue;
            seen.insert(sort);
            m_samples.append({*exchange, truth, line});
        }
        QVERIFY(m_samples.size() > 30);
    }

    QString judge(const Sample &sample, const QByteArray &body, const support::Mutation &mutation)
    {
        ++m_tried;
        Exchange changed = sample.exchange;
        changed.answer.body = body;
        const QJsonObject line = lineOf(m_decoder.decode(changed));
        const QJsonObject value = line.value("value"_L1).toObject();
        const QJsonObject truth = sample.line.value("value"_L1).toObject();
        QString wrong = Numbers::wrongIn(value, truth, saidBy(mutation));
        // A refusal may become a success only where the flag itself was turned over.
        if (wrong.isEmpty() && value.value("complete"_L1).toBool() && !truth.value("complete"_L1).toBool() &&
            sample.truth.value)
            wrong = u"complete, which it was not"_s;
        QSet<QString> identities;
        for (const QJsonValue &row : value.value("rows"_L1).toArray()) {
            const QJsonValue id = row.toObject().value("id"_L1);
            if (id.isString() && identities.contains(id.toString()))
                wrong = u"two rows are %1"_s.arg(id.toString());
            identities.insert(id.toString());
        }
        return wrong.isEmpty() ? QString()
                               : u"%1 (%2) %3: %4"_s.arg(sample.exchange.name, line.value("what"_L1).toString(),
                                                         mutation.what, wrong);
    }

private Q_SLOTS:
    void fieldsAreChangedOneAtATime_data()
    {
        QTest::addColumn<bool>("used");
        for (const QString &relay : QDir(recordings()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
            QTest::newRow(qPrintable(relay)) << true;
    }
    void fieldsAreChangedOneAtATime()
    {
        chooseSamples(QString::fromLatin1(QTest::currentDataTag()));
        QStringList wrong;
        const auto note = [&wrong](const QString &line) {
            if (!line.isEmpty())
                wrong.append(line);
        };
        for (const Sample &sample : m_samples) {
            const QJsonDocument whole = QJsonDocument::fromJson(sample.exchange.answer.body);
            if (whole.isObject() || whole.isArray()) {
                const QJsonValue root = whole.isArray() ? QJsonValue(whole.array()) : QJsonValue(whole.object());
                support::eachMutation(root,
                                      [&](const support::Mutation &m) { note(judge(sample, bytesOf(m.value), m)); });
                continue;
            }
            const Stream stream(sample.exchange.answer.body);
            const QList<qsizetype> payloads = stream.payloads();
            for (qsizetype i = 0; i < payloads.size(); ++i) {
                if (i >= 3 && i < payloads.size() - 4)
                    continue; // more of the same
                const QJsonObject root = QJsonDocument::fromJson(stream.lines.at(payloads.at(i)).mid(5)).object();
                support::eachMutation(root, [&](const support::Mutation &m) {
                    note(judge(sample, stream.with(payloads.at(i), bytesOf(m.value)), m));
                });
            }
        }
        qInfo("%lld mutations of %lld exchanges", qlonglong(m_tried), qlonglong(m_samples.size()));
        QVERIFY(m_tried > 5'000);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(wrong.size()) + u'\n' + wrong.mid(0, 40).join(u'\n')));
    }

    // The recording's own fields too: a recorder may be another one.
    void recordingsThemselvesAreChanged()
    {
        const app::decode::Decoder decoder(relay::Kind::Laisky);
        qsizetype tried = 0;
        for (const QString &name : {u"024-self.json"_s, u"067-stream-plain.json"_s, u"222-topup-by-access-token.json"_s,
                                    u"198-speech.json"_s, u"200-transcription-json.json"_s}) {
            QFile in(recordings() + u"/laisky/"_s + name);
            QVERIFY(in.open(QIODevice::ReadOnly));
            support::eachMutation(QJsonDocument::fromJson(in.readAll()).object(), [&](const support::Mutation &m) {
                const auto exchange = app::decode::readExchange(bytesOf(m.value), name);
                if (exchange) {
                    const QJsonObject line = lineOf(decoder.decode(*exchange));
                    QVERIFY(line.contains("what"_L1) && line.value("ok"_L1).isBool());
                }
                ++tried;
            });
        }
        QVERIFY(tried > 500);
    }
};

RELAYDESK_TEST(QCoreApplication, DecodeMutationsTest)
#include "tst_decodemutations.moc"
