#pragma once

#include "relay/records.h"

namespace net {
struct Response;
}

namespace relay {

// Which family wrote this status object: by keys, never by values or versions (relay-api §2).
Kind kindOfStatus(const QJsonObject &status);
// What a relay says of itself, from the data object of GET /api/status. root without a trailing slash.
RelayInfo infoFromStatus(Kind kind, const QUrl &root, const QJsonObject &status);
// Remembers where a family of calls has its base, in status too, so that it is kept with the account.
void setBase(RelayInfo &info, const QString &family, const QUrl &base);
// The status object when this answer is one: 200, success, quota_per_unit a number.
std::optional<QJsonObject> statusOf(const net::Response &answer);

} // namespace relay
