#include "media/wave.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

namespace media {

namespace {

struct Format
{
    int coding = 0; // 1: integers, 3: floats
    int channels = 0;
    int rate = 0;
    int bits = 0;
};

core::Error unreadable(const char *why)
{
    return {core::ErrorKind::Protocol, QStringLiteral("not a playable WAV: %1").arg(QLatin1String(why))};
}

std::optional<Format> readFormat(QByteArrayView chunk)
{
    if (chunk.size() < 16)
        return std::nullopt;
    Format format;
    format.coding = qFromLittleEndian<quint16>(chunk.data());
    format.channels = qFromLittleEndian<quint16>(chunk.data() + 2);
    const auto rate = qFromLittleEndian<quint32>(chunk.data() + 4);
    format.bits = qFromLittleEndian<quint16>(chunk.data() + 14);
    // The extensible format keeps the real coding at the head of its sub-format.
    if (format.coding == 0xfffe && chunk.size() >= 26)
        format.coding = qFromLittleEndian<quint16>(chunk.data() + 24);
    if (format.channels < 1 || format.channels > 8 || rate < 1000 || rate > 384'000)
        return std::nullopt;
    format.rate = static_cast<int>(rate);
    return format;
}

qint16 fromReal(double value)
{
    return std::isfinite(value) ? static_cast<qint16>(std::lround(std::clamp(value, -1.0, 1.0) * 32767.0)) : qint16(0);
}

qint16 sample(const char *at, const Format &format)
{
    if (format.coding == 3) {
        if (format.bits == 32)
            return fromReal(static_cast<double>(std::bit_cast<float>(qFromLittleEndian<quint32>(at))));
        return fromReal(std::bit_cast<double>(qFromLittleEndian<quint64>(at)));
    }
    if (format.bits == 8) // the only unsigned one
        return static_cast<qint16>((static_cast<unsigned char>(*at) - 128) * 256);
    return qFromLittleEndian<qint16>(at + format.bits / 8 - 2); // the two highest bytes
}

bool isKnown(const Format &format)
{
    if (format.coding == 3)
        return format.bits == 32 || format.bits == 64;
    return format.coding == 1 && (format.bits == 8 || format.bits == 16 || format.bits == 24 || format.bits == 32);
}

} // namespace

std::chrono::milliseconds Wave::duration() const
{
    const qint64 frames = samples.size() / (2 * std::max(channels, 1));
    return std::chrono::milliseconds(rate > 0 ? frames * 1000 / rate : 0);
}

core::Result<Wave> readWave(const QByteArray &bytes)
{
    const QByteArrayView all(bytes);
    if (all.size() < 12 || !all.startsWith("RIFF") || all.sliced(8, 4) != "WAVE")
        return unreadable("no RIFF/WAVE header");
    std::optional<Format> format;
    for (qsizetype at = 12; at + 8 <= all.size();) {
        const QByteArrayView name = all.sliced(at, 4);
        const auto declared = qFromLittleEndian<quint32>(all.data() + at + 4);
        at += 8;
        const qsizetype rest = all.size() - at;
        qsizetype size = std::min<qsizetype>(declared, rest);
        if (name == "fmt ") {
            format = readFormat(all.sliced(at, size));
            if (!format)
                return unreadable("bad format chunk");
        } else if (name == "data") {
            if (declared == 0)
                size = rest; // a streamed file: its writer did not know the length
            if (!format)
                return unreadable("data before its format");
            if (!isKnown(*format))
                return unreadable("a coding that is not PCM");
            const qsizetype step = format->bits / 8;
            const qsizetype frames = size / (step * format->channels);
            if (frames == 0)
                return unreadable("no sound in it");
            Wave wave;
            wave.channels = format->channels;
            wave.rate = format->rate;
            wave.samples.resize(frames * format->channels * 2);
            for (qsizetype i = 0; i < frames * format->channels; ++i)
                qToLittleEndian<qint16>(sample(all.data() + at + i * step, *format), wave.samples.data() + i * 2);
            return wave;
        }
        at += size + (size & 1);
    }
    return unreadable("no data chunk");
}

QByteArray writeWave(const Wave &wave)
{
    QByteArray out;
    out.reserve(44 + wave.samples.size());
    const auto word = [&](auto value) {
        char raw[sizeof(value)];
        qToLittleEndian(value, raw);
        out.append(raw, sizeof(value));
    };
    const auto channels = static_cast<quint16>(wave.channels);
    const auto rate = static_cast<quint32>(wave.rate);
    const auto size = static_cast<quint32>(wave.samples.size());
    out.append("RIFF");
    word(36 + size);
    out.append("WAVEfmt ");
    word(quint32(16));
    word(quint16(1));
    word(channels);
    word(rate);
    word(rate * channels * 2);
    word(static_cast<quint16>(channels * 2));
    word(quint16(16));
    out.append("data");
    word(size);
    out.append(wave.samples);
    return out;
}

} // namespace media
