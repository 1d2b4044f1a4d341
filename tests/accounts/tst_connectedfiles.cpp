#include "accounts/connect/connectedfiles.h"
#include "accounts/connect/linediff.h"
#include "accounts/connect/merge.h"
#include "secrets/secretfile.h"
#include "storage/database.h"
#include "support/answer.h"
#include "support/fakeclock.h"
#include "support/quietmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace accounts::connect;
using support::answer;

namespace {

const QByteArray secretText = QByteArrayLiteral("sk-connectedFilesCanary0123456789abcd");

core::Secret key()
{
    return core::Secret(secretText);
}

const AppTemplate *find(const QList<AppTemplate> &all, const char *id)
{
    for (const AppTemplate &app : all) {
        if (app.id == QLatin1String(id))
            return &app;
    }
    return nullptr;
}

Target target()
{
    relay::RelayInfo info;
    info.kind = relay::Kind::Laisky;
    info.root = QUrl(QStringLiteral("https://relay.example"));
    info.infer = QUrl(QStringLiteral("https://relay.example/v1"));
    return {info, QStringLiteral("claude-sonnet-4-5")};
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

constexpr auto permissionBits = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner |
                                QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther;

// A home folder and a database.
struct Home
{
    Home() : database(QStringLiteral(":memory:")), files(database, clock)
    {
        if (!answer(database.open()).ok())
            qFatal("no database");
    }
    Places places() const { return {folder.path(), {}, {}}; }
    QString path(const char *name) const { return folder.filePath(QLatin1String(name)); }

    QTemporaryDir folder{};
    support::FakeClock clock{1'750'000'000'000};
    storage::Database database;
    ConnectedFiles files;
    QList<AppTemplate> apps = builtInTemplates();
};

} // namespace

class ConnectedFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonKeepsWhatItDoesNotSet_data();
    void jsonKeepsWhatItDoesNotSet();
    void jsonThatIsNoObjectIsLeftAlone();
    void tomlKeepsWhatItDoesNotSet_data();
    void tomlKeepsWhatItDoesNotSet();
    void tomlInAnotherFormIsLeftAlone();
    void linesAreSetByName();
    void aBlockIsReplacedByItself();
    void windowsLineEndsStay();
    void everyFileIsRestoredByteForByte_data();
    void everyFileIsRestoredByteForByte();
    void aNewFileIsTheOwnersAndGoesAgain();
    void theNewestIsUndoneFirst();
    void aFileChangedSinceIsNotOverwritten();
    void aLinkIsFollowed();
    void aFileChangedBetweenIsNotWritten();
    void differencesHideSecrets();
};

void ConnectedFilesTest::jsonKeepsWhatItDoesNotSet_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("empty object") << QByteArray("{}")
                                  << QByteArray("{\n  \"env\": {\n      \"A\": \"1\",\n      \"B\": \"2\"\n  }\n}");
    QTest::newRow("order and comments")
        << QByteArray("{\n    // mine\n    \"z\": [1, 2],\n    \"env\": {\n        \"B\": \"old\", // why\n        "
                      "\"X\": 1\n    },\n    \"a\": true\n}\n")
        << QByteArray("{\n    // mine\n    \"z\": [1, 2],\n    \"env\": {\n        \"B\": \"2\", // why\n        "
                      "\"X\": 1,\n        \"A\": \"1\"\n    },\n    \"a\": true\n}\n");
    QTest::newRow("trailing comma and comment")
        << QByteArray("{\n  \"env\": {\n    \"X\": 1, // last\n  },\n}\n")
        << QByteArray("{\n  \"env\": {\n    \"X\": 1, // last\n    \"A\": \"1\",\n    \"B\": \"2\"\n  },\n}\n");
    QTest::newRow("comment behind the last member")
        << QByteArray("{\n  \"env\": {\n    \"X\": 1 // last\n  }\n}\n")
        << QByteArray("{\n  \"env\": {\n    \"X\": 1, // last\n    \"A\": \"1\",\n    \"B\": \"2\"\n  }\n}\n");
    QTest::newRow("one line") << QByteArray("{\"env\":{\"X\":1},\"q\":\"a\\\"}{\"}")
                              << QByteArray("{\"env\":{\"X\":1,\"A\":\"1\",\"B\":\"2\"},\"q\":\"a\\\"}{\"}");
    QTest::newRow("another kind of value")
        << QByteArray("{\"env\": null, \"y\": 0}") << QByteArray("{\"env\": {\"A\":\"1\",\"B\":\"2\"}, \"y\": 0}");
    QTest::newRow("nothing") << QByteArray(" \n") << QByteArray("{\"env\": {\"A\": \"1\", \"B\": \"2\"}}\n");
}

void ConnectedFilesTest::jsonKeepsWhatItDoesNotSet()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, expected);
    const QByteArray wanted("{\"env\": {\"A\": \"1\", \"B\": \"2\"}}\n");
    const auto merged = patchJson(before, wanted);
    QVERIFY2(merged.ok(), merged ? "" : qPrintable(merged.error().detail));
    QCOMPARE(*merged, expected);
    const auto again = patchJson(*merged, wanted);
    QVERIFY(again.ok());
    QCOMPARE(*again, expected);
}

void ConnectedFilesTest::jsonThatIsNoObjectIsLeftAlone()
{
    for (const char *text : {"[1]", "{\"a\": }", "{\"a\":1", "hello", "{\"a\":1} trailing", "/* open"}) {
        const auto merged = patchJson(text, "{\"b\":1}");
        QVERIFY2(!merged, text);
        QCOMPARE(merged.error().kind, core::ErrorKind::BadRequest);
    }
}

void ConnectedFilesTest::tomlKeepsWhatItDoesNotSet_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nothing") << QByteArray() << QByteArray("model = \"m\"\n\n[p.relay]\nname = \"R\"\n");
    QTest::newRow("root before the first table")
        << QByteArray("# mine\nother = 1\n\n[profiles.x]\nmodel = \"keep\"\n")
        << QByteArray(
               "# mine\nother = 1\nmodel = \"m\"\n\n[profiles.x]\nmodel = \"keep\"\n\n[p.relay]\nname = \"R\"\n");
    QTest::newRow("replaced in place") << QByteArray(
                                              "model = \"old\" # why\n[p.relay]\nurl = 'x'\nname = \"old\"\n[z]\na=1\n")
                                       << QByteArray("model = \"m\"\n[p.relay]\nurl = 'x'\nname = \"R\"\n[z]\na=1\n");
    QTest::newRow("values over several lines")
        << QByteArray("notify = [\n  \"[model]\",\n  \"model = 1\",\n]\ntext = \"\"\"\nmodel = "
                      "\"no\"\n\"\"\"\n[[many]]\nmodel = 1\n")
        << QByteArray("notify = [\n  \"[model]\",\n  \"model = 1\",\n]\ntext = \"\"\"\nmodel = \"no\"\n\"\"\"\nmodel = "
                      "\"m\"\n\n[[many]]\nmodel = 1\n\n[p.relay]\nname = \"R\"\n");
    QTest::newRow("only tables") << QByteArray("[a]\nx = 1\n")
                                 << QByteArray("model = \"m\"\n\n[a]\nx = 1\n\n[p.relay]\nname = \"R\"\n");
}

void ConnectedFilesTest::tomlKeepsWhatItDoesNotSet()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, expected);
    const QByteArray wanted("model = \"m\"\n\n[p.relay]\nname = \"R\"\n");
    const auto merged = patchToml(before, wanted);
    QVERIFY2(merged.ok(), merged ? "" : qPrintable(merged.error().detail));
    QCOMPARE(*merged, expected);
    const auto again = patchToml(*merged, wanted);
    QVERIFY(again.ok());
    QCOMPARE(*again, expected);
    // A real reader sees what was there, and what was wanted.
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("a")), before);
    write(folder.filePath(QStringLiteral("b")), *merged);
    const QString program = QStringLiteral("import sys, tomllib\n"
                                           "a, b = (tomllib.load(open(p, 'rb')) for p in sys.argv[1:])\n"
                                           "assert b['model'] == 'm' and b['p']['relay']['name'] == 'R'\n"
                                           "a['model'] = 'm'\n"
                                           "a.setdefault('p', {}).setdefault('relay', {})['name'] = 'R'\n"
                                           "assert a == b, (a, b)\n");
    QProcess process;
    process.start(python, {QStringLiteral("-c"), program, folder.filePath(QStringLiteral("a")),
                           folder.filePath(QStringLiteral("b"))});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void ConnectedFilesTest::tomlInAnotherFormIsLeftAlone()
{
    const QByteArray wanted("[p.relay]\nname = \"R\"\n");
    for (const char *text : {"p.relay.name = 'x'\n", "p = { relay = { name = 'x' } }\n",
                             "[p]\nrelay = { name = 'x' }\n", "[p]\nrelay.name = 'x'\n", "what is this\n", "a = [1,\n"})
        QVERIFY2(!patchToml(text, wanted), text);
}

void ConnectedFilesTest::linesAreSetByName()
{
    QCOMPARE(patchLines("# mine\nexport A=1\nB: x\nA=3", "A=2\nC: \"y\"\n"),
             QByteArray("# mine\nA=2\nB: x\n# A=3\nC: \"y\"\n"));
    QCOMPARE(patchLines({}, "A=2\n"), QByteArray("A=2\n"));
}

void ConnectedFilesTest::aBlockIsReplacedByItself()
{
    const QByteArray once = patchBlock("alias x=y\n", "export A=1\n", "Claude Code");
    QCOMPARE(once, QByteArray("alias x=y\n\n# >>> relaydesk: Claude Code >>>\nexport A=1\n"
                              "# <<< relaydesk: Claude Code <<<\n"));
    QCOMPARE(patchBlock(once + "later\n", "export A=2\n", "Claude Code"),
             QByteArray(once + "later\n").replace("A=1", "A=2"));
}

void ConnectedFilesTest::windowsLineEndsStay()
{
    AppTemplate app;
    Way way;
    way.merge = Merge::Json;
    const auto merged = mergedFile(app, way, "{\r\n  \"x\": 1\r\n}\r\n", QStringLiteral("{\"y\": 2}\n"));
    QVERIFY(merged.ok());
    QCOMPARE(*merged, QByteArray("{\r\n  \"x\": 1,\r\n  \"y\": 2\r\n}\r\n"));
}

void ConnectedFilesTest::everyFileIsRestoredByteForByte_data()
{
    QTest::addColumn<QString>("appId");
    QTest::addColumn<QString>("wayId");
    for (const AppTemplate &app : builtInTemplates()) {
        for (const Way &way : app.ways) {
            if (!way.files.isEmpty())
                QTest::newRow(qPrintable(app.id + QLatin1Char('/') + way.id)) << app.id << way.id;
        }
    }
}

// Over a file with somebody's settings in it, with odd permissions, without a last line end.
void ConnectedFilesTest::everyFileIsRestoredByteForByte()
{
    QFETCH(QString, appId);
    QFETCH(QString, wayId);
    Home home;
    for (const AppTemplate &app : home.apps) {
        for (const Way &way : app.ways) {
            if (app.id != appId || way.id != wayId)
                continue;
            const QString path = settingsFile(way, home.places());
            QVERIFY(path.startsWith(home.folder.path()));
            const QByteArray before = way.merge == Merge::Json   ? QByteArray("{ \"mine\" : [ 1,2 ],\t\"env\":{} }")
                                      : way.merge == Merge::Toml ? QByteArray("# mine\n\n[other]\nx=1")
                                                                 : QByteArray("# \xe4\xbd\xa0\xe5\xa5\xbd\nMINE: 1");
            write(path, before);
            QVERIFY(
                QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup));
            const auto mode = QFile::permissions(path) & permissionBits;
            const auto change = ConnectedFiles::workOut(app, way, target(), home.places());
            QVERIFY2(change.ok(), change ? "" : qPrintable(change.error().detail));
            QVERIFY(change->existed && change->othersMayRead);
            QVERIFY(!change->after.contains(secretText)); // the key comes last
            const auto made = answer(home.files.apply(*change, key(), {}));
            QVERIFY2(made.ok(), made ? "" : qPrintable(made.error().detail));
            QCOMPARE(read(path).contains(secretText), way.text.contains(QLatin1String(keyPlace)));
            QVERIFY(!read(path).contains(keyPlace));
            QVERIFY(read(path).contains(way.merge == Merge::Whole ? QByteArray("relay") : QByteArray("mine")) ||
                    read(path).contains("MINE"));
            QCOMPARE(QFile::permissions(path) & permissionBits, mode);
            QVERIFY(ConnectedFiles::isAsWritten(*made));
            QVERIFY(answer(home.files.undo(*made)).ok());
            QCOMPARE(read(path), before);
            QCOMPARE(QFile::permissions(path) & permissionBits, mode);
            QCOMPARE(QDir(QFileInfo(path).path()).entryList(QDir::Files | QDir::Hidden).size(), 1); // no copy is left
            QVERIFY(answer(home.files.list()).value().isEmpty());
            return;
        }
    }
    QFAIL("no such way");
}

void ConnectedFilesTest::aNewFileIsTheOwnersAndGoesAgain()
{
    Home home;
    const AppTemplate &app = *find(home.apps, "claude-code");
    const auto change = ConnectedFiles::workOut(app, app.ways.first(), target(), home.places());
    QVERIFY(change.ok());
    QVERIFY(!change->existed);
    const auto made = answer(home.files.apply(*change, key(), {}));
    QVERIFY(made.ok());
    const QString path = home.path(".claude/settings.json");
    QCOMPARE(QFile::permissions(path) & permissionBits, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QVERIFY(!secrets::othersMayRead(QFileInfo(path).path()));
    const QJsonObject env = QJsonDocument::fromJson(read(path)).object().value(QLatin1String("env")).toObject();
    QCOMPARE(env.value(QLatin1String("ANTHROPIC_AUTH_TOKEN")).toString().toUtf8(), secretText);
    QCOMPARE(env.value(QLatin1String("ANTHROPIC_BASE_URL")).toString(), QStringLiteral("https://relay.example"));
    QVERIFY(answer(home.files.undo(*made)).ok());
    QVERIFY(!QFileInfo::exists(path));
}

void ConnectedFilesTest::theNewestIsUndoneFirst()
{
    Home home;
    const AppTemplate &app = *find(home.apps, "claude-code");
    const QString path = home.path(".claude/settings.json");
    write(path, "{\"a\":1}");
    const auto apply = [&](const char *model) {
        Target other = target();
        other.model = QLatin1String(model);
        const auto change = ConnectedFiles::workOut(app, app.ways.first(), other, home.places());
        return answer(home.files.apply(*change, key(), {})).value();
    };
    const ConnectedFile first = apply("claude-one");
    const QByteArray afterFirst = read(path);
    const ConnectedFile second = apply("claude-two");
    QVERIFY(read(path).contains("claude-two"));
    QCOMPARE(answer(home.files.undo(first)).error().kind, core::ErrorKind::NotFound);
    QVERIFY(answer(home.files.undo(second)).ok());
    QCOMPARE(read(path), afterFirst);
    QVERIFY(answer(home.files.undo(first)).ok());
    QCOMPARE(read(path), QByteArray("{\"a\":1}"));
}

void ConnectedFilesTest::aFileChangedSinceIsNotOverwritten()
{
    Home home;
    const AppTemplate &app = *find(home.apps, "gptcommit");
    const QString path = home.path(".config/gptcommit/config.toml");
    write(path, "x = 1\n");
    const auto change = ConnectedFiles::workOut(app, app.ways.first(), target(), home.places());
    const auto made = answer(home.files.apply(*change, key(), {}));
    QVERIFY(made.ok());
    write(path, read(path) + "y = 2\n");
    QVERIFY(!ConnectedFiles::isAsWritten(*made));
    QCOMPARE(answer(home.files.undo(*made)).error().kind, core::ErrorKind::BadRequest);
    QVERIFY(read(path).contains("y = 2"));
    QVERIFY(answer(home.files.undo(*made, true)).ok());
    QCOMPARE(read(path), QByteArray("x = 1\n"));
}

void ConnectedFilesTest::aLinkIsFollowed()
{
    Home home;
    const AppTemplate &app = *find(home.apps, "claude-code");
    const QString real = home.path("dotfiles/claude.json");
    write(real, "{}\n");
    QDir().mkpath(home.path(".claude"));
    const QString path = home.path(".claude/settings.json");
    QVERIFY(QFile::link(real, path));
    const auto change = ConnectedFiles::workOut(app, app.ways.first(), target(), home.places());
    const auto made = answer(home.files.apply(*change, key(), {}));
    QVERIFY(made.ok());
    QVERIFY(QFileInfo(path).isSymLink());
    QVERIFY(read(real).contains(secretText));
    QVERIFY(answer(home.files.undo(*made)).ok());
    QVERIFY(QFileInfo(path).isSymLink());
    QCOMPARE(read(real), QByteArray("{}\n"));
}

void ConnectedFilesTest::aFileChangedBetweenIsNotWritten()
{
    Home home;
    const AppTemplate &app = *find(home.apps, "claude-code");
    const QString path = home.path(".claude/settings.json");
    const auto change = ConnectedFiles::workOut(app, app.ways.first(), target(), home.places());
    write(path, "{\"theirs\":1}");
    QCOMPARE(answer(home.files.apply(*change, key(), {})).error().kind, core::ErrorKind::BadRequest);
    QCOMPARE(read(path), QByteArray("{\"theirs\":1}"));
}

void ConnectedFilesTest::differencesHideSecrets()
{
    const QByteArray before(
        "a\n\"ANTHROPIC_AUTH_TOKEN\": \"sk-oldSecretKey1234567890\",\napi_key = 'hunter2hunter2'\n");
    const QByteArray after("a\n\"ANTHROPIC_AUTH_TOKEN\": \"{key}\",\napi_key = 'hunter2hunter2'\nb\n");
    const QList<DiffLine> lines = differences(before, after, QStringLiteral("…abcd"));
    using Kind = DiffLine::Kind;
    const QList<DiffLine> expected{
        {Kind::Same, QStringLiteral("a")},
        {Kind::Removed, QStringLiteral("\"ANTHROPIC_AUTH_TOKEN\": \"sk-…7890\",")},
        {Kind::Added, QStringLiteral("\"ANTHROPIC_AUTH_TOKEN\": \"sk-…abcd\",")},
        {Kind::Same, QStringLiteral("api_key = '…'")},
        {Kind::Added, QStringLiteral("b")},
    };
    QCOMPARE(lines.size(), expected.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QCOMPARE(lines[i].text, expected[i].text);
        QCOMPARE(lines[i].kind, expected[i].kind);
    }
    QByteArray many;
    for (int i = 0; i < 50; ++i)
        many += QByteArray::number(i) + '\n';
    const QList<DiffLine> far = differences(many, many + "end\n", {});
    QCOMPARE(far.first().kind, Kind::Skipped);
    QCOMPARE(far.first().text, QStringLiteral("47"));
    QCOMPARE(far.size(), 5);
}

RELAYDESK_TEST(QCoreApplication, ConnectedFilesTest)
#include "tst_connectedfiles.moc"
