#include "demo/ticket.h"

#include "demo/keycheck.h"
#include "demo/naming.h"
#include "demo/offer.h"

namespace demo {

namespace {

// Stands for a key that was deleted while its call came in: without money.
const ApiKey goneKey{};

bool mayUse(Family family, const ApiKey &key, const QString &model)
{
    switch (family) {
    case Family::NewApi:
        return !key.modelLimitsEnabled || key.modelLimits.split(QLatin1Char(',')).contains(model);
    case Family::OneHub: {
        const QJsonObject limit = key.setting.value(QLatin1String("limits"))
                                      .toObject()
                                      .value(QLatin1String("limit_model_setting"))
                                      .toObject();
        return !limit.value(QLatin1String("enabled")).toBool() ||
               limit.value(QLatin1String("models")).toArray().contains(QJsonValue(model));
    }
    case Family::Laisky:
    case Family::OneApi:
        break;
    }
    return !key.models || key.models->isEmpty() || key.models->split(QLatin1Char(',')).contains(model);
}

void refuseModel(Exchange &exchange, const QString &model)
{
    switch (exchange.profile.family) {
    case Family::Laisky:
        return exchange.refuseCall(403,
                                   QStringLiteral("This API key does not have permission to use the model: ") + model);
    case Family::OneApi:
        return exchange.refuseCall(403, QStringLiteral("该令牌无权使用模型：") + model);
    case Family::NewApi: {
        const QString chinese = QStringLiteral("该令牌无权访问模型 ") + model;
        return exchange.refuseCall(403, exchange.profile.hasTokenSessions
                                            ? exchange.inTongue(chinese, QStringLiteral("This token has no access to "
                                                                                        "model ") +
                                                                             model)
                                            : chinese);
    }
    case Family::OneHub:
        exchange.refuseCall(404, QStringLiteral("Model %1 is not supported for current token").arg(model));
        exchange.response.headers.erase("Content-Type");
        exchange.response.set_header("Content-Type", "text/plain; charset=utf-8"); // and yet it is JSON
        return;
    }
}

bool hasReadableBody(Exchange &exchange)
{
    QString error = exchange.bodyError();
    if (error.isEmpty() || exchange.request.is_multipart_form_data() || exchange.method == QStringLiteral("GET"))
        return true;
    switch (exchange.dialect) {
    case Dialect::Laisky:
        error.prepend(QStringLiteral("common.UnmarshalBodyReusable failed: unmarshal request body failed: "));
        break;
    case Dialect::OneApi:
        error.prepend(QStringLiteral("common.UnmarshalBodyReusable failed: "));
        break;
    case Dialect::NewApi2025:
    case Dialect::NewApi2026:
        error.prepend(QStringLiteral("Invalid request, 无效的请求, "));
        break;
    case Dialect::NewApi202608:
        error = QStringLiteral("Invalid request: Invalid request: invalid JSON request body");
        break;
    case Dialect::OneHub:
        if (error == QStringLiteral("unexpected end of JSON input"))
            error = QStringLiteral("unexpected EOF");
        break;
    }
    exchange.refuseCall(400, error, exchange.dialect == Dialect::OneHub ? QStringLiteral("one_hub_error") : QString());
    return false;
}

bool namesModel(Exchange &exchange, const QString &model)
{
    if (!model.isEmpty())
        return true;
    const QString chinese = QStringLiteral("未指定模型名称，模型名称不能为空");
    switch (exchange.dialect) {
    case Dialect::Laisky:
    case Dialect::OneApi:
    case Dialect::NewApi2025:
        return true; // and then there is no channel for it
    case Dialect::NewApi2026:
        exchange.refuseCall(400, chinese);
        return false;
    case Dialect::NewApi202608:
        exchange.refuseCall(400, exchange.inTongue(chinese, QStringLiteral("Model name not specified, model name "
                                                                           "cannot be empty")));
        return false;
    case Dialect::OneHub:
        exchange.refuseCall(400, QStringLiteral("field Model is required"), QStringLiteral("one_hub_error"));
        return false;
    }
    return true;
}

struct Shortage
{
    qint64 balance = 0;
    qint64 keyRemain = 0;
    qint64 reservation = 0;
    qint64 keyId = 0;
};

// Account or key has too little (relay-api §12.3).
void refuseMoney(Exchange &exchange, bool isAccount, const Shortage &shortage)
{
    const QString type = QString::fromLatin1(exchange.profile.errorType);
    const QString code =
        isAccount ? QStringLiteral("insufficient_user_quota") : QStringLiteral("pre_consume_token_quota_failed");
    const auto money = [&](qint64 quota) {
        return moneyInText(exchange.dialect, quota).section(QLatin1Char(' '), 0, 0);
    };
    if (exchange.profile.family == Family::OneHub) // looks like a busy supplier
        return exchange.sendJson(
            429, {{QStringLiteral("error"),
                   QJsonObject{{QStringLiteral("code"), code},
                               {QStringLiteral("message"), QStringLiteral("上游负载已饱和，请稍后再试")},
                               {QStringLiteral("type"), QStringLiteral("system_error")}}}});
    if (!isAccount)
        return exchange.refuseWith(
            403,
            inDialect(exchange.dialect,
                      QStringLiteral("insufficient token quota: required=%1, available=%2, tokenId=%3")
                          .arg(shortage.reservation)
                          .arg(shortage.keyRemain)
                          .arg(shortage.keyId),
                      QStringLiteral("令牌额度不足"),
                      QStringLiteral("token quota is not enough, token remain quota: %1, need quota: %2")
                          .arg(money(shortage.keyRemain), money(shortage.reservation))),
            type, code);
    if (exchange.profile.family != Family::NewApi)
        return exchange.refuseWith(403, QStringLiteral("user quota is not enough"), type, code);
    const QString words = exchange.dialect == Dialect::NewApi2025
                              ? QStringLiteral("chat pre-consumed quota failed, user quota: %1, need quota: %2")
                              : QStringLiteral("预扣费额度失败, 用户剩余额度: %1, 需要预扣费额度: %2");
    exchange.refuseWith(403, words.arg(money(shortage.balance), money(shortage.reservation)), type, code);
}

} // namespace

void refuseNoChannel(Exchange &exchange, const QString &group, const QString &model)
{
    const QString chinese = QStringLiteral("当前分组 %1 下对于模型 %2 无可用渠道").arg(group, model);
    switch (exchange.dialect) {
    case Dialect::Laisky:
        return exchange.refuseCall(
            503, QStringLiteral("No available channels for Model %1 under Group %2").arg(model, group));
    case Dialect::OneApi:
    case Dialect::NewApi2025:
        return exchange.refuseCall(503, chinese);
    case Dialect::OneHub:
        return exchange.refuseCall(503, chinese, QStringLiteral("one_hub_error"));
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
        break;
    }
    const QString newer = QStringLiteral("分组 %1 下模型 %2 无可用渠道（distributor）").arg(group, model);
    const QString english =
        QStringLiteral("No available channel for model %1 under group %2 (distributor)").arg(model, group);
    exchange.refuseCall(503, exchange.profile.hasTokenSessions ? exchange.inTongue(newer, english) : newer,
                        QStringLiteral("model_not_found"));
}

std::optional<Ticket> admitted(Exchange &exchange, const QString &askedModel)
{
    const auto keyId = presentedKey(exchange);
    if (!keyId)
        return {};
    if (!hasReadableBody(exchange) || !namesModel(exchange, askedModel))
        return {};
    Ticket ticket;
    ticket.keyId = *keyId;
    ticket.asked = askedModel;
    ticket.requestId = exchange.requestId;
    ticket.startedMs = exchange.nowMs;
    const bool isAllowed = exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey *found = ledger.key(*keyId);
        const ApiKey &key = found ? *found : goneKey; // deleted a moment ago
        ticket.accountId = key.userId;
        const Account *account = ledger.account(key.userId);
        ticket.group = key.group.isEmpty() && account ? account->group : key.group;
        return askedModel.isEmpty() || mayUse(exchange.profile.family, key, askedModel);
    });
    if (!isAllowed) {
        refuseModel(exchange, askedModel);
        return {};
    }
    ticket.groupPercent = ticket.group == QStringLiteral("vip") ? 80 : 100;
    const auto model = offeredModel(exchange.house, askedModel);
    const bool isKnownGroup = ticket.groupPercent != 100 || ticket.group == QStringLiteral("default");
    if (!isKnownGroup && exchange.profile.family == Family::NewApi) {
        exchange.refuseCall(403, QStringLiteral("无权访问 %1 分组").arg(ticket.group));
        return {};
    }
    if (!model) {
        refuseNoChannel(exchange, ticket.group, askedModel);
        return {};
    }
    ticket.model = *model;
    return ticket;
}

void refuseUnserved(Exchange &exchange, const QString &askedModel)
{
    if (!presentedKey(exchange))
        return;
    if (namesModel(exchange, askedModel))
        refuseNoChannel(exchange, QStringLiteral("default"), askedModel);
}

bool reserves(Exchange &exchange, Ticket &ticket, qint64 reservation)
{
    const Dialect dialect = exchange.dialect;
    const bool isNewApi = exchange.profile.family == Family::NewApi;
    enum class Refused { Nothing, Account, Key } refused = Refused::Nothing;
    qint64 balance = 0, remain = 0;
    exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey *found = ledger.key(ticket.keyId);
        const ApiKey &key = found ? *found : goneKey;
        const Account *account = ledger.account(ticket.accountId);
        balance = account ? account->quota : 0;
        remain = key.remainQuota;
        const bool trusted = isTrusted(dialect, balance, reservation, key.unlimited, remain);
        const bool keyIsShort = !trusted && !key.unlimited && remain < reservation;
        if (isNewApi && keyIsShort)
            refused = Refused::Key;
        else if (balance < reservation || (isNewApi && balance <= 0))
            refused = Refused::Account;
        else if (keyIsShort)
            refused = Refused::Key;
        if (refused != Refused::Nothing)
            return;
        if (!trusted) {
            ticket.heldFromAccount = reservation;
            ticket.heldFromKey = key.unlimited && !exchange.profile.countsUnlimitedKeys ? 0 : reservation;
            hold(ledger, ticket.accountId, ticket.heldFromAccount, ticket.keyId, ticket.heldFromKey);
        }
        if (exchange.profile.family == Family::Laisky)
            ledger.costs.push_back({timedUuid(exchange.nowMs, *QRandomGenerator::global()), ticket.requestId,
                                    ticket.accountId, reservation, exchange.nowMs, exchange.nowMs});
    });
    if (refused == Refused::Nothing)
        return true;
    refuseMoney(exchange, refused == Refused::Account, {balance, remain, reservation, ticket.keyId});
    return false;
}

void release(House &house, Ticket &ticket)
{
    house.books.change([&](Ledger &ledger) {
        hold(ledger, ticket.accountId, -ticket.heldFromAccount, ticket.keyId, -ticket.heldFromKey);
    });
    ticket.heldFromAccount = ticket.heldFromKey = 0;
}

void bill(House &house, const Ticket &ticket, Spending spending)
{
    spending.accountId = ticket.accountId;
    spending.keyId = ticket.keyId;
    spending.asked = ticket.asked;
    spending.supplier = ticket.model.supplierName;
    spending.channel = ticket.model.channel;
    if (spending.rate.in == 0)
        spending.rate = chargedRate(house.dialect, ticket.model);
    spending.groupPercent = ticket.groupPercent;
    spending.requestId = ticket.requestId;
    spending.startedMs = ticket.startedMs;
    const qint64 nowMs = house.nowMs();
    if (spending.elapsedMs == 0)
        spending.elapsedMs = nowMs - ticket.startedMs;
    house.books.change([&](Ledger &ledger) {
        settle(ledger, house.dialect, spending, ticket.heldFromAccount, ticket.heldFromKey, nowMs);
    });
}

} // namespace demo
