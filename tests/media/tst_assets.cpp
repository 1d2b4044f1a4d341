#include "media/assets.h"
#include "media/wave.h"
#include "storage/database.h"
#include "support/answer.h"
#include "support/fakeclock.h"
#include "support/quietmain.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

using namespace media;
using support::answer;

namespace {

QByteArray file(const char *name)
{
    QFile f(QStringLiteral(TEST_DATA "/media/") + QLatin1String(name));
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

} // namespace

class TestAssets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_db = std::make_unique<storage::Database>(m_dir->filePath(QStringLiteral("r.db")));
        QVERIFY(answer(m_db->open()).ok());
    }
    void cleanup()
    {
        m_db.reset();
        m_dir.reset();
    }

    void keepsAndFinds()
    {
        Assets assets(*m_db, folder(), m_clock);
        const auto added = answer(assets.add(file("red.gif"), QStringLiteral("red.gif")));
        QVERIFY2(added.ok(), added.ok() ? "" : qPrintable(added.error().detail));
        QVERIFY(added->id.isValid());
        QCOMPARE(added->mime, QStringLiteral("image/gif"));
        QCOMPARE(added->pixels, QSize(8, 6));
        QVERIFY(!added->duration);
        QCOMPARE(assets.path(*added),
                 folder() + QLatin1Char('/') + added->sha256.left(2) + QLatin1Char('/') + added->sha256);
        QCOMPARE(assets.bytes(added->id), file("red.gif"));
        QCOMPARE(answer(assets.find(added->id))->sha256, added->sha256);
        QCOMPARE(QFile::permissions(assets.path(*added)) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    void soundHasALength()
    {
        Assets assets(*m_db, folder(), m_clock);
        const auto added = answer(assets.add(file("tone.wav"), QStringLiteral("tone.wav")));
        QCOMPARE(added->duration->count(), 300);
        QVERIFY(added->pixels.isEmpty());
    }
    void theSameBytesAreKeptOnce()
    {
        Assets assets(*m_db, folder(), m_clock);
        const auto first = answer(assets.add("hello", QStringLiteral("a.txt")));
        const auto second = answer(assets.add("hello", QStringLiteral("b.txt")));
        QCOMPARE(first->id, second->id);
        QCOMPARE(second->name, QStringLiteral("a.txt"));
        QCOMPARE(filesBelow(), 1);
    }
    void theIndexIsLoadedAfterAStart()
    {
        core::AssetId id;
        {
            Assets assets(*m_db, folder(), m_clock);
            id = answer(assets.add("hello", QStringLiteral("a.txt")))->id;
        }
        Assets assets(*m_db, folder(), m_clock);
        QVERIFY(!assets.known(id));
        QVERIFY(assets.bytes(id).isEmpty());
        QVERIFY(answer(assets.load()).ok());
        QCOMPARE(assets.known(id)->mime, QStringLiteral("text/plain"));
        QCOMPARE(assets.bytes(id), QByteArray("hello"));
    }
    void findReadsWhatWasNotLoaded()
    {
        core::AssetId id;
        {
            Assets assets(*m_db, folder(), m_clock);
            id = answer(assets.add("hello", QStringLiteral("a.txt")))->id;
        }
        Assets assets(*m_db, folder(), m_clock);
        QCOMPARE(answer(assets.find(id))->name, QStringLiteral("a.txt"));
        QCOMPARE(answer(assets.find(core::AssetId(999))).error().kind, core::ErrorKind::NotFound);
    }
    void aLostFileIsEmptyAndComesBackWhenAddedAgain()
    {
        Assets assets(*m_db, folder(), m_clock);
        const auto added = answer(assets.add("hello", QStringLiteral("a.txt")));
        QVERIFY(QFile::remove(assets.path(*added)));
        QVERIFY(assets.bytes(added->id).isEmpty());
        QVERIFY(assets.known(added->id));
        QCOMPARE(answer(assets.add("hello", QStringLiteral("a.txt")))->id, added->id);
        QCOMPARE(assets.bytes(added->id), QByteArray("hello"));
    }
    void whatCannotBeAdded()
    {
        Assets assets(*m_db, folder(), m_clock);
        QCOMPARE(answer(assets.add({}, QStringLiteral("a.txt"))).error().kind, core::ErrorKind::BadRequest);
        QCOMPARE(answer(assets.addFile(m_dir->filePath(QStringLiteral("none")))).error().kind,
                 core::ErrorKind::NotFound);
        QCOMPARE(answer(assets.addFile(m_dir->path())).error().kind, core::ErrorKind::NotFound);
        QFile large(m_dir->filePath(QStringLiteral("large")));
        QVERIFY(large.open(QIODevice::WriteOnly));
        QVERIFY(large.resize(50 * 1024 * 1024 + 1));
        QCOMPARE(answer(assets.addFile(large.fileName())).error().kind, core::ErrorKind::TooLarge);
        QCOMPARE(filesBelow(), 0);
    }
    void aFileFromDisk()
    {
        Assets assets(*m_db, folder(), m_clock);
        const auto added = answer(assets.addFile(QStringLiteral(TEST_DATA "/media/tone.ogg")));
        QCOMPARE(added->name, QStringLiteral("tone.ogg"));
        QCOMPARE(added->mime, QStringLiteral("audio/ogg"));
    }
    void aFolderThatCannotBeWrittenLeavesNoRow()
    {
        QFile wall(m_dir->filePath(QStringLiteral("wall")));
        QVERIFY(wall.open(QIODevice::WriteOnly));
        Assets assets(*m_db, wall.fileName() + QStringLiteral("/assets"), m_clock);
        QCOMPARE(answer(assets.add("hello", QStringLiteral("a.txt"))).error().kind, core::ErrorKind::Storage);
        QVERIFY(answer(assets.load()).ok());
        QVERIFY(!assets.known(core::AssetId(1)));
    }

private:
    QString folder() const { return m_dir->filePath(QStringLiteral("assets")); }
    int filesBelow() const
    {
        int count = 0;
        for (QDirIterator it(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();
             it.next())
            ++count;
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_dir{};
    std::unique_ptr<storage::Database> m_db{};
    support::FakeClock m_clock{};
};

RELAYDESK_TEST(QCoreApplication, TestAssets)
#include "tst_assets.moc"
