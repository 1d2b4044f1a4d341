#include "media/player.h"
#include "media/recorder.h"
#include "media/sounddevice.h"
#include "media/wave.h"
#include "support/quietmain.h"

#include <QAudioDevice>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace media;

namespace {

QByteArray file(const char *name)
{
    QFile f(QStringLiteral(TEST_DATA "/media/") + QLatin1String(name));
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

// How long a recording at 16 kHz is not silent, in steps of 10 ms.
int loudMilliseconds(const QByteArray &samples)
{
    int ms = 0;
    for (qsizetype at = 0; at + 320 <= samples.size(); at += 320)
        ms += loudness(samples.mid(at, 320)) > 0.4 ? 10 : 0;
    return ms;
}

} // namespace

// Without a sound server, then with one whose only device is a null sink.
class TestPlayer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<core::Error>();
        qputenv("PULSE_SERVER", "unix:" + QFile::encodeName(m_dir.filePath(QStringLiteral("none"))));
    }
    void cleanupTestCase()
    {
        m_server.kill();
        m_server.waitForFinished();
    }

    void withoutADeviceItSaysSo()
    {
        Player player;
        QSignalSpy failed(&player, &Player::failed);
        QSignalSpy playing(&player, &Player::playingChanged);
        player.play(file("tone.wav"), QStringLiteral("audio/wav"), QStringLiteral("7"));
        QVERIFY(!player.isPlaying());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<core::Error>().kind, core::ErrorKind::NotFound);
        QCOMPARE(playing.count(), 0);
        player.stop();
    }
    void withoutAMicrophoneItSaysSo()
    {
        Recorder recorder;
        QSignalSpy failed(&recorder, &Recorder::failed);
        recorder.start();
        QVERIFY(!recorder.isRecording());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<core::Error>().kind, core::ErrorKind::NotFound);
    }

    void withAServer() // the tests below need it
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pulseaudio")).isEmpty())
            QSKIP("no pulseaudio here");
        const QString socket = m_dir.filePath(QStringLiteral("socket"));
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_dir.path());
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_dir.path());
        environment.remove(QStringLiteral("PULSE_SERVER"));
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")); // its name there may be taken
        m_server.setProcessEnvironment(environment);
        m_server.setStandardErrorFile(QProcess::nullDevice());
        m_server.start(QStringLiteral("pulseaudio"),
                       {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
                        QStringLiteral("-L"), QStringLiteral("module-null-sink sink_name=nul"), QStringLiteral("-L"),
                        QStringLiteral("module-null-source source_name=mic"), QStringLiteral("-L"),
                        QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=") + socket});
        QVERIFY(m_server.waitForStarted());
        qputenv("PULSE_SERVER", "unix:" + QFile::encodeName(socket));
        QTRY_VERIFY_WITH_TIMEOUT(defaultSpeaker().ok(), 10'000);
        QVERIFY(defaultMicrophone().ok());
        m_hasServer = true;
    }
    void playsToTheEnd_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"tone.wav", "tone24.wav", "tone8.wav", "tone.mp3", "tone.ogg", "tone.flac"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void playsToTheEnd()
    {
        if (!m_hasServer)
            QSKIP("no sound server");
        QFETCH(QString, name);
        QProcess ear; // what the null sink was given
        ear.start(QStringLiteral("parec"), {QStringLiteral("--device=nul.monitor"), QStringLiteral("--raw"),
                                            QStringLiteral("--format=s16le"), QStringLiteral("--channels=1"),
                                            QStringLiteral("--rate=16000"), QStringLiteral("--latency-msec=20")});
        QVERIFY(ear.waitForStarted());
        QByteArray heard;
        QTRY_VERIFY(!(heard += ear.readAll()).isEmpty());
        Player player;
        QSignalSpy failed(&player, &Player::failed);
        QSignalSpy playing(&player, &Player::playingChanged);
        player.play(file(qPrintable(name)), QString(), QStringLiteral("7"));
        QVERIFY(player.isPlaying());
        QCOMPARE(player.what(), QStringLiteral("7"));
        QTRY_COMPARE_WITH_TIMEOUT(playing.count(), 2, 15'000);
        QCOMPARE(playing.at(0).at(0).toBool(), true);
        QCOMPARE(playing.at(1).at(0).toBool(), false);
        QCOMPARE(playing.at(1).at(1).toString(), QStringLiteral("7"));
        QVERIFY(!player.isPlaying());
        QCOMPARE(failed.count(), 0);
        // Milliseconds. Qt's own player lets go of the last piece of a coded sound before it is heard.
        const int expected = name.startsWith(QStringLiteral("tone.")) ? 300 : 100;
        const int least = name.endsWith(QStringLiteral(".wav")) ? expected - 20 : expected - 120;
        QTRY_VERIFY2(loudMilliseconds(heard += ear.readAll()) >= least,
                     qPrintable(QStringLiteral("%1 ms of the tone were heard").arg(loudMilliseconds(heard))));
        QVERIFY(loudMilliseconds(heard) <= expected + 60); // mp3 adds a little at both ends
        ear.kill();
        ear.waitForFinished();
    }
    void anotherSoundStopsTheFirst()
    {
        if (!m_hasServer)
            QSKIP("no sound server");
        Player player;
        QSignalSpy playing(&player, &Player::playingChanged);
        player.play(writeWave({1, 16000, QByteArray(320'000, '\0')}), QStringLiteral("audio/wav"), QStringLiteral("1"));
        player.play(file("tone.ogg"), QStringLiteral("audio/ogg"), QStringLiteral("2"));
        QCOMPARE(playing.count(), 3);
        QCOMPARE(playing.at(1).at(1).toString(), QStringLiteral("1"));
        QCOMPARE(player.what(), QStringLiteral("2"));
        player.stop();
        QCOMPARE(playing.count(), 4);
        QVERIFY(!player.isPlaying());
    }
    void whatIsNoSoundFails()
    {
        if (!m_hasServer)
            QSKIP("no sound server");
        Player player;
        QSignalSpy failed(&player, &Player::failed);
        player.play("this is no sound at all", QStringLiteral("audio/mpeg"), QStringLiteral("7"));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 15'000);
        QCOMPARE(failed.first().first().value<core::Error>().kind, core::ErrorKind::Protocol);
        QVERIFY(!player.isPlaying());
    }
    void diesWhilePlaying()
    {
        if (!m_hasServer)
            QSKIP("no sound server");
        for (const char *name : {"tone.wav", "tone.mp3"}) {
            Player player;
            player.play(file(name), QString(), QStringLiteral("7"));
            QVERIFY(player.isPlaying());
        }
    }
    void records()
    {
        if (!m_hasServer)
            QSKIP("no sound server");
        Recorder recorder;
        QSignalSpy finished(&recorder, &Recorder::finished);
        QSignalSpy level(&recorder, &Recorder::levelChanged);
        QSignalSpy recording(&recorder, &Recorder::recordingChanged);
        recorder.start();
        QVERIFY(recorder.isRecording());
        QTRY_VERIFY_WITH_TIMEOUT(recorder.length() > std::chrono::milliseconds(300), 15'000);
        recorder.stop();
        QCOMPARE(finished.count(), 1);
        QCOMPARE(recording.count(), 2);
        QVERIFY(level.count() > 0);
        const auto wave = readWave(finished.first().first().toByteArray());
        QVERIFY(wave.ok());
        QCOMPARE(wave->rate, 16000);
        QVERIFY(wave->duration() > std::chrono::milliseconds(300));
        recorder.start();
        recorder.cancel();
        QVERIFY(!recorder.isRecording());
        QCOMPARE(finished.count(), 1);
    }

private:
    QTemporaryDir m_dir{};
    QProcess m_server{};
    bool m_hasServer = false;
};

RELAYDESK_TEST(QCoreApplication, TestPlayer)
#include "tst_player.moc"
