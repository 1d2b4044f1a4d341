#pragma once

#include "core/error.h"

#include <QObject>

#include <chrono>
#include <memory>

class QAudioSource;

namespace media {

// Records the default microphone: mono, 16 kHz, 16 bit, what transcriptions want (1.9 MB a minute). Ends by itself
// after ten minutes.
class Recorder : public QObject
{
    Q_OBJECT
public:
    explicit Recorder(QObject *parent = nullptr);
    ~Recorder() override;

    void start();
    void stop();   // finished() follows at once when something was recorded
    void cancel(); // forgets what was recorded
    bool isRecording() const { return m_source != nullptr; }
    std::chrono::milliseconds length() const;

Q_SIGNALS:
    void recordingChanged(bool recording);
    void levelChanged(double level); // 0 (silence) to 1, some ten times a second
    void finished(const QByteArray &wav);
    void failed(const core::Error &error); // NotFound: no microphone; Protocol: it stopped

private:
    class Tape;
    QByteArray end();

    std::unique_ptr<Tape> m_tape;
    std::unique_ptr<QAudioSource> m_source;
};

// 0 to 1: the loudness of 16-bit samples, −60 dB and below being 0.
double loudness(const QByteArray &samples);

} // namespace media
