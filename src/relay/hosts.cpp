#include "relay/hosts.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace relay {

bool isLoopbackHost(const QString &host)
{
    static const QRegularExpression v4(u"^127(?:\\.\\d{1,3}){1,3}$"_s);
    const QString h = host.toLower();
    return h == "localhost"_L1 || h.endsWith(".localhost"_L1) || h == "::1"_L1 || v4.match(h).hasMatch();
}

bool isPrivateHost(const QString &host)
{
    static const QRegularExpression v4(
        u"^(?:10\\.|192\\.168\\.|169\\.254\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.)[\\d.]+$"_s);
    static const QRegularExpression v6(u"^(?:fe80|f[cd][0-9a-f]{2}):"_s);
    const QString h = host.toLower();
    if (isLoopbackHost(h) || v4.match(h).hasMatch() || v6.match(h).hasMatch())
        return true;
    if (h.contains(u':'))
        return false;
    return !h.contains(u'.') || h.endsWith(".local"_L1) || h.endsWith(".lan"_L1) || h.endsWith(".home.arpa"_L1);
}

} // namespace relay
