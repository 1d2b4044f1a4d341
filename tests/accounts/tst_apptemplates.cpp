#include "accounts/connect/merge.h"
#include "accounts/connect/settings.h"
#include "support/quietmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace accounts::connect;

Q_DECLARE_METATYPE(accounts::connect::AppTemplate)
Q_DECLARE_METATYPE(accounts::connect::Way)

namespace {

// One relay of each kind whose formats differ.
QList<std::pair<QString, relay::RelayInfo>> relays()
{
    const auto at = [](relay::Kind kind, const QString &root, const QString &infer, const QJsonObject &status = {}) {
        relay::RelayInfo info;
        info.kind = kind;
        info.root = QUrl(root);
        info.infer = QUrl(infer);
        info.status = status;
        return info;
    };
    const QString host = QStringLiteral("https://relay.example:8443");
    const QString v1 = host + QStringLiteral("/v1");
    return {
        {QStringLiteral("laisky"), at(relay::Kind::Laisky, host, v1)},
        {QStringLiteral("oneapi"), at(relay::Kind::OneApi, host, v1)},
        {QStringLiteral("newapi-2025"), at(relay::Kind::NewApi, host, v1)},
        {QStringLiteral("newapi-2026"),
         at(relay::Kind::NewApi, host, v1, QJsonObject{{QStringLiteral("quota_display_type"), QStringLiteral("USD")}})},
        {QStringLiteral("onehub"), at(relay::Kind::OneHub, host, v1)},
        {QStringLiteral("plain"), at(relay::Kind::Plain, {}, QStringLiteral("https://api.example/openai/v1"))}};
}

const QString claude = QStringLiteral("claude-sonnet-4-5");

core::Secret key()
{
    return core::Secret(QByteArrayLiteral("sk-templateTestKey0123456789abcdefXYZ"));
}

QByteArray filledIn(const QString &text)
{
    return text.toUtf8().replace(keyPlace, "sk-templateTestKey0123456789abcdefXYZ");
}

// Runs a program over a text that is there as a file; skips where the program is not installed.
bool isTaken(const QString &program, const QStringList &arguments, const QByteArray &text, QByteArray *said)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("text")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return false;
    file.close();
    QProcess process;
    process.start(program, arguments + QStringList{file.fileName()});
    if (!process.waitForFinished(60'000))
        return false;
    *said = process.readAllStandardError() + process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

class AppTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachTemplateCanBeRead();
    void theEightComeFirst();
    void aBrokenTemplateNamesItsLine_data();
    void aBrokenTemplateNamesItsLine();
    void eachWayRendersOnEachRelay_data();
    void eachWayRendersOnEachRelay();
    void eachTextIsReadByARealReader_data();
    void eachTextIsReadByARealReader();
    void onlyServedFormatsAreOpen_data();
    void onlyServedFormatsAreOpen();
    void theAddressHasTheFormOfTheApp_data();
    void theAddressHasTheFormOfTheApp();
    void aModelNameBecomesNoCommand();
    void pathsFollowTheEnvironment();
    void linksCarryTheKeyReadably();
    void aPrivateRelayIsDoubtedForServers();
    void wordsAreTranslated();
};

void AppTemplates::eachTemplateCanBeRead()
{
    const QStringList files = builtInTemplateFiles();
    QVERIFY(files.size() >= 20);
    for (const QString &path : files) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto app = readTemplate(QFileInfo(path).completeBaseName(), file.readAll());
        QVERIFY2(app.ok(), qPrintable(path + QLatin1Char(' ') + (app ? QString() : app.error().detail)));
        QVERIFY2(!app->source.isEmpty(), qPrintable(path));
    }
    QCOMPARE(builtInTemplates().size(), files.size());
    // None is left lying about without being compiled in.
    const QDir folder(QStringLiteral(SOURCE_ROOT "/resources/connect"));
    QCOMPARE(folder.entryList({QStringLiteral("*.app")}).size(), files.size());
}

void AppTemplates::theEightComeFirst()
{
    QStringList names;
    for (const AppTemplate &app : builtInTemplates())
        names << app.name;
    QCOMPARE(names.mid(0, 8),
             (QStringList{QStringLiteral("Claude Code"), QStringLiteral("Codex CLI"), QStringLiteral("Cursor"),
                          QStringLiteral("OpenAI Translator"), QStringLiteral("Immersive Translate"),
                          QStringLiteral("GPTCommit"), QStringLiteral("NextChat"), QStringLiteral("curl")}));
}

void AppTemplates::aBrokenTemplateNamesItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("unknown key") << QByteArray("Name: X\nColour: red\n") << QStringLiteral("line 2");
    QTest::newRow("unknown format") << QByteArray("Name: X\n[way a]\nFormat: gopher\n") << QStringLiteral("line 3");
    QTest::newRow("no line at all") << QByteArray("Name: X\nhello\n") << QStringLiteral("line 2");
    QTest::newRow("no way") << QByteArray("Name: X\n") << QStringLiteral("no [way");
    QTest::newRow("no text") << QByteArray("Name: X\n[way a]\nMerge: copy\n") << QStringLiteral("no Text");
    QTest::newRow("no file") << QByteArray("Name: X\n[way a]\nMerge: json\nText:\n  {}\n")
                             << QStringLiteral("names no File");
}

void AppTemplates::aBrokenTemplateNamesItsLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, complaint);
    const auto app = readTemplate(QStringLiteral("x"), text);
    QVERIFY(!app);
    QVERIFY2(app.error().detail.contains(complaint), qPrintable(app.error().detail));
}

void AppTemplates::eachWayRendersOnEachRelay_data()
{
    QTest::addColumn<QString>("relayName");
    for (const auto &[name, info] : relays())
        QTest::newRow(qPrintable(name)) << name;
}

void AppTemplates::eachWayRendersOnEachRelay()
{
    QFETCH(QString, relayName);
    int open = 0;
    for (const auto &[name, info] : relays()) {
        if (name != relayName)
            continue;
        const Target target{info, claude};
        for (const AppTemplate &app : builtInTemplates()) {
            for (const Way &way : app.ways) {
                if (obstacle(way, target) != Obstacle::None)
                    continue;
                ++open;
                const QByteArray where = (app.id + QLatin1Char('/') + way.id).toUtf8();
                const QString text = settingsText(way, target);
                QVERIFY2(!QString(text)
                              .remove(QLatin1String(keyPlace))
                              .contains(QRegularExpression(QStringLiteral("\\{(base|address|model|payload)\\}"))),
                         where.constData());
                // The address stands in it, except where it is the key's or a command's own way.
                if (way.text.contains(QLatin1String("{base}")))
                    QVERIFY2(text.contains(baseFor(way, info)), where.constData());
                QVERIFY2(!baseFor(way, info).endsWith(QLatin1Char('/')), where.constData());
                QVERIFY2(!shownText(text, key().hint()).contains(QLatin1String(keyPlace)), where.constData());
                if (way.merge == Merge::Fields) {
                    for (const auto &[field, value] : settingsFields(way, target))
                        QVERIFY2(!field.isEmpty() && !value.isEmpty(), where.constData());
                }
                if (way.files.isEmpty())
                    continue;
                // Into an empty file, and again into its own result: nothing more changes.
                const auto once = mergedFile(app, way, {}, text);
                QVERIFY2(once.ok(), where.constData());
                const auto twice = mergedFile(app, way, *once, text);
                QVERIFY2(twice.ok(), where + (twice ? QByteArray() : twice.error().detail.toUtf8()));
                QCOMPARE(*twice, *once);
            }
        }
    }
    QVERIFY(open >= 15);
}

void AppTemplates::eachTextIsReadByARealReader_data()
{
    QTest::addColumn<AppTemplate>("app");
    QTest::addColumn<Way>("way");
    for (const AppTemplate &app : builtInTemplates()) {
        for (const Way &way : app.ways)
            QTest::newRow(qPrintable(app.id + QLatin1Char('/') + way.id)) << app << way;
    }
}

void AppTemplates::eachTextIsReadByARealReader()
{
    QFETCH(AppTemplate, app);
    QFETCH(Way, way);
    const QByteArray text = filledIn(settingsText(way, {relays().first().second, claude}));
    QByteArray said;
    switch (way.syntax) {
    case Syntax::Plain:
        return;
    case Syntax::Json: {
        QJsonParseError error;
        QVERIFY(QJsonDocument::fromJson(text, &error).isObject());
        QCOMPARE(error.error, QJsonParseError::NoError);
        return;
    }
    case Syntax::Shell: {
        const bool fish = way.id == QLatin1String("fish");
        const QString program = QStandardPaths::findExecutable(fish ? QStringLiteral("fish") : QStringLiteral("bash"));
        if (program.isEmpty())
            QSKIP("that shell is not installed");
        QVERIFY2(isTaken(program, {QStringLiteral("-n")}, text, &said), said.constData());
        QCOMPARE(said, QByteArray());
        return;
    }
    case Syntax::Toml: {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty())
            QSKIP("python3 is not installed");
        const QString program = QStringLiteral("import sys, tomllib; tomllib.load(open(sys.argv[1], 'rb'))");
        QVERIFY2(isTaken(python, {QStringLiteral("-c"), program}, text, &said), said.constData());
        return;
    }
    case Syntax::Yaml: {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty() || QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import yaml")}) != 0)
            QSKIP("python3 with yaml is not installed");
        const QString program = QStringLiteral("import sys, yaml; assert yaml.safe_load(open(sys.argv[1]))");
        QVERIFY2(isTaken(python, {QStringLiteral("-c"), program}, text, &said), said.constData());
        return;
    }
    }
}

void AppTemplates::onlyServedFormatsAreOpen_data()
{
    QTest::addColumn<QString>("relayName");
    QTest::addColumn<QString>("app");
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *relay, const char *app, const QString &model, Obstacle expected) {
        QTest::addRow("%s %s %s", relay, app, qPrintable(model))
            << QString::fromLatin1(relay) << QString::fromLatin1(app) << model << int(expected);
    };
    const QString gpt = QStringLiteral("gpt-4o-mini");
    row("laisky", "claude-code", gpt, Obstacle::None);
    row("laisky", "codex", gpt, Obstacle::None);
    row("oneapi", "claude-code", claude, Obstacle::FormatNotServed);
    row("oneapi", "codex", gpt, Obstacle::FormatNotServed);
    row("oneapi", "cursor", gpt, Obstacle::None);
    row("newapi-2025", "claude-code", claude, Obstacle::None);
    row("newapi-2025", "claude-code", gpt, Obstacle::ClaudeModelWanted);
    row("newapi-2025", "codex", gpt, Obstacle::FormatNotServed);
    row("newapi-2026", "claude-code", gpt, Obstacle::None);
    row("newapi-2026", "codex", gpt, Obstacle::None);
    row("onehub", "claude-code", claude, Obstacle::None);
    row("onehub", "codex", gpt, Obstacle::None);
    row("plain", "cursor", gpt, Obstacle::None);
}

void AppTemplates::onlyServedFormatsAreOpen()
{
    QFETCH(QString, relayName);
    QFETCH(QString, app);
    QFETCH(QString, model);
    QFETCH(int, expected);
    for (const auto &[name, info] : relays()) {
        for (const AppTemplate &one : builtInTemplates()) {
            if (name == relayName && one.id == app) {
                QCOMPARE(int(obstacle(one.ways.first(), {info, model})), expected);
                return;
            }
        }
    }
    QFAIL("no such relay or app");
}

void AppTemplates::theAddressHasTheFormOfTheApp_data()
{
    QTest::addColumn<QString>("relayName");
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *relay, relay::WireFormat format, BaseForm form, const char *expected) {
        QTest::addRow("%s %d %d", relay, int(format), int(form))
            << QString::fromLatin1(relay) << int(format) << int(form) << QString::fromLatin1(expected);
    };
    using Wire = relay::WireFormat;
    row("laisky", Wire::Messages, BaseForm::Host, "https://relay.example:8443");
    row("laisky", Wire::Messages, BaseForm::V1, "https://relay.example:8443/v1");
    row("laisky", Wire::ChatCompletions, BaseForm::Endpoint, "https://relay.example:8443/v1/chat/completions");
    row("newapi-2026", Wire::Responses, BaseForm::V1, "https://relay.example:8443/v1");
    row("onehub", Wire::Messages, BaseForm::Host, "https://relay.example:8443/claude");
    row("onehub", Wire::Messages, BaseForm::V1, "https://relay.example:8443/claude/v1");
    row("onehub", Wire::ChatCompletions, BaseForm::Host, "https://relay.example:8443");
    row("plain", Wire::ChatCompletions, BaseForm::Host, "https://api.example/openai");
    row("plain", Wire::ChatCompletions, BaseForm::V1, "https://api.example/openai/v1");
}

void AppTemplates::theAddressHasTheFormOfTheApp()
{
    QFETCH(QString, relayName);
    QFETCH(int, format);
    QFETCH(int, form);
    QFETCH(QString, expected);
    Way way;
    way.format = relay::WireFormat(format);
    way.base = BaseForm(form);
    for (const auto &[name, info] : relays()) {
        if (name == relayName)
            QCOMPARE(baseFor(way, info), expected);
    }
    relay::RelayInfo odd;
    odd.kind = relay::Kind::Plain;
    odd.infer = QUrl(QStringLiteral("https://api.example/paas/v4"));
    way.format = relay::WireFormat::ChatCompletions;
    way.base = BaseForm::Host;
    QCOMPARE(int(obstacle(way, {odd, claude})), int(Obstacle::NoHostForm));
    way.base = BaseForm::V1; // the app only appends the endpoint
    QCOMPARE(baseFor(way, odd), QStringLiteral("https://api.example/paas/v4"));
}

void AppTemplates::aModelNameBecomesNoCommand()
{
    Way way;
    const relay::RelayInfo info = relays().first().second;
    for (const char *name : {"x\"; rm -rf ~; \"", "$(id)", "`id`", "a\nb", "a'b", "a\\", "${HOME}", "a;b", "a|b"})
        QCOMPARE(int(obstacle(way, {info, QString::fromLatin1(name)})), int(Obstacle::OddModel));
    for (const char *name : {"gpt-4o-mini", "deepseek/deepseek-r1:free", "o3[1m]", "ft:gpt@x", "[次]gpt"})
        QCOMPARE(int(obstacle(way, {info, QString::fromUtf8(name)})), int(Obstacle::None));
    relay::RelayInfo odd = info;
    odd.infer = QUrl(QStringLiteral("https://relay.example/$(id)/v1"));
    QCOMPARE(int(obstacle(way, {odd, claude})), int(Obstacle::OddAddress));
}

void AppTemplates::pathsFollowTheEnvironment()
{
    Way way;
    way.files.insert(QString(), QStringLiteral("${CLAUDE_CONFIG_DIR:-~/.claude}/settings.json"));
    way.files.insert(QStringLiteral("windows"), QStringLiteral("~/x/settings.json"));
    Places places{QStringLiteral("/home/ann"), {}, {}};
    QCOMPARE(settingsFile(way, places), QStringLiteral("/home/ann/.claude/settings.json"));
    QCOMPARE(shownPath(settingsFile(way, places), places), QStringLiteral("~/.claude/settings.json"));
    places.environment.insert(QStringLiteral("CLAUDE_CONFIG_DIR"), QStringLiteral("/etc/claude"));
    QCOMPARE(settingsFile(way, places), QStringLiteral("/etc/claude/settings.json"));
    places.system = QStringLiteral("windows");
    QCOMPARE(settingsFile(way, places), QStringLiteral("/home/ann/x/settings.json"));
}

void AppTemplates::linksCarryTheKeyReadably()
{
    int links = 0;
    for (const AppTemplate &app : builtInTemplates()) {
        for (const Way &way : app.ways) {
            if (way.merge != Merge::Link)
                continue;
            ++links;
            const Target target{relays().first().second, claude};
            const QByteArray link = settingsLink(way, target, key()).reveal();
            const QByteArray marker = way.linkInBase64 ? "data=" : "settings=";
            QByteArray payload = QByteArray::fromPercentEncoding(link.mid(link.indexOf(marker) + marker.size()));
            if (way.linkInBase64)
                payload = QByteArray::fromBase64(payload, QByteArray::AbortOnBase64DecodingErrors);
            QVERIFY2(QJsonDocument::fromJson(payload).isObject(), link.constData());
            QVERIFY(payload.contains("sk-templateTestKey0123456789abcdefXYZ"));
            QVERIFY(QUrl(QString::fromLatin1(link), QUrl::StrictMode).isValid());
            QVERIFY(!shownLink(way, target, key().hint()).contains(QLatin1String("templateTestKey")));
            // A key with a character that a link or a file would read as its own goes nowhere.
            QVERIFY(settingsLink(way, target, core::Secret(QByteArrayLiteral("sk-\"}&x=1"))).isEmpty());
        }
    }
    QVERIFY(links >= 3);
}

void AppTemplates::aPrivateRelayIsDoubtedForServers()
{
    AppTemplate app;
    app.callsFromServers = true;
    Way way;
    relay::RelayInfo near;
    near.kind = relay::Kind::Laisky;
    near.infer = QUrl(QStringLiteral("http://192.168.1.7:3000/v1"));
    QCOMPARE(int(doubt(app, way, {near, claude})), int(Doubt::PrivateAddress));
    QCOMPARE(int(doubt(app, way, {relays().first().second, claude})), int(Doubt::None));
    app.callsFromServers = false;
    app.runsInBrowser = true;
    QCOMPARE(int(doubt(app, way, {near, claude})), int(Doubt::PlainHttp));
    way.format = relay::WireFormat::Responses;
    QCOMPARE(int(doubt(AppTemplate(), way, {relays().last().second, claude})), int(Doubt::FormatUnknown));
}

void AppTemplates::wordsAreTranslated()
{
    for (const AppTemplate &app : builtInTemplates()) {
        const QString english = app.note.in(QStringLiteral("en_US"));
        QVERIFY2(english.isEmpty() || app.note.in(QStringLiteral("zh_CN")) != english, qPrintable(app.id));
        for (const Way &way : app.ways) {
            QVERIFY2(!way.title.in(QStringLiteral("de_DE")).isEmpty(), qPrintable(app.id));
            const QString note = way.note.in(QStringLiteral("en"));
            QVERIFY2(note.isEmpty() || way.note.in(QStringLiteral("zh_CN")) != note, qPrintable(app.id));
        }
    }
}

RELAYDESK_TEST(QCoreApplication, AppTemplates)
#include "tst_apptemplates.moc"
