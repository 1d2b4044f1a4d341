#include "media/mime.h"
#include "support/quietmain.h"

#include <QFile>

using namespace media;

class TestMime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void files_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("mime");
        const auto row = [](const char *file, const char *mime) {
            QTest::newRow(file) << QString::fromLatin1(file) << QString::fromLatin1(mime);
        };
        row("tone.mp3", "audio/mpeg");
        row("tone.ogg", "audio/ogg");
        row("tone.flac", "audio/flac");
        row("tone.wav", "audio/wav");
        row("red.webp", "image/webp");
        row("red.gif", "image/gif");
    }
    void files()
    {
        QFETCH(QString, file);
        QFETCH(QString, mime);
        QFile f(QStringLiteral(TEST_DATA "/media/") + file);
        QVERIFY(f.open(QIODevice::ReadOnly));
        QCOMPARE(mimeOf(f.readAll(), QStringLiteral("misleading.txt")), mime);
        QCOMPARE(extensionOf(mime), file.section(QLatin1Char('.'), 1));
    }
    void beginnings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("mime");
        const auto row = [](const char *title, const QByteArray &bytes, const char *name, const char *mime) {
            QTest::newRow(title) << bytes << QString::fromLatin1(name) << QString::fromLatin1(mime);
        };
        row("png", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10), "", "image/png");
        row("jpeg", "\xff\xd8\xff\xe0", "", "image/jpeg");
        row("mp3 frame", "\xff\xfb\x90\x64", "", "audio/mpeg");
        row("aac", "\xff\xf1\x50\x80", "", "audio/aac");
        row("no frame: reserved rate", "\xff\xfb\xfc\x64", "", "application/octet-stream");
        row("m4a",
            QByteArray("\0\0\0\x1c"
                       "ftypM4A \0\0\0\0",
                       16),
            "", "audio/mp4");
        row("m4a by its name",
            QByteArray("\0\0\0\x1c"
                       "ftypisom\0\0\0\0",
                       16),
            "x.m4a", "audio/mp4");
        row("mp4",
            QByteArray("\0\0\0\x1c"
                       "ftypisom\0\0\0\0",
                       16),
            "", "video/mp4");
        row("pdf", "%PDF-1.7\n", "", "application/pdf");
        row("text", "hello\n", "", "text/plain");
        row("Chinese", "余额不足", "", "text/plain");
        row("Chinese cut short", QByteArray("余额不足").chopped(1), "", "text/plain");
        row("Latin-1 is not sure to be text", "caf\xe9 au lait", "", "application/octet-stream");
        row("markdown", "# Title", "notes.MD", "text/markdown");
        row("code", "int main() {}", "main.cpp", "text/plain");
        row("json", "{\"a\":1}", "a.json", "application/json");
        row("page", "<!DOCTYPE html><p>", "", "text/html");
        row("svg", "<?xml version='1.0'?><svg/>", "", "image/svg+xml");
        row("zeros", QByteArray(20, '\0'), "a.txt", "application/octet-stream");
        row("empty", "", "a.txt", "application/octet-stream");
        row("short", "R", "", "text/plain");
    }
    void beginnings()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QFETCH(QString, mime);
        QCOMPARE(mimeOf(bytes, name), mime);
    }
};

RELAYDESK_TEST(QCoreApplication, TestMime)
#include "tst_mime.moc"
