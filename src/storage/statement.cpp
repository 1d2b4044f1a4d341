#include "storage/statement.h"

#include "storage/connectionprivate.h"

namespace storage {

core::Result<void> Statement::Private::start()
{
    QSqlQuery &query = cached->query;
    if (cached->parameters >= 0 && cached->parameters != values.size()) {
        // The driver would quietly reuse the values of the run before.
        return core::Error{core::ErrorKind::Storage, QStringLiteral("%1 values bound, %2 wanted in: %3")
                                                         .arg(values.size())
                                                         .arg(cached->parameters)
                                                         .arg(query.lastQuery().simplified().left(200))};
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    if (!query.exec()) {
        auto error = storageError(query.lastError(), query.lastQuery(), readOnly);
        query.finish();
        return error;
    }
    cached->parameters = values.size();
    running = true;
    return {};
}

void Statement::Private::stop()
{
    cached->query.finish(); // an open statement would hold back the checkpoint of the write-ahead log
    running = false;
}

Statement::Statement(std::unique_ptr<Private> p) : d(std::move(p)) {}

Statement::Statement(Statement &&) noexcept = default;

Statement &Statement::operator=(Statement &&other) noexcept
{
    if (this != &other)
        std::swap(d, other.d);
    return *this;
}

Statement::~Statement()
{
    if (!d)
        return;
    d->stop();
    d->cached->busy = false;
}

Statement &Statement::bind(int index, const QVariant &value)
{
    if (d->running)
        d->stop();
    while (d->values.size() <= index)
        d->values.append(QVariant());
    QVariant &slot = d->values[index];
    slot = value;
    // The driver writes a null QString or QByteArray as NULL; only "nothing" is NULL here.
    if (value.metaType() == QMetaType::fromType<QString>() && value.toString().isNull())
        slot = QString(QLatin1String(""));
    else if (value.metaType() == QMetaType::fromType<QByteArray>() && value.toByteArray().isNull())
        slot = QByteArray("");
    return *this;
}

core::Result<void> Statement::exec()
{
    const auto started = d->start();
    d->stop();
    return started;
}

core::Result<bool> Statement::next()
{
    if (!d->running) {
        if (const auto started = d->start(); !started)
            return started.error();
    }
    QSqlQuery &query = d->cached->query;
    if (query.next())
        return true;
    const QSqlError error = query.lastError();
    const QString sql = query.lastQuery();
    d->stop();
    if (error.type() != QSqlError::NoError)
        return storageError(error, sql, d->readOnly);
    return false;
}

bool Statement::isNull(int column) const
{
    return d->cached->query.isNull(column);
}

QString Statement::text(int column) const
{
    return d->cached->query.value(column).toString();
}

qint64 Statement::integer(int column) const
{
    return d->cached->query.value(column).toLongLong();
}

double Statement::real(int column) const
{
    return d->cached->query.value(column).toDouble();
}

QByteArray Statement::blob(int column) const
{
    return d->cached->query.value(column).toByteArray();
}

} // namespace storage
