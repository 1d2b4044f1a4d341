#pragma once

#include "app/decode/exchange.h"

#include <optional>

namespace app::decode {

// What an exchange was about.
enum class What {
    Status,
    Text,
    Session,
    Self,
    AccessToken,
    Tokens,
    Token,
    Rates,
    Models,
    Balance,
    TopUp,
    Log,
    Stat,
    Daily,
    Cost,
    Chat,
    Stream,
    Image,
    Sound,
    Transcript,
    WebPage,
    Other,
};

QString whatName(What what); // "topup", "access-token", …
// By the method, the path (whatever stands before /api/ or /v1/ is the site's own) and what came back; never by a name.
What whatOf(const Exchange &exchange);

// The path below /api/ or below the last /v1/, without slashes at its ends; nothing when it is not there.
std::optional<QString> managementPath(const Exchange &exchange);
std::optional<QString> inferencePath(const Exchange &exchange);

} // namespace app::decode
