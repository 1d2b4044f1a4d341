#pragma once

#include "accounts/accounts.h"
#include "core/async.h"
#include "core/scope.h"

#include <QJsonObject>
#include <QObject>

#include <memory>

namespace media {

// POST audio/speech: text to sound. Errors as a relay call.
struct SpeechAsk {
    core::AccountId account{};
    QString model{};             // tts-1 …
    QString voice = QStringLiteral("alloy");
    QString format = QStringLiteral("wav");
    QString text{};
};

// POST audio/transcriptions: a sound file to text.
struct TranscriptionAsk {
    core::AccountId account{};
    QString model{};             // whisper-1 …
    QByteArray bytes{};
    QString fileName{};
};

// POST images/generations.
struct PictureAsk {
    core::AccountId account{};
    QString model{};
    QString prompt{};
    QString size{};
    QString quality{};
    int count = 1;
};

struct Picture {
    QByteArray bytes{};
    QString mime{};
    QString revisedPrompt{};
};

template<typename T>
struct Paid { // an answer and the id under which it is billed
    T value{};
    QString requestId{};
};

class Studio : public QObject
{
    Q_OBJECT
public:
    explicit Studio(accounts::Accounts &accounts, QObject *parent = nullptr);
    core::Async<Paid<QByteArray>> speak(const SpeechAsk &ask);
    core::Async<Paid<QString>> transcribe(const TranscriptionAsk &ask);
    core::Async<Paid<QList<Picture>>> draw(const PictureAsk &ask);

private:
    accounts::Accounts &m_accounts;
    core::Scope m_scope;
};

// Plays one sound at a time on the default device. Without one failed(NotFound, "no sound device") follows.
class Player : public QObject
{
    Q_OBJECT
public:
    explicit Player(QObject *parent = nullptr);
    ~Player() override;
    void play(const QByteArray &bytes, const QString &mime, const QString &what); // what: whose sound it is (message id)
    void stop();
    bool isPlaying() const;
    QString what() const;

Q_SIGNALS:
    void playingChanged(bool playing, const QString &what);
    void failed(const core::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace media
