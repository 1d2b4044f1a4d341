#pragma once

#include "storage/connection.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace storage {

// A compiled statement that waits in the cache between its uses.
struct CachedQuery
{
    explicit CachedQuery(const QSqlDatabase &database) : query(database) { query.setForwardOnly(true); }
    QSqlQuery query;
    bool busy = false;
    qsizetype parameters = -1; // how many values it takes; -1 until it ran
};

struct Connection::Private
{
    core::Result<std::shared_ptr<CachedQuery>> take(const QString &sql);

    QSqlDatabase database{};
    QHash<QString, std::shared_ptr<CachedQuery>> cache{};
    bool readOnly = false;
};

struct Statement::Private
{
    core::Result<void> start();
    void stop();

    std::shared_ptr<CachedQuery> cached{};
    QVariantList values{};
    bool readOnly = false;
    bool running = false;
};

// SQLite's words and the statement, which never holds values. readOnly: a refused write is for the newer file.
core::Error storageError(const QSqlError &error, const QString &sql, bool readOnly);

} // namespace storage
