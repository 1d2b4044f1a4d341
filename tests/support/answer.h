#pragma once

#include "core/async.h"

#include <QTest>

#include <optional>

namespace support {

// The answer of an Async, waited for with the test's event loop.
template<typename T>
core::Result<T> answer(const core::Async<T> &async, int timeoutMs = 20'000)
{
    QObject context;
    std::optional<core::Result<T>> seen;
    async.finally(&context, [&](const core::Result<T> &r) { seen.emplace(r); });
    if (!QTest::qWaitFor([&] { return seen.has_value(); }, timeoutMs))
        return core::Error{core::ErrorKind::Timeout, QStringLiteral("the test got no answer")};
    return *seen;
}

} // namespace support
