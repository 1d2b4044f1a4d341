#pragma once

#include "app/decode/decoder.h"
#include "core/jsonreader.h"

namespace app::decode {

// The domain values of one kind of exchange each, as JSON: null is "not known", never 0 or "".

using Value = core::Result<QJsonObject>;

struct Reading
{
    const Exchange &exchange;
    What what;
    const relay::Dialect &dialect;
    const relay::RelayInfo &info;
    bool knowsStatus = false;
};

Value siteValue(const Reading &r);    // status, text, session, self, access-token, other
Value keyValue(const Reading &r);     // tokens, token
Value pricingValue(const Reading &r); // rates, models
Value bookValue(const Reading &r);    // balance, topup, log, stat, daily, cost
Value mediaValue(const Reading &r);   // image, sound, transcript
// chat, stream: what came, and why it is not all, where it is not.
void readAnswerInto(Decoded &decoded, const Exchange &exchange);

inline QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}
inline QJsonValue orNull(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}
inline QJsonValue orNull(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}
inline QJsonValue orNull(const std::optional<bool> &answer)
{
    return answer ? QJsonValue(*answer) : QJsonValue(QJsonValue::Null);
}
inline QJsonValue orNull(const std::optional<core::Quota> &quota)
{
    return quota ? QJsonValue(quota->units()) : QJsonValue(QJsonValue::Null);
}
// Milliseconds since 1970, UTC.
inline QJsonValue orNull(const std::optional<core::Moment> &time)
{
    return time && *time != core::Moment{} ? QJsonValue(core::toMs(*time)) : QJsonValue(QJsonValue::Null);
}

} // namespace app::decode
