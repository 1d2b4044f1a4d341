#include "media/replies.h"

#include "core/jsonreader.h"
#include "media/mime.h"
#include "relay/relayerror.h"

namespace media {

namespace {

QString requestIdOf(const net::Response &answer)
{
    return QString::fromLatin1(answer.header("X-Oneapi-Request-Id"));
}

core::Error unusable(const net::Response &answer, core::ErrorCause cause, const QString &why)
{
    core::Error error{core::ErrorKind::Protocol, why, cause};
    error.requestId = requestIdOf(answer);
    error.httpStatus = answer.status;
    return error;
}

// Relays send errors with status 200 too, and web pages where sound or JSON was due.
std::optional<core::Error> refusal(const net::Response &answer)
{
    if (!answer.isOk())
        return relay::readError(answer, true);
    const QByteArray start = answer.body.left(64).trimmed();
    if (start.isEmpty())
        return unusable(answer, core::ErrorCause::EmptyAnswer, QStringLiteral("an answer without a body"));
    if (start.startsWith('<'))
        return unusable(answer, core::ErrorCause::WebPage, QStringLiteral("a web page instead of an answer"));
    if (start.startsWith('{')) {
        const auto json = core::JsonReader::parse(answer.body);
        if (json && json->has(QLatin1String("error")) && !json->at(QLatin1String("error")).isNull())
            return relay::readError(answer, true);
    }
    return std::nullopt;
}

// base64, with or without the head of a data: address.
QByteArray decoded(const QString &text)
{
    const qsizetype comma = text.startsWith(QLatin1String("data:")) ? text.indexOf(QLatin1Char(',')) : -1;
    return QByteArray::fromBase64(QStringView(text).sliced(comma + 1).toLatin1());
}

} // namespace

core::Result<Paid<QByteArray>> readSpeech(const net::Response &answer)
{
    if (const auto refused = refusal(answer))
        return *refused;
    const QString mime = mimeOf(answer.body);
    const QByteArray type = answer.header("Content-Type").toLower();
    // Bare PCM has no magic bytes: believe the header, unless the bytes are plainly something else.
    const bool bare = mime == QLatin1String("application/octet-stream") && type.startsWith("audio/");
    if (!isSound(mime) && !bare && mime != QLatin1String("video/mp4") && mime != QLatin1String("video/webm"))
        return unusable(answer, core::ErrorCause::EmptyAnswer, QStringLiteral("%1 instead of a sound").arg(mime));
    return Paid<QByteArray>{answer.body, requestIdOf(answer)};
}

core::Result<Paid<QString>> readTranscription(const net::Response &answer)
{
    if (const auto refused = refusal(answer))
        return *refused;
    if (!answer.body.trimmed().startsWith('{')) // some relays answer with the text itself
        return Paid<QString>{QString::fromUtf8(answer.body).trimmed(), requestIdOf(answer)};
    const auto json = core::JsonReader::parse(answer.body);
    if (!json)
        return json.error();
    const auto text = json->text(QLatin1String("text"));
    if (!text)
        return unusable(answer, core::ErrorCause::EmptyAnswer, QStringLiteral("a transcription without text"));
    return Paid<QString>{text->trimmed(), requestIdOf(answer)}; // silence is an empty text
}

core::Result<Drawing> readDrawing(const net::Response &answer)
{
    if (const auto refused = refusal(answer))
        return *refused;
    const auto json = core::JsonReader::parse(answer.body);
    if (!json)
        return json.error();
    Drawing drawing;
    drawing.requestId = requestIdOf(answer);
    for (const core::JsonReader &item : json->at(QLatin1String("data")).items()) {
        DrawnPicture drawn;
        drawn.picture.revisedPrompt = item.textOr(QLatin1String("revised_prompt"));
        const QString url = item.textOr(QLatin1String("url"));
        const QString inlined =
            item.textOr(QLatin1String("b64_json"), url.startsWith(QLatin1String("data:")) ? url : QString());
        if (!inlined.isEmpty()) {
            drawn.picture.bytes = decoded(inlined);
            drawn.picture.mime = mimeOf(drawn.picture.bytes);
            if (!isPicture(drawn.picture.mime))
                return unusable(answer, core::ErrorCause::EmptyAnswer,
                                QStringLiteral("%1 instead of a picture").arg(drawn.picture.mime));
        } else {
            drawn.url = QUrl(url);
            const QString scheme = drawn.url.scheme();
            if (url.isEmpty() || !drawn.url.isValid() ||
                (!scheme.isEmpty() && scheme != QLatin1String("https") && scheme != QLatin1String("http")))
                continue; // neither bytes nor an address we would open
        }
        drawing.pictures << drawn;
    }
    if (drawing.pictures.isEmpty())
        return unusable(answer, core::ErrorCause::EmptyAnswer, QStringLiteral("an answer without a picture"));
    return drawing;
}

core::Result<Picture> readPicture(const net::Response &answer, const QString &revisedPrompt)
{
    if (!answer.isOk())
        return core::Error{answer.status == 404 || answer.status == 410 ? core::ErrorKind::NotFound
                                                                        : core::ErrorKind::ServerFault,
                           QStringLiteral("the picture's address answered with status %1").arg(answer.status),
                           core::ErrorCause::None,
                           {},
                           {},
                           answer.status};
    const QString mime = mimeOf(answer.body);
    if (!isPicture(mime))
        return unusable(answer, core::ErrorCause::EmptyAnswer, QStringLiteral("%1 instead of a picture").arg(mime));
    return Picture{answer.body, mime, revisedPrompt};
}

} // namespace media
