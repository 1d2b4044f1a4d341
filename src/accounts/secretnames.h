#pragma once

#include "core/id.h"

namespace accounts {

// Under which names an account's secrets lie in the vault.
inline QString secretName(core::AccountId id, const char *what)
{
    return QStringLiteral("account/%1/%2").arg(id.value()).arg(QLatin1String(what));
}
inline constexpr char sessionSecret[] = "session";
inline constexpr char accessTokenSecret[] = "access-token";
inline constexpr char keySecret[] = "key";
inline constexpr char passwordSecret[] = "password"; // only where the user asked for it

} // namespace accounts
