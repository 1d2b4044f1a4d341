#include "media/studio.h"

#include "core/jsonreader.h"
#include "media/mime.h"
#include "media/replies.h"
#include "net/transport.h"

namespace media {

namespace {

constexpr qsizetype largestUpload = 25 * 1024 * 1024; // of transcriptions (wire-formats §5.2)
constexpr int mostPictures = 10;

net::FormPart field(const char *name, const QString &value)
{
    return {name, value.toUtf8()};
}

QJsonObject speechBody(const SpeechAsk &ask)
{
    QJsonObject body{{QStringLiteral("model"), ask.model},
                     {QStringLiteral("input"), ask.text},
                     {QStringLiteral("voice"), ask.voice}};
    if (!ask.format.isEmpty())
        body.insert(QStringLiteral("response_format"), ask.format);
    return body;
}

// No response_format: the newer models refuse it (wire-formats §4.1); both shapes of answer are read.
QJsonObject pictureBody(const PictureAsk &ask)
{
    QJsonObject body{{QStringLiteral("model"), ask.model},
                     {QStringLiteral("prompt"), ask.prompt},
                     {QStringLiteral("n"), std::clamp(ask.count, 1, mostPictures)}};
    if (!ask.size.isEmpty())
        body.insert(QStringLiteral("size"), ask.size);
    if (!ask.quality.isEmpty())
        body.insert(QStringLiteral("quality"), ask.quality);
    return body;
}

} // namespace

Studio::Studio(accounts::Accounts &accounts, QObject *parent) : QObject(parent), m_accounts(accounts) {}

core::Async<net::Response> Studio::send(core::AccountId account, const QString &path,
                                        const std::function<void(net::Request &)> &fill)
{
    // The key alone is needed: an account whose session has ended still speaks and draws.
    if (!m_accounts.bareClient(account))
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such account")};
    return m_accounts.key(account).then(
        this, [this, account, path, fill](const core::Secret &key) -> core::Async<net::Response> {
            relay::RelayClient *client = m_accounts.bareClient(account);
            if (!client)
                return core::Error::cancelled(); // removed in the meantime
            net::Request request = client->inferenceRequest(path, key);
            request.method = "POST";
            fill(request);
            return client->transport().send(request, m_scope);
        });
}

core::Async<Paid<QByteArray>> Studio::speak(const SpeechAsk &ask)
{
    if (ask.text.trimmed().isEmpty())
        return core::Error{core::ErrorKind::BadRequest, QStringLiteral("no text to speak")};
    return send(ask.account, QStringLiteral("audio/speech"),
                [body = speechBody(ask)](net::Request &r) { r.json = body; })
        .then(this, &readSpeech);
}

core::Async<Paid<QString>> Studio::transcribe(const TranscriptionAsk &ask)
{
    if (ask.bytes.isEmpty())
        return core::Error{core::ErrorKind::BadRequest, QStringLiteral("no sound to write down")};
    if (ask.bytes.size() > largestUpload)
        return core::Error{core::ErrorKind::TooLarge, QStringLiteral("%1 bytes of sound").arg(ask.bytes.size())};
    const QString mime = mimeOf(ask.bytes, ask.fileName);
    // Relays choose the decoder by the name's extension.
    const QString name =
        ask.fileName.contains(QLatin1Char('.')) ? ask.fileName : QStringLiteral("sound.") + extensionOf(mime);
    return send(ask.account, QStringLiteral("audio/transcriptions"),
                [=](net::Request &r) {
                    r.form = {field("model", ask.model), field("response_format", QStringLiteral("json")),
                              net::FormPart{"file", ask.bytes, name.toUtf8(), mime.toUtf8()}};
                })
        .then(this, &readTranscription);
}

core::Async<Paid<QList<Picture>>> Studio::draw(const PictureAsk &ask)
{
    if (ask.prompt.trimmed().isEmpty())
        return core::Error{core::ErrorKind::BadRequest, QStringLiteral("no prompt")};
    return send(ask.account, QStringLiteral("images/generations"),
                [body = pictureBody(ask)](net::Request &r) { r.json = body; })
        .then(this, [this, account = ask.account](const net::Response &answer) -> core::Async<Paid<QList<Picture>>> {
            auto drawn = readDrawing(answer);
            if (!drawn)
                return drawn.error();
            return fetch(account, std::move(drawn).value());
        });
}

core::Async<Paid<QList<Picture>>> Studio::fetch(core::AccountId account, const Drawing &drawing)
{
    relay::RelayClient *client = m_accounts.bareClient(account);
    if (!client)
        return core::Error::cancelled();
    std::vector<core::Async<Picture>> parts;
    for (const DrawnPicture &drawn : drawing.pictures) {
        if (!drawn.picture.bytes.isEmpty()) {
            parts.emplace_back(core::Result<Picture>(drawn.picture));
            continue;
        }
        net::Request request; // without the key: the address may be anybody's
        request.url = client->info().infer.resolved(drawn.url);
        parts.push_back(client->transport().send(request, m_scope).then(this, [drawn](const net::Response &answer) {
            return readPicture(answer, drawn.picture.revisedPrompt);
        }));
    }
    return core::all(this, parts).then(this, [requestId = drawing.requestId](const std::vector<Picture> &pictures) {
        return Paid<QList<Picture>>{QList<Picture>(pictures.begin(), pictures.end()), requestId};
    });
}

} // namespace media
