#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QUrl>

#include <optional>

class QSslCertificate;
class QSslError;

namespace net {

// A server's certificate that the system's authorities do not vouch for, as a handshake showed it.
struct Certificate
{
    QString host{};
    int port = 443;
    QByteArray sha256{}; // of the whole certificate, 32 bytes
    QString subject{};
    QString issuer{};
    QDateTime validFrom{};
    QDateTime validUntil{};
    bool isSelfSigned = false;
    bool isExpired = false;
    bool hasOtherName = false; // made out to another host
    bool hasChanged = false;   // another one was accepted here before
};

struct AcceptedCertificate
{
    QString host{};
    int port = 443;
    QByteArray sha256{};
    QDateTime since{};
};

// The hook for self-signed servers: certificates that the user accepted, each for one host and port and by its
// fingerprint. Such a handshake goes through, whatever the authorities say; every other faulty one fails as before,
// also the same host with another certificate. Kept by the owner of the program's settings: see changed().
class Certificates : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const QList<AcceptedCertificate> &accepted() const { return m_accepted; }
    void setAccepted(const QList<AcceptedCertificate> &accepted); // what was kept; says nothing
    void accept(const Certificate &seen, const QDateTime &now);
    void forget(const QString &host, int port);
    const AcceptedCertificate *find(const QString &host, int port) const;

    // The last handshake that failed for its certificate; nothing when none did.
    const std::optional<Certificate> &lastRefused() const { return m_lastRefused; }

    // For Transport, in a handshake with faults: true lets it through. A refused one becomes lastRefused().
    bool judge(const QUrl &url, const QSslCertificate &peer, const QList<QSslError> &faults);

Q_SIGNALS:
    void changed(); // accepted() is another list now

private:
    QList<AcceptedCertificate> m_accepted{};
    std::optional<Certificate> m_lastRefused{};
};

// "AB:CD:…", as browsers show it.
QString fingerprintText(const QByteArray &sha256);

} // namespace net
