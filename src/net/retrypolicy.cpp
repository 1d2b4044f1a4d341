#include "net/retrypolicy.h"

#include <algorithm>

namespace net {

namespace {

using namespace std::chrono_literals;
constexpr int mostRetries = 2;
constexpr std::chrono::milliseconds longestWait = 60s; // longer, and the person decides

} // namespace

std::optional<std::chrono::milliseconds>
retryDelay(core::ErrorKind kind, int attempt, std::optional<std::chrono::milliseconds> retryAfter, bool firstByteSeen)
{
    if (firstByteSeen || attempt < 1 || attempt > mostRetries)
        return {};
    switch (kind) {
    case core::ErrorKind::Offline:
    case core::ErrorKind::RateLimited:
    case core::ErrorKind::ServerFault:
        break;
    case core::ErrorKind::Timeout: // the relay may be at work on it still, and bill it
    case core::ErrorKind::Cancelled:
    case core::ErrorKind::Tls:
    case core::ErrorKind::Unauthorized:
    case core::ErrorKind::Forbidden:
    case core::ErrorKind::NotFound:
    case core::ErrorKind::QuotaExceeded:
    case core::ErrorKind::BadRequest:
    case core::ErrorKind::TooLarge:
    case core::ErrorKind::Protocol:
    case core::ErrorKind::Storage:
    case core::ErrorKind::SecretLocked:
    case core::ErrorKind::SecretUnavailable:
        return {};
    }
    const auto own = std::min<std::chrono::milliseconds>(500ms * (1 << (attempt - 1)), 8s);
    if (!retryAfter)
        return own;
    if (*retryAfter > longestWait)
        return {};
    return std::max(own, *retryAfter);
}

} // namespace net
