#include "storage/connection.h"

#include "storage/connectionprivate.h"

namespace storage {

namespace {

constexpr qsizetype mostCached = 256; // far more than the program has; only made-up texts can reach it

qint64 number(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    return query.exec(sql) && query.next() ? query.value(0).toLongLong() : 0;
}

} // namespace

core::Error storageError(const QSqlError &error, const QString &sql, bool readOnly)
{
    const QString words = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    QString detail = words.simplified();
    if (!error.nativeErrorCode().isEmpty())
        detail += QStringLiteral(" (SQLite %1)").arg(error.nativeErrorCode());
    if (!sql.isEmpty())
        detail += QStringLiteral(" in: ") + sql.simplified().left(200);
    core::Error result{core::ErrorKind::Storage, detail};
    if (readOnly)
        result.cause = core::ErrorCause::NewerDatabase;
    return result;
}

core::Result<std::shared_ptr<CachedQuery>> Connection::Private::take(const QString &sql)
{
    const auto found = cache.constFind(sql);
    if (found != cache.constEnd() && !(*found)->busy) {
        (*found)->busy = true;
        return *found;
    }
    auto fresh = std::make_shared<CachedQuery>(database);
    if (!fresh->query.prepare(sql))
        return storageError(fresh->query.lastError(), sql, false);
    fresh->busy = true;
    if (cache.size() >= mostCached)
        cache.removeIf([](const auto &entry) { return !entry.value()->busy; });
    if (!cache.contains(sql))
        cache.insert(sql, fresh); // a text used twice at once has its second copy outside
    return fresh;
}

Connection::Connection(std::unique_ptr<Private> p) : d(std::move(p)) {}

Connection::~Connection() = default;

core::Result<Statement> Connection::prepare(const QString &sql)
{
    auto cached = d->take(sql);
    if (!cached)
        return cached.error();
    auto p = std::make_unique<Statement::Private>();
    p->cached = cached.value();
    p->readOnly = d->readOnly;
    return Statement(std::move(p));
}

core::Result<void> Connection::exec(const QString &sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    return statement.value().exec();
}

qint64 Connection::lastInsertId() const
{
    return number(d->database, QStringLiteral("SELECT last_insert_rowid()"));
}

int Connection::changes() const
{
    return static_cast<int>(number(d->database, QStringLiteral("SELECT changes()")));
}

bool Connection::isReadOnly() const
{
    return d->readOnly;
}

} // namespace storage
