#include "tokensource.h"

#include "chatfill.h"
#include "support/rawserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

namespace bench {

namespace {

QByteArray event(const QJsonObject &delta, const QJsonValue &finish = {})
{
    const QJsonObject choice{
        {QStringLiteral("index"), 0}, {QStringLiteral("delta"), delta}, {QStringLiteral("finish_reason"), finish}};
    const QJsonObject chunk{{QStringLiteral("id"), QStringLiteral("chatcmpl-bench")},
                            {QStringLiteral("object"), QStringLiteral("chat.completion.chunk")},
                            {QStringLiteral("created"), 1'735'689'600},
                            {QStringLiteral("model"), QStringLiteral("bench-model")},
                            {QStringLiteral("choices"), QJsonArray{choice}}};
    return "data: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\n";
}

QList<QByteArray> eventsOf(int tokens)
{
    // Four characters are about a token.
    const QString text = markdownText(tokens * 4);
    QList<QByteArray> events;
    for (int i = 0; i < tokens; ++i)
        events << event({{QStringLiteral("content"), text.mid(i * 4, 4)}});
    events << event({}, QStringLiteral("stop"));
    events << QByteArrayLiteral("data: [DONE]\n\n");
    return events;
}

void say(QTcpSocket &socket, const QList<QByteArray> &events, int delay)
{
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    if (delay == 0) {
        for (const QByteArray &one : events)
            socket.write(one);
        socket.disconnectFromHost(); // after the last byte
        return;
    }
    auto *timer = new QTimer(&socket);
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer, &QTimer::timeout, &socket, [&socket, timer, events, at = 0]() mutable {
        socket.write(events.at(at++));
        if (at < events.size())
            return;
        timer->stop();
        socket.disconnectFromHost();
    });
    timer->start(delay);
}

} // namespace

TokenSource::TokenSource(int tokens, int delay)
{
    auto *place = new QObject;
    place->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        place,
        [&] {
            auto *server = new support::RawServer(
                [events = eventsOf(tokens), delay](QTcpSocket &socket, const support::RawServer::Request &request) {
                    if (request.path.endsWith("/chat/completions"))
                        return say(socket, events, delay);
                    const bool models = request.path.endsWith("/models");
                    socket.write(support::RawServer::answer(
                        models ? R"({"object":"list","data":[{"id":"bench-model","object":"model"}]})" : "{}",
                        models ? "200 OK" : "404 Not Found", "Content-Type: application/json\r\n"));
                    if (!models)
                        socket.disconnectFromHost();
                });
            server->setParent(place);
            m_address = server->address();
        },
        Qt::BlockingQueuedConnection);
    m_server = place;
}

TokenSource::~TokenSource()
{
    m_server->deleteLater(); // in its thread, before that ends
    m_thread.quit();
    m_thread.wait();
}

} // namespace bench
