#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace support {

// An HTTP server that says exactly the bytes a test gives it, on 127.0.0.1 and a free port.
class RawServer : public QObject
{
    Q_OBJECT
public:
    struct Request
    {
        QByteArray method;
        QByteArray path;
        QByteArray head; // request line and headers, as received
        QByteArray body;
        int connection = 0; // 1 for the first connection
        QByteArray header(const QByteArray &name) const;
    };
    using Handler = std::function<void(QTcpSocket &, const Request &)>;

    // The server is the test's, QSslServer for instance; a plain one when null.
    explicit RawServer(Handler handler, QTcpServer *server = nullptr, QObject *parent = nullptr);

    quint16 port() const { return m_server->serverPort(); }
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(port()); }
    const QList<Request> &requests() const { return m_requests; }
    // Connections on which at least one byte arrived, whole requests or not.
    int connectionsWithBytes() const { return m_connectionsWithBytes; }
    int openConnections() const { return m_open; }

    static QByteArray answer(const QByteArray &body, const QByteArray &status = "200 OK",
                             const QByteArray &headers = {});

private:
    void accept();
    void read(QTcpSocket *socket);

    struct Connection
    {
        int number = 0;
        QByteArray received;
        bool hadBytes = false;
    };
    Handler m_handler;
    QTcpServer *m_server;
    QHash<QTcpSocket *, Connection> m_connections{};
    QList<Request> m_requests{};
    int m_accepted = 0;
    int m_connectionsWithBytes = 0;
    int m_open = 0;
};

} // namespace support
