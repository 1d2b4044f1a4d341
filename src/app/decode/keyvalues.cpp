// API keys. Never the key itself: what may be shown of it.
#include "app/decode/values.h"

using namespace Qt::Literals::StringLiterals;

namespace app::decode {

namespace {

QJsonValue statusName(relay::TokenStatus status)
{
    switch (status) {
    case relay::TokenStatus::Enabled:
        return u"enabled"_s;
    case relay::TokenStatus::Disabled:
        return u"disabled"_s;
    case relay::TokenStatus::Expired:
        return u"expired"_s;
    case relay::TokenStatus::UsedUp:
        return u"used up"_s;
    case relay::TokenStatus::Unknown:
        break;
    }
    return QJsonValue::Null;
}

QJsonObject keyOf(const relay::TokenRecord &key)
{
    const bool isLimited = key.limitKnown && !key.unlimited;
    QJsonValue remaining = QJsonValue::Null;
    QJsonValue limit = QJsonValue::Null;
    if (isLimited) {
        remaining = key.remaining.units();
        if (key.used)
            limit = (key.remaining + *key.used).units();
    }
    const core::JsonReader raw(key.raw);
    const std::optional<qint64> expiry = raw.integer("expired_time"_L1);
    return {{u"id"_s, orNull(key.id.value())},
            {u"name"_s, raw.text("name"_L1) ? QJsonValue(key.name) : QJsonValue(QJsonValue::Null)},
            {u"status"_s, statusName(key.status)},
            {u"shown"_s, orNull(key.maskedKey)},
            {u"unlimited"_s, key.limitKnown ? QJsonValue(key.unlimited) : QJsonValue(QJsonValue::Null)},
            {u"remaining_quota"_s, remaining},
            {u"limit_quota"_s, limit},
            {u"used_quota"_s, orNull(key.used)},
            {u"expires"_s, orNull(key.expires)},
            {u"never_expires"_s, expiry ? QJsonValue(*expiry < 0) : QJsonValue(QJsonValue::Null)},
            {u"created"_s, orNull(key.created)},
            {u"last_used"_s, orNull(key.lastUsed)},
            {u"models"_s, QJsonArray::fromStringList(key.models)},
            {u"networks"_s, orNull(key.networks)},
            {u"group"_s, orNull(key.group)}};
}

Value list(const Reading &r)
{
    bool hasMore = false;
    const core::Result<std::vector<relay::TokenRecord>> keys = r.dialect.readTokens(r.exchange.answer, &hasMore);
    if (!keys)
        return keys.error();
    QJsonArray out;
    for (const relay::TokenRecord &key : *keys)
        out.append(keyOf(key));
    return QJsonObject{{u"keys"_s, out}, {u"has_more"_s, hasMore}};
}

// One key after the call, null where the relay does not send it back.
Value one(const Reading &r, const QString &done)
{
    const core::Result<relay::TokenRecord> key = r.dialect.readCreatedToken(r.exchange.answer);
    if (!key)
        return key.error();
    QJsonObject out{{u"done"_s, done}};
    out.insert("key"_L1, key->raw.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(keyOf(*key)));
    return out;
}

} // namespace

Value keyValue(const Reading &r)
{
    if (r.what == What::Tokens)
        return list(r);
    const QByteArray &method = r.exchange.method;
    if (method == "POST" && managementPath(r.exchange).value_or(QString()).endsWith("/key"_L1)) {
        const core::Result<core::Secret> key = r.dialect.readRevealedToken(r.exchange.answer);
        if (!key)
            return key.error();
        return QJsonObject{{u"done"_s, u"revealed"_s}, {u"shown"_s, QString(u"sk-"_s + key->hint())}};
    }
    if (method == "DELETE") {
        const core::Result<void> removed = r.dialect.readPlain(r.exchange.answer);
        return removed ? Value(QJsonObject{{u"done"_s, u"removed"_s}, {u"key"_s, QJsonValue::Null}})
                       : Value(removed.error());
    }
    if (method == "GET") {
        Value read = one(r, u"read"_s);
        if (read && read->value("key"_L1).isNull())
            return core::Error{core::ErrorKind::Protocol, u"no key in the answer"_s};
        return read;
    }
    return one(r, method == "POST" ? u"created"_s : u"changed"_s);
}

} // namespace app::decode
