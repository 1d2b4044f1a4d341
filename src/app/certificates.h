#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>

#include <optional>

namespace net {
class Transport;
}

namespace app {

class Preferences;

// A server's certificate that nobody vouches for, in words that a page can show.
struct ServerCertificate
{
    QString host{};
    int port = 443;
    QByteArray sha256{};
    QString fingerprint{}; // "AB:CD:…", SHA-256
    QString subject{};
    QString issuer{};
    QDateTime validFrom{};
    QDateTime validUntil{};
    bool isSelfSigned = false;
    bool isExpired = false;
    bool hasOtherName = false;
    bool hasChanged = false; // another one was accepted for this host before
    QDateTime acceptedAt{};  // of an accepted one
};

// Which of them the user accepted: each for one host and port, by fingerprint, kept with the preferences and revocable.
class Certificates : public QObject
{
    Q_OBJECT
public:
    Certificates(net::Transport &transport, Preferences &preferences, QObject *parent = nullptr);

    // What the last handshake failed for; nothing when none did.
    std::optional<ServerCertificate> refused() const;
    void accept(const ServerCertificate &certificate);
    QList<ServerCertificate> accepted() const; // host, port, fingerprint and time only
    void forget(const QString &host, int port);

Q_SIGNALS:
    void changed();

private:
    void keep();
    net::Transport &m_transport;
    Preferences &m_preferences;
};

} // namespace app
