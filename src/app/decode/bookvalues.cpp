// Money: what is there, what was added, what was spent.
#include "app/decode/values.h"
#include "relay/dailysums.h"
#include "relay/keyquota.h"
#include "relay/relayerror.h"

using namespace Qt::Literals::StringLiterals;

namespace app::decode {

namespace {

QJsonValue usdOrNull(const core::Money &money)
{
    return money.hasAmount() ? QJsonValue(money.usd()) : QJsonValue(QJsonValue::Null);
}

Value balance(const Reading &r)
{
    const net::Response &answer = r.exchange.answer;
    if (r.exchange.path.endsWith("/billing/subscription"_L1)) {
        const core::Result<core::Money> limit = relay::readKeyLimit(answer, r.info);
        if (!limit)
            return limit.error();
        const bool isUnlimited = limit->state() == core::Money::State::Unlimited;
        return QJsonObject{{u"unlimited"_s, isUnlimited}, {u"limit_usd"_s, usdOrNull(*limit)}};
    }
    if (r.exchange.path.endsWith("/billing/usage"_L1)) {
        const core::Result<core::Money> used = relay::readKeyUse(answer, r.info);
        if (!used)
            return used.error();
        return QJsonObject{{u"used_usd"_s, usdOrNull(*used)}};
    }
    const core::Result<relay::KeyQuota> quota = relay::readKeyQuota(answer);
    if (!quota)
        return quota.error();
    return QJsonObject{{u"unlimited"_s, orNull(quota->unlimited)},
                       {u"remaining_quota"_s, orNull(quota->remaining)},
                       {u"used_quota"_s, orNull(quota->usedQuota)},
                       {u"account_balance_quota"_s, orNull(quota->accountBalance)},
                       {u"account_used_quota"_s, orNull(quota->accountUsed)}};
}

QJsonObject rowOf(const relay::LogRow &row)
{
    return {{u"id"_s, row.identity},
            {u"time"_s, orNull(std::optional(row.time))},
            {u"kind"_s, relay::logKindName(row.kind)},
            {u"model_asked"_s, orNull(row.modelAsked)},
            {u"model_billed"_s, orNull(row.modelBilled)},
            {u"quota"_s, orNull(row.quota)},
            {u"prompt"_s, orNull(row.prompt)},
            {u"completion"_s, orNull(row.completion)},
            {u"cached"_s, orNull(row.cached)},
            {u"elapsed_ms"_s, orNull(row.elapsedMs)},
            {u"request_id"_s, orNull(row.requestId)},
            {u"key_name"_s, orNull(row.keyName)},
            {u"content"_s, orNull(row.content)}};
}

// Which page was asked for, counted from 0: found by what the dialect itself writes for its first two pages.
int pageOf(const Reading &r)
{
    const QUrlQuery first = r.dialect.log(relay::LogQuery{}).query;
    relay::LogQuery next;
    next.page = 1;
    const QUrlQuery second = r.dialect.log(next).query;
    for (const auto &[key, value] : first.queryItems()) {
        const QString other = second.queryItemValue(key);
        if (other == value || !r.exchange.query.hasQueryItem(key))
            continue;
        return qMax(0, r.exchange.query.queryItemValue(key).toInt() - value.toInt());
    }
    return 0;
}

Value log(const Reading &r)
{
    relay::LogQuery query;
    query.page = pageOf(r);
    const core::Result<relay::LogPage> page = r.dialect.readLog(r.exchange.answer, query);
    if (!page)
        return page.error();
    QJsonArray rows;
    for (const relay::LogRow &row : page->rows)
        rows.append(rowOf(row));
    return QJsonObject{{u"rows"_s, rows}, {u"total"_s, orNull(page->total)}};
}

Value daily(const Reading &r)
{
    const core::Result<relay::DailySums> sums = relay::readDailySums(r.exchange.answer);
    if (!sums)
        return sums.error();
    QJsonArray rows;
    for (const relay::DailySum &sum : sums->rows)
        rows.append(QJsonObject{{u"day"_s, orNull(sum.day)},
                                {u"time"_s, orNull(sum.from)},
                                {u"model"_s, orNull(sum.model)},
                                {u"requests"_s, orNull(sum.requests)},
                                {u"quota"_s, orNull(sum.quota)},
                                {u"prompt"_s, orNull(sum.prompt)},
                                {u"completion"_s, orNull(sum.completion)},
                                {u"cached"_s, orNull(sum.cached)},
                                {u"tokens"_s, orNull(sum.tokens)}});
    return QJsonObject{
        {u"rows"_s, rows}, {u"balance_quota"_s, orNull(sums->balance)}, {u"used_quota"_s, orNull(sums->used)}};
}

} // namespace

Value bookValue(const Reading &r)
{
    const net::Response &answer = r.exchange.answer;
    switch (r.what) {
    case What::Balance:
        return balance(r);
    case What::Log:
        return log(r);
    case What::Daily:
        return daily(r);
    case What::TopUp: {
        const core::Result<core::Quota> added = r.dialect.readTopUp(answer);
        return added ? Value(QJsonObject{{u"added_quota"_s, added->units()}}) : Value(added.error());
    }
    case What::Stat: {
        const core::Result<relay::LogStat> stat = r.dialect.readStat(answer);
        return stat ? Value(QJsonObject{{u"used_quota"_s, stat->quota.units()}}) : Value(stat.error());
    }
    case What::Cost: {
        const core::Result<relay::RequestCost> cost = r.dialect.readRequestCost(answer);
        if (!cost)
            return cost.error();
        return QJsonObject{{u"quota"_s, cost->quota.units()}, {u"settled"_s, cost->settled}};
    }
    default:
        return core::Error{core::ErrorKind::Protocol, u"no such book"_s};
    }
}

} // namespace app::decode
