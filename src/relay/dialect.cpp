#include "relay/dialect.h"

#include "relay/laisky.h"
#include "relay/newapi.h"
#include "relay/oldproxy.h"
#include "relay/oneapi.h"
#include "relay/onehub.h"
#include "relay/plain.h"

namespace relay {

std::unique_ptr<Dialect> dialectFor(const RelayInfo &info)
{
    switch (info.kind) {
    case Kind::Laisky:
        return std::make_unique<Laisky>(info);
    case Kind::OneApi:
        return std::make_unique<OneApi>(info);
    case Kind::NewApi:
        return std::make_unique<NewApi>(info);
    case Kind::OneHub:
        return std::make_unique<OneHub>(info);
    case Kind::Plain:
        return std::make_unique<Plain>(info);
    case Kind::OldProxy:
        return std::make_unique<OldProxy>(info);
    }
    return std::make_unique<Plain>(info);
}

} // namespace relay
