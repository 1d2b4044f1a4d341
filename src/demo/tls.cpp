#include "demo/tls.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace demo {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

void addExtension(X509 *certificate, int kind, const char *value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value);
    if (!extension)
        return;
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate signedBy(EVP_PKEY *key)
{
    constexpr long day = 86'400;
    Certificate certificate(X509_new(), &X509_free);
    X509 *raw = certificate.get();
    X509_set_version(raw, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(raw), 1);
    X509_gmtime_adj(X509_getm_notBefore(raw), -day);
    X509_gmtime_adj(X509_getm_notAfter(raw), 3650 * day);
    X509_set_pubkey(raw, key);
    X509_NAME *name = X509_get_subject_name(raw);
    const QByteArray title("Demo Relay");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(title.constData()),
                               static_cast<int>(title.size()), -1, 0);
    X509_set_issuer_name(raw, name);
    addExtension(raw, NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost");
    X509_sign(raw, key, EVP_sha256());
    return certificate;
}

QByteArray pemOf(X509 *certificate)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(memory.get(), certificate);
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, size);
}

} // namespace

SelfSigned::SelfSigned()
{
    const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    if (!key)
        return;
    const Certificate certificate = signedBy(key.get());
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    if (!context || SSL_CTX_use_certificate(context.get(), certificate.get()) != 1 ||
        SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1)
        return;
    m_certificate = pemOf(certificate.get());
    m_context = context;
}

std::shared_ptr<SSL> SelfSigned::accept(int socket) const
{
    std::shared_ptr<SSL> session(SSL_new(m_context.get()), &SSL_free);
    if (!session || SSL_set_fd(session.get(), socket) != 1 || SSL_accept(session.get()) != 1)
        return {};
    return session;
}

} // namespace demo
