#include "storage/database.h"

#include "storage/connectionprivate.h"
#include "storage/opening.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>

namespace storage {

namespace {

struct Job
{
    std::function<void(Connection &)> work;
    std::function<void(core::Error)> refuse;
};

core::Error notOpen()
{
    return {core::ErrorKind::Storage, QStringLiteral("the database is not open")};
}

} // namespace

struct Database::Private
{
    Private(QString path, std::vector<Migration> steps) : opening(std::move(path), std::move(steps)) {}

    void add(std::function<void()> task)
    {
        {
            const std::lock_guard lock(mutex);
            queue.push_back(std::move(task));
        }
        wake.notify_one();
    }

    // The database thread: runs until it is told to stop and nothing is left.
    void serve()
    {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [this] { return stopping || !queue.empty(); });
                if (queue.empty())
                    break;
                task = std::move(queue.front());
                queue.pop_front();
            }
            task();
        }
        opening.close(std::move(connection));
    }

    std::mutex mutex{};
    std::condition_variable wake{};
    std::deque<std::function<void()>> queue{};
    bool stopping = false;
    std::unique_ptr<QThread> thread{};

    // Touched by the database thread only.
    Opening opening;
    std::unique_ptr<Connection> connection{};
    core::Error refusal = notOpen();
    OpenReport report{};
};

Database::Database(QString path, QObject *parent) : Database(std::move(path), Migrator::builtIn(), parent) {}

Database::Database(QString path, std::vector<Migration> steps, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(path), std::move(steps)))
{
    d->thread.reset(QThread::create([p = d.get()] { p->serve(); }));
    d->thread->setObjectName(QStringLiteral("storage"));
    d->thread->start();
}

Database::~Database()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    d->wake.notify_one();
    d->thread->wait();
}

core::Async<OpenReport> Database::open()
{
    core::Promise<OpenReport> promise;
    d->add([p = d.get(), promise] {
        if (!p->connection) {
            auto opened = p->opening.open(&p->report);
            if (!opened) {
                p->refusal = opened.error();
                return promise.fail(opened.error());
            }
            p->connection = std::move(opened).value();
        }
        promise.settle(p->report);
    });
    return promise.future();
}

void Database::enqueue(std::function<void(Connection &)> work, std::function<void(core::Error)> refuse)
{
    d->add([p = d.get(), work = std::move(work), refuse = std::move(refuse)] {
        if (p->connection)
            work(*p->connection);
        else
            refuse(p->refusal);
    });
}

core::Result<void> Database::begin(Connection &c)
{
    if (c.isReadOnly())
        return core::Error{core::ErrorKind::Storage,
                           QStringLiteral("the file was written by a newer version and is open for reading only"),
                           core::ErrorCause::NewerDatabase};
    // IMMEDIATE: taking the write lock later, after a read, could fail without waiting.
    return c.exec(QStringLiteral("BEGIN IMMEDIATE"));
}

core::Result<void> Database::end(Connection &c, bool commit)
{
    core::Result<void> committed;
    if (commit) {
        committed = c.exec(QStringLiteral("COMMIT"));
        if (committed)
            return committed;
    }
    // SQLite may have rolled back by itself (a full disk): then there is nothing to do and it says so.
    (void)c.exec(QStringLiteral("ROLLBACK"));
    return committed;
}

} // namespace storage
