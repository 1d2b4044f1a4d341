#pragma once

#include <QByteArray>

#include <openssl/ssl.h>

#include <memory>

namespace demo {

// A certificate that nobody has vouched for, made on the spot for 127.0.0.1 and localhost, and the TLS side of
// connections that use it.
class SelfSigned
{
public:
    SelfSigned();
    SelfSigned(const SelfSigned &) = delete;
    SelfSigned &operator=(const SelfSigned &) = delete;

    bool isUsable() const { return m_context != nullptr; }
    // In PEM.
    const QByteArray &certificate() const { return m_certificate; }
    // Shakes hands on an accepted socket; null: the other side does not want to.
    std::shared_ptr<SSL> accept(int socket) const;

private:
    std::shared_ptr<SSL_CTX> m_context{};
    QByteArray m_certificate{};
};

} // namespace demo
