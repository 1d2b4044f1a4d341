#include "relay/hosts.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace relay {

bool isLoopbackHost(const QString &host)
{
    static const QRegularExpression v4(u"^127(?:\\.\\d{1,3}){1,3}$"_s);
    const QString h = host.toLower();
    // 0.0.0.0 is what servers print of themselves; it leads here.
    return h == "localhost"_L1 || h.endsWith(".localhost"_L1) || h == "::1"_L1 || h == "0.0.0.0"_L1 ||
           v4.match(h.startsWith("::ffff:"_L1) ? h.mid(7) : h).hasMatch();
}

bool isPrivateHost(const QString &host)
{
    static const QRegularExpression v4(
        u"^(?:10\\.|100\\.(?:6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.|192\\.168\\.|169\\.254\\.|172\\.(?:1[6-9]|2\\d|3[01])\\.)[\\d.]+$"_s);
    static const QRegularExpression v6(u"^(?:fe80|f[cd][0-9a-f]{2}):"_s);
    const QString h = host.toLower();
    if (isLoopbackHost(h) || v4.match(h).hasMatch() || v6.match(h).hasMatch())
        return true;
    if (h.contains(u':'))
        return false;
    static const QStringList ends{u".local"_s,       u".lan"_s,  u".home.arpa"_s, u".internal"_s,
                                  u".localdomain"_s, u".home"_s, u".intranet"_s};
    return !h.contains(u'.') || std::any_of(ends.begin(), ends.end(), [&](const QString &e) { return h.endsWith(e); });
}

} // namespace relay
