#pragma once

#include "accounts/accounts.h"
#include "core/async.h"
#include "core/scope.h"

#include <QJsonObject>
#include <QObject>

#include <functional>
#include <memory>

namespace media {

// POST audio/speech: text to sound. Errors as a relay call.
struct SpeechAsk
{
    core::AccountId account{};
    QString model{}; // tts-1 …
    QString voice = QStringLiteral("alloy");
    QString format = QStringLiteral("wav");
    QString text{};
};

// POST audio/transcriptions: a sound file to text.
struct TranscriptionAsk
{
    core::AccountId account{};
    QString model{}; // whisper-1 …
    QByteArray bytes{};
    QString fileName{};
};

// POST images/generations.
struct PictureAsk
{
    core::AccountId account{};
    QString model{};
    QString prompt{};
    QString size{};
    QString quality{};
    int count = 1;
};

struct Picture
{
    QByteArray bytes{};
    QString mime{};
    QString revisedPrompt{};
};

template<typename T>
struct Paid
{ // an answer and the id under which it is billed
    T value{};
    QString requestId{};
};

struct Drawing;

// Speech, transcription and pictures over an account's key. Errors: as a relay call; BadRequest for an empty ask;
// Protocol (EmptyAnswer, WebPage) when what came is no sound, text or picture. Never retried: every call is billed.
class Studio : public QObject
{
    Q_OBJECT
public:
    explicit Studio(accounts::Accounts &accounts, QObject *parent = nullptr);
    core::Async<Paid<QByteArray>> speak(const SpeechAsk &ask);
    core::Async<Paid<QString>> transcribe(const TranscriptionAsk &ask);
    core::Async<Paid<QList<Picture>>> draw(const PictureAsk &ask);

private:
    core::Async<net::Response> send(core::AccountId account, const QString &path,
                                    const std::function<void(net::Request &)> &fill);
    core::Async<Paid<QList<Picture>>> fetch(core::AccountId account, const Drawing &drawing);

    accounts::Accounts &m_accounts;
    core::Scope m_scope;
};

} // namespace media
