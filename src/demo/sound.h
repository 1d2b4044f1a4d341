#pragma once

#include <QByteArray>
#include <QString>

namespace demo {

// Something that sounds like somebody humming the text: a tone for each syllable, lower at the end of a sentence.
// Another voice, another pitch. 24,000 samples a second, 16 bits, one channel, without a header.
QByteArray hum(const QString &text, const QString &voice, double speed);
// The same samples as a WAV file.
QByteArray wavOf(const QByteArray &samples);
// Length of a WAV file in milliseconds; -1: it is none.
qint64 wavMilliseconds(const QByteArray &file);

constexpr int samplesPerSecond = 24'000;

} // namespace demo
