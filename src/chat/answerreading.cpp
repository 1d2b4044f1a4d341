#include "chat/answerreading.h"

#include "chat/wire/answerreader.h"
#include "relay/relayerror.h"

#include <QJsonDocument>

namespace chat {

QString requestIdIn(const net::Response &head)
{
    for (const auto &name : {QByteArrayLiteral("X-Oneapi-Request-Id"), QByteArrayLiteral("x-request-id"),
                             QByteArrayLiteral("request-id")}) {
        if (const QByteArray id = head.header(name); !id.isEmpty())
            return QString::fromLatin1(id);
    }
    return {};
}

core::Error tellError(const wire::ReplyEvent &event, int httpStatus, const QString &requestId)
{
    core::Error error = event.error.value_or(core::Error{});
    if (!event.data.isEmpty()) {
        // The relay sent words of its own: they say more than "there was an error".
        const QString words = error.serverMessage;
        error = relay::readStreamError(QJsonDocument::fromJson(event.data).object(), httpStatus);
        if (error.serverMessage.isEmpty())
            error.serverMessage = words;
    }
    error.httpStatus = httpStatus;
    if (!requestId.isEmpty())
        error.requestId = requestId;
    return error;
}

ReadAnswer readAnswer(wire::Format format, const net::Response &answer, bool wasStopped)
{
    ReadAnswer out;
    out.requestId = requestIdIn(answer);
    if (!answer.isOk()) {
        out.error = relay::readError(answer, true);
        if (out.error->requestId.isEmpty())
            out.error->requestId = out.requestId;
        return out;
    }
    wire::AnswerReader reader(format);
    QList<wire::ReplyEvent> events = reader.feed(answer.body);
    const qsizetype arrived = events.size();
    events += reader.finish();
    for (qsizetype i = 0; i < events.size(); ++i) {
        const wire::ReplyEvent &event = events.at(i);
        if (event.kind != wire::ReplyEvent::Kind::Error) {
            out.reply.take(event);
            continue;
        }
        // At the end, why the bytes ended is known better here.
        if (out.error || (i >= arrived && (wasStopped || out.reply.complete)))
            continue;
        out.error = tellError(event, answer.status, out.requestId);
    }
    if (out.reply.complete)
        out.error.reset();
    return out;
}

} // namespace chat
