#pragma once

#include "net/request.h"

#include <memory>

namespace net {

// The bytes of a request, spelled at the last moment and wiped by their last owner: they may hold a password or a code.
struct RequestBody
{
    std::shared_ptr<const QByteArray> bytes{}; // null: the request has no body
    QByteArray contentType{};
    bool holdsSecrets = false; // never sent to another host after a redirect
};

RequestBody encodeBody(const Request &request);

} // namespace net
