#pragma once

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

namespace support {

// A TLS server with a certificate that nobody vouches for (tests/data/net), to give to a RawServer. Null: no such file.
inline QTcpServer *selfSignedServer()
{
    QFile certificate(QStringLiteral(TEST_DATA "/net/selfsigned.pem"));
    QFile key(QStringLiteral(TEST_DATA "/net/selfsigned-key.pem"));
    if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
        return nullptr;
    auto *server = new QSslServer;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(&certificate));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    server->setSslConfiguration(configuration);
    return server;
}

} // namespace support
