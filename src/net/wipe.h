#pragma once

#include <QByteArray>

namespace net {

// Overwrites the bytes before they are given back. Only for a buffer that nobody shares: a shared one is copied first.
inline void wipe(QByteArray &bytes)
{
    volatile char *p = bytes.data(); // volatile, so that the last write to dying memory is not dropped
    for (qsizetype i = 0; i < bytes.size(); ++i)
        p[i] = 0;
    bytes.clear();
}

} // namespace net
