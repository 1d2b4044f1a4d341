#include "app/certificates.h"

#include "app/preferences.h"
#include "net/transport.h"

namespace app {

namespace {

const QString name = QStringLiteral("certificates");

} // namespace

Certificates::Certificates(net::Transport &transport, Preferences &preferences, QObject *parent)
    : QObject(parent), m_transport(transport), m_preferences(preferences)
{
    // One a line: host, port, fingerprint, when.
    QList<net::AcceptedCertificate> kept;
    for (const QString &line : preferences.list(name)) {
        const QStringList parts = line.split(u' ');
        const QByteArray sha256 = parts.size() == 4 ? QByteArray::fromHex(parts.at(2).toLatin1()) : QByteArray();
        if (sha256.size() == 32)
            kept.append({parts.at(0), parts.at(1).toInt(), sha256, QDateTime::fromString(parts.at(3), Qt::ISODate)});
    }
    transport.certificates().setAccepted(kept);
    connect(&transport.certificates(), &net::Certificates::changed, this, [this] {
        keep();
        Q_EMIT changed();
    });
}

std::optional<ServerCertificate> Certificates::refused() const
{
    const std::optional<net::Certificate> &seen = m_transport.certificates().lastRefused();
    if (!seen)
        return {};
    ServerCertificate out;
    out.host = seen->host;
    out.port = seen->port;
    out.sha256 = seen->sha256;
    out.fingerprint = net::fingerprintText(seen->sha256);
    out.subject = seen->subject;
    out.issuer = seen->issuer;
    out.validFrom = seen->validFrom;
    out.validUntil = seen->validUntil;
    out.isSelfSigned = seen->isSelfSigned;
    out.isExpired = seen->isExpired;
    out.hasOtherName = seen->hasOtherName;
    out.hasChanged = seen->hasChanged;
    return out;
}

void Certificates::accept(const ServerCertificate &certificate)
{
    net::Certificate seen;
    seen.host = certificate.host;
    seen.port = certificate.port;
    seen.sha256 = certificate.sha256;
    m_transport.certificates().accept(seen, QDateTime::currentDateTimeUtc());
}

QList<ServerCertificate> Certificates::accepted() const
{
    QList<ServerCertificate> all;
    for (const net::AcceptedCertificate &one : m_transport.certificates().accepted()) {
        ServerCertificate out;
        out.host = one.host;
        out.port = one.port;
        out.sha256 = one.sha256;
        out.fingerprint = net::fingerprintText(one.sha256);
        out.acceptedAt = one.since;
        all.append(out);
    }
    return all;
}

void Certificates::forget(const QString &host, int port)
{
    m_transport.certificates().forget(host, port);
}

void Certificates::keep()
{
    QStringList lines;
    for (const net::AcceptedCertificate &one : m_transport.certificates().accepted())
        lines.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(one.host)
                         .arg(one.port)
                         .arg(QString::fromLatin1(one.sha256.toHex()), one.since.toString(Qt::ISODate)));
    m_preferences.setList(name, lines);
}

} // namespace app
