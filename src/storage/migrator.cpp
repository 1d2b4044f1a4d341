#include "storage/migrator.h"

#include "storage/connection.h"
#include "storage/sqlscript.h"

#include <QDir>
#include <QFile>

// A static library's resources are linked only when somebody asks for them; the macro wants the global namespace.
static void loadMigrations()
{
    Q_INIT_RESOURCE(storage_migrations);
}

namespace storage {

namespace {

core::Result<void> runScript(Connection &connection, const Migration &migration)
{
    for (const QString &sql : splitStatements(migration.sql)) {
        if (const auto done = connection.exec(sql); !done)
            return done.error();
    }
    auto broken = connection.prepare(QStringLiteral("PRAGMA foreign_key_check"));
    if (!broken)
        return broken.error();
    const auto row = broken.value().next();
    if (!row)
        return row.error();
    if (row.value())
        return core::Error{core::ErrorKind::Storage,
                           QStringLiteral("migration %1 leaves a dangling reference in table %2")
                               .arg(migration.name, broken.value().text(0))};
    // A PRAGMA takes no bound values; this one is part of the transaction.
    return connection.exec(QStringLiteral("PRAGMA user_version = %1").arg(migration.number));
}

} // namespace

Migrator::Migrator(std::vector<Migration> steps) : m_steps(std::move(steps)) {}

std::vector<Migration> Migrator::builtIn()
{
    loadMigrations();
    std::vector<Migration> steps;
    const QDir folder(QStringLiteral(":/storage/migrations"));
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            steps.push_back({name.left(4).toInt(), name, QString::fromUtf8(file.readAll())});
    }
    return steps;
}

int Migrator::latest() const
{
    return m_steps.empty() ? 0 : m_steps.back().number;
}

core::Result<int> Migrator::version(Connection &connection)
{
    auto statement = connection.prepare(QStringLiteral("PRAGMA user_version"));
    if (!statement)
        return statement.error();
    const auto row = statement.value().next();
    if (!row)
        return row.error();
    return row.value() ? static_cast<int>(statement.value().integer(0)) : 0;
}

core::Result<int> Migrator::run(Connection &connection) const
{
    auto current = version(connection);
    if (!current)
        return current;
    // Rebuilding a table needs the checks off (sqlite.org/lang_altertable.html §7); they cannot change in a
    // transaction.
    if (const auto off = connection.exec(QStringLiteral("PRAGMA foreign_keys = OFF")); !off)
        return off.error();
    core::Result<int> reached = current;
    for (const Migration &migration : m_steps) {
        if (migration.number <= current.value())
            continue;
        if (const auto done = step(connection, migration); !done) {
            reached = done.error();
            break;
        }
        reached = migration.number;
    }
    if (const auto on = connection.exec(QStringLiteral("PRAGMA foreign_keys = ON")); !on && reached.ok())
        return on.error();
    return reached;
}

core::Result<void> Migrator::step(Connection &connection, const Migration &migration) const
{
    if (const auto begun = connection.exec(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    auto done = runScript(connection, migration);
    if (done)
        done = connection.exec(QStringLiteral("COMMIT"));
    if (!done)
        (void)connection.exec(QStringLiteral("ROLLBACK"));
    return done;
}

} // namespace storage
