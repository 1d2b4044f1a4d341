#include "storage/database.h"
#include "support/answer.h"
#include "support/quietmain.h"

#include <QFile>
#include <QTemporaryDir>

using namespace storage;
using core::Error;
using core::ErrorCause;
using core::ErrorKind;
using core::Result;
using support::answer;

namespace {

Result<qint64> count(Connection &c, const QString &table)
{
    auto s = c.prepare(QStringLiteral("SELECT count(*) FROM ") + table);
    if (!s)
        return s.error();
    if (const auto row = s.value().next(); !row)
        return row.error();
    return s.value().integer(0);
}

std::vector<Migration> steps(int upTo)
{
    std::vector<Migration> all{
        {1, QStringLiteral("one"),
         QStringLiteral("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);")},
        {2, QStringLiteral("two"),
         QStringLiteral("ALTER TABLE word ADD COLUMN size INTEGER; UPDATE word SET size = length(text);")},
        {3, QStringLiteral("three"),
         QStringLiteral("CREATE TABLE other (id INTEGER); CREATE TABLE word (id INTEGER);")},
    };
    all.resize(static_cast<std::size_t>(upTo));
    return all;
}

Result<void> addWord(Connection &c, const QString &word)
{
    return c.run(QStringLiteral("INSERT INTO word (text) VALUES (?)"), word);
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensInMemoryWithTheSchema()
    {
        Database db(QStringLiteral(":memory:"));
        const auto report = answer(db.open());
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->version, Migrator(Migrator::builtIn()).latest());
        QVERIFY(report->migrated);
        QVERIFY(report->backup.isEmpty());
        QCOMPARE(answer(db.read([](Connection &c) { return count(c, QStringLiteral("account")); })).value(), 0);
        QCOMPARE(answer(db.read([](Connection &c) { return count(c, QStringLiteral("message_fts")); })).value(), 0);
    }
    void refusesWorkBeforeOpen()
    {
        Database db(QStringLiteral(":memory:"));
        const auto early = answer(db.read([](Connection &c) { return count(c, QStringLiteral("account")); }));
        QCOMPARE(early.error().kind, ErrorKind::Storage);
    }
    void keepsTheOrderAndTheValues()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("deep/er/relaydesk.db"));
        {
            Database db(path, steps(1));
            (void)db.open();
            for (int i = 0; i < 500; ++i)
                (void)db.write([i](Connection &c) { return addWord(c, QString::number(i)); });
        } // the destructor finishes what was queued
        QVERIFY(!QFile::exists(path + QStringLiteral("-wal")));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        Database db(path, steps(1));
        const auto report = answer(db.open());
        QVERIFY(!report->migrated);
        QCOMPARE(answer(db.read([](Connection &c) { return count(c, QStringLiteral("word")); })).value(), 500);
    }
    void answersWaitersAfterItsDeath()
    {
        QObject context;
        int answered = 0;
        {
            Database db(QStringLiteral(":memory:"), steps(1));
            (void)db.open();
            for (int i = 0; i < 20; ++i)
                db.write([i](Connection &c) {
                      return addWord(c, QString::number(i));
                  }).finally(&context, [&](const Result<void> &r) { answered += r.ok() ? 1 : 0; });
        }
        QTRY_COMPARE(answered, 20);
    }
    void rollsBackWhatFails()
    {
        Database db(QStringLiteral(":memory:"), steps(1));
        (void)db.open();
        const auto failed = answer(db.write([](Connection &c) -> Result<void> {
            if (const auto one = addWord(c, QStringLiteral("a")); !one)
                return one;
            return addWord(c, QStringLiteral("a"));
        }));
        QCOMPARE(failed.error().kind, ErrorKind::Storage);
        QVERIFY2(failed.error().detail.contains(QStringLiteral("UNIQUE constraint failed: word.text")),
                 qPrintable(failed.error().detail));
        QCOMPARE(answer(db.read([](Connection &c) { return count(c, QStringLiteral("word")); })).value(), 0);
        QVERIFY(answer(db.write([](Connection &c) { return addWord(c, QStringLiteral("a")); })).ok());
    }
    void foreignKeysAreKept()
    {
        Database db(QStringLiteral(":memory:"));
        (void)db.open();
        const auto failed = answer(db.write([](Connection &c) {
            return c.run(QStringLiteral("INSERT INTO ledger_state (account_id) VALUES (?)"), 99);
        }));
        QVERIFY(!failed.ok());
        QVERIFY(failed.error().detail.contains(QStringLiteral("FOREIGN KEY")));
    }
    void keepsACopyBeforeAnUpgrade()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("r.db"));
        {
            Database db(path, steps(1));
            (void)db.open();
            (void)db.write([](Connection &c) { return addWord(c, QStringLiteral("three")); });
        }
        {
            Database db(path, steps(2));
            const auto report = answer(db.open());
            QVERIFY(report.ok());
            QVERIFY(report->migrated);
            QCOMPARE(report->version, 2);
            QCOMPARE(report->backup, path + QStringLiteral(".bak-v1"));
            const auto size = answer(db.read([](Connection &c) -> Result<qint64> {
                auto s = c.prepare(QStringLiteral("SELECT size FROM word"));
                (void)s.value().next();
                return s.value().integer(0);
            }));
            QCOMPARE(size.value(), 5);
        }
        Database copy(path + QStringLiteral(".bak-v1"), steps(1));
        QCOMPARE(answer(copy.open())->version, 1);
        QCOMPARE(answer(copy.read([](Connection &c) { return count(c, QStringLiteral("word")); })).value(), 1);
    }
    void aFailedStepLeavesTheVersionBefore()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("r.db"));
        {
            Database db(path, steps(3));
            const auto report = answer(db.open());
            QVERIFY(!report.ok());
            QVERIFY2(report.error().detail.contains(QStringLiteral("table word already exists")),
                     qPrintable(report.error().detail));
            const auto refused = answer(db.read([](Connection &c) { return count(c, QStringLiteral("word")); }));
            QCOMPARE(refused.error(), report.error());
        }
        Database db(path, steps(2));
        QCOMPARE(answer(db.open())->version, 2);
        QVERIFY(!answer(db.read([](Connection &c) { return count(c, QStringLiteral("other")); })).ok());
    }
    void aNewerFileIsReadOnly()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("r.db"));
        {
            Database db(path, steps(2));
            (void)db.open();
            (void)db.write([](Connection &c) { return addWord(c, QStringLiteral("kept")); });
        }
        {
            Database db(path, steps(1));
            const auto report = answer(db.open());
            QVERIFY(report.ok());
            QVERIFY(report->readOnly);
            QCOMPARE(report->version, 2);
            const auto refused = answer(db.write([](Connection &c) { return addWord(c, QStringLiteral("lost")); }));
            QCOMPARE(refused.error().kind, ErrorKind::Storage);
            QCOMPARE(refused.error().cause, ErrorCause::NewerDatabase);
            // A write that came by the other door is refused by SQLite itself.
            const auto sneaked = answer(db.read([](Connection &c) { return addWord(c, QStringLiteral("lost")); }));
            QCOMPARE(sneaked.error().cause, ErrorCause::NewerDatabase);
            QCOMPARE(answer(db.read([](Connection &c) { return count(c, QStringLiteral("word")); })).value(), 1);
        }
        Database db(path, steps(2));
        QVERIFY(!answer(db.open())->readOnly);
    }
    void whatIsNoDatabaseIsLeftAlone()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("r.db"));
        const QByteArray notes(5000, 'n');
        {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(notes);
        }
        {
            Database db(path);
            const auto report = answer(db.open());
            QCOMPARE(report.error().kind, ErrorKind::Storage);
            QVERIFY2(report.error().detail.contains(QStringLiteral("not a database")),
                     qPrintable(report.error().detail));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), notes);
    }
    void aPlaceThatCannotBeWritten()
    {
        QTemporaryDir dir;
        QFile wall(dir.filePath(QStringLiteral("wall")));
        QVERIFY(wall.open(QIODevice::WriteOnly));
        Database db(dir.filePath(QStringLiteral("wall/r.db")));
        const auto report = answer(db.open());
        QCOMPARE(report.error().kind, ErrorKind::Storage);
        QVERIFY2(report.error().detail.contains(QStringLiteral("unable to open database file")),
                 qPrintable(report.error().detail));
    }
    void aFullDiskLosesOnlyTheLastWork()
    {
        QTemporaryDir dir;
        Database db(dir.filePath(QStringLiteral("r.db")), steps(1));
        (void)db.open();
        (void)db.write([](Connection &c) { return addWord(c, QStringLiteral("small")); });
        (void)db.read([](Connection &c) { return c.exec(QStringLiteral("PRAGMA max_page_count = 12")); });
        const auto failed =
            answer(db.write([](Connection &c) { return addWord(c, QString(200'000, QLatin1Char('x'))); }));
        QCOMPARE(failed.error().kind, ErrorKind::Storage);
        QVERIFY2(failed.error().detail.contains(QStringLiteral("full")), qPrintable(failed.error().detail));
        QVERIFY(answer(db.write([](Connection &c) { return addWord(c, QStringLiteral("more")); })).ok());
        QCOMPARE(answer(db.read([](Connection &c) { return count(c, QStringLiteral("word")); })).value(), 2);
    }
    void settingsAreThoseOfTheArchitecture()
    {
        QTemporaryDir dir;
        Database db(dir.filePath(QStringLiteral("r.db")), steps(1));
        (void)db.open();
        const auto pragma = [&](const char *name) {
            const QString sql = QStringLiteral("PRAGMA ") + QLatin1String(name);
            return answer(db.read([sql](Connection &c) -> Result<QString> {
                       auto s = c.prepare(sql);
                       (void)s.value().next();
                       return s.value().text(0);
                   }))
                .value();
        };
        QCOMPARE(pragma("journal_mode"), QStringLiteral("wal"));
        QCOMPARE(pragma("synchronous"), QStringLiteral("1"));
        QCOMPARE(pragma("foreign_keys"), QStringLiteral("1"));
        QCOMPARE(pragma("busy_timeout"), QStringLiteral("5000"));
    }
};

RELAYDESK_TEST(QCoreApplication, TestDatabase)
#include "tst_database.moc"
