#include "net/cookiejar.h"

#include "net/redirect.h"
#include "net/wipe.h"

#include <QNetworkCookie>

#include <algorithm>

namespace net {

namespace {

QByteArray defaultPath(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    const qsizetype slash = path.lastIndexOf('/');
    return slash <= 0 ? QByteArrayLiteral("/") : path.left(slash);
}

bool pathMatches(const QByteArray &asked, const QByteArray &cookiePath)
{
    if (!asked.startsWith(cookiePath))
        return false;
    return asked.size() == cookiePath.size() || cookiePath.endsWith('/') || asked.at(cookiePath.size()) == '/';
}

QByteArray hostOf(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded).toLower().toLatin1();
}

// A cookie's dates have many spellings; Qt reads those that are about.
QDateTime readDate(const QByteArray &text)
{
    const auto cookies = QNetworkCookie::parseCookies("a=b; expires=" + text);
    return cookies.isEmpty() ? QDateTime() : cookies.first().expirationDate();
}

// Where a Secure cookie may go. To this machine in clear text too, as browsers do: it never leaves it.
bool isSafeWay(const QUrl &url)
{
    return url.scheme() == QLatin1String("https") || isLoopback(url.host());
}

struct Attributes
{
    QByteArray domain;
    QByteArray path;
    QDateTime expires;
    bool secure = false;
};

Attributes readAttributes(const QList<QByteArray> &fields)
{
    Attributes a;
    bool hasMaxAge = false; // wins over Expires, in any order
    for (qsizetype i = 1; i < fields.size(); ++i) {
        const QByteArray &field = fields.at(i);
        const qsizetype eq = field.indexOf('=');
        const QByteArray name = (eq < 0 ? field : field.left(eq)).trimmed().toLower();
        const QByteArray value = eq < 0 ? QByteArray() : field.mid(eq + 1).trimmed();
        if (name == "secure") {
            a.secure = true;
        } else if (name == "path") {
            a.path = value.startsWith('/') ? value : QByteArray();
        } else if (name == "domain") {
            a.domain = (value.startsWith('.') ? value.mid(1) : value).toLower();
        } else if (name == "max-age") {
            bool ok = false;
            const qint64 seconds = value.toLongLong(&ok);
            if (!ok)
                continue;
            hasMaxAge = true;
            const QDateTime now = QDateTime::currentDateTimeUtc();
            a.expires = seconds <= 0 ? now.addSecs(-1) : now.addSecs(std::min<qint64>(seconds, 400LL * 24 * 3600));
        } else if (name == "expires" && !hasMaxAge) {
            a.expires = readDate(value);
        }
    }
    return a;
}

constexpr char savedMark[] = "cookies-1\n";

} // namespace

void CookieJar::take(const QUrl &from, const QList<QByteArray> &setCookieHeaders)
{
    const QByteArray host = hostOf(from);
    for (const QByteArray &header : setCookieHeaders) {
        const auto fields = header.split(';');
        const qsizetype eq = fields.first().indexOf('=');
        if (eq <= 0)
            continue;
        const Attributes a = readAttributes(fields);
        if (!a.domain.isEmpty() && a.domain != host && !host.endsWith('.' + a.domain))
            continue; // for somebody else
        QByteArray value = fields.first().mid(eq + 1).trimmed();
        Cookie cookie;
        cookie.name = fields.first().left(eq).trimmed();
        cookie.value = core::Secret(value);
        wipe(value);
        cookie.domain = host;
        cookie.path = a.path.isEmpty() ? defaultPath(from) : a.path;
        cookie.expires = a.expires;
        cookie.secure = a.secure;
        m_cookies.removeIf([&](const Cookie &old) {
            return old.name == cookie.name && old.domain == cookie.domain && old.path == cookie.path;
        });
        if (!cookie.expires.isValid() || cookie.expires > QDateTime::currentDateTimeUtc())
            m_cookies.append(cookie);
    }
}

QByteArray CookieJar::headerFor(const QUrl &url, const QDateTime &now) const
{
    const QByteArray host = hostOf(url);
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (path.isEmpty())
        path = "/";
    QList<const Cookie *> fitting;
    for (const Cookie &c : m_cookies) {
        if (c.domain == host && pathMatches(path, c.path) && (!c.secure || isSafeWay(url)) &&
            (!c.expires.isValid() || c.expires > now))
            fitting.append(&c);
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const Cookie *a, const Cookie *b) { return a->path.size() > b->path.size(); });
    QByteArray header;
    for (const Cookie *c : std::as_const(fitting))
        header += (header.isEmpty() ? "" : "; ") + c->name + '=' + c->value.reveal();
    return header;
}

bool CookieJar::hasUnsendableSecureCookie(const QUrl &url) const
{
    const QByteArray host = hostOf(url);
    return !isSafeWay(url) && std::any_of(m_cookies.begin(), m_cookies.end(),
                                          [&](const Cookie &c) { return c.secure && c.domain == host; });
}

// One line a cookie: name value domain path (base64 each), expiry in ms or -, secure 0 or 1.
core::Secret CookieJar::save() const
{
    QByteArray text(savedMark);
    for (const Cookie &c : m_cookies) {
        QByteArray value = c.value.reveal();
        text += c.name.toBase64() + ' ' + value.toBase64() + ' ' + c.domain.toBase64() + ' ' + c.path.toBase64() + ' ' +
                (c.expires.isValid() ? QByteArray::number(c.expires.toMSecsSinceEpoch()) : QByteArrayLiteral("-")) +
                ' ' + (c.secure ? "1\n" : "0\n");
        wipe(value);
    }
    const core::Secret saved(text);
    wipe(text);
    return saved;
}

void CookieJar::restore(const core::Secret &saved)
{
    QByteArray text = saved.reveal();
    if (!text.startsWith(savedMark))
        return;
    m_cookies.clear();
    const auto lines = text.split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto words = lines.at(i).split(' ');
        if (words.size() != 6)
            continue;
        Cookie c;
        c.name = QByteArray::fromBase64(words.at(0));
        c.value = core::Secret(QByteArray::fromBase64(words.at(1)));
        c.domain = QByteArray::fromBase64(words.at(2));
        c.path = QByteArray::fromBase64(words.at(3));
        if (words.at(4) != "-")
            c.expires = QDateTime::fromMSecsSinceEpoch(words.at(4).toLongLong()).toUTC();
        c.secure = words.at(5) == "1";
        m_cookies.append(c);
    }
    wipe(text);
}

} // namespace net
