#include "chat/wire/chatcompletions.h"

namespace chat::wire {

namespace {

// The first non-empty of the names under which reasoning travels; never their sum, some relays fill two with the same.
QString reasoningIn(const QJsonObject &delta)
{
    for (const auto key : {QLatin1String("reasoning_content"), QLatin1String("reasoning"), QLatin1String("thinking")}) {
        const QString text = delta.value(key).toString();
        if (!text.isEmpty())
            return text;
    }
    QString all;
    const QJsonArray details = delta.value(QLatin1String("reasoning_details")).toArray();
    for (const QJsonValue &detail : details) {
        const QJsonObject object = detail.toObject();
        const QString text = object.value(QLatin1String("text")).toString();
        all += text.isEmpty() ? object.value(QLatin1String("summary")).toString() : text;
    }
    return all;
}

QString imageAddress(const QJsonObject &part)
{
    const QJsonValue image = part.value(QLatin1String("image_url"));
    return image.isObject() ? image.toObject().value(QLatin1String("url")).toString() : image.toString();
}

} // namespace

void ChatCompletionsDecoder::takeObject(const QJsonObject &object, const QByteArray &, QList<ReplyEvent> &out)
{
    const QString model = object.value(QLatin1String("model")).toString();
    if (!m_modelTold && !model.isEmpty()) {
        m_modelTold = true;
        out.append(textEvent(ReplyEvent::Kind::Model, model));
    }
    const QJsonArray choices = object.value(QLatin1String("choices")).toArray();
    for (const QJsonValue &element : choices) {
        const QJsonObject choice = element.toObject();
        const QJsonValue delta = choice.value(QLatin1String("delta"));
        takeDelta(delta.isObject() ? delta.toObject() : choice.value(QLatin1String("message")).toObject(), out);
        takeUsage(choice.value(QLatin1String("usage")), out);
        QString finish = choice.value(QLatin1String("finish_reason")).toString();
        if (finish.isEmpty() || finish == QLatin1String("null"))
            continue;
        if (finish == QLatin1String("function_call"))
            finish = QStringLiteral("tool_calls");
        m_finish = finish;
        seeTerminalSign();
        out.append(textEvent(ReplyEvent::Kind::Finish, finish));
    }
    takeUsage(object.value(QLatin1String("usage")), out);
    takeUsage(object.value(QLatin1String("x_groq")).toObject().value(QLatin1String("usage")), out);
}

void ChatCompletionsDecoder::takeDelta(const QJsonObject &delta, QList<ReplyEvent> &out)
{
    const QString reasoning = reasoningIn(delta);
    if (!reasoning.isEmpty()) {
        say(m_think.switchOff(), out);
        out.append(textEvent(ReplyEvent::Kind::Reasoning, reasoning));
    }
    takeContent(delta.value(QLatin1String("content")), out);
    const QString refusal = delta.value(QLatin1String("refusal")).toString();
    if (!refusal.isEmpty())
        out.append(textEvent(ReplyEvent::Kind::Refusal, refusal));
    takeAudio(delta.value(QLatin1String("audio")).toObject(), out);
    const QJsonArray images = delta.value(QLatin1String("images")).toArray();
    for (const QJsonValue &image : images)
        takeContentPart(image.toObject(), out);
    const QJsonArray calls = delta.value(QLatin1String("tool_calls")).toArray();
    for (const QJsonValue &call : calls)
        m_tools.takeFragment(call.toObject());
    if (delta.value(QLatin1String("function_call")).isObject())
        m_tools.takeLegacy(delta.value(QLatin1String("function_call")).toObject());
}

void ChatCompletionsDecoder::takeContent(const QJsonValue &content, QList<ReplyEvent> &out)
{
    if (content.isString()) {
        if (!content.toString().isEmpty())
            say(m_think.feed(content.toString()), out);
        return;
    }
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts)
        takeContentPart(part.toObject(), out);
}

void ChatCompletionsDecoder::takeContentPart(const QJsonObject &part, QList<ReplyEvent> &out)
{
    const QString type = part.value(QLatin1String("type")).toString();
    if (type == QLatin1String("thinking")) {
        const QJsonValue thinking = part.value(QLatin1String("thinking"));
        QString text = thinking.toString();
        const QJsonArray pieces = thinking.toArray();
        for (const QJsonValue &piece : pieces)
            text += piece.toObject().value(QLatin1String("text")).toString();
        say(m_think.switchOff(), out);
        if (!text.isEmpty())
            out.append(textEvent(ReplyEvent::Kind::Reasoning, text));
    } else if (type == QLatin1String("image_url")) {
        const QString address = imageAddress(part);
        if (!address.isEmpty())
            out.append(imageEvent(address));
    } else if (type == QLatin1String("refusal")) {
        out.append(textEvent(ReplyEvent::Kind::Refusal, part.value(QLatin1String("refusal")).toString()));
    } else {
        const QString text = part.value(QLatin1String("text")).toString();
        if (!text.isEmpty())
            say(m_think.feed(text), out);
    }
}

void ChatCompletionsDecoder::takeAudio(const QJsonObject &audio, QList<ReplyEvent> &out)
{
    const QString transcript = audio.value(QLatin1String("transcript")).toString();
    if (!transcript.isEmpty())
        out.append(textEvent(ReplyEvent::Kind::Text, transcript));
    const QString data = audio.value(QLatin1String("data")).toString();
    if (data.isEmpty())
        return;
    ReplyEvent event;
    event.kind = ReplyEvent::Kind::Audio;
    // Each piece is its own base64 text.
    event.data = QByteArray::fromBase64(data.toLatin1());
    event.mime = sniffedMime(event.data);
    event.id = audio.value(QLatin1String("id")).toString();
    out.append(event);
}

void ChatCompletionsDecoder::takeUsage(const QJsonValue &usage, QList<ReplyEvent> &out)
{
    if (!usage.isObject() || usage.toObject().isEmpty())
        return;
    ReplyEvent event;
    event.kind = ReplyEvent::Kind::Usage;
    event.usage = usageIn(usage.toObject());
    out.append(event);
}

void ChatCompletionsDecoder::say(const std::vector<ThinkSplitter::Piece> &pieces, QList<ReplyEvent> &out)
{
    for (const ThinkSplitter::Piece &piece : pieces)
        out.append(textEvent(piece.isReasoning ? ReplyEvent::Kind::Reasoning : ReplyEvent::Kind::Text, piece.text));
}

void ChatCompletionsDecoder::close(QList<ReplyEvent> &out, bool broken)
{
    say(m_think.finish(), out);
    if (broken || m_tools.isEmpty())
        return;
    out += m_tools.events();
    if (m_finish.isEmpty() || m_finish == QLatin1String("stop"))
        out.append(textEvent(ReplyEvent::Kind::Finish, QStringLiteral("tool_calls")));
}

} // namespace chat::wire
