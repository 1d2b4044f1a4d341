#pragma once

#include "storage/database.h"

namespace storage {

// Runs a query and hands every row over: bind(Statement &), row(const Statement &). On the database thread.
template<typename Bind, typename Row>
core::Result<void> eachRow(Connection &c, const QString &sql, Bind bind, Row row)
{
    auto statement = c.prepare(sql);
    if (!statement)
        return statement.error();
    bind(statement.value());
    while (true) {
        const auto more = statement.value().next();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        row(statement.value());
    }
}

// Runs a statement without rows once.
template<typename Bind>
core::Result<void> run(Connection &c, const QString &sql, Bind bind)
{
    auto statement = c.prepare(sql);
    if (!statement)
        return statement.error();
    bind(statement.value());
    return statement.value().exec();
}

} // namespace storage
