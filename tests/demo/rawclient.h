#pragma once

// A blocking HTTP client of a few lines: what the demo relay sends is looked at without the program's own decoders.

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QTcpSocket>
#include <QUrl>

#include <memory>

namespace raw {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

struct Answer
{
    int status = 0; // 0: not one byte came
    Headers headers{};
    QByteArray body{};
    bool isComplete = false; // as long as announced, or with the last chunk

    QByteArray header(const QByteArray &name) const
    {
        for (const auto &[key, value] : headers)
            if (key.toLower() == name.toLower())
                return value;
        return {};
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QJsonValue data() const { return json().value(QLatin1String("data")); }
    QString errorMessage() const
    {
        return json().value(QLatin1String("error")).toObject().value(QLatin1String("message")).toString();
    }
    QString errorCode() const
    {
        return json().value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
    }
};

// One connection, one request.
class Connection
{
public:
    explicit Connection(const QUrl &address) : m_address(address)
    {
        m_socket->connectToHost(address.host(), static_cast<quint16>(address.port()));
        m_socket->waitForConnected(5000);
    }

    void send(const QByteArray &method, const QByteArray &path, const Headers &headers, const QByteArray &body = {})
    {
        QByteArray text = method + ' ' + path + " HTTP/1.1\r\nHost: " + m_address.host().toLatin1() + "\r\n";
        for (const auto &[key, value] : headers)
            text += key + ": " + value + "\r\n";
        if (!body.isEmpty() || method == "POST" || method == "PUT")
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        if (!isOpen()) // nobody listens: the answer is empty
            return;
        m_socket->write(text + "Connection: close\r\n\r\n" + body);
        if (isOpen()) // the write itself may have found the other side gone
            m_socket->waitForBytesWritten(5000);
    }

    // Everything until the other side closes, or until the time is over.
    QByteArray readAll(int milliseconds = 20'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (m_socket->state() == QAbstractSocket::ConnectedState && timer.elapsed() < milliseconds) {
            m_socket->waitForReadyRead(20);
            m_bytes += m_socket->readAll();
        }
        m_bytes += m_socket->readAll();
        return m_bytes;
    }
    // Until that text has come. false: it has not.
    bool readUntil(const QByteArray &text, int milliseconds = 10'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (!m_bytes.contains(text) && timer.elapsed() < milliseconds) {
            m_socket->waitForReadyRead(20);
            m_bytes += m_socket->readAll();
        }
        return m_bytes.contains(text);
    }
    void drop() { m_socket->abort(); }
    bool isOpen() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

    Answer answer() const
    {
        Answer answer;
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return answer;
        const QList<QByteArray> lines = m_bytes.left(end).split('\n');
        answer.status = lines.first().split(' ').value(1).toInt();
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            answer.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
        }
        answer.body = m_bytes.mid(end + 4);
        if (answer.header("Transfer-Encoding") == "chunked")
            dechunk(answer);
        else
            answer.isComplete = answer.body.size() == answer.header("Content-Length").toLongLong();
        return answer;
    }

private:
    static void dechunk(Answer &answer)
    {
        QByteArray rest = answer.body;
        answer.body.clear();
        for (;;) {
            const qsizetype end = rest.indexOf("\r\n");
            if (end < 0)
                return;
            const qsizetype size = rest.left(end).toLongLong(nullptr, 16);
            if (size == 0) {
                answer.isComplete = true;
                return;
            }
            answer.body += rest.mid(end + 2, size);
            rest = rest.mid(end + 2 + size + 2);
        }
    }

    QUrl m_address;
    std::unique_ptr<QTcpSocket> m_socket = std::make_unique<QTcpSocket>();
    QByteArray m_bytes{};
};

inline Answer ask(const QUrl &address, const QByteArray &method, const QByteArray &path, const Headers &headers = {},
                  const QByteArray &body = {})
{
    Connection connection(address);
    connection.send(method, path, headers, body);
    connection.readAll();
    return connection.answer();
}

inline QByteArray bytes(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

// The JSON of each "data:" line of an event stream; "[DONE]" is left out.
inline QList<QJsonObject> events(const QByteArray &stream)
{
    QList<QJsonObject> list;
    for (const QByteArray &line : stream.split('\n'))
        if (line.startsWith("data: {"))
            list.append(QJsonDocument::fromJson(line.mid(6)).object());
    return list;
}

} // namespace raw
