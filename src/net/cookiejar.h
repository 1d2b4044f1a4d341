#pragma once

#include "core/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QUrl>

namespace net {

// The cookies of one account. Keeps what the relay sets and gives it back to the same host only; a Secure cookie set
// over plain http is kept, never sent (but to this machine, as browsers do), and noticed, so that sign-in can say why
// it failed.
class CookieJar
{
public:
    void take(const QUrl &from, const QList<QByteArray> &setCookieHeaders);
    // The value of the Cookie header for this URL, empty when there is nothing to send.
    QByteArray headerFor(const QUrl &url, const QDateTime &now) const;
    bool isEmpty() const { return m_cookies.isEmpty(); }
    bool hasUnsendableSecureCookie(const QUrl &url) const;
    void clear() { m_cookies.clear(); }

    // For the keychain: the whole jar as one secret, and back.
    core::Secret save() const;
    void restore(const core::Secret &saved);

private:
    struct Cookie
    {
        QByteArray name;
        core::Secret value;
        QByteArray domain; // the host that set it; a Domain attribute does not widen it
        QByteArray path;
        QDateTime expires; // invalid: a session cookie
        bool secure = false;
    };
    QList<Cookie> m_cookies{};
};

} // namespace net
