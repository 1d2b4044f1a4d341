#include "demo/cookies.h"

#include <QLocale>

namespace demo {

QByteArray cookieNamed(const Exchange &exchange, const char *name)
{
    const QString start = QString::fromLatin1(name) + QLatin1Char('=');
    const QStringList pairs = exchange.header("Cookie").split(QLatin1Char(';'));
    for (const QString &pair : pairs)
        if (pair.trimmed().startsWith(start))
            return pair.trimmed().mid(start.size()).toLatin1();
    return {};
}

void setCookie(Exchange &exchange, const Cookie &cookie)
{
    const QDateTime expires = QDateTime::fromMSecsSinceEpoch(exchange.nowMs + cookie.seconds * 1000).toUTC();
    const QString date = QLocale::c().toString(expires, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    exchange.response.set_header(
        "Set-Cookie", QStringLiteral("%1=%2; Path=%3; Expires=%4; Max-Age=%5%6%7")
                          .arg(QString::fromLatin1(cookie.name), cookie.value, QString::fromLatin1(cookie.path), date)
                          .arg(cookie.seconds)
                          .arg(QString::fromLatin1(cookie.flags),
                               exchange.house.options.secureCookie ? QStringLiteral("; Secure") : QString())
                          .toStdString());
}

} // namespace demo
