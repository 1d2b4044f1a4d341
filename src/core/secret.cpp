#include "core/secret.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>

namespace core {

namespace {

void wipe(QByteArray *bytes)
{
    // volatile, so that the compiler does not drop the last write to memory it is about to free.
    volatile char *p = bytes->data();
    for (qsizetype i = 0; i < bytes->size(); ++i)
        p[i] = 0;
    delete bytes;
}

} // namespace

Secret::Secret(QByteArray bytes) : m_bytes(new QByteArray(bytes.constData(), bytes.size()), wipe) {}

QByteArray Secret::reveal() const
{
    return m_bytes ? QByteArray(m_bytes->constData(), m_bytes->size()) : QByteArray();
}

QString Secret::hint() const
{
    return size() < 12 ? QStringLiteral("…") : QStringLiteral("…") + QString::fromUtf8(m_bytes->right(4));
}

QString Secret::outline() const
{
    if (size() < 12)
        return QStringLiteral("…");
    return QString::fromUtf8(m_bytes->left(4)) + QStringLiteral("…") + QString::fromUtf8(m_bytes->right(4));
}

QString Secret::digest() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (m_bytes)
        hash.addData(*m_bytes);
    return QString::fromLatin1(hash.result().toHex());
}

Secret Secret::placedIn(const QByteArray &text, const QByteArray &standIn) const
{
    auto *whole = new QByteArray(text);
    whole->reserve(text.size() + (standIn.isEmpty() ? 0 : text.count(standIn) * size()));
    if (!standIn.isEmpty())
        whole->replace(standIn, m_bytes ? *m_bytes : QByteArray());
    Secret out;
    out.m_bytes = std::shared_ptr<QByteArray>(whole, wipe);
    return out;
}

Secret Secret::inBase64(bool percent) const
{
    auto *coded = new QByteArray(m_bytes ? m_bytes->toBase64() : QByteArray());
    if (percent)
        coded->replace("+", "%2B").replace("=", "%3D").replace("/", "%2F");
    Secret out;
    out.m_bytes = std::shared_ptr<QByteArray>(coded, wipe);
    return out;
}

bool Secret::isPlainWord() const
{
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
               c == '_' || c == '~';
    };
    return !isEmpty() && std::all_of(m_bytes->cbegin(), m_bytes->cend(), plain);
}

bool operator==(const Secret &a, const Secret &b)
{
    if (a.size() != b.size())
        return false;
    return a.size() == 0 ||
           std::memcmp(a.m_bytes->constData(), b.m_bytes->constData(), static_cast<std::size_t>(a.size())) == 0;
}

QDebug operator<<(QDebug debug, const Secret &)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "Secret(redacted)";
    return debug;
}

} // namespace core
