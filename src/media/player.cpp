#include "media/player.h"

#include "media/sounddevice.h"
#include "media/wave.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaPlayer>
#include <QPointer>
#include <QTimer>

namespace media {

struct Player::Private
{
    bool playing = false;
    QString what{};
    QPointer<QObject> source{};      // the sink or player at work; owns its buffer
    std::function<void()> silence{}; // stops it
};

namespace {

core::Error broken(const QString &why)
{
    return {core::ErrorKind::Protocol, QStringLiteral("the sound could not be played: %1").arg(why)};
}

QBuffer *bufferOf(const QByteArray &bytes, QObject *owner)
{
    auto *buffer = new QBuffer(owner);
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

} // namespace

Player::Player(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

Player::~Player()
{
    end();
}

void Player::play(const QByteArray &bytes, const QString &mime, const QString &what)
{
    stop();
    const auto device = defaultSpeaker();
    if (!device) {
        // Later, so that nobody is told inside their own call.
        QMetaObject::invokeMethod(
            this, [this, error = device.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
        return;
    }
    const auto wave = readWave(bytes);
    d->playing = true;
    d->what = what;
    if (wave)
        playWave(*wave, device.value());
    else
        playCoded(bytes, mime, device.value());
    if (d->playing)
        Q_EMIT playingChanged(true, what);
}

void Player::playWave(const Wave &wave, const QAudioDevice &device)
{
    QAudioFormat format;
    format.setSampleFormat(QAudioFormat::Int16);
    format.setChannelCount(wave.channels);
    format.setSampleRate(wave.rate);
    auto *sink = new QAudioSink(device, format, this);
    d->source = sink;
    d->silence = [sink] { sink->stop(); };
    connect(sink, &QAudioSink::stateChanged, this, [this, sink](QAudio::State state) {
        if (d->source != sink)
            return;
        if (state == QAudio::IdleState) // everything, the silence too, was handed over
            stop();
        else if (state == QAudio::StoppedState && sink->error() != QAudio::NoError)
            fail(broken(QStringLiteral("the device stopped")));
    });
    // The sink is idle when the last byte left it, up to a buffer before it is heard; and a server may wait for a full
    // buffer before it begins. So half a second of silence follows, and the clock says when the sound is over.
    const qsizetype frame = 2 * wave.channels;
    sink->start(bufferOf(wave.samples + QByteArray(wave.rate / 2 * frame, '\0'), sink));
    QTimer::singleShot(wave.duration() + std::chrono::milliseconds(250), sink, [this, sink] {
        if (d->source == sink)
            stop();
    });
}

void Player::playCoded(const QByteArray &bytes, const QString &mime, const QAudioDevice &device)
{
    auto *player = new QMediaPlayer(this);
    d->source = player;
    d->silence = [player] { player->stop(); };
    auto *output = new QAudioOutput(device, player);
    player->setAudioOutput(output);
    connect(player, &QMediaPlayer::errorOccurred, this,
            [this, player, mime](QMediaPlayer::Error, const QString &words) {
                if (d->source == player)
                    fail(broken(mime + QStringLiteral(": ") + words));
            });
    connect(player, &QMediaPlayer::mediaStatusChanged, this, [this, player, mime](QMediaPlayer::MediaStatus status) {
        if (d->source != player)
            return;
        if (status == QMediaPlayer::EndOfMedia)
            stop();
        else if (status == QMediaPlayer::LoadedMedia && !player->hasAudio())
            fail(broken(mime + QStringLiteral(": no sound in it")));
    });
    player->setSourceDevice(bufferOf(bytes, player));
    if (d->source == player)
        player->play();
}

void Player::stop()
{
    if (!d->playing)
        return;
    const QString was = d->what;
    end();
    Q_EMIT playingChanged(false, was);
}

void Player::end()
{
    d->playing = false;
    d->what.clear();
    QObject *source = d->source;
    d->source.clear(); // first: what it says while it stops is of no interest
    if (source) {
        d->silence();
        source->deleteLater(); // it may be the one that is calling
    }
}

void Player::fail(const core::Error &error)
{
    stop();
    Q_EMIT failed(error);
}

bool Player::isPlaying() const
{
    return d->playing;
}

QString Player::what() const
{
    return d->what;
}

} // namespace media
