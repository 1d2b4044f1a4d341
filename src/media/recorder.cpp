#include "media/recorder.h"

#include "media/sounddevice.h"
#include "media/wave.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace media {

namespace {

constexpr int rate = 16'000;
constexpr qsizetype longest = 10 * 60 * rate * 2; // bytes

} // namespace

// Where the source pushes its samples.
class Recorder::Tape final : public QIODevice
{
public:
    explicit Tape(Recorder &recorder) : m_recorder(recorder) { open(QIODevice::WriteOnly); }
    const QByteArray &samples() const { return m_samples; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        const bool wasFull = m_samples.size() >= longest;
        m_samples.append(data, std::min<qsizetype>(size, longest - m_samples.size()));
        Q_EMIT m_recorder.levelChanged(loudness(QByteArray(data, size)));
        if (!wasFull && m_samples.size() >= longest) // not from inside the source's own call
            QMetaObject::invokeMethod(&m_recorder, &Recorder::stop, Qt::QueuedConnection);
        return size;
    }

private:
    Recorder &m_recorder;
    QByteArray m_samples{};
};

Recorder::Recorder(QObject *parent) : QObject(parent) {}

Recorder::~Recorder()
{
    end();
}

void Recorder::start()
{
    if (isRecording())
        return;
    const auto device = defaultMicrophone();
    if (!device) {
        QMetaObject::invokeMethod(
            this, [this, error = device.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
        return;
    }
    QAudioFormat format;
    format.setSampleFormat(QAudioFormat::Int16);
    format.setChannelCount(1);
    format.setSampleRate(rate);
    m_tape = std::make_unique<Tape>(*this);
    m_source = std::make_unique<QAudioSource>(device.value(), format);
    connect(m_source.get(), &QAudioSource::stateChanged, this, [this](QAudio::State state) {
        if (state != QAudio::StoppedState || !m_source || m_source->error() == QAudio::NoError)
            return;
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!isRecording())
                    return;
                stop(); // what was recorded so far is not lost
                Q_EMIT failed({core::ErrorKind::Protocol, QStringLiteral("the microphone stopped")});
            },
            Qt::QueuedConnection);
    });
    m_source->start(m_tape.get());
    Q_EMIT recordingChanged(true);
}

QByteArray Recorder::end()
{
    if (!m_source)
        return {};
    m_source->disconnect(this);
    m_source->stop();
    m_source.reset();
    QByteArray samples = m_tape->samples();
    m_tape.reset();
    return samples;
}

void Recorder::stop()
{
    if (!isRecording())
        return;
    const QByteArray samples = end();
    Q_EMIT recordingChanged(false);
    if (!samples.isEmpty())
        Q_EMIT finished(writeWave({1, rate, samples}));
}

void Recorder::cancel()
{
    if (!isRecording())
        return;
    end();
    Q_EMIT recordingChanged(false);
}

std::chrono::milliseconds Recorder::length() const
{
    return m_tape ? Wave{1, rate, m_tape->samples()}.duration() : std::chrono::milliseconds(0);
}

double loudness(const QByteArray &samples)
{
    const qsizetype count = samples.size() / 2;
    if (count == 0)
        return 0;
    double sum = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const double value = qFromLittleEndian<qint16>(samples.constData() + i * 2) / 32768.0;
        sum += value * value;
    }
    const double decibel = 10 * std::log10(std::max(sum / static_cast<double>(count), 1e-12));
    return std::clamp(1 + decibel / 60, 0.0, 1.0);
}

} // namespace media
