#pragma once

#include "demo/profile.h"

namespace demo {

// The dialect's own words: Laisky, One API and its descendant One Hub, New API of whatever year.
template<typename T>
T inDialect(Dialect dialect, T laisky, T oneApi, T newApi)
{
    switch (profileOf(dialect).family) {
    case Family::Laisky:
        return laisky;
    case Family::OneApi:
    case Family::OneHub:
        return oneApi;
    case Family::NewApi:
        return newApi;
    }
    return laisky;
}

} // namespace demo
