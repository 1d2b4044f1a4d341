#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace core {

// Reads what relays really send: numbers as strings, nulls, missing keys, JSON inside strings, seconds or milliseconds.
// Every getter answers nothing rather than a made-up 0 or "".
class JsonReader
{
public:
    JsonReader() = default;
    explicit JsonReader(QJsonValue value) : m_value(std::move(value)) {}
    // Protocol error when the bytes are not JSON (detail names the place), or WebPage when they are HTML.
    static Result<JsonReader> parse(const QByteArray &bytes);

    bool isObject() const { return m_value.isObject(); }
    bool isArray() const { return m_value.isArray(); }
    bool isNull() const { return m_value.isNull() || m_value.isUndefined(); }
    bool has(QLatin1String key) const { return m_value.toObject().contains(key); }
    const QJsonValue &value() const { return m_value; }
    QJsonObject object() const { return m_value.toObject(); }

    // The member; where it is a string that holds JSON, the JSON inside.
    JsonReader at(QLatin1String key) const;
    // The elements of an array, or the values of an object; empty for anything else.
    QList<JsonReader> items() const;

    std::optional<QString> text(QLatin1String key) const;   // strings only
    std::optional<QString> idText(QLatin1String key) const; // strings and whole numbers, as text; "" and 0 are no id
    std::optional<qint64> integer(QLatin1String key) const; // numbers and numbers in strings; 64 bits exact
    std::optional<double> number(QLatin1String key) const;  // numbers and numbers in strings
    std::optional<bool> boolean(QLatin1String key) const;   // true/false, 0/1, "true"/"false"
    std::optional<Moment> moment(QLatin1String key) const;  // seconds or ms since 1970, or ISO 8601; ≤ 0 is no moment

    QString textOr(QLatin1String key, const QString &other = {}) const { return text(key).value_or(other); }

private:
    QJsonValue m_value = QJsonValue(QJsonValue::Undefined);
};

} // namespace core
