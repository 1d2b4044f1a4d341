#pragma once

#include "core/result.h"

#include <QByteArray>

#include <chrono>

namespace media {

// A WAV file's sound, made plain: 16-bit signed little-endian, channels interleaved.
struct Wave
{
    int channels = 1;
    int rate = 0; // frames per second
    QByteArray samples{};
    std::chrono::milliseconds duration() const;
};

// Reads 8, 16, 24 and 32 bit integers and 32 and 64 bit floats, also streamed files whose sizes are 0 or 0xFFFFFFFF.
// Errors: Protocol when it is no WAV, is compressed or holds no sound.
core::Result<Wave> readWave(const QByteArray &bytes);

// A whole WAV file with 16-bit samples.
QByteArray writeWave(const Wave &wave);

} // namespace media
