#include "demo/dashboarddesk.h"

#include "demo/signin.h"

#include <map>

#include <QTimeZone>

namespace demo {

namespace {

constexpr qint64 dayMs = 86'400'000;

struct Sum
{
    qint64 requests = 0, quota = 0, prompt = 0, completion = 0, cached = 0, hits = 0, hitQuota = 0;

    void add(const LogRow &row)
    {
        ++requests;
        quota += row.quota;
        prompt += row.promptTokens;
        completion += row.completionTokens;
        cached += row.cachedTokens;
        if (row.cachedTokens > 0) {
            ++hits;
            hitQuota += row.quota;
        }
    }
};

// By day and one more name.
using Sums = std::map<std::pair<QString, QString>, Sum>;

QString dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toUTC().date().toString(Qt::ISODate);
}

std::vector<LogRow> consumeRows(Exchange &exchange, qint64 accountId, qint64 fromMs, qint64 toMs)
{
    return exchange.house.books.read([&](const Ledger &ledger) {
        std::vector<LogRow> rows;
        for (const LogRow &row : ledger.rows)
            if (row.userId == accountId && row.type == 2 && row.createdMs >= fromMs && row.createdMs < toMs)
                rows.push_back(row);
        return rows;
    });
}

QJsonObject sumJson(const QString &day, const Sum &sum, bool withCache)
{
    QJsonObject json{{QStringLiteral("Day"), day},
                     {QStringLiteral("RequestCount"), sum.requests},
                     {QStringLiteral("Quota"), sum.quota},
                     {QStringLiteral("PromptTokens"), sum.prompt},
                     {QStringLiteral("CompletionTokens"), sum.completion}};
    if (withCache) {
        json.insert(QStringLiteral("CachedPromptTokens"), sum.cached);
        json.insert(QStringLiteral("CacheHitCount"), sum.hits);
        json.insert(QStringLiteral("CacheHitQuota"), sum.hitQuota);
    }
    return json;
}

// An empty list is null, as Go writes it.
QJsonValue listOrNull(const QJsonArray &list)
{
    return list.isEmpty() ? QJsonValue() : QJsonValue(list);
}

QJsonValue byModel(const std::vector<LogRow> &rows, bool withCache)
{
    Sums sums;
    for (const LogRow &row : rows)
        sums[{dayOf(row.createdMs), row.model}].add(row);
    QJsonArray list;
    for (const auto &[name, sum] : sums) {
        QJsonObject json = sumJson(name.first, sum, withCache);
        json.insert(QStringLiteral("ModelName"), name.second);
        list.append(json);
    }
    return listOrNull(list);
}

QJsonValue byKey(const std::vector<LogRow> &rows, const Account &account, bool perKey)
{
    Sums sums;
    for (const LogRow &row : rows)
        sums[{dayOf(row.createdMs), perKey ? row.keyName : QString()}].add(row);
    QJsonArray list;
    for (const auto &[name, sum] : sums) {
        QJsonObject json = sumJson(name.first, sum, true);
        json.insert(QStringLiteral("Username"), account.name);
        json.insert(QStringLiteral("user_uuid"), account.uuid);
        if (perKey)
            json.insert(QStringLiteral("TokenName"), name.second);
        list.append(json);
    }
    return listOrNull(list);
}

// One Hub: the last eight days, from a table that is filled every ten minutes.
void sendHubDays(Exchange &exchange, qint64 accountId)
{
    constexpr qint64 everyMs = 600'000;
    const qint64 toMs = exchange.nowMs / everyMs * everyMs;
    std::map<std::pair<QString, QString>, std::pair<Sum, qint64>> sums;
    for (const LogRow &row : consumeRows(exchange, accountId, (exchange.nowMs / dayMs - 7) * dayMs, toMs)) {
        auto &[sum, elapsedMs] = sums[{dayOf(row.createdMs), row.model}];
        sum.add(row);
        elapsedMs += row.elapsedMs;
    }
    QJsonArray list;
    for (const auto &[name, entry] : sums) {
        QJsonObject json = sumJson(name.first, entry.first, false);
        json.insert(QStringLiteral("Date"), json.take(QStringLiteral("Day")));
        json.insert(QStringLiteral("ModelName"), name.second);
        json.insert(QStringLiteral("RequestTime"), entry.second);
        list.append(json);
    }
    exchange.accept(listOrNull(list));
}

void sendDashboard(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    qint64 toMs = (exchange.nowMs / dayMs + 1) * dayMs;
    qint64 fromMs = toMs - 7 * dayMs;
    if (exchange.profile.family == Family::OneHub)
        return sendHubDays(exchange, *id);
    if (exchange.profile.family == Family::OneApi)
        return exchange.accept(byModel(consumeRows(exchange, *id, fromMs, toMs), false));
    const QDate from = QDate::fromString(exchange.query("from_date"), Qt::ISODate);
    const QDate to = QDate::fromString(exchange.query("to_date"), Qt::ISODate);
    if (from.isValid() && to.isValid()) {
        if (from > to || from.daysTo(to) > 7)
            return exchange.refuse(QStringLiteral("Date range cannot exceed 7 days"));
        fromMs = from.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch();
        toMs = to.addDays(1).startOfDay(QTimeZone::utc()).toMSecsSinceEpoch();
    }
    const auto rows = consumeRows(exchange, *id, fromMs, toMs);
    const Account account = exchange.house.books.change([&](Ledger &ledger) { return *ledger.account(*id); });
    exchange.accept(QJsonObject{{QStringLiteral("logs"), byModel(rows, true)},
                                {QStringLiteral("user_logs"), byKey(rows, account, false)},
                                {QStringLiteral("token_logs"), byKey(rows, account, true)},
                                {QStringLiteral("tool_logs"), QJsonValue()},
                                {QStringLiteral("tool_user_logs"), QJsonValue()},
                                {QStringLiteral("tool_token_logs"), QJsonValue()},
                                {QStringLiteral("total_quota"), account.quota}, // what remains, despite the name
                                {QStringLiteral("used_quota"), account.usedQuota},
                                {QStringLiteral("status"), QStringLiteral("Active")}});
}

void sendHours(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const qint64 from = exchange.query("start_timestamp").toLongLong();
    const qint64 to = exchange.query("end_timestamp").toLongLong();
    if (to - from > 2'592'000)
        return exchange.refuse(QStringLiteral("时间跨度不能超过 1 个月"));
    std::map<std::pair<qint64, QString>, Sum> sums;
    QString name;
    for (const LogRow &row : consumeRows(exchange, *id, from * 1000, (to + 1) * 1000)) {
        sums[{row.createdMs / 3'600'000 * 3600, row.askedModel}].add(row);
        name = row.username;
    }
    QJsonArray list;
    qint64 number = 1;
    for (const auto &[key, sum] : sums)
        list.append(QJsonObject{{QStringLiteral("id"), number++},
                                {QStringLiteral("user_id"), *id},
                                {QStringLiteral("username"), name},
                                {QStringLiteral("model_name"), key.second},
                                {QStringLiteral("created_at"), key.first},
                                {QStringLiteral("token_used"), sum.prompt + sum.completion},
                                {QStringLiteral("count"), sum.requests},
                                {QStringLiteral("quota"), sum.quota}});
    exchange.accept(list);
}

} // namespace

void addDashboardRoutes(Routes &routes)
{
    routes.addFor({Family::Laisky, Family::OneApi, Family::OneHub}, "GET /api/user/dashboard", sendDashboard);
    routes.addFor({Family::NewApi}, "GET /api/data/self", sendHours);
}

} // namespace demo
