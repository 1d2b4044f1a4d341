#pragma once

#include "storage/statement.h"

#include <memory>

namespace storage {

// The connection as seen from the database thread. Neither it nor its statements may leave the work they were given to.
class Connection
{
public:
    struct Private;
    explicit Connection(std::unique_ptr<Private> d);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Cached by text: the same text is compiled once.
    core::Result<Statement> prepare(const QString &sql);
    core::Result<void> exec(const QString &sql); // one statement without values
    // Prepares, binds the values in order and runs a statement without rows.
    template<typename... Values>
    core::Result<void> run(const QString &sql, const Values &...values)
    {
        auto statement = prepare(sql);
        if (!statement)
            return statement.error();
        [[maybe_unused]] int index = 0;
        (statement.value().bind(index++, values), ...);
        return statement.value().exec();
    }

    qint64 lastInsertId() const; // of the last INSERT that succeeded
    int changes() const;         // rows the last INSERT, UPDATE or DELETE touched itself, without cascades
    bool isReadOnly() const;

private:
    friend class Opening;
    std::unique_ptr<Private> d;
};

} // namespace storage
