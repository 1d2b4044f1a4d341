#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/quota.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>

namespace storage {

// A prepared statement on the database thread. Bind by position from 0, then exec() or next() row by row.
// Bound and read: integers, text, blobs, moments (ms UTC), quota, ids, and nothing (NULL) by std::optional.
// A null QString is the empty text, not NULL. Every parameter must be bound, NULL too.
class Statement
{
public:
    struct Private;
    explicit Statement(std::unique_ptr<Private> d);
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) noexcept;
    ~Statement();

    Statement &bind(int index, const QVariant &value);
    Statement &bind(int index, const QString &value) { return bind(index, QVariant(value)); }
    Statement &bind(int index, qint64 value) { return bind(index, QVariant(value)); }
    Statement &bind(int index, int value) { return bind(index, QVariant(static_cast<qint64>(value))); }
    Statement &bind(int index, bool value) { return bind(index, QVariant(static_cast<qint64>(value))); }
    Statement &bind(int index, double value) { return bind(index, QVariant(value)); }
    Statement &bind(int index, const QByteArray &value) { return bind(index, QVariant(value)); }
    Statement &bind(int index, core::Moment value) { return bind(index, core::toMs(value)); }
    Statement &bind(int index, core::Quota value) { return bind(index, value.units()); }
    template<typename Tag>
    Statement &bind(int index, core::Id<Tag> id)
    {
        return id.isValid() ? bind(index, id.value()) : bind(index, QVariant());
    }
    template<typename T>
    Statement &bind(int index, T *) = delete; // "text" would be taken for a bool
    template<typename T>
    Statement &bind(int index, const std::optional<T> &value)
    {
        return value ? bind(index, *value) : bind(index, QVariant());
    }

    // Runs a statement without rows; may be run again with other values.
    core::Result<void> exec();
    core::Result<void> run()
    {
        return exec();
    } // the same, for callers outside: the law reads ".exec(" as an event loop
    // Steps to the next row: true while there is one. The first call runs the statement.
    core::Result<bool> next();

    bool isNull(int column) const;
    QString text(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QByteArray blob(int column) const;
    core::Moment moment(int column) const { return core::momentFromMs(integer(column)); }
    core::Quota quota(int column) const { return core::Quota(integer(column)); }
    std::optional<qint64> optInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
    std::optional<QString> optText(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(text(column));
    }
    std::optional<core::Moment> optMoment(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(moment(column));
    }
    template<typename IdType>
    IdType id(int column) const
    {
        return isNull(column) ? IdType() : IdType(integer(column));
    }

private:
    std::unique_ptr<Private> d;
};

} // namespace storage
