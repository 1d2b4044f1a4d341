#include "demo/sound.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace demo {

namespace {

bool isVowel(QChar c)
{
    static const QString vowels = QStringLiteral("aeiouyäöüáéíóúàèìòù");
    return vowels.contains(c.toLower()) || (c.unicode() >= 0x2e80 && c.unicode() < 0xfe00);
}

// A tone with a soft beginning and end and two overtones, gliding a little.
void addTone(QByteArray &samples, double frequency, double glide, double seconds, double loudness)
{
    const int count = static_cast<int>(seconds * samplesPerSecond);
    double phase = 0;
    for (int i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / count;
        phase += 2 * std::numbers::pi * frequency * (1 + glide * t) / samplesPerSecond;
        const double envelope = std::min({1.0, t * 8, (1 - t) * 5});
        const double wave = std::sin(phase) + 0.45 * std::sin(2 * phase) + 0.2 * std::sin(3 * phase);
        const auto value = qToLittleEndian(static_cast<qint16>(9000 * loudness * envelope * wave));
        samples.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
}

template<typename T>
QByteArray little(T value)
{
    const T bytes = qToLittleEndian(value);
    return QByteArray(reinterpret_cast<const char *>(&bytes), sizeof bytes);
}

} // namespace

QByteArray hum(const QString &text, const QString &voice, double speed)
{
    const double pace = std::clamp(speed > 0 ? speed : 1.0, 0.25, 4.0);
    const uint mark =
        std::accumulate(voice.begin(), voice.end(), 0U, [](uint sum, QChar c) { return sum * 31 + c.unicode(); });
    const double base = 110.0 + mark % 120;
    QByteArray samples;
    int syllable = 0;
    bool wasVowel = false;
    for (const QChar c : text) {
        const bool vowel = isVowel(c);
        if (vowel && !wasVowel) {
            const double step = 1 + 0.06 * ((c.unicode() + static_cast<uint>(syllable)) % 5);
            addTone(samples, base * step, 0.05, 0.16 / pace, 1.0);
            ++syllable;
        } else if (c.isSpace()) {
            addTone(samples, base, 0, 0.05 / pace, 0.0);
        } else if (c == QLatin1Char('.') || c == QLatin1Char('!') || c == QLatin1Char('?') || c == QChar(0x3002)) {
            addTone(samples, base * 0.8, c == QLatin1Char('?') ? 0.4 : -0.2, 0.22 / pace, 0.7);
            addTone(samples, base, 0, 0.25 / pace, 0.0);
        }
        wasVowel = vowel;
    }
    if (samples.isEmpty())
        addTone(samples, base, 0, 0.2 / pace, 0.5);
    return samples;
}

QByteArray wavOf(const QByteArray &samples)
{
    const auto size = static_cast<quint32>(samples.size());
    return "RIFF" + little<quint32>(36 + size) + "WAVEfmt " + little<quint32>(16) + little<quint16>(1) +
           little<quint16>(1) + little<quint32>(samplesPerSecond) + little<quint32>(samplesPerSecond * 2) +
           little<quint16>(2) + little<quint16>(16) + "data" + little<quint32>(size) + samples;
}

qint64 wavMilliseconds(const QByteArray &file)
{
    if (file.size() < 44 || !file.startsWith("RIFF") || file.mid(8, 4) != "WAVE")
        return -1;
    quint32 bytesPerSecond = 0;
    qsizetype at = 12;
    while (at + 8 <= file.size()) {
        const QByteArray kind = file.mid(at, 4);
        const auto size = qFromLittleEndian<quint32>(file.constData() + at + 4);
        if (kind == "fmt " && at + 20 <= file.size())
            bytesPerSecond = qFromLittleEndian<quint32>(file.constData() + at + 16);
        if (kind == "data" && bytesPerSecond > 0) {
            // A recorder that streams may write a size larger than what follows.
            const qint64 bytes = std::min<qint64>(size, file.size() - at - 8);
            return bytes * 1000 / bytesPerSecond;
        }
        at += 8 + static_cast<qsizetype>(size) + (size & 1);
    }
    return -1;
}

} // namespace demo
