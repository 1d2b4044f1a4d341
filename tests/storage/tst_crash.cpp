#include "storage/database.h"
#include "support/answer.h"
#include "support/quietmain.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace storage;
using core::Result;
using support::answer;

// A process that writes is killed without a warning: the file opens whole, with everything that was reported as done.
class TestCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKilledWriterLosesNothingReported()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("r.db"));
        qint64 before = 0;
        for (int round = 0; round < 3; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path});
            QVERIFY(writer.waitForStarted());
            qint64 reported = 0;
            QTRY_VERIFY_WITH_TIMEOUT((reported = lastLine(writer, reported)) > before + 200, 30'000);
            writer.kill();
            QVERIFY(writer.waitForFinished());
            QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
            reported = lastLine(writer, reported);

            Database db(path);
            QVERIFY(answer(db.open()).ok());
            QCOMPARE(answer(db.read([](Connection &c) {
                         return text(c, QStringLiteral("PRAGMA integrity_check"));
                     })).value(),
                     QStringLiteral("ok"));
            QVERIFY(answer(db.write([](Connection &c) {
                        return c.exec(
                            QStringLiteral("INSERT INTO message_fts(message_fts) VALUES ('integrity-check')"));
                    })).ok());
            const qint64 rows =
                answer(db.read([](Connection &c) { return text(c, QStringLiteral("SELECT count(*) FROM message")); }))
                    .value()
                    .toLongLong();
            const qint64 last =
                answer(db.read([](Connection &c) { return text(c, QStringLiteral("SELECT max(id) FROM message")); }))
                    .value()
                    .toLongLong();
            QVERIFY2(rows >= reported, qPrintable(QStringLiteral("%1 rows, %2 reported").arg(rows).arg(reported)));
            QCOMPARE(rows, last); // without a hole
            before = rows;
        }
    }

public:
    static int write(const QString &path)
    {
        Database db(path);
        QObject context;
        (void)db.open();
        (void)db.write([](Connection &c) {
            return c.exec(
                QStringLiteral("INSERT OR IGNORE INTO conversation (id, created_at, updated_at) VALUES (1, 0, 0)"));
        });
        std::function<void()> next = [&] {
            db.write([](Connection &c) -> Result<qint64> {
                  if (const auto in =
                          c.run(QStringLiteral("INSERT INTO message (conversation_id, role, state, text, created_at) "
                                               "VALUES (1, 'user', 'complete', ?, 0)"),
                                QString(300, QLatin1Char('x')));
                      !in)
                      return in.error();
                  return c.lastInsertId();
              }).finally(&context, [&](const Result<qint64> &id) {
                if (!id)
                    std::exit(3);
                std::printf("%lld\n", static_cast<long long>(id.value()));
                std::fflush(stdout);
                next();
            });
        };
        next();
        return QCoreApplication::exec();
    }

private:
    static Result<QString> text(Connection &c, const QString &sql)
    {
        auto s = c.prepare(sql);
        if (const auto row = s.value().next(); !row)
            return row.error();
        return s.value().text(0);
    }
    static qint64 lastLine(QProcess &process, qint64 before)
    {
        while (process.canReadLine())
            before = process.readLine().trimmed().toLongLong();
        return before;
    }
};

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--write") == 0) {
        QCoreApplication app(argc, argv);
        return TestCrash::write(QString::fromLocal8Bit(argv[2]));
    }
    return support::run<QCoreApplication, TestCrash>(argc, argv);
}
#include "tst_crash.moc"
