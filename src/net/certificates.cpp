#include "net/certificates.h"

#include <QSslCertificate>
#include <QSslError>

#include <algorithm>

namespace net {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

QString nameIn(const QSslCertificate &certificate, bool issuer)
{
    for (const QSslCertificate::SubjectInfo info : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        const QStringList names = issuer ? certificate.issuerInfo(info) : certificate.subjectInfo(info);
        if (!names.isEmpty() && !names.first().isEmpty())
            return names.first();
    }
    return {};
}

} // namespace

void Certificates::setAccepted(const QList<AcceptedCertificate> &accepted)
{
    m_accepted = accepted;
}

void Certificates::accept(const Certificate &seen, const QDateTime &now)
{
    if (seen.sha256.isEmpty())
        return;
    m_accepted.removeIf([&](const AcceptedCertificate &a) { return a.host == seen.host && a.port == seen.port; });
    m_accepted.append({seen.host, seen.port, seen.sha256, now});
    Q_EMIT changed();
}

void Certificates::forget(const QString &host, int port)
{
    if (m_accepted.removeIf([&](const AcceptedCertificate &a) { return a.host == host && a.port == port; }) > 0)
        Q_EMIT changed();
}

const AcceptedCertificate *Certificates::find(const QString &host, int port) const
{
    const auto it = std::find_if(m_accepted.begin(), m_accepted.end(), [&](const AcceptedCertificate &a) {
        return a.port == port && a.host.compare(host, Qt::CaseInsensitive) == 0;
    });
    return it == m_accepted.end() ? nullptr : &*it;
}

bool Certificates::judge(const QUrl &url, const QSslCertificate &peer, const QList<QSslError> &faults)
{
    if (peer.isNull())
        return false;
    Certificate seen;
    seen.host = url.host();
    seen.port = portOf(url);
    seen.sha256 = peer.digest(QCryptographicHash::Sha256);
    const AcceptedCertificate *known = find(seen.host, seen.port);
    if (known && known->sha256 == seen.sha256)
        return true;
    seen.subject = nameIn(peer, false);
    seen.issuer = nameIn(peer, true);
    seen.validFrom = peer.effectiveDate();
    seen.validUntil = peer.expiryDate();
    seen.isSelfSigned = peer.isSelfSigned();
    seen.hasChanged = known != nullptr;
    for (const QSslError &fault : faults) {
        seen.isExpired = seen.isExpired || fault.error() == QSslError::CertificateExpired;
        seen.hasOtherName = seen.hasOtherName || fault.error() == QSslError::HostNameMismatch;
    }
    m_lastRefused = seen;
    return false;
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

} // namespace net
