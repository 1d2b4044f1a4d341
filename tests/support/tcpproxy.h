#pragma once

#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>
#include <memory>
#include <optional>

namespace support {

// What goes wrong on the way from the server to the client. Counts are bytes of the answers, per connection.
struct Faults
{
    std::chrono::milliseconds delay{0}; // before the first byte of an answer is passed on
    qsizetype pieceSize = 0;            // pass on pieces of this many bytes, each its own write; 0: as they come
    std::optional<qint64> cutAfter{};   // close in good order after so many bytes
    std::optional<qint64> resetAfter{}; // TCP reset after so many bytes
    bool blackHole = false;             // accept, swallow, never say a word
    bool dropRequests = false;          // read the request, pass it on, close without an answer
};

// A TCP proxy on 127.0.0.1 and a free port in front of a server there, for faults at the level of bytes.
class TcpProxy : public QObject
{
    Q_OBJECT
public:
    explicit TcpProxy(quint16 serverPort, QObject *parent = nullptr);

    quint16 port() const { return m_server.serverPort(); }
    // Holds for connections made from now on.
    void setFaults(const Faults &faults) { m_faults = faults; }
    int connectionCount() const { return m_connectionCount; }
    int openConnections() const { return static_cast<int>(m_connections.size()); }
    // Resets every connection that is open now.
    void resetAll();

private:
    struct Connection;
    void accept();
    void passOn(const std::shared_ptr<Connection> &c);
    void end(const std::shared_ptr<Connection> &c, bool reset);

    QTcpServer m_server;
    quint16 m_serverPort;
    Faults m_faults{};
    QList<std::shared_ptr<Connection>> m_connections{};
    int m_connectionCount = 0;
};

} // namespace support
