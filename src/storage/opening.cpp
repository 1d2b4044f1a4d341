#include "storage/opening.h"

#include "storage/connectionprivate.h"
#include "storage/database.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <filesystem>

namespace storage {

namespace {

QString freshName()
{
    static std::atomic<int> counter = 0;
    return QStringLiteral("relaydesk-storage-%1").arg(++counter);
}

core::Result<void> execAll(Connection &connection, std::initializer_list<QLatin1String> statements)
{
    for (const QLatin1String sql : statements) {
        if (const auto done = connection.exec(QString(sql)); !done)
            return done;
    }
    return {};
}

// Chats and spending are for their owner only; SQLite gives the files beside it the same permissions.
void createPrivately(const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

core::Result<bool> hasTables(Connection &connection)
{
    auto statement = connection.prepare(QStringLiteral("SELECT 1 FROM sqlite_schema LIMIT 1"));
    if (!statement)
        return statement.error();
    return statement.value().next();
}

} // namespace

Opening::Opening(QString path, std::vector<Migration> steps)
    : m_path(std::move(path)), m_migrator(std::move(steps)), m_name(freshName())
{
}

bool Opening::isInMemory() const
{
    return m_path == QLatin1String(":memory:");
}

core::Result<std::unique_ptr<Connection>> Opening::connect(bool readOnly)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return core::Error{core::ErrorKind::Storage, QStringLiteral("the QSQLITE driver of Qt is missing")};
    auto p = std::make_unique<Connection::Private>();
    p->database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    p->database.setDatabaseName(m_path);
    p->database.setConnectOptions(readOnly ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY")
                                           : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    p->readOnly = readOnly;
    const bool opened = p->database.open();
    const QSqlError error = p->database.lastError();
    auto connection = std::make_unique<Connection>(std::move(p));
    if (!opened)
        return failed(std::move(connection), storageError(error, QString(), false));
    return connection;
}

core::Result<std::unique_ptr<Connection>> Opening::failed(std::unique_ptr<Connection> connection, core::Error error)
{
    close(std::move(connection));
    error.detail += QStringLiteral(" (file %1)").arg(QFileInfo(m_path).fileName());
    return error;
}

core::Result<std::unique_ptr<Connection>> Opening::open(OpenReport *report)
{
    *report = {};
    if (!isInMemory())
        createPrivately(m_path);
    auto connected = connect(false);
    if (!connected)
        return connected;
    auto connection = std::move(connected).value();
    const auto version = Migrator::version(*connection);
    if (!version)
        return failed(std::move(connection), version.error());
    report->version = version.value();
    if (version.value() > m_migrator.latest()) {
        close(std::move(connection));
        report->readOnly = true;
        return connect(true);
    }
    const auto prepared =
        execAll(*connection,
                {QLatin1String("PRAGMA journal_mode = WAL"), QLatin1String("PRAGMA synchronous = NORMAL"),
                 QLatin1String("PRAGMA temp_store = MEMORY"), // no chats in /tmp
                 QLatin1String("PRAGMA cache_size = -16000"), // KiB
                 QLatin1String("PRAGMA journal_size_limit = 67108864"), QLatin1String("PRAGMA foreign_keys = ON")});
    if (!prepared)
        return failed(std::move(connection), prepared.error());
    if (version.value() == m_migrator.latest())
        return connection;

    const auto full = hasTables(*connection);
    if (!full)
        return failed(std::move(connection), full.error());
    if (full.value() && !isInMemory()) {
        const auto copy = keepCopy(*connection, version.value());
        if (!copy)
            return failed(std::move(connection), copy.error());
        report->backup = copy.value();
    }
    const auto reached = m_migrator.run(*connection);
    if (!reached)
        return failed(std::move(connection), reached.error());
    report->version = reached.value();
    report->migrated = true;
    return connection;
}

core::Result<QString> Opening::keepCopy(Connection &connection, int version) const
{
    // VACUUM INTO sees what is still in the write-ahead log, which copying the file would miss.
    const QString copy = m_path + QStringLiteral(".bak-v%1").arg(version);
    const QString unfinished = copy + QStringLiteral(".part");
    QFile::remove(unfinished);
    if (const auto written = connection.run(QStringLiteral("VACUUM INTO ?"), unfinished); !written) {
        QFile::remove(unfinished);
        return written.error();
    }
    QFile::setPermissions(unfinished, QFile::ReadOwner | QFile::WriteOwner);
    std::error_code code;
    std::filesystem::rename(QFile::encodeName(unfinished).toStdString(), QFile::encodeName(copy).toStdString(), code);
    if (code)
        return core::Error{core::ErrorKind::Storage, QStringLiteral("the copy before the upgrade could not be kept: %1")
                                                         .arg(QString::fromStdString(code.message()))};
    return copy;
}

void Opening::close(std::unique_ptr<Connection> connection)
{
    if (!connection)
        return;
    // Qt warns of a connection "still in use" unless every query and every copy of the database is gone before.
    connection->d->cache.clear();
    connection->d->database.close();
    connection.reset();
    QSqlDatabase::removeDatabase(m_name);
}

} // namespace storage
