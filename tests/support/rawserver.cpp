#include "support/rawserver.h"

#include <QHostAddress>

namespace support {

QByteArray RawServer::Request::header(const QByteArray &name) const
{
    const auto lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

RawServer::RawServer(Handler handler, QTcpServer *server, QObject *parent)
    : QObject(parent), m_handler(std::move(handler)), m_server(server ? server : new QTcpServer)
{
    m_server->setParent(this);
    connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &RawServer::accept);
    m_server->listen(QHostAddress::LocalHost, 0);
}

QByteArray RawServer::answer(const QByteArray &body, const QByteArray &status, const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" +
           body;
}

void RawServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        m_connections.insert(socket, Connection{++m_accepted, {}, false});
        ++m_open;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            m_connections.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

void RawServer::read(QTcpSocket *socket)
{
    const auto it = m_connections.find(socket);
    if (it == m_connections.end())
        return;
    Connection &c = it.value();
    c.received += socket->readAll();
    if (!c.received.isEmpty() && !c.hadBytes) {
        c.hadBytes = true;
        ++m_connectionsWithBytes;
    }
    const qsizetype end = c.received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Request request;
    request.head = c.received.left(end);
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (c.received.size() < end + 4 + length)
        return;
    request.body = c.received.mid(end + 4, length);
    c.received.remove(0, end + 4 + length);
    const auto words = request.head.left(request.head.indexOf("\r\n")).split(' ');
    request.method = words.value(0);
    request.path = words.value(1);
    request.connection = c.number;
    m_requests.append(request);
    m_handler(*socket, request);
}

} // namespace support
