#pragma once

#include "core/error.h"
#include "relay/errorbody.h"

namespace relay {

struct ErrorSigns
{
    int status = 0;
    bool throughRelay = false;   // a request id or a relay's own type was seen
    bool cloudflareWall = false; // cf-mitigated
};

// Kind and cause: by code, then status and type, then words. No detail and no ids; see readError.
core::Error inferenceError(const ErrorBody &body, const ErrorSigns &signs);
core::Error managementError(const ErrorBody &body, const ErrorSigns &signs);
// Both: what does not depend on the side (web pages, empty answers).
std::optional<core::Error> shapeError(const ErrorBody &body, const ErrorSigns &signs);

// What was needed and what there was, from the words of a refusal: units where the relay writes units, dollars where it
// writes dollars (a relay has its own number of units to the dollar). Other currencies are left unread.
void readAmounts(core::Error &error, const QString &text);

bool says(const QString &text, std::initializer_list<const char16_t *> words);

} // namespace relay
