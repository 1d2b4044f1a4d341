#include "storage/migrator.h"
#include "storage/sqlscript.h"
#include "support/quietmain.h"

#include <QDir>

using namespace storage;

class TestSqlScript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void splits_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("statements");
        const auto row = [](const char *name, const char *script, const QStringList &expected) {
            QTest::newRow(name) << QString::fromUtf8(script) << expected;
        };
        const auto s = [](const char *text) { return QString::fromUtf8(text); };
        row("nothing", "  \n -- only a note;\n /* ; */ ;; ", {});
        row("two", "SELECT 1; SELECT 2;", {s("SELECT 1"), s("SELECT 2")});
        row("no last semicolon", "SELECT 1;\nSELECT 2", {s("SELECT 1"), s("SELECT 2")});
        row("string", "SELECT 'a;b', 'it''s; so';SELECT 2", {s("SELECT 'a;b', 'it''s; so'"), s("SELECT 2")});
        row("names", "SELECT \"a;b\", [c;d], `e;f`;SELECT 2", {s("SELECT \"a;b\", [c;d], `e;f`"), s("SELECT 2")});
        row("comments", "SELECT 1 -- not; here\n, 2 /* nor; here */;SELECT 2",
            {s("SELECT 1 -- not; here\n, 2 /* nor; here */"), s("SELECT 2")});
        row("quote in a comment", "SELECT 1; -- don't\nSELECT 2;", {s("SELECT 1"), s("-- don't\nSELECT 2")});
        row("comment in a string", "SELECT '--'; SELECT '/*'; SELECT 3",
            {s("SELECT '--'"), s("SELECT '/*'"), s("SELECT 3")});
        row("trigger",
            "create trigger x after insert on t begin select 1; select case when 1 then 2 end; end; SELECT 2;",
            {s("create trigger x after insert on t begin select 1; select case when 1 then 2 end; end"),
             s("SELECT 2")});
        row("temporary trigger", "CREATE TEMP TRIGGER x AFTER DELETE ON t BEGIN SELECT 1; END /* ; */ ; SELECT 2",
            {s("CREATE TEMP TRIGGER x AFTER DELETE ON t BEGIN SELECT 1; END /* ; */"), s("SELECT 2")});
        row("a table called trigger", "CREATE TABLE trigger_end (x); SELECT 2",
            {s("CREATE TABLE trigger_end (x)"), s("SELECT 2")});
        row("unfinished string", "SELECT 1; SELECT 'open; ", {s("SELECT 1"), s("SELECT 'open;")});
        row("Chinese", "SELECT '余额;';SELECT 2", {s("SELECT '余额;'"), s("SELECT 2")});
    }
    void splits()
    {
        QFETCH(QString, script);
        QFETCH(QStringList, statements);
        QCOMPARE(splitStatements(script), statements);
    }
    void everyMigrationIsCompiledInAndNumbered()
    {
        const QStringList files = QDir(QStringLiteral(SOURCE_ROOT "/src/storage/migrations"))
                                      .entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
        const auto steps = Migrator::builtIn();
        QVERIFY(!files.isEmpty());
        QCOMPARE(static_cast<qsizetype>(steps.size()), files.size());
        for (qsizetype i = 0; i < files.size(); ++i) {
            QCOMPARE(steps[static_cast<std::size_t>(i)].name, files.at(i));
            QCOMPARE(steps[static_cast<std::size_t>(i)].number, static_cast<int>(i) + 1);
        }
    }
};

RELAYDESK_TEST(QCoreApplication, TestSqlScript)
#include "tst_sqlscript.moc"
