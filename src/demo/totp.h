#pragma once

#include <QByteArray>
#include <QString>

namespace demo {

// The six digits for a base32 secret at that moment (RFC 6238: SHA-1, 30 seconds).
QString totpAt(const QByteArray &secret, qint64 seconds);

} // namespace demo
