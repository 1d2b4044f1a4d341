#pragma once

#include "core/error.h"

#include <QObject>

#include <memory>

class QAudioDevice;

namespace media {

struct Wave;

// Plays one sound at a time on the default device. Without one failed(NotFound, "no sound device") follows; on
// bytes that are no sound failed(Protocol). The sound system is not touched before the first play().
class Player : public QObject
{
    Q_OBJECT
public:
    explicit Player(QObject *parent = nullptr);
    ~Player() override;
    void play(const QByteArray &bytes, const QString &mime,
              const QString &what); // what: whose sound it is (message id)
    void stop();
    bool isPlaying() const;
    QString what() const;

Q_SIGNALS:
    void playingChanged(bool playing, const QString &what);
    void failed(const core::Error &error);

private:
    void playWave(const Wave &wave, const QAudioDevice &device);
    void playCoded(const QByteArray &bytes, const QString &mime, const QAudioDevice &device);
    void end();
    void fail(const core::Error &error);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace media
