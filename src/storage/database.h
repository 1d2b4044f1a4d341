#pragma once

#include "core/async.h"
#include "storage/connection.h"
#include "storage/migrator.h"

#include <QObject>

#include <functional>
#include <memory>

namespace storage {

struct OpenReport
{
    int version = 0; // PRAGMA user_version after migration
    bool migrated = false;
    bool readOnly = false; // the file is from a newer program: ErrorCause::NewerDatabase was met
    QString backup{};      // the copy kept before the first migration step, if any
};

// SQL off the main thread: one thread, one connection, one queue. Work runs in the order it was given.
// Errors: Storage (detail has SQLite's words).
class Database : public QObject
{
    Q_OBJECT
public:
    // path: the file; ":memory:" for tests.
    explicit Database(QString path, QObject *parent = nullptr);
    // The same with other steps than the program's own.
    Database(QString path, std::vector<Migration> steps, QObject *parent = nullptr);
    ~Database() override; // finishes what was queued; whoever still waits is answered

    // Before it succeeded every other work is refused; after a failure it may be tried again.
    core::Async<OpenReport> open();

    // f: Result<T>(Connection &), on the database thread, in one transaction that is rolled back when f fails.
    // On a read-only file: Storage with ErrorCause::NewerDatabase, f does not run.
    template<typename F>
    auto write(F f)
    {
        return post<std::invoke_result_t<F, Connection &>>(std::move(f), true);
    }
    // The same without a transaction.
    template<typename F>
    auto read(F f)
    {
        return post<std::invoke_result_t<F, Connection &>>(std::move(f), false);
    }

private:
    template<typename R, typename F>
    core::Async<typename R::Value> post(F f, bool transaction)
    {
        core::Promise<typename R::Value> promise;
        enqueue(
            [f = std::move(f), promise, transaction](Connection &c) mutable {
                if (!transaction) {
                    promise.settle(f(c));
                    return;
                }
                if (const auto begun = begin(c); !begun) {
                    promise.fail(begun.error());
                    return;
                }
                R result = f(c);
                if (const auto ended = end(c, result.ok()); !ended && result.ok())
                    promise.fail(ended.error());
                else
                    promise.settle(std::move(result));
            },
            [promise](core::Error e) { promise.fail(std::move(e)); });
        return promise.future();
    }

    void enqueue(std::function<void(Connection &)> work, std::function<void(core::Error)> refuse);
    static core::Result<void> begin(Connection &c);
    static core::Result<void> end(Connection &c, bool commit);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storage
