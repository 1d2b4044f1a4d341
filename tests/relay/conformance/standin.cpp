#include "relay/conformance/standin.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

using support::RawServer;

namespace conformance {

namespace {

QByteArray json(const QByteArray &body, const QByteArray &status = "200 OK")
{
    return RawServer::answer(body, status, "Content-Type: application/json\r\n");
}

QByteArray refusal(const char *code, const char *message, const QByteArray &status)
{
    return json(QByteArray("{\"error\":{\"message\":\"") + message +
                    "\",\"type\":\"invalid_request_error\",\"code\":\"" + code + "\"}}",
                status);
}

} // namespace

StandIn::StandIn(bool oldProxy)
    : m_oldProxy(oldProxy),
      m_server([this](QTcpSocket &socket, const RawServer::Request &request) { answerTo(socket, request); })
{
}

QByteArray StandIn::chat(const RawServer::Request &request) const
{
    const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
    if (asked.value(QLatin1String("model")).toString() != QLatin1String("gpt-4o-mini"))
        return refusal("model_not_found", "The model does not exist", "404 Not Found");
    const QByteArray usage = "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11}";
    const QByteArray head = "{\"id\":\"c\",\"created\":1,\"model\":\"gpt-4o-mini\",";
    if (!asked.value(QLatin1String("stream")).toBool())
        return json(head +
                    "\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                    "\"content\":\"Hello there.\"},\"finish_reason\":\"stop\"}]," +
                    usage + "}");
    const QByteArray chunk = "data: " + head + "\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,";
    return RawServer::answer(chunk + "\"delta\":{\"role\":\"assistant\",\"content\":\"Hello \"}}]}\n\n" + chunk +
                                 "\"delta\":{\"content\":\"there.\"},\"finish_reason\":\"stop\"}]}\n\n" +
                                 "data: " + head + "\"object\":\"chat.completion.chunk\",\"choices\":[]," + usage +
                                 "}\n\ndata: [DONE]\n\n",
                             "200 OK", "Content-Type: text/event-stream\r\n");
}

void StandIn::answerTo(QTcpSocket &socket, const RawServer::Request &request) const
{
    const QUrl url = QUrl::fromEncoded(request.path);
    const QString path = url.path();
    const QByteArray secret = "Bearer sk-stand-in-0123456789abcdef0123456789abcdef";
    const bool known = request.header("authorization") == secret;
    if (m_oldProxy && path == QLatin1String("/pro/balance")) {
        const QByteArray given = QUrlQuery(url).queryItemValue(QStringLiteral("apiKey")).toLatin1();
        if (given.isEmpty())
            socket.write(json("{\"message\":\"apiKey is missing\"}", "400 Bad Request"));
        else if (secret.endsWith(given))
            socket.write(json("{\"balance\":12.5}"));
        else
            socket.write(json("{\"message\":\"no such apiKey\"}", "401 Unauthorized"));
    } else if (path.startsWith(QLatin1String("/v1/")) && !(m_oldProxy && path == QLatin1String("/v1/models")) &&
               !known) {
        socket.write(refusal("invalid_api_key", "Incorrect API key provided", "401 Unauthorized"));
    } else if (!m_oldProxy && path == QLatin1String("/v1/models")) {
        socket.write(json("{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4o-mini\",\"object\":\"model\"},"
                          "{\"id\":\"text-embedding-3-small\",\"object\":\"model\"}]}"));
    } else if (path == QLatin1String("/v1/chat/completions")) {
        socket.write(chat(request));
    } else {
        socket.write(RawServer::answer("<html>nothing here</html>", "404 Not Found", "Content-Type: text/html\r\n"));
    }
}

} // namespace conformance
