#pragma once

#include "demo/demooptions.h"

namespace demo {

// The dialect's own words: Laisky, One API, New API.
template<typename T>
T inDialect(Dialect dialect, T laisky, T oneApi, T newApi)
{
    switch (dialect) {
    case Dialect::Laisky:
        return laisky;
    case Dialect::OneApi:
        return oneApi;
    case Dialect::NewApi2026:
        return newApi;
    }
    return laisky;
}

} // namespace demo
