#include "net/uploaddevice.h"

#include <cstring>

namespace net {

UploadDevice::UploadDevice(std::shared_ptr<const QByteArray> bytes, QObject *parent)
    : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool UploadDevice::seek(qint64 to)
{
    return to >= pos() && QIODevice::seek(to);
}

qint64 UploadDevice::readData(char *data, qint64 most)
{
    const qint64 n = std::min<qint64>(most, m_bytes->size() - pos());
    if (n <= 0)
        return 0;
    std::memcpy(data, m_bytes->constData() + pos(), static_cast<std::size_t>(n));
    return n;
}

} // namespace net
