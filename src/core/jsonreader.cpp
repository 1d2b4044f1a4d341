#include "core/jsonreader.h"

#include <QJsonDocument>

#include <cmath>

namespace core {

namespace {

// Above this a time cannot be in seconds (it would be the year 5138).
constexpr qint64 largestSeconds = 100'000'000'000;

std::optional<qint64> toInteger(const QJsonValue &v)
{
    if (v.isDouble()) {
        const qint64 marker = Q_INT64_C(-9187343239835811839);
        const qint64 exact = v.toInteger(marker);
        if (exact != marker)
            return exact;
        const double d = v.toDouble();
        // A fraction is no count and no amount of units: rounding it would make a number up.
        if (std::isfinite(d) && std::abs(d) < 9e18 && d == std::floor(d))
            return std::llround(d);
        return {};
    }
    if (v.isString()) {
        bool ok = false;
        const qint64 n = v.toString().trimmed().toLongLong(&ok);
        if (ok)
            return n;
    }
    return {};
}

} // namespace

Result<JsonReader> JsonReader::parse(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(512).trimmed().left(32).toLower();
    if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head") ||
        start.startsWith("<?xml")) {
        Error error{ErrorKind::Protocol, QStringLiteral("a web page instead of JSON")};
        error.cause = ErrorCause::WebPage;
        return error;
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error{ErrorKind::Protocol,
                     QStringLiteral("not JSON at byte %1: %2").arg(problem.offset).arg(problem.errorString())};
    return JsonReader(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
}

JsonReader JsonReader::at(QLatin1String key) const
{
    const QJsonValue member = m_value.toObject().value(key);
    if (member.isString()) {
        const QString text = member.toString().trimmed();
        if (text.startsWith(u'{') || text.startsWith(u'[')) {
            const QJsonDocument inner = QJsonDocument::fromJson(text.toUtf8());
            if (inner.isObject())
                return JsonReader(inner.object());
            if (inner.isArray())
                return JsonReader(inner.array());
        }
    }
    return JsonReader(member);
}

QList<JsonReader> JsonReader::items() const
{
    QList<JsonReader> out;
    if (m_value.isArray()) {
        const QJsonArray array = m_value.toArray();
        out.reserve(array.size());
        for (const QJsonValue &v : array)
            out.append(JsonReader(v));
    } else if (m_value.isObject()) {
        const QJsonObject object = m_value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            out.append(JsonReader(it.value()));
    }
    return out;
}

std::optional<QString> JsonReader::text(QLatin1String key) const
{
    const QJsonValue v = m_value.toObject().value(key);
    return v.isString() ? std::optional(v.toString()) : std::nullopt;
}

std::optional<QString> JsonReader::idText(QLatin1String key) const
{
    const QJsonValue v = m_value.toObject().value(key);
    if (v.isString())
        return v.toString().isEmpty() ? std::nullopt : std::optional(v.toString());
    const std::optional<qint64> n = toInteger(v);
    return n && *n != 0 ? std::optional(QString::number(*n)) : std::nullopt;
}

std::optional<qint64> JsonReader::integer(QLatin1String key) const
{
    return toInteger(m_value.toObject().value(key));
}

std::optional<double> JsonReader::number(QLatin1String key) const
{
    const QJsonValue v = m_value.toObject().value(key);
    if (v.isDouble())
        return v.toDouble();
    if (v.isString()) {
        bool ok = false;
        const double d = v.toString().trimmed().toDouble(&ok);
        if (ok && std::isfinite(d))
            return d;
    }
    return {};
}

std::optional<bool> JsonReader::boolean(QLatin1String key) const
{
    const QJsonValue v = m_value.toObject().value(key);
    if (v.isBool())
        return v.toBool();
    if (v.isDouble())
        return v.toDouble() != 0;
    if (v.isString()) {
        const QString s = v.toString().trimmed().toLower();
        if (s == QLatin1String("true") || s == QLatin1String("1"))
            return true;
        if (s == QLatin1String("false") || s == QLatin1String("0"))
            return false;
    }
    return {};
}

std::optional<Moment> JsonReader::moment(QLatin1String key) const
{
    const QJsonValue v = m_value.toObject().value(key);
    if (const std::optional<qint64> n = toInteger(v)) {
        if (*n <= 0)
            return {};
        return momentFromMs(*n < largestSeconds ? *n * 1000 : *n);
    }
    if (v.isString()) {
        const QDateTime t = QDateTime::fromString(v.toString(), Qt::ISODateWithMs);
        if (t.isValid())
            return momentFromMs(t.toMSecsSinceEpoch());
    }
    return {};
}

} // namespace core
