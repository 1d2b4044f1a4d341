#pragma once

#include "storage/database.h"

namespace storage {

// Prepares, binds the values in order and hands every row over: row(const Statement &). On the database thread.
template<typename Row, typename... Values>
core::Result<void> eachRow(Connection &c, const QString &sql, Row row, const Values &...values)
{
    auto prepared = c.prepare(sql);
    if (!prepared)
        return prepared.error();
    Statement &statement = prepared.value();
    [[maybe_unused]] int index = 0;
    (statement.bind(index++, values), ...);
    while (true) {
        const auto more = statement.next();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        row(statement);
    }
}

} // namespace storage
