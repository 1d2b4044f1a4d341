#include "support/tcpproxy.h"

#include <QHostAddress>
#include <QTimer>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace support {

struct TcpProxy::Connection
{
    QPointer<QTcpSocket> client;
    QPointer<QTcpSocket> server;
    Faults faults;
    QByteArray waiting{}; // of the answer, not passed on yet
    qint64 passed = 0;
    bool delayed = false; // the delay is running or over
    bool open = true;     // the delay is over
    bool pacing = false;
    bool serverGone = false;
    bool over = false;
};

TcpProxy::TcpProxy(quint16 serverPort, QObject *parent) : QObject(parent), m_serverPort(serverPort)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TcpProxy::accept);
    m_server.listen(QHostAddress::LocalHost, 0);
}

void TcpProxy::accept()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        ++m_connectionCount;
        auto c = std::make_shared<Connection>();
        c->client = client;
        c->faults = m_faults;
        c->open = m_faults.delay.count() == 0;
        client->setParent(this);
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_connections.append(c);
        connect(client, &QTcpSocket::disconnected, this, [this, c] { end(c, false); });
        if (c->faults.blackHole) {
            connect(client, &QTcpSocket::readyRead, client, [client] { client->readAll(); });
            continue;
        }
        auto *server = new QTcpSocket(this);
        c->server = server;
        connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
        connect(server, &QTcpSocket::readyRead, this, [this, c] {
            c->waiting += c->server->readAll();
            passOn(c);
        });
        connect(server, &QTcpSocket::disconnected, this, [this, c] {
            c->serverGone = true;
            passOn(c);
        });
        connect(server, &QTcpSocket::errorOccurred, this, [this, c] {
            c->serverGone = true;
            passOn(c);
        });
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_serverPort);
        if (client->bytesAvailable() > 0)
            server->write(client->readAll());
    }
}

void TcpProxy::passOn(const std::shared_ptr<Connection> &c)
{
    if (c->over || !c->client)
        return;
    if (!c->open) {
        if (!c->delayed) {
            c->delayed = true;
            QTimer::singleShot(c->faults.delay, this, [this, c] {
                c->open = true;
                passOn(c);
            });
        }
        return;
    }
    if (c->faults.dropRequests && !c->waiting.isEmpty())
        return end(c, false);
    if (c->pacing)
        return;
    const bool resets = c->faults.resetAfter.has_value();
    const std::optional<qint64> limit = resets ? c->faults.resetAfter : c->faults.cutAfter;
    qsizetype n = c->faults.pieceSize > 0 ? std::min(c->faults.pieceSize, c->waiting.size()) : c->waiting.size();
    if (limit)
        n = std::min<qsizetype>(n, *limit - c->passed);
    if (n > 0) {
        c->client->write(c->waiting.constData(), n);
        c->client->flush();
        c->waiting.remove(0, n);
        c->passed += n;
    }
    if (limit && c->passed >= *limit)
        return end(c, resets);
    if (!c->waiting.isEmpty()) {
        c->pacing = true; // let the client see this piece first
        QTimer::singleShot(0, this, [this, c] {
            c->pacing = false;
            passOn(c);
        });
    } else if (c->serverGone) {
        end(c, false);
    }
}

void TcpProxy::end(const std::shared_ptr<Connection> &c, bool reset)
{
    if (std::exchange(c->over, true))
        return;
    if (c->client) {
        if (reset) {
            const linger now{1, 0};
            ::setsockopt(static_cast<int>(c->client->socketDescriptor()), SOL_SOCKET, SO_LINGER,
                         reinterpret_cast<const char *>(&now), sizeof now);
            c->client->abort();
        } else {
            c->client->disconnectFromHost();
        }
        c->client->deleteLater();
    }
    if (c->server) {
        c->server->abort();
        c->server->deleteLater();
    }
    m_connections.removeOne(c);
}

void TcpProxy::resetAll()
{
    const auto open = m_connections;
    for (const auto &c : open)
        end(c, true);
}

} // namespace support
