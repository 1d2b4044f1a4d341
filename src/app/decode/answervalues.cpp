// What a model answered: words, pictures, sound.
#include "app/decode/values.h"
#include "chat/answerreading.h"
#include "media/mime.h"
#include "media/picture.h"
#include "media/replies.h"

#include <QSize>

using namespace Qt::Literals::StringLiterals;

namespace app::decode {

namespace {

chat::wire::Format formatOf(const Exchange &exchange)
{
    const QString path = inferencePath(exchange).value_or(QString());
    if (path == "responses"_L1)
        return chat::wire::Format::Responses;
    if (path == "messages"_L1)
        return chat::wire::Format::Messages;
    return chat::wire::Format::ChatCompletions;
}

QJsonArray callsOf(const chat::wire::Reply &reply)
{
    QJsonArray calls;
    for (const chat::Part &part : reply.parts) {
        if (part.kind == chat::PartKind::ToolCall)
            calls.append(QJsonObject{{u"id"_s, orNull(part.meta.value("id"_L1).toString())},
                                     {u"name"_s, orNull(part.meta.value("name"_L1).toString())},
                                     {u"arguments"_s, part.text}});
    }
    return calls;
}

QString refusalOf(const chat::wire::Reply &reply)
{
    QString all;
    for (const chat::Part &part : reply.parts) {
        if (part.kind == chat::PartKind::Refusal)
            all += part.text;
    }
    return all;
}

QJsonObject pictureOf(const media::DrawnPicture &drawn)
{
    const media::Picture &picture = drawn.picture;
    const QSize size = picture.bytes.isEmpty() ? QSize() : media::pictureSize(picture.bytes);
    const auto side = [](int pixels) { return pixels > 0 ? QJsonValue(pixels) : QJsonValue(QJsonValue::Null); };
    return {{u"mime"_s, orNull(picture.mime)},
            {u"bytes"_s, picture.bytes.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(picture.bytes.size())},
            {u"width"_s, side(size.width())},
            {u"height"_s, side(size.height())},
            {u"url"_s, orNull(drawn.url.toString())},
            {u"revised_prompt"_s, orNull(picture.revisedPrompt)}};
}

} // namespace

void readAnswerInto(Decoded &decoded, const Exchange &exchange)
{
    const chat::ReadAnswer read = chat::readAnswer(formatOf(exchange), exchange.answer, exchange.wasStopped());
    const chat::wire::Reply &reply = read.reply;
    decoded.error = read.error;
    // Nothing came: then the error is all there is to tell.
    if (read.error && reply.parts.empty() && reply.finish.isEmpty())
        return;
    decoded.value = QJsonObject{{u"text"_s, reply.text()},
                                {u"reasoning"_s, reply.reasoning()},
                                {u"refusal"_s, orNull(refusalOf(reply))},
                                {u"tool_calls"_s, callsOf(reply)},
                                {u"finish"_s, orNull(reply.finish)},
                                {u"complete"_s, reply.complete},
                                {u"stopped"_s, exchange.wasStopped() && !reply.complete},
                                {u"usage"_s, QJsonObject{{u"input"_s, orNull(reply.usage.input)},
                                                         {u"output"_s, orNull(reply.usage.output)},
                                                         {u"cached"_s, orNull(reply.usage.cached)},
                                                         {u"reasoning"_s, orNull(reply.usage.reasoning)}}},
                                {u"model"_s, orNull(reply.model)},
                                {u"request_id"_s, orNull(read.requestId)}};
}

Value mediaValue(const Reading &r)
{
    const net::Response &answer = r.exchange.answer;
    if (r.what == What::Sound) {
        const auto sound = media::readSpeech(answer);
        if (!sound)
            return sound.error();
        return QJsonObject{{u"mime"_s, media::mimeOf(sound->value)},
                           {u"bytes"_s, sound->value.size()},
                           {u"request_id"_s, orNull(sound->requestId)}};
    }
    if (r.what == What::Transcript) {
        const auto text = media::readTranscription(answer);
        if (!text)
            return text.error();
        return QJsonObject{{u"text"_s, text->value}, {u"request_id"_s, orNull(text->requestId)}};
    }
    const core::Result<media::Drawing> drawing = media::readDrawing(answer);
    if (!drawing)
        return drawing.error();
    QJsonArray pictures;
    for (const media::DrawnPicture &drawn : drawing->pictures)
        pictures.append(pictureOf(drawn));
    return QJsonObject{{u"count"_s, drawing->pictures.size()},
                       {u"pictures"_s, pictures},
                       {u"request_id"_s, orNull(drawing->requestId)}};
}

} // namespace app::decode
