#pragma once

#include "core/error.h"
#include "net/request.h"

namespace relay {

// What an error answer means, by status, code and shape first, text second, in whatever language it came
// (product §5; relay-api §3.7, §3.8, §9, §12). inference: a /v1 call; else the management API.
core::Error readError(const net::Response &answer, bool inference);
// The same for an error object inside a stream.
core::Error readStreamError(const QJsonObject &error, int httpStatus);

} // namespace relay
