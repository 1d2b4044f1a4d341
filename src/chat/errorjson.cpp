#include "chat/errorjson.h"

namespace chat {

namespace {

// More than either has; past the last one the name is empty.
constexpr int mostValues = 64;

template<typename Enum, typename Name>
Enum valueOf(const QString &name, Enum other, Name nameOf)
{
    for (int i = 0; i < mostValues; ++i) {
        const auto value = static_cast<Enum>(i);
        const QString known = nameOf(value);
        if (known.isEmpty())
            break;
        if (known == name)
            return value;
    }
    return other;
}

std::optional<qint64> whole(const QJsonObject &object, QLatin1String key)
{
    return object.contains(key) ? std::optional(object.value(key).toInteger()) : std::nullopt;
}

} // namespace

QJsonObject errorToJson(const core::Error &error)
{
    QJsonObject out{{QStringLiteral("kind"), core::kindName(error.kind)},
                    {QStringLiteral("cause"), core::causeName(error.cause)}};
    const auto putText = [&out](QLatin1String key, const QString &text) {
        if (!text.isEmpty())
            out.insert(key, text);
    };
    putText(QLatin1String("detail"), error.detail);
    putText(QLatin1String("server_message"), error.serverMessage);
    putText(QLatin1String("request_id"), error.requestId);
    if (error.httpStatus != 0)
        out.insert(QLatin1String("http_status"), error.httpStatus);
    if (error.retryAfter)
        out.insert(QLatin1String("retry_after_ms"), static_cast<qint64>(error.retryAfter->count()));
    if (error.neededQuota)
        out.insert(QLatin1String("needed_quota"), *error.neededQuota);
    if (error.availableQuota)
        out.insert(QLatin1String("available_quota"), *error.availableQuota);
    if (error.neededNanoUsd)
        out.insert(QLatin1String("needed_nano_usd"), *error.neededNanoUsd);
    if (error.availableNanoUsd)
        out.insert(QLatin1String("available_nano_usd"), *error.availableNanoUsd);
    return out;
}

core::Error errorFromJson(const QJsonObject &object)
{
    core::Error error;
    error.kind = valueOf(object.value(QLatin1String("kind")).toString(), core::ErrorKind::Protocol, core::kindName);
    error.cause = valueOf(object.value(QLatin1String("cause")).toString(), core::ErrorCause::None, core::causeName);
    error.detail = object.value(QLatin1String("detail")).toString();
    error.serverMessage = object.value(QLatin1String("server_message")).toString();
    error.requestId = object.value(QLatin1String("request_id")).toString();
    error.httpStatus = object.value(QLatin1String("http_status")).toInt();
    if (const auto wait = whole(object, QLatin1String("retry_after_ms")))
        error.retryAfter = std::chrono::milliseconds(*wait);
    error.neededQuota = whole(object, QLatin1String("needed_quota"));
    error.availableQuota = whole(object, QLatin1String("available_quota"));
    error.neededNanoUsd = whole(object, QLatin1String("needed_nano_usd"));
    error.availableNanoUsd = whole(object, QLatin1String("available_nano_usd"));
    return error;
}

} // namespace chat
