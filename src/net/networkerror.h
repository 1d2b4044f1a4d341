#pragma once

#include "core/error.h"

#include <QNetworkReply>

namespace net {

// What Qt's network error means to the program. status: the HTTP status seen, 0 for none. Nothing: it is no failure,
// Qt calls 4xx and 5xx answers errors too.
std::optional<core::ErrorKind> failureOf(QNetworkReply::NetworkError error, int status);

// "ConnectionRefusedError", for the log: Qt's own words may be translated and hold the address.
QString nameOf(QNetworkReply::NetworkError error);

} // namespace net
