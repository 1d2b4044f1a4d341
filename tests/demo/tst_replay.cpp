// Recorded requests of real relays are made again to the demo relay, in their order, and its answers are held against
// the recorded ones: status, type, request id, cookie, the shape of the JSON, and the words of refusals.

#include "demo/demorelay.h"
#include "demo/totp.h"
#include "rawclient.h"
#include "shape.h"
#include "support/quietmain.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct Excluded
{
    const char *folder; // of which build; empty: of all
    const char *pattern;
    const char *reason;
};

// Not replayed, and why.
constexpr Excluded excluded[] = {
    {"", "^totp-|^login-w(rong|ith|ants)-totp", "needs codes of the moment, each good once; see tst_account"},
    {"", "^login-too-often|^login-after-many|^login-again", "needs many calls before; see tst_account"},
    {"", "upstream|no-usage|cached|tools|^cost-of-the-stopped",
     "a supplier of another behaviour was behind that relay"},
    {"", "over-responses-plain|over-responses-tools", "the recorded model of that name did not reason"},
    {"", "stopped-by-client|error-in-midway|cut-by", "see tst_stream"},
    {"", "own-model-name|real-model", "models that the demo relay does not offer"},
    {"", "completions-to-claude", "translated by the real relays, passed through by the demo"},
    {"", "^responses-(stream-)?native(-tools|-cut|-failed)?$", "the recorded model of that name did something else"},
    {"", "without-asking-for-usage", "the recorded supplier always sent usage, the demo's only when asked"},
    {"", "^dashboard|^data-by-hour|^log-by-model", "compared with rows of another history; see tst_log"},
    {"", "^chat-with-picture|^chat-long|^stream-long", "covered by chat-plain and stream-plain"},
    {"", "^image-edit|^translation$", "the demo relay's channels serve neither on New API"},
    {"", "^token-enable-exhausted|key-used-up", "depends on what the key paid before; see tst_account"},
    {"", "^log-without-page-size", "other kinds of rows were on that page; see tst_log"},
    {"", "-empty$|^stat-empty", "needs an account without rows"},
    {"", "^topup-(unknown|broken-json|empty|by-access|disabled)", "see tst_account: the limit of five counts them"},
    {"onehub", "claude|^responses-.*reasoning", "that relay had no Claude; its supplier's reasoning had no id"},
    {"onehub", "^model-one$", "models without a price are unknown there, the demo's has one"},
    {"onehub", "^chat-limit-above-balance|^image-bad-size", "the recorded supplier answered otherwise"},
    {"onehub", "^log-(page|consume|topup|by-key)", "other kinds of rows were on that page; log-sized-1 has all"},
    {"laisky", "^log-page-1", "other kinds of rows were on that page; see log-page-0"},
    {"newapi-2026", "^log-page-2", "other kinds of rows were on that page; log-all has all"},
    {"newapi-2026-08", "^log-page-2", "likewise"},
    {"newapi-2026-08", "^console-page|^forgotten-v1|^openai-v1-path", "that build came with an empty web page"},
};

// The models of the recordings that the demo relay does not have, and what is asked for instead.
const QList<std::pair<QByteArray, QByteArray>> otherModels{
    {"\"gpt-4\"", "\"gpt-4.1\""},
    {"claude-3-7-sonnet-20250219", "claude-sonnet-4-5"},
    {"claude-sonnet-4-20250514", "claude-haiku-4-5"},
};

class Replay
{
public:
    Replay(const QString &folder, demo::Dialect dialect) : m_folder(folder)
    {
        demo::Options options;
        options.dialect = dialect;
        options.tokensPerSecond = 0;
        options.limits = false;
        relay = std::make_unique<demo::DemoRelay>(options);
        credentials = relay->start().value();
    }

    // Differences of one exchange; empty: as recorded.
    QStringList play(const QString &name, const QJsonObject &exchange);

    std::unique_ptr<demo::DemoRelay> relay{};
    demo::Credentials credentials{};

private:
    QByteArray mapped(QByteArray text) const;
    void prepare(const QString &name, QByteArray &path, QByteArray &body);
    void learn(const QJsonValue &recorded, const QJsonValue &actual, const QString &key);
    QString spoken(const QJsonObject &json) const;
    QStringList compared(const QString &name, const QJsonObject &recorded, const raw::Answer &actual) const;

    QString m_folder;
    QMap<QByteArray, QByteArray> m_names{}; // recorded -> here
    QMap<QByteArray, QByteArray> m_keyIds{};
    QByteArray m_userId = "2";
    QByteArray m_cookie{};
    QByteArray m_totpSecret{};
    qsizetype m_nextCode = 0;
};

QByteArray Replay::mapped(QByteArray text) const
{
    for (auto it = m_names.begin(); it != m_names.end(); ++it)
        text.replace(it.key(), it.value());
    for (const auto &[from, to] : otherModels)
        text.replace(from, to);
    return text;
}

void Replay::prepare(const QString &name, QByteArray &path, QByteArray &body)
{
    static const QRegularExpression keyPath(QStringLiteral("^/api/token/(\\d+)(/key)?$"));
    const auto match = keyPath.match(QString::fromLatin1(path));
    if (match.hasMatch())
        path = "/api/token/" + m_keyIds.value(match.captured(1).toLatin1(), "99999") + match.captured(2).toLatin1();
    QJsonObject json = QJsonDocument::fromJson(body).object();
    const bool isKeyChange = path.startsWith("/api/token/") && json.contains(QLatin1String("id"));
    if (isKeyChange)
        json.insert(QStringLiteral("id"),
                    m_keyIds.value(QByteArray::number(json.value(QLatin1String("id")).toInt())).toLongLong());
    if (name.contains(QStringLiteral("create-expiring")))
        json.insert(QStringLiteral("expired_time"), QDateTime::currentSecsSinceEpoch() - 10);
    if (isKeyChange || name.contains(QStringLiteral("create-expiring")))
        body = raw::bytes(json);
    if (path == "/api/user/topup" && !name.contains(QStringLiteral("again"))) {
        const QString code = json.value(QLatin1String("key")).toString();
        const QString mine = credentials.codes.value(m_nextCode++ % 3);
        m_names.insert(code.toLower().trimmed().toLatin1(), mine.toLatin1());
        if (code != code.toLower())
            body = raw::bytes({{QStringLiteral("key"), mine.toUpper()}});
    }
    body = mapped(body);
    // Codes of the moment, where the recorded one was right.
    const bool isCode = name == QStringLiteral("2fa-enable") || name == QStringLiteral("2fa-disable") ||
                        name == QStringLiteral("login-with-2fa");
    if (isCode) {
        QJsonObject now = QJsonDocument::fromJson(body).object();
        now.insert(QStringLiteral("code"), demo::totpAt(m_totpSecret, QDateTime::currentSecsSinceEpoch()));
        body = raw::bytes(now);
    }
}

// Wherever both have an id, a key or a uuid, later requests use ours for theirs.
void Replay::learn(const QJsonValue &recorded, const QJsonValue &actual, const QString &key)
{
    static const QStringList names{
        QStringLiteral("uuid"),         QStringLiteral("user_uuid"),  QStringLiteral("key"), QStringLiteral("aff_code"),
        QStringLiteral("access_token"), QStringLiteral("flow_token"), QStringLiteral("sid")};
    if (recorded.isString() && actual.isString() && names.contains(key) && !recorded.toString().isEmpty())
        m_names.insert(recorded.toString().toLatin1(), actual.toString().toLatin1());
    const QJsonArray list = recorded.toArray();
    for (qsizetype i = 0; i < std::min(list.size(), actual.toArray().size()); ++i)
        learn(list.at(i), actual.toArray().at(i), key);
    const QJsonObject object = recorded.toObject(), mine = actual.toObject();
    const auto number = [](const QJsonObject &json) {
        return QByteArray::number(json.value(QLatin1String("id")).toInteger());
    };
    if (object.contains(QLatin1String("key")) && object.contains(QLatin1String("id")))
        m_keyIds.insert(number(object), number(mine));
    for (auto it = object.begin(); it != object.end(); ++it)
        learn(it.value(), mine.value(it.key()), it.key());
}

// The words of a refusal without what differs by nature: ids, times, balances.
QString Replay::spoken(const QJsonObject &json) const
{
    const QJsonObject error = json.value(QLatin1String("error")).toObject();
    QString text = error.isEmpty() ? json.value(QLatin1String("message")).toString()
                                   : error.value(QLatin1String("message")).toString();
    for (const auto &[pattern, by] : std::initializer_list<std::pair<const char *, const char *>>{
             {" \\(request id: [^)]*\\)", ""},
             {"#\\d+", "#N"},
             {"tokenId=\\d+", "tokenId=N"},
             {"timestamp \\d+", "timestamp T"},
             {"key: \\S+: get token by key \\S+:", "key: K: get token by key K:"},
             {"(需要预扣费额度|need quota): ＄\\d{3,}[\\d.]+", "\\1: ＄N"},
             {"but got \\S+", "but got M"},
             {"/api/token/\\d+", "/api/token/N"},
             {"(剩余额度: ＄|available=|remain quota: ＄|user quota: ＄)[\\d.]+", "\\1N"}})
        text.replace(QRegularExpression(QString::fromUtf8(pattern)), QString::fromUtf8(by));
    return text;
}

// The same for Messages and Responses, whose events have names. Whether a model thinks is its own affair.
QString orderOfNames(const QByteArray &stream)
{
    static const QStringList ignored{QStringLiteral("content_block_start"), QStringLiteral("content_block_stop"),
                                     QStringLiteral("ping")};
    QStringList kinds;
    for (const QJsonObject &event : raw::events(stream)) {
        const QString type = event.value(QLatin1String("type")).toString();
        const QJsonObject delta = event.value(QLatin1String("delta")).toObject();
        const bool thinks = delta.contains(QLatin1String("thinking")) || delta.contains(QLatin1String("signature"));
        if (!thinks && !ignored.contains(type) && (kinds.isEmpty() || kinds.last() != type))
            kinds += type;
    }
    if (stream.contains("data: [DONE]"))
        kinds += QStringLiteral("done");
    return kinds.join(QLatin1Char(' '));
}

// "role content finish usage done": the order of a stream's kinds of events.
QString order(const QByteArray &stream)
{
    if (stream.startsWith("event: "))
        return orderOfNames(stream);
    QStringList kinds;
    for (const QJsonObject &event : raw::events(stream)) {
        const QJsonObject choice = event.value(QLatin1String("choices")).toArray().at(0).toObject();
        const QJsonObject delta = choice.value(QLatin1String("delta")).toObject();
        QString kind = QStringLiteral("text");
        if (event.value(QLatin1String("usage")).isObject())
            kind = QStringLiteral("usage");
        else if (!choice.value(QLatin1String("finish_reason")).toString().isEmpty())
            kind = QStringLiteral("finish");
        else if (delta.contains(QLatin1String("reasoning")) || delta.contains(QLatin1String("reasoning_content")))
            kind = QStringLiteral("thought");
        else if (delta.contains(QLatin1String("role")) && delta.value(QLatin1String("content")).toString().isEmpty())
            kind = QStringLiteral("role");
        if (kinds.isEmpty() || kinds.last() != kind)
            kinds += kind;
    }
    if (stream.contains("data: [DONE]"))
        kinds += QStringLiteral("done");
    return kinds.join(QLatin1Char(' '));
}

QStringList Replay::compared(const QString &name, const QJsonObject &recorded, const raw::Answer &actual) const
{
    QStringList differences;
    raw::Answer wanted;
    const QJsonArray headers = recorded.value(QLatin1String("headers")).toArray();
    for (const QJsonValue &pair : headers)
        wanted.headers.append({pair.toArray().at(0).toString().toLatin1(), pair.toArray().at(1).toString().toLatin1()});
    const auto differ = [&](const QString &what, const QString &theirs, const QString &ours) {
        if (theirs != ours)
            differences += QStringLiteral("%1: recorded \"%2\", here \"%3\"").arg(what, theirs, ours);
    };
    differ(QStringLiteral("status"), QString::number(recorded.value(QLatin1String("status")).toInt()),
           QString::number(actual.status));
    differ(QStringLiteral("type"), QString::fromLatin1(wanted.header("Content-Type")),
           QString::fromLatin1(actual.header("Content-Type")));
    for (const char *header : {"X-Oneapi-Request-Id", "Set-Cookie", "Location"})
        if (actual.status != 301)
            differ(QString::fromLatin1(header), QString::number(!wanted.header(header).isEmpty()),
                   QString::number(!actual.header(header).isEmpty()));
    if (recorded.contains(QLatin1String("body_base64")))
        return differences;
    const QByteArray theirs = recorded.value(QLatin1String("body")).toString().toUtf8();
    if (wanted.header("Content-Type").startsWith("text/event-stream")) {
        differ(QStringLiteral("order"), order(theirs), order(actual.body));
        return differences + shape::differences(raw::events(theirs), raw::events(actual.body), QString());
    }
    const QJsonDocument json = QJsonDocument::fromJson(theirs);
    if (!json.isObject()) {
        if (!wanted.header("Content-Type").startsWith("text/plain"))
            differ(QStringLiteral("body"), QString::fromUtf8(theirs), QString::fromUtf8(actual.body));
        return differences;
    }
    QString root;
    for (const auto &[start, path] : std::initializer_list<std::pair<const char *, const char *>>{
             {"models-display", "/display"}, {"available-model", "/available"}, {"ownedby", "/owned"}})
        if (name.startsWith(QLatin1String(start)))
            root = QString::fromLatin1(path);
    differences += shape::differences({json.object()}, {actual.json()}, root);
    // Fields that the relay has for models it knows more about than the recorded one did (relay-api §6.4).
    differences.removeIf([](const QString &difference) {
        return difference.contains(QStringLiteral("max_output_tokens was never")) ||
               difference.contains(QStringLiteral("extra_ratios was never")) || // relay-api-onehub §5
               difference.contains(QStringLiteral("supported_reasoning_efforts was never"));
    });
    differ(QStringLiteral("words"), spoken(QJsonDocument::fromJson(mapped(theirs)).object()), spoken(actual.json()));
    return differences;
}

QStringList Replay::play(const QString &name, const QJsonObject &exchange)
{
    const QJsonObject request = exchange.value(QLatin1String("request")).toObject();
    const QJsonObject response = exchange.value(QLatin1String("response")).toObject();
    QByteArray path = mapped(request.value(QLatin1String("path")).toString().toLatin1());
    QByteArray body = request.contains(QLatin1String("body_base64"))
                          ? QByteArray::fromBase64(request.value(QLatin1String("body_base64")).toString().toLatin1())
                          : request.value(QLatin1String("body")).toString().toUtf8();
    if (!request.contains(QLatin1String("body_base64")))
        prepare(name, path, body);
    raw::Headers headers;
    const QJsonObject recordedHeaders = request.value(QLatin1String("headers")).toObject();
    for (auto it = recordedHeaders.begin(); it != recordedHeaders.end(); ++it) {
        QByteArray value = mapped(it.value().toString().toLatin1());
        if (it.key() == QStringLiteral("Cookie") && !name.contains(QStringLiteral("forged")))
            value = m_cookie;
        if (it.key() == QStringLiteral("New-Api-User") && (value == "2" || value == "3"))
            value = m_userId;
        headers.append({it.key().toLatin1(), value});
    }
    const QByteArray method = request.value(QLatin1String("method")).toString().toLatin1();
    const raw::Answer answer = raw::ask(credentials.address, method, path, headers, body);

    const QJsonObject theirs =
        QJsonDocument::fromJson(response.value(QLatin1String("body")).toString().toUtf8()).object();
    const QStringList differences = compared(name, response, answer);
    learn(theirs, answer.json(), QString());
    if (name == QStringLiteral("2fa-setup"))
        m_totpSecret = answer.data().toObject().value(QLatin1String("secret")).toString().toLatin1();
    if (path == "/api/user/token")
        m_names.insert(theirs.value(QLatin1String("data")).toString().toLatin1(), answer.data().toString().toLatin1());
    const QJsonArray recordedList = response.value(QLatin1String("headers")).toArray();
    for (const QJsonValue &pair : recordedList)
        if (pair.toArray().at(0).toString() == QStringLiteral("X-Oneapi-Request-Id"))
            m_names.insert(pair.toArray().at(1).toString().toLatin1(), answer.header("X-Oneapi-Request-Id"));
    if (const QByteArray cookie = answer.header("Set-Cookie"); !cookie.isEmpty())
        m_cookie = cookie.left(cookie.indexOf(';'));
    if (path == "/api/user/login" && answer.data().toObject().contains(QLatin1String("id")))
        m_userId = QByteArray::number(answer.data().toObject().value(QLatin1String("id")).toInteger());
    if (name == QStringLiteral("register")) {
        // What the recorded accounts had.
        relay->setBalanceQuota(QStringLiteral("alice"), 20'000'000);
        raw::ask(credentials.address, "POST", "/api/user/register", {},
                 R"({"username":"zero","password":"nothing-here-1"})");
        relay->setBalanceQuota(QStringLiteral("zero"), 100);
    }
    return differences;
}

} // namespace

class TestReplay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAsRecorded_data();
    void answersAsRecorded();
};

void TestReplay::answersAsRecorded_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("dialect");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("laisky") << QStringLiteral("laisky") << static_cast<int>(demo::Dialect::Laisky) << 100;
    QTest::newRow("oneapi") << QStringLiteral("oneapi") << static_cast<int>(demo::Dialect::OneApi) << 90;
    QTest::newRow("newapi-2025") << QStringLiteral("newapi-2025") << static_cast<int>(demo::Dialect::NewApi2025) << 100;
    QTest::newRow("newapi-2026-08") << QStringLiteral("newapi-2026-08") << static_cast<int>(demo::Dialect::NewApi202608)
                                    << 140;
    QTest::newRow("onehub") << QStringLiteral("onehub") << static_cast<int>(demo::Dialect::OneHub) << 100;
    QTest::newRow("newapi-2026") << QStringLiteral("newapi-2026") << static_cast<int>(demo::Dialect::NewApi2026) << 100;
}

void TestReplay::answersAsRecorded()
{
    QFETCH(QString, folder);
    QFETCH(int, dialect);
    QFETCH(int, atLeast);
    Replay replay(folder, static_cast<demo::Dialect>(dialect));
    const QDir directory(QStringLiteral(TEST_DATA "/recordings/") + folder);
    const QStringList files = directory.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    QStringList failures;
    int played = 0;
    for (const QString &fileName : files) {
        QFile file(directory.filePath(fileName));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject exchange = QJsonDocument::fromJson(file.readAll()).object();
        const QString name = fileName.section(QLatin1Char('-'), 1).section(QLatin1Char('.'), 0, 0);
        const bool isCost = name.endsWith(QStringLiteral("-cost")) && !name.contains(QStringLiteral("plain"));
        const bool isExcluded =
            isCost || std::any_of(std::begin(excluded), std::end(excluded), [&](const Excluded &rule) {
                const QString only = QString::fromLatin1(rule.folder);
                return (only.isEmpty() || only == folder) &&
                       QRegularExpression(QString::fromLatin1(rule.pattern)).match(name).hasMatch();
            });
        if (isExcluded)
            continue;
        ++played;
        const QStringList differences = replay.play(name, exchange);
        for (const QString &difference : differences)
            failures += fileName + QStringLiteral(" ") + difference;
    }
    for (const QString &failure : failures)
        std::fprintf(stderr, "%s\n", qPrintable(failure)); // QVERIFY2 would cut the list short
    QCOMPARE(failures.size(), 0);
    QVERIFY2(played >= atLeast, qPrintable(QStringLiteral("only %1 exchanges were played").arg(played)));
}

RELAYDESK_TEST(QCoreApplication, TestReplay)
#include "tst_replay.moc"
