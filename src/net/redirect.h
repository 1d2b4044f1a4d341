#pragma once

#include <QByteArray>
#include <QUrl>

namespace net {

// 301, 302, 303, 307 and 308. All keep the method and the body: no relay answers a POST with a page to GET.
bool isRedirect(int status);

// May what is secret follow from one address to the other? Same scheme, host and port, or http on its usual port
// turned into https on its usual port (people type http://).
bool keepsSecrets(const QUrl &from, const QUrl &to);

// localhost, 127.0.0.0/8 and ::1: never through a proxy.
bool isLoopback(const QString &host);

} // namespace net
