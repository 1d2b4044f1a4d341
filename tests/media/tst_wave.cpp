#include "media/recorder.h"
#include "media/wave.h"
#include "support/quietmain.h"

#include <QFile>
#include <QtEndian>

using namespace media;

namespace {

QByteArray file(const char *name)
{
    QFile f(QStringLiteral(TEST_DATA "/media/") + QLatin1String(name));
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

int peak(const QByteArray &samples)
{
    int highest = 0;
    for (qsizetype i = 0; i + 1 < samples.size(); i += 2)
        highest = std::max(highest, std::abs(static_cast<int>(qFromLittleEndian<qint16>(samples.constData() + i))));
    return highest;
}

} // namespace

class TestWave : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("ms");
        QTest::newRow("16 bit") << QStringLiteral("tone.wav") << 1 << 16000 << 300;
        QTest::newRow("24 bit, two channels, extensible") << QStringLiteral("tone24.wav") << 2 << 8000 << 100;
        QTest::newRow("float") << QStringLiteral("tonefloat.wav") << 1 << 8000 << 100;
        QTest::newRow("8 bit") << QStringLiteral("tone8.wav") << 1 << 8000 << 100;
    }
    void reads()
    {
        QFETCH(QString, name);
        QFETCH(int, channels);
        QFETCH(int, rate);
        QFETCH(int, ms);
        const auto wave = readWave(file(qPrintable(name)));
        QVERIFY2(wave.ok(), wave.ok() ? "" : qPrintable(wave.error().detail));
        QCOMPARE(wave->channels, channels);
        QCOMPARE(wave->rate, rate);
        QCOMPARE(wave->duration().count(), ms);
        // The same tone, 12 dB under full scale, whatever the coding.
        QVERIFY2(std::abs(peak(wave->samples) - 8231) < 300, qPrintable(QString::number(peak(wave->samples))));
    }
    void writtenIsReadAgain()
    {
        const auto wave = readWave(file("tone.wav"));
        const auto again = readWave(writeWave(*wave));
        QCOMPARE(again->samples, wave->samples);
        QCOMPARE(again->rate, wave->rate);
    }
    void aStreamedFileHasNoLength()
    {
        const Wave wave{1, 24000, QByteArray(4800, 'x')};
        for (const quint32 size : {0u, 0xffffffffu}) {
            QByteArray bytes = writeWave(wave);
            qToLittleEndian(size, bytes.data() + 4);
            qToLittleEndian(size, bytes.data() + 40);
            QCOMPARE(readWave(bytes)->samples, wave.samples);
        }
    }
    void otherChunksAreSkipped()
    {
        QByteArray bytes = writeWave({1, 8000, QByteArray(100, 'x')});
        bytes.insert(36, QByteArray("LIST\x03\0\0\0abc\0", 12)); // an odd size is padded
        QCOMPARE(readWave(bytes)->samples.size(), 100);
    }
    void everyCutIsAnErrorOrASound()
    {
        const QByteArray whole = file("tone24.wav");
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto wave = readWave(whole.left(size));
            if (wave)
                QVERIFY(!wave->samples.isEmpty());
            else
                QCOMPARE(wave.error().kind, core::ErrorKind::Protocol);
        }
    }
    void everyWrongByteIsSurvived()
    {
        const QByteArray whole = file("tone24.wav").left(200);
        for (qsizetype i = 0; i < 80; ++i) {
            for (const int value : {0, 1, 0x7f, 0xff}) {
                QByteArray bytes = whole;
                bytes[i] = static_cast<char>(value);
                (void)readWave(bytes);
            }
        }
    }
    void loudnessIsZeroToOne()
    {
        QCOMPARE(loudness(QByteArray()), 0.0);
        QCOMPARE(loudness(QByteArray(3200, '\0')), 0.0);
        const auto wave = readWave(file("tone.wav"));
        const double level = loudness(wave->samples); // -12 dB peak, -15 dB effective: 1 - 15/60
        QVERIFY2(std::abs(level - 0.75) < 0.01, qPrintable(QString::number(level)));
    }
};

RELAYDESK_TEST(QCoreApplication, TestWave)
#include "tst_wave.moc"
