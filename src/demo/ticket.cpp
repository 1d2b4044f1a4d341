#include "demo/ticket.h"

#include "demo/naming.h"
#include "demo/offer.h"
#include "demo/signin.h"

namespace demo {

namespace {

// Stands for a key that was deleted while its call came in: without money.
const ApiKey goneKey{};

bool mayUse(Dialect dialect, const ApiKey &key, const QString &model)
{
    if (dialect == Dialect::NewApi2026)
        return !key.modelLimitsEnabled || key.modelLimits.split(QLatin1Char(',')).contains(model);
    return !key.models || key.models->isEmpty() || key.models->split(QLatin1Char(',')).contains(model);
}

void refuseNoChannel(Exchange &exchange, const QString &group, const QString &model)
{
    if (exchange.dialect == Dialect::NewApi2026)
        return exchange.refuseCall(503, QStringLiteral("分组 %1 下模型 %2 无可用渠道（distributor）").arg(group, model),
                                   QStringLiteral("model_not_found"));
    exchange.refuseCall(503, exchange.dialect == Dialect::Laisky
                                 ? QStringLiteral("No available channels for Model %1 under Group %2").arg(model, group)
                                 : QStringLiteral("当前分组 %1 下对于模型 %2 无可用渠道").arg(group, model));
}

} // namespace

std::optional<Ticket> admitted(Exchange &exchange, const QString &askedModel)
{
    const auto keyId = presentedKey(exchange);
    if (!keyId)
        return {};
    const Dialect dialect = exchange.dialect;
    if (const QString error = exchange.bodyError();
        !error.isEmpty() && !exchange.request.is_multipart_form_data() && exchange.method != QStringLiteral("GET")) {
        exchange.refuseCall(
            400,
            inDialect(dialect,
                      QStringLiteral("common.UnmarshalBodyReusable failed: unmarshal request body failed: ") + error,
                      QStringLiteral("common.UnmarshalBodyReusable failed: ") + error,
                      QStringLiteral("Invalid request, 无效的请求, ") + error));
        return {};
    }
    if (askedModel.isEmpty() && dialect == Dialect::NewApi2026) {
        exchange.refuseCall(400, QStringLiteral("未指定模型名称，模型名称不能为空"));
        return {};
    }
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
        return askedModel.isEmpty() || mayUse(dialect, key, askedModel);
    });
    if (!isAllowed) {
        exchange.refuseCall(
            403,
            inDialect(dialect, QStringLiteral("This API key does not have permission to use the model: ") + askedModel,
                      QStringLiteral("该令牌无权使用模型：") + askedModel,
                      QStringLiteral("该令牌无权访问模型 ") + askedModel));
        return {};
    }
    ticket.groupPercent = ticket.group == QStringLiteral("vip") ? 80 : 100;
    const auto model = offeredModel(exchange.house, askedModel);
    const bool isKnownGroup = ticket.groupPercent != 100 || ticket.group == QStringLiteral("default");
    if (!isKnownGroup && dialect == Dialect::NewApi2026) {
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
    if (askedModel.isEmpty() && exchange.dialect == Dialect::NewApi2026)
        return exchange.refuseCall(400, QStringLiteral("未指定模型名称，模型名称不能为空"));
    refuseNoChannel(exchange, QStringLiteral("default"), askedModel);
}

bool reserves(Exchange &exchange, Ticket &ticket, qint64 reservation)
{
    const Dialect dialect = exchange.dialect;
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
        if (dialect == Dialect::NewApi2026 && keyIsShort)
            refused = Refused::Key;
        else if (balance < reservation || (dialect == Dialect::NewApi2026 && balance <= 0))
            refused = Refused::Account;
        else if (keyIsShort)
            refused = Refused::Key;
        if (refused != Refused::Nothing)
            return;
        if (!trusted) {
            ticket.heldFromAccount = reservation;
            ticket.heldFromKey = key.unlimited && dialect != Dialect::NewApi2026 ? 0 : reservation;
            hold(ledger, ticket.accountId, ticket.heldFromAccount, ticket.keyId, ticket.heldFromKey);
        }
        if (dialect == Dialect::Laisky)
            ledger.costs.push_back({timedUuid(exchange.nowMs, *QRandomGenerator::global()), ticket.requestId,
                                    ticket.accountId, reservation, exchange.nowMs, exchange.nowMs});
    });
    if (refused == Refused::Nothing)
        return true;
    const QString type =
        dialect == Dialect::NewApi2026 ? QStringLiteral("new_api_error") : QStringLiteral("one_api_error");
    const auto money = [&](qint64 quota) { return moneyInText(dialect, quota).section(QLatin1Char(' '), 0, 0); };
    if (refused == Refused::Account)
        exchange.refuseWith(403,
                            dialect == Dialect::NewApi2026
                                ? QStringLiteral("预扣费额度失败, 用户剩余额度: %1, 需要预扣费额度: %2")
                                      .arg(money(balance), money(reservation))
                                : QStringLiteral("user quota is not enough"),
                            type, QStringLiteral("insufficient_user_quota"));
    else
        exchange.refuseWith(
            403,
            inDialect(dialect,
                      QStringLiteral("insufficient token quota: required=%1, available=%2, tokenId=%3")
                          .arg(reservation)
                          .arg(remain)
                          .arg(ticket.keyId),
                      QStringLiteral("令牌额度不足"),
                      QStringLiteral("token quota is not enough, token remain quota: %1, need quota: %2")
                          .arg(money(remain), money(reservation))),
            type, QStringLiteral("pre_consume_token_quota_failed"));
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
