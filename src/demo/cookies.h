#pragma once

#include "demo/exchange.h"

namespace demo {

// The value that the client sent; empty: none.
QByteArray cookieNamed(const Exchange &exchange, const char *name);

struct Cookie
{
    const char *name = "";
    QString value{};
    const char *path = "/";
    qint64 seconds = 0; // 0: it is to be forgotten
    const char *flags = "";
};
void setCookie(Exchange &exchange, const Cookie &cookie);

} // namespace demo
