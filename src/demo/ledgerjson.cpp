#include "demo/ledgerjson.h"

#include <QJsonArray>

#include <type_traits>

namespace demo {

namespace {

// One list of fields serves both directions.
class Writer
{
public:
    template<typename T>
    void field(const char *name, const T &value)
    {
        json.insert(QLatin1String(name), asJson(value));
    }

    QJsonObject json{};

private:
    static QJsonValue asJson(const QString &value) { return value; }
    static QJsonValue asJson(const QByteArray &value) { return QString::fromLatin1(value); }
    static QJsonValue asJson(const QJsonObject &value) { return value; }
    static QJsonValue asJson(bool value) { return value; }
    static QJsonValue asJson(int value) { return value; }
    static QJsonValue asJson(qint64 value) { return value; }
    static QJsonValue asJson(const std::optional<QString> &value) { return value ? QJsonValue(*value) : QJsonValue(); }
};

class Reader
{
public:
    template<typename T>
    void field(const char *name, T &value)
    {
        const QJsonValue json = object.value(QLatin1String(name));
        if constexpr (std::is_same_v<T, QString>)
            value = json.toString();
        else if constexpr (std::is_same_v<T, QByteArray>)
            value = json.toString().toLatin1();
        else if constexpr (std::is_same_v<T, QJsonObject>)
            value = json.toObject();
        else if constexpr (std::is_same_v<T, bool>)
            value = json.toBool();
        else if constexpr (std::is_same_v<T, int>)
            value = json.toInt();
        else if constexpr (std::is_same_v<T, qint64>)
            value = json.toInteger();
        else
            value = json.isString() ? T(json.toString()) : T();
    }

    QJsonObject object{};
};

void visit(auto &visitor, auto &account) requires requires
{
    account.passwordDigest;
}
{
    visitor.field("id", account.id);
    visitor.field("uuid", account.uuid);
    visitor.field("name", account.name);
    visitor.field("displayName", account.displayName);
    visitor.field("email", account.email);
    visitor.field("passwordDigest", account.passwordDigest);
    visitor.field("group", account.group);
    visitor.field("quota", account.quota);
    visitor.field("usedQuota", account.usedQuota);
    visitor.field("requestCount", account.requestCount);
    visitor.field("inviteCode", account.inviteCode);
    visitor.field("accessToken", account.accessToken);
    visitor.field("setting", account.setting);
    visitor.field("totpSecret", account.totpSecret);
    visitor.field("backupCodes", account.backupCodes);
    visitor.field("lastSignInMs", account.lastSignInMs);
    visitor.field("inviterId", account.inviterId);
    visitor.field("invitees", account.invitees);
    visitor.field("inviteQuota", account.inviteQuota);
    visitor.field("inviteQuotaEver", account.inviteQuotaEver);
    visitor.field("createdMs", account.createdMs);
    visitor.field("updatedMs", account.updatedMs);
}

void visit(auto &visitor, auto &key) requires requires
{
    key.remainQuota;
}
{
    visitor.field("id", key.id);
    visitor.field("uuid", key.uuid);
    visitor.field("userId", key.userId);
    visitor.field("secret", key.secret);
    visitor.field("name", key.name);
    visitor.field("status", key.status);
    visitor.field("createdMs", key.createdMs);
    visitor.field("updatedMs", key.updatedMs);
    visitor.field("accessedTime", key.accessedTime);
    visitor.field("expiredTime", key.expiredTime);
    visitor.field("remainQuota", key.remainQuota);
    visitor.field("unlimited", key.unlimited);
    visitor.field("usedQuota", key.usedQuota);
    visitor.field("models", key.models);
    visitor.field("subnet", key.subnet);
    visitor.field("modelLimitsEnabled", key.modelLimitsEnabled);
    visitor.field("modelLimits", key.modelLimits);
    visitor.field("allowIps", key.allowIps);
    visitor.field("group", key.group);
    visitor.field("crossGroupRetry", key.crossGroupRetry);
    visitor.field("backupGroup", key.backupGroup);
    visitor.field("setting", key.setting);
}

void visit(auto &visitor, auto &code) requires requires
{
    code.usedBy;
}
{
    visitor.field("id", code.id);
    visitor.field("code", code.code);
    visitor.field("quota", code.quota);
    visitor.field("usedBy", code.usedBy);
}

void visit(auto &visitor, auto &row) requires requires
{
    row.promptTokens;
}
{
    visitor.field("uuid", row.uuid);
    visitor.field("userId", row.userId);
    visitor.field("createdMs", row.createdMs);
    visitor.field("updatedMs", row.updatedMs);
    visitor.field("type", row.type);
    visitor.field("content", row.content);
    visitor.field("username", row.username);
    visitor.field("keyName", row.keyName);
    visitor.field("keyUuid", row.keyUuid);
    visitor.field("keyId", row.keyId);
    visitor.field("model", row.model);
    visitor.field("askedModel", row.askedModel);
    visitor.field("quota", row.quota);
    visitor.field("promptTokens", row.promptTokens);
    visitor.field("completionTokens", row.completionTokens);
    visitor.field("cachedTokens", row.cachedTokens);
    visitor.field("elapsedMs", row.elapsedMs);
    visitor.field("isStream", row.isStream);
    visitor.field("requestId", row.requestId);
    visitor.field("traceId", row.traceId);
    visitor.field("channel", row.channel);
    visitor.field("group", row.group);
    visitor.field("other", row.other);
}

void visit(auto &visitor, auto &cost) requires(
    requires { cost.requestId; } && !requires { cost.promptTokens; })
{
    visitor.field("uuid", cost.uuid);
    visitor.field("requestId", cost.requestId);
    visitor.field("userId", cost.userId);
    visitor.field("quota", cost.quota);
    visitor.field("createdMs", cost.createdMs);
    visitor.field("updatedMs", cost.updatedMs);
}

void visit(auto &visitor, auto &order) requires requires
{
    order.tradeNumber;
}
{
    visitor.field("id", order.id);
    visitor.field("userId", order.userId);
    visitor.field("dollars", order.dollars);
    visitor.field("cents", order.cents);
    visitor.field("tradeNumber", order.tradeNumber);
    visitor.field("status", order.status);
    visitor.field("createdMs", order.createdMs);
}

template<typename T>
QJsonArray written(const std::vector<T> &list)
{
    QJsonArray array;
    for (const T &item : list) {
        Writer writer;
        visit(writer, item);
        array.append(writer.json);
    }
    return array;
}

template<typename T>
std::vector<T> readList(const QJsonValue &json)
{
    std::vector<T> list;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &value : array) {
        Reader reader{value.toObject()};
        visit(reader, list.emplace_back());
    }
    return list;
}

} // namespace

QJsonObject ledgerToJson(const Ledger &ledger)
{
    QJsonObject sessions;
    for (auto it = ledger.sessions.begin(); it != ledger.sessions.end(); ++it)
        sessions.insert(QString::fromLatin1(it.key()),
                        QJsonArray{it->userId, it->expiresMs, it->isPending, it->sid, it->createdMs, it->method});
    QJsonObject grants;
    for (auto it = ledger.grants.begin(); it != ledger.grants.end(); ++it)
        grants.insert(QString::fromLatin1(it.key()), QJsonArray{it->userId, it->expiresMs, it->sid, it->isRevoked});
    return {{QStringLiteral("accounts"), written(ledger.accounts)},
            {QStringLiteral("keys"), written(ledger.keys)},
            {QStringLiteral("codes"), written(ledger.codes)},
            {QStringLiteral("rows"), written(ledger.rows)},
            {QStringLiteral("costs"), written(ledger.costs)},
            {QStringLiteral("orders"), written(ledger.orders)},
            {QStringLiteral("sessions"), sessions},
            {QStringLiteral("grants"), grants},
            {QStringLiteral("nextKeyId"), ledger.nextKeyId}};
}

Ledger ledgerFromJson(const QJsonObject &json)
{
    Ledger ledger;
    ledger.accounts = readList<Account>(json.value(QLatin1String("accounts")));
    ledger.keys = readList<ApiKey>(json.value(QLatin1String("keys")));
    ledger.codes = readList<RedemptionCode>(json.value(QLatin1String("codes")));
    ledger.rows = readList<LogRow>(json.value(QLatin1String("rows")));
    ledger.orders = readList<Order>(json.value(QLatin1String("orders")));
    ledger.costs = readList<RequestCost>(json.value(QLatin1String("costs")));
    const QJsonObject sessions = json.value(QLatin1String("sessions")).toObject();
    for (auto it = sessions.begin(); it != sessions.end(); ++it) {
        const QJsonArray list = it.value().toArray();
        ledger.sessions.insert(it.key().toLatin1(),
                               {list.at(0).toInteger(), list.at(1).toInteger(), list.at(2).toBool(),
                                list.at(3).toString(), list.at(4).toInteger(), list.at(5).toString()});
    }
    const QJsonObject grants = json.value(QLatin1String("grants")).toObject();
    for (auto it = grants.begin(); it != grants.end(); ++it) {
        const QJsonArray list = it.value().toArray();
        ledger.grants.insert(it.key().toLatin1(), {list.at(0).toInteger(), list.at(1).toInteger(),
                                                   list.at(2).toString(), list.at(3).toBool()});
    }
    ledger.nextKeyId = json.value(QLatin1String("nextKeyId")).toInteger(1);
    return ledger;
}

} // namespace demo
