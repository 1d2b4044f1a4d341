#include "demo/rawclient.h"
#include "journeys/profilefiles.h"
#include "support/quietmain.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out{};
    QByteArray err{};
    QJsonDocument json{};
    QJsonObject object() const { return json.object(); }
    QJsonArray array() const { return json.array(); }
};

enum class Keychain { Real, None };

QString programPath(const char *name)
{
    return QCoreApplication::applicationDirPath() + u'/' + QString::fromLatin1(name);
}

// One run of the program as a shell would do it on a machine without a screen.
Outcome run(const QStringList &arguments, const QByteArray &input = {}, Keychain keychain = Keychain::Real)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "QT_LOGGING_RULES"})
        environment.remove(QString::fromLatin1(name));
    QTemporaryDir nothing;
    if (keychain == Keychain::None) {
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=%1/bus").arg(nothing.path()));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), nothing.path());
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(programPath(RELAYDESK_PROGRAM), arguments);
    Outcome outcome;
    if (!process.waitForStarted(20'000))
        return outcome;
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return outcome;
    }
    if (process.exitStatus() == QProcess::NormalExit)
        outcome.code = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    outcome.json = QJsonDocument::fromJson(outcome.out);
    return outcome;
}

// A relay in a process of its own.
class RelayProcess
{
public:
    bool start(const QString &dialect, quint16 port = 0, const QString &state = {})
    {
        QStringList arguments{QStringLiteral("--dialect"), dialect,
                              QStringLiteral("--speed"),   QStringLiteral("0"),
                              QStringLiteral("--port"),    QString::number(port)};
        if (!state.isEmpty())
            arguments << QStringLiteral("--state") << state;
        m_process = std::make_unique<QProcess>();
        m_process->start(programPath(RELAYDESK_DEMO_PROGRAM), arguments);
        while (m_process->state() != QProcess::NotRunning && !m_process->canReadLine())
            if (!m_process->waitForReadyRead(20'000))
                return false;
        facts = QJsonDocument::fromJson(m_process->readLine()).object();
        return !facts.isEmpty();
    }
    void stop()
    {
        m_process->terminate();
        m_process->waitForFinished(10'000);
        m_process.reset();
    }
    ~RelayProcess()
    {
        if (m_process)
            stop();
    }
    QString text(const char *name) const { return facts.value(QLatin1String(name)).toString(); }
    QUrl address() const { return QUrl(text("address")); }
    QString code(int i) const { return facts.value(QLatin1String("codes")).toArray().at(i).toString(); }

    // As another program of the same person would do it.
    raw::Headers session() const
    {
        const QJsonObject body{{QStringLiteral("username"), text("user")},
                               {QStringLiteral("password"), text("password")}};
        const raw::Answer answer = raw::ask(address(), "POST", "/api/user/login", {}, raw::bytes(body));
        const QByteArray cookie = answer.header("Set-Cookie");
        return {{"Cookie", cookie.left(cookie.indexOf(';'))},
                {"New-Api-User", QByteArray::number(facts.value(QLatin1String("user_id")).toInteger())}};
    }

    QJsonObject facts{};

private:
    std::unique_ptr<QProcess> m_process{};
};

const QByteArray onePixel = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
const QString unknownCode = QStringLiteral("0123456789abcdef0123456789abcdef");

QStringList sortedKeys(const QJsonObject &object)
{
    QStringList keys = object.keys();
    keys.sort();
    return keys;
}

bool isCountOrNull(const QJsonValue &value)
{
    return value.isNull() || (value.isDouble() && value.toDouble() >= 0);
}

} // namespace

// The real program in processes of its own, without a screen, against a relay of each dialect.
class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
            QSKIP(
                "needs tests/support/desktop-session.sh around it: accounts live in a keychain between two processes");
    }
    void everyCommand_data() { addDialects(); }
    void everyCommand();
    void otherWaysIn_data() { addDialects(); }
    void otherWaysIn();
    void theRelayIsGone();
    void wrongUse_data();
    void wrongUse();
    void withoutAKeychain();
    void theDemoNeedsNothing();

private:
    static void addDialects()
    {
        QTest::addColumn<QString>("dialect");
        for (const char *name : {"laisky", "oneapi", "newapi"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    static void checkAsk(const Outcome &asked);
};

#define DONE(outcome)                                                                                                  \
    QVERIFY2((outcome).code == 0, qPrintable(QStringLiteral("exit %1: ").arg((outcome).code) +                         \
                                             QString::fromUtf8((outcome).err + (outcome).out)))

void TestCommandLine::checkAsk(const Outcome &asked)
{
    const QJsonObject answer = asked.object();
    QCOMPARE(sortedKeys(answer),
             (QStringList{QStringLiteral("complete"), QStringLiteral("cost"), QStringLiteral("error"),
                          QStringLiteral("finish"), QStringLiteral("model"), QStringLiteral("request_id"),
                          QStringLiteral("text"), QStringLiteral("usage")}));
    QCOMPARE(sortedKeys(answer.value(QLatin1String("usage")).toObject()),
             (QStringList{QStringLiteral("cached"), QStringLiteral("input"), QStringLiteral("output"),
                          QStringLiteral("reasoning")}));
    const QJsonObject cost = answer.value(QLatin1String("cost")).toObject();
    QCOMPARE(sortedKeys(cost), (QStringList{QStringLiteral("billed_quota"), QStringLiteral("estimated_quota"),
                                            QStringLiteral("state"), QStringLiteral("usd")}));
    QCOMPARE(answer.value(QLatin1String("complete")), QJsonValue(true));
    QCOMPARE(answer.value(QLatin1String("finish")).toString(), QStringLiteral("stop"));
    QVERIFY(answer.value(QLatin1String("error")).isNull());
    QVERIFY(answer.value(QLatin1String("text")).toString().size() > 20);
    const QString state = cost.value(QLatin1String("state")).toString();
    QVERIFY2(state == QStringLiteral("billed") || state == QStringLiteral("matched"), qPrintable(state));
    QVERIFY(cost.value(QLatin1String("billed_quota")).toInteger() > 0);
    QVERIFY(cost.value(QLatin1String("usd")).toDouble() > 0);
    QVERIFY(isCountOrNull(cost.value(QLatin1String("estimated_quota"))));
    QVERIFY(answer.value(QLatin1String("usage")).toObject().value(QLatin1String("input")).toInteger() > 0);
    QVERIFY(answer.value(QLatin1String("usage")).toObject().value(QLatin1String("output")).toInteger() > 0);
}

void TestCommandLine::everyCommand()
{
    QFETCH(QString, dialect);
    QTemporaryDir profile;
    const QStringList here{QStringLiteral("--profile"), profile.path()};
    RelayProcess relay;
    QVERIFY(relay.start(dialect));

    Outcome o = run(here + QStringList{QStringLiteral("account"), QStringLiteral("add"),
                                       relay.text("address") + QStringLiteral("/v1"), QStringLiteral("--user"),
                                       relay.text("user"), QStringLiteral("--json")},
                    relay.text("password").toUtf8() + '\n');
    DONE(o);
    QCOMPARE(o.object().value(QLatin1String("kind")).toString(), dialect);
    QVERIFY(!o.err.contains(relay.text("password").toUtf8()));

    o = run(here + QStringList{QStringLiteral("account"), QStringLiteral("list"), QStringLiteral("--json")});
    DONE(o);
    QCOMPARE(o.array().size(), 1);

    o = run(here + QStringList{QStringLiteral("balance"), QStringLiteral("--json")});
    DONE(o);
    QCOMPARE(sortedKeys(o.object()), (QStringList{QStringLiteral("as_of"), QStringLiteral("balance_quota"),
                                                  QStringLiteral("usd"), QStringLiteral("used_quota")}));
    const qint64 balanceAtFirst = o.object().value(QLatin1String("balance_quota")).toInteger();
    const qint64 usedAtFirst = o.object().value(QLatin1String("used_quota")).toInteger();
    QVERIFY(balanceAtFirst > 0);

    o = run(here + QStringList{QStringLiteral("ask"), QStringLiteral("Hello from a shell"), QStringLiteral("--model"),
                               QStringLiteral("gpt-4o-mini"), QStringLiteral("--json")});
    DONE(o);
    checkAsk(o);
    if (QTest::currentTestFailed())
        return;
    qint64 billed = o.object().value(QLatin1String("cost")).toObject().value(QLatin1String("billed_quota")).toInteger();
    const qint64 inputWithout =
        o.object().value(QLatin1String("usage")).toObject().value(QLatin1String("input")).toInteger();
    const QString requestId = o.object().value(QLatin1String("request_id")).toString();

    const QString picture = profile.filePath(QStringLiteral("pixel.png"));
    QFile file(picture);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(onePixel) == onePixel.size());
    file.close();
    o = run(here + QStringList{QStringLiteral("ask"), QStringLiteral("Hello from a shell"), QStringLiteral("--model"),
                               QStringLiteral("gpt-4o-mini"), QStringLiteral("--image"), picture,
                               QStringLiteral("--json")});
    DONE(o);
    checkAsk(o);
    if (QTest::currentTestFailed())
        return;
    billed += o.object().value(QLatin1String("cost")).toObject().value(QLatin1String("billed_quota")).toInteger();
    QVERIFY(o.object().value(QLatin1String("usage")).toObject().value(QLatin1String("input")).toInteger() >
            inputWithout);

    // Without --json: the answer alone on stdout, tokens and cost beside it.
    o = run(here + QStringList{QStringLiteral("ask"), QStringLiteral("Hello again"), QStringLiteral("--model"),
                               QStringLiteral("gpt-4o-mini"), QStringLiteral("--max-tokens"), QStringLiteral("20")});
    QVERIFY(!o.out.trimmed().isEmpty());
    QVERIFY2(o.err.contains("out"), o.err.constData());
    QVERIFY(!o.out.contains(" in ·"));
    QVERIFY2(o.err.contains('$'), o.err.constData());

    o = run(here + QStringList{QStringLiteral("models"), QStringLiteral("--json")});
    DONE(o);
    QVERIFY(o.array().size() > 10);
    for (const QJsonValue &model : o.array()) {
        QCOMPARE(sortedKeys(model.toObject()),
                 (QStringList{QStringLiteral("id"), QStringLiteral("input_usd_per_million"),
                              QStringLiteral("output_usd_per_million"), QStringLiteral("state")}));
        const QString state = model.toObject().value(QLatin1String("state")).toString();
        QVERIFY2((QStringList{QStringLiteral("known"), QStringLiteral("learned"), QStringLiteral("not priced"),
                              QStringLiteral("free"), QStringLiteral("unknown")}
                      .contains(state)),
                 qPrintable(state));
        if (state == QStringLiteral("unknown") || state == QStringLiteral("not priced"))
            QVERIFY(model.toObject().value(QLatin1String("input_usd_per_million")).isNull());
    }

    o = run(here + QStringList{QStringLiteral("keys"), QStringLiteral("--json")});
    DONE(o);
    bool ours = false;
    for (const QJsonValue &key : o.array()) {
        QCOMPARE(sortedKeys(key.toObject()),
                 (QStringList{QStringLiteral("expires"), QStringLiteral("id"), QStringLiteral("limit_quota"),
                              QStringLiteral("name"), QStringLiteral("status"), QStringLiteral("used_quota")}));
        ours = ours || key.toObject().value(QLatin1String("name")).toString() == QStringLiteral("relaydesk");
    }
    QVERIFY(ours); // made by the first "ask"
    QVERIFY(!o.out.contains("sk-"));

    // A good one, the same again, and one that nobody knows.
    o = run(here + QStringList{QStringLiteral("balance"), QStringLiteral("--json")});
    DONE(o);
    const qint64 before = o.object().value(QLatin1String("balance_quota")).toInteger();
    o = run(here + QStringList{QStringLiteral("redeem"), relay.code(0), QStringLiteral("--json")});
    DONE(o);
    const QJsonObject added = o.object().value(QLatin1String("results")).toArray().first().toObject();
    QCOMPARE(sortedKeys(added), (QStringList{QStringLiteral("added_quota"), QStringLiteral("code"),
                                             QStringLiteral("result"), QStringLiteral("sentence")}));
    QCOMPARE(added.value(QLatin1String("result")).toString(), QStringLiteral("added"));
    QVERIFY(!added.value(QLatin1String("code")).toString().contains(relay.code(0).mid(8, 16)));
    const qint64 gain = added.value(QLatin1String("added_quota")).toInteger();
    QVERIFY(gain > 0);
    QCOMPARE(o.object().value(QLatin1String("balance_before_quota")).toInteger(), before);
    QCOMPARE(o.object().value(QLatin1String("balance_after_quota")).toInteger(), before + gain);
    o = run(here + QStringList{QStringLiteral("redeem"), relay.code(0), unknownCode, QStringLiteral("--json")});
    QCOMPARE(o.code, 1);
    QCOMPARE(o.object().value(QLatin1String("results")).toArray().size(), 2);
    const QString again =
        o.object().value(QLatin1String("results")).toArray().at(0).toObject().value(QLatin1String("result")).toString();
    const QString nobody =
        o.object().value(QLatin1String("results")).toArray().at(1).toObject().value(QLatin1String("result")).toString();
    if (dialect == QStringLiteral("newapi")) { // gives no reason
        QVERIFY2(again == QStringLiteral("used") || again == QStringLiteral("refused"), qPrintable(again));
        QCOMPARE(nobody, QStringLiteral("refused"));
    } else {
        QCOMPARE(again, QStringLiteral("used"));
        QCOMPARE(nobody, QStringLiteral("unknown"));
    }
    QCOMPARE(o.object().value(QLatin1String("balance_after_quota")).toInteger(), before + gain);
    o = run(here + QStringList{QStringLiteral("redeem"), QStringLiteral("-"), QStringLiteral("--json")},
            QStringLiteral("Dear customer,\nyour code: %1. Enjoy!\n").arg(relay.code(1)).toUtf8());
    DONE(o);
    QCOMPARE(o.object().value(QLatin1String("results")).toArray().size(), 1);
    QCOMPARE(o.object()
                 .value(QLatin1String("results"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QLatin1String("result"))
                 .toString(),
             QStringLiteral("added"));

    o = run(here + QStringList{QStringLiteral("usage"), QStringLiteral("--json")});
    DONE(o);
    QCOMPARE(sortedKeys(o.object()),
             (QStringList{QStringLiteral("rows"), QStringLiteral("total_quota"), QStringLiteral("used_quota")}));
    const QJsonArray rows = o.object().value(QLatin1String("rows")).toArray();
    QVERIFY(rows.size() > 3);
    QCOMPARE(o.object().value(QLatin1String("total_quota")).toInteger(),
             o.object().value(QLatin1String("used_quota")).toInteger());
    QVERIFY(o.object().value(QLatin1String("used_quota")).toInteger() >= usedAtFirst + billed);
    int withId = 0;
    for (const QJsonValue &row : rows) {
        QCOMPARE(sortedKeys(row.toObject()),
                 (QStringList{QStringLiteral("input"), QStringLiteral("key"), QStringLiteral("kind"),
                              QStringLiteral("model"), QStringLiteral("output"), QStringLiteral("quota"),
                              QStringLiteral("request_id"), QStringLiteral("time")}));
        withId += row.toObject().value(QLatin1String("request_id")).toString() == requestId ? 1 : 0;
    }
    QCOMPARE(withId, requestId.isEmpty() ? 0 : 1);
    const Outcome offline =
        run(here + QStringList{QStringLiteral("usage"), QStringLiteral("--offline"), QStringLiteral("--json")});
    DONE(offline);
    QCOMPARE(offline.object().value(QLatin1String("rows")).toArray(), rows);

    o = run(here + QStringList{QStringLiteral("usage"), QStringLiteral("--csv")});
    DONE(o);
    QCOMPARE(o.out.trimmed().split('\n').size(), rows.size() + 1);

    // Refused by the relay.
    o = run(here + QStringList{QStringLiteral("ask"), QStringLiteral("Hello"), QStringLiteral("--model"),
                               QStringLiteral("no-such-model"), QStringLiteral("--json")});
    QCOMPARE(o.code, 1);
    QVERIFY(o.object().value(QLatin1String("error")).isObject());
    QVERIFY(!o.object().value(QLatin1String("error")).toObject().value(QLatin1String("sentence")).toString().isEmpty());

    // Nothing secret in any file: not what was given, and none of the keys that the relay knows.
    QList<QByteArray> secrets{relay.text("password").toUtf8(), relay.text("key").toUtf8().mid(3),
                              relay.code(0).toUtf8(), relay.code(1).toUtf8()};
    const QJsonValue tokens = raw::ask(relay.address(), "GET", "/api/token/?p=0&size=10", relay.session()).data();
    const QJsonArray list =
        tokens.isArray() ? tokens.toArray() : tokens.toObject().value(QLatin1String("items")).toArray();
    QVERIFY(!list.isEmpty());
    for (const QJsonValue &token : list) {
        const QByteArray key = token.toObject().value(QLatin1String("key")).toString().toUtf8();
        if (key.size() > 20 && !key.contains('*'))
            secrets << key;
    }
    for (const QByteArray &secret : std::as_const(secrets)) {
        QVERIFY(secret.size() >= 8);
        const QStringList found = journeys::filesWith(profile.path(), secret);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));
    }
    QVERIFY(!journeys::filesWith(profile.path(), "Hello from a shell").isEmpty());

    o = run(here + QStringList{QStringLiteral("account"), QStringLiteral("remove"), QStringLiteral("1"),
                               QStringLiteral("--json")});
    DONE(o);
    o = run(here + QStringList{QStringLiteral("account"), QStringLiteral("list"), QStringLiteral("--json")});
    DONE(o);
    QCOMPARE(o.array().size(), 0);
    o = run(here + QStringList{QStringLiteral("balance")});
    QCOMPARE(o.code, 1);
    QVERIFY(o.out.isEmpty());
    QVERIFY(o.err.contains("account"));
}

void TestCommandLine::otherWaysIn()
{
    QFETCH(QString, dialect);
    QTemporaryDir profile;
    const QStringList here{QStringLiteral("--profile"), profile.path()};
    RelayProcess relay;
    QVERIFY(relay.start(dialect));
    const QByteArray token =
        raw::ask(relay.address(), "GET", "/api/user/token", relay.session()).data().toString().toUtf8();
    QVERIFY(token.size() >= 20);

    QStringList byToken{QStringLiteral("account"), QStringLiteral("add"), relay.text("address"),
                        QStringLiteral("--json")};
    if (dialect == QStringLiteral("newapi"))
        byToken << QStringLiteral("--user-id")
                << QString::number(relay.facts.value(QLatin1String("user_id")).toInteger());
    Outcome o = run(here + byToken, token);
    DONE(o);
    QCOMPARE(o.object().value(QLatin1String("sign_in")).toString(), QStringLiteral("access-token"));
    o = run(here + QStringList{QStringLiteral("balance"), QStringLiteral("--json")});
    DONE(o);
    QVERIFY(o.object().value(QLatin1String("balance_quota")).toInteger() > 0);
    o = run(here + QStringList{QStringLiteral("keys")});
    DONE(o);
    QVERIFY(o.out.contains("desktop"));

    o = run(here + QStringList{QStringLiteral("account"), QStringLiteral("add"), relay.text("address"),
                               QStringLiteral("--json")},
            relay.text("key").toUtf8() + "\n");
    DONE(o);
    QCOMPARE(o.object().value(QLatin1String("sign_in")).toString(), QStringLiteral("key"));
    const QString keyAccount = QString::number(o.object().value(QLatin1String("id")).toInteger());
    o = run(here + QStringList{QStringLiteral("ask"), QStringLiteral("Hello"), QStringLiteral("--account"), keyAccount,
                               QStringLiteral("--model"), QStringLiteral("gpt-4o-mini"), QStringLiteral("--json")});
    DONE(o);
    QVERIFY(!o.object().value(QLatin1String("text")).toString().isEmpty());
    // A key cannot read the log: never 0, never "billed".
    const QJsonObject cost = o.object().value(QLatin1String("cost")).toObject();
    QVERIFY(cost.value(QLatin1String("billed_quota")).isNull() ||
            cost.value(QLatin1String("billed_quota")).toInteger() > 0);
    o = run(here + QStringList{QStringLiteral("redeem"), relay.code(0), QStringLiteral("--account"), keyAccount,
                               QStringLiteral("--json")});
    QCOMPARE(o.code, 1);
    QVERIFY(!o.err.isEmpty() || !o.out.isEmpty());

    o = run(here + QStringList{QStringLiteral("account"), QStringLiteral("add"), relay.text("address"),
                               QStringLiteral("--user"), relay.text("user")},
            "wrong\n");
    QCOMPARE(o.code, 1);
    QVERIFY(o.out.isEmpty());
    QVERIFY(!o.err.isEmpty());
    o = run(here + QStringList{QStringLiteral("account"), QStringLiteral("list"), QStringLiteral("--json")});
    DONE(o);
    QCOMPARE(o.array().size(), 2); // the refused one left nothing
    for (const QByteArray &secret : {token, relay.text("key").toUtf8().mid(3)}) {
        const QStringList found = journeys::filesWith(profile.path(), secret);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));
    }
}

void TestCommandLine::theRelayIsGone()
{
    QTemporaryDir profile;
    QTemporaryDir books;
    const QString state = books.filePath(QStringLiteral("books.json"));
    const QStringList here{QStringLiteral("--profile"), profile.path()};
    RelayProcess relay;
    QVERIFY(relay.start(QStringLiteral("laisky"), 0, state));
    Outcome o = run(here + QStringList{QStringLiteral("account"), QStringLiteral("add"), relay.text("address"),
                                       QStringLiteral("--user"), relay.text("user")},
                    relay.text("password").toUtf8());
    DONE(o);
    o = run(here + QStringList{QStringLiteral("usage"), QStringLiteral("--json")});
    DONE(o);
    const QJsonArray rows = o.object().value(QLatin1String("rows")).toArray();
    const QString code = relay.code(0);
    const auto port = static_cast<quint16>(relay.address().port());
    relay.stop();

    const QList<QStringList> commands{
        {QStringLiteral("balance")},
        {QStringLiteral("models")},
        {QStringLiteral("keys")},
        {QStringLiteral("usage")},
        {QStringLiteral("ask"), QStringLiteral("Hello")},
        {QStringLiteral("redeem"), code},
        {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("http://127.0.0.1:%1").arg(port)}};
    for (const QStringList &command : commands) {
        o = run(here + command, "sk-something\n");
        QVERIFY2(
            o.code == 3,
            qPrintable(
                QStringLiteral("%1: exit %2, %3").arg(command.join(u' ')).arg(o.code).arg(QString::fromUtf8(o.err))));
        QVERIFY2(o.err.trimmed().size() > 20 || command.first() == QStringLiteral("redeem"), o.err.constData());
    }
    o = run(here + QStringList{QStringLiteral("usage"), QStringLiteral("--offline"), QStringLiteral("--json")});
    DONE(o);
    QCOMPARE(o.object().value(QLatin1String("rows")).toArray(), rows);

    QVERIFY(relay.start(QStringLiteral("laisky"), port, state));
    o = run(here + QStringList{QStringLiteral("redeem"), code, QStringLiteral("--json")});
    DONE(o);
    QCOMPARE(o.object()
                 .value(QLatin1String("results"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QLatin1String("result"))
                 .toString(),
             QStringLiteral("added"));
}

void TestCommandLine::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown command") << QStringList{QStringLiteral("frobnicate")};
    QTest::newRow("unknown option") << QStringList{QStringLiteral("balance"), QStringLiteral("--frobnicate")};
    QTest::newRow("nothing to ask") << QStringList{QStringLiteral("ask")};
    QTest::newRow("a text without quotes")
        << QStringList{QStringLiteral("ask"), QStringLiteral("two"), QStringLiteral("words")};
    QTest::newRow("no number") << QStringList{QStringLiteral("ask"), QStringLiteral("x"),
                                              QStringLiteral("--max-tokens"), QStringLiteral("many")};
    QTest::newRow("an option of another command") << QStringList{QStringLiteral("balance"), QStringLiteral("--csv")};
    QTest::newRow("half a command") << QStringList{QStringLiteral("account")};
}

void TestCommandLine::wrongUse()
{
    QFETCH(QStringList, arguments);
    QTemporaryDir profile;
    const Outcome o = run(QStringList{QStringLiteral("--profile"), profile.path()} + arguments);
    QCOMPARE(o.code, 2);
    QVERIFY2(o.out.isEmpty(), o.out.constData());
    QVERIFY(o.err.trimmed().size() > 10);
}

void TestCommandLine::withoutAKeychain()
{
    QTemporaryDir profile;
    RelayProcess relay;
    QVERIFY(relay.start(QStringLiteral("laisky")));
    const QStringList add{QStringLiteral("--profile"), profile.path(),        QStringLiteral("account"),
                          QStringLiteral("add"),       relay.text("address"), QStringLiteral("--user"),
                          relay.text("user")};
    Outcome o = run(add, relay.text("password").toUtf8(), Keychain::None);
    QVERIFY2(o.code == 4, qPrintable(QStringLiteral("exit %1: ").arg(o.code) + QString::fromUtf8(o.err)));
    QVERIFY(o.out.isEmpty());
    QVERIFY2(o.err.contains("keychain"), o.err.constData());
    o = run({QStringLiteral("--profile"), profile.path(), QStringLiteral("account"), QStringLiteral("list"),
             QStringLiteral("--json")},
            {}, Keychain::None);
    DONE(o);
    QCOMPARE(o.array().size(), 0);
    QVERIFY(journeys::filesWith(profile.path(), relay.text("password").toUtf8()).isEmpty());
    o = run({QStringLiteral("--profile"), profile.path(), QStringLiteral("self-test"), QStringLiteral("--json")}, {},
            Keychain::None);
    QCOMPARE(o.code, 4);
}

void TestCommandLine::theDemoNeedsNothing()
{
    QTemporaryDir profile;
    const QStringList demo{QStringLiteral("--profile"), profile.path(), QStringLiteral("--demo")};
    Outcome o = run(demo + QStringList{QStringLiteral("ask"), QStringLiteral("Hello"), QStringLiteral("--json")});
    DONE(o);
    checkAsk(o);
    if (QTest::currentTestFailed())
        return;
    o = run(demo + QStringList{QStringLiteral("usage"), QStringLiteral("--json")});
    DONE(o);
    QCOMPARE(o.object().value(QLatin1String("total_quota")).toInteger(),
             o.object().value(QLatin1String("used_quota")).toInteger());
    o = run(demo + QStringList{QStringLiteral("demo-info")});
    DONE(o);
    const QString code = o.object().value(QLatin1String("codes")).toArray().first().toString();
    o = run(demo + QStringList{QStringLiteral("redeem"), code});
    DONE(o);
}

RELAYDESK_TEST(QCoreApplication, TestCommandLine)
#include "tst_commandline.moc"
