#pragma once

#include "core/jsonreader.h"
#include "net/request.h"

namespace relay {

// The first JSON value of a body. Some answers have two, back to back (relay-api §11.5), or keep-alive lines before it.
core::Result<core::JsonReader> readFirstJson(const QByteArray &body);

// An answer of the management API with its wrapping removed: {success, message, data[, total]} and every deviation of
// relay-api §4.1 (no "success" on payment calls, "code":true, bare objects, error objects, 429 without a body).
struct Envelope
{
    core::JsonReader whole{};
    core::JsonReader data{}; // null where the answer has none

    // Errors as readError(answer, false).
    static core::Result<Envelope> read(const net::Response &answer);
};

// The words of GET /api/notice, /api/about, /api/home_page_content: Markdown, HTML or an address (relay-api §13.1).
core::Result<QString> readSiteText(const net::Response &answer);

} // namespace relay
