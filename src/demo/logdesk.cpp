#include "demo/logdesk.h"

#include "demo/paging.h"
#include "demo/signin.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace demo {

namespace {

// Always the same for a channel's name.
QString channelUuid(const QString &channel)
{
    return QUuid::createUuidV5(QUuid(), channel).toString(QUuid::WithoutBraces);
}

struct Filter
{
    int type = 0;
    qint64 from = 0; // seconds, 0: off
    qint64 to = 0;
    QString key{};
    QString model{};
    QString group{};
};

Filter askedFilter(const Exchange &exchange)
{
    return {exchange.query("type").toInt(),
            exchange.query("start_timestamp").toLongLong(),
            exchange.query("end_timestamp").toLongLong(),
            exchange.query("token_name"),
            exchange.query("model_name"),
            exchange.query("group")};
}

bool fits(Dialect dialect, const LogRow &row, const Filter &filter)
{
    const qint64 seconds = row.createdMs / 1000;
    // Laisky and One API compare with the supplier's name, New API with the one that was asked for.
    const QString &model = dialect == Dialect::NewApi2026 ? row.askedModel : row.model;
    const bool modelFits = filter.model.contains(QLatin1Char('%')) && dialect == Dialect::NewApi2026
                               ? model.contains(QString(filter.model).remove(QLatin1Char('%')))
                               : model == filter.model;
    return (filter.type == 0 || row.type == filter.type) && (filter.from == 0 || seconds >= filter.from) &&
           (filter.to == 0 || seconds <= filter.to) && (filter.key.isEmpty() || row.keyName == filter.key) &&
           (filter.model.isEmpty() || modelFits) && (filter.group.isEmpty() || row.group == filter.group);
}

// Newest first.
std::vector<LogRow> rowsOf(const Ledger &ledger, Dialect dialect, qint64 accountId, const Filter &filter)
{
    std::vector<LogRow> rows;
    for (auto it = ledger.rows.rbegin(); it != ledger.rows.rend(); ++it)
        if (it->userId == accountId && fits(dialect, *it, filter))
            rows.push_back(*it);
    return rows;
}

// Laisky's sorting; false: refused, the answer has been sent.
bool sorted(Exchange &exchange, std::vector<LogRow> &rows, const Filter &filter)
{
    const QString field = exchange.query("sort").isEmpty() ? exchange.query("sort_by") : exchange.query("sort");
    if (exchange.dialect != Dialect::Laisky || field.isEmpty())
        return true;
    if (filter.from != 0 && filter.to != 0 && filter.to - filter.from > 30 * 86'400) {
        exchange.refuse(QStringLiteral("Date range for sorting cannot exceed 30 days"));
        return false;
    }
    const auto value = [&field](const LogRow &row) {
        if (field == QStringLiteral("quota"))
            return row.quota;
        if (field == QStringLiteral("prompt_tokens"))
            return row.promptTokens;
        if (field == QStringLiteral("completion_tokens"))
            return row.completionTokens;
        if (field == QStringLiteral("elapsed_time"))
            return row.elapsedMs;
        return row.createdMs;
    };
    const QString order = exchange.query("order").isEmpty() ? exchange.query("sort_order") : exchange.query("order");
    const bool isAscending = order == QStringLiteral("asc");
    std::stable_sort(rows.begin(), rows.end(), [&](const LogRow &a, const LogRow &b) {
        return isAscending ? value(a) < value(b) : value(b) < value(a);
    });
    return true;
}

void sendRows(Exchange &exchange, qint64 accountId, const std::vector<LogRow> &rows)
{
    const Page page = askedPage(exchange);
    const QString uuid = exchange.house.books.change([&](Ledger &ledger) { return ledger.account(accountId)->uuid; });
    QJsonArray list;
    for (size_t i = static_cast<size_t>(page.first); i < rows.size() && list.size() < page.size; ++i)
        list.append(rowJson(exchange.dialect, rows[i], uuid, static_cast<qint64>(i) + 1));
    sendPage(exchange, list, page, static_cast<qint64>(rows.size()));
}

void sendLog(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const Filter filter = askedFilter(exchange);
    std::vector<LogRow> rows =
        exchange.house.books.read([&](const Ledger &ledger) { return rowsOf(ledger, exchange.dialect, *id, filter); });
    if (sorted(exchange, rows, filter))
        sendRows(exchange, *id, rows);
}

void search(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    if (exchange.dialect == Dialect::NewApi2026)
        return exchange.refuse(QStringLiteral("该接口已废弃"));
    const QString keyword = exchange.query("keyword");
    std::vector<LogRow> rows =
        exchange.house.books.read([&](const Ledger &ledger) { return rowsOf(ledger, exchange.dialect, *id, {}); });
    // One API compares the keyword with the type only.
    std::erase_if(rows, [&](const LogRow &row) {
        return exchange.dialect == Dialect::OneApi ? QString::number(row.type) != keyword
                                                   : !row.content.contains(keyword) && row.uuid != keyword;
    });
    if (exchange.dialect == Dialect::Laisky)
        return sendRows(exchange, *id, rows);
    QJsonArray list;
    for (size_t i = 0; i < std::min<size_t>(rows.size(), 100); ++i)
        list.append(rowJson(exchange.dialect, rows[i], {}, 0));
    exchange.accept(list);
}

void sendSum(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    Filter filter = askedFilter(exchange);
    filter.type = 2; // whatever was asked for
    const auto rows =
        exchange.house.books.read([&](const Ledger &ledger) { return rowsOf(ledger, exchange.dialect, *id, filter); });
    qint64 quota = 0, lastMinute = 0, lastTokens = 0;
    for (const LogRow &row : rows) {
        quota += row.quota;
        if (row.createdMs > exchange.nowMs - 60'000) {
            ++lastMinute;
            lastTokens += row.promptTokens + row.completionTokens;
        }
    }
    QJsonObject data{{QStringLiteral("quota"), quota}};
    if (exchange.dialect == Dialect::NewApi2026) {
        data.insert(QStringLiteral("rpm"), lastMinute);
        data.insert(QStringLiteral("tpm"), lastTokens);
    }
    exchange.accept(data);
}

// Laisky: the rows of the key that asks, paged.
void sendKeyLog(Exchange &exchange)
{
    if (exchange.dialect != Dialect::Laisky)
        return exchange.notFound();
    const auto id = presentedKey(exchange);
    if (!id)
        return;
    Filter filter = askedFilter(exchange);
    const qint64 accountId = exchange.house.books.change([&](Ledger &ledger) -> qint64 {
        const ApiKey *key = ledger.key(*id);
        filter.key = key ? key->name : QString();
        return key ? key->userId : 0;
    });
    sendRows(exchange, accountId, exchange.house.books.read([&](const Ledger &ledger) {
        return rowsOf(ledger, exchange.dialect, accountId, filter);
    }));
}

// New API: the same, all at once, up to a thousand; the key must come in the header.
void sendKeyLogByHeader(Exchange &exchange)
{
    if (exchange.dialect != Dialect::NewApi2026)
        return exchange.notFound();
    QString secret = exchange.header("Authorization").remove(QStringLiteral("Bearer "));
    if (secret.isEmpty())
        return exchange.refuse(QStringLiteral("未提供 Authorization 请求头"), 401);
    if (secret.startsWith(QStringLiteral("sk-")))
        secret.remove(0, 3);
    QJsonArray list;
    const bool isKnown = exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey *key = ledger.keyWithSecret(secret);
        if (!key)
            return false;
        for (auto it = ledger.rows.rbegin(); it != ledger.rows.rend() && list.size() < 1000; ++it)
            if (it->keyId == key->id)
                list.append(rowJson(exchange.dialect, *it, {}, list.size() + 1));
        return true;
    });
    isKnown ? exchange.accept(list) : exchange.refuse(QStringLiteral("无效的令牌"), 401);
}

} // namespace

QJsonObject rowJson(Dialect dialect, const LogRow &row, const QString &accountUuid, qint64 place)
{
    QJsonObject json{{QStringLiteral("created_at"), row.createdMs / 1000},
                     {QStringLiteral("type"), row.type},
                     {QStringLiteral("content"), row.content},
                     {QStringLiteral("username"), row.username},
                     {QStringLiteral("token_name"), row.keyName},
                     {QStringLiteral("quota"), row.quota},
                     {QStringLiteral("prompt_tokens"), row.promptTokens},
                     {QStringLiteral("completion_tokens"), row.completionTokens},
                     {QStringLiteral("is_stream"), row.isStream}};
    const int channel = row.channel.isEmpty() ? 0 : row.channel == QStringLiteral("anthropic") ? 2 : 1;
    switch (dialect) {
    case Dialect::Laisky:
        json.insert(QStringLiteral("uuid"), row.uuid);
        json.insert(QStringLiteral("user_uuid"), accountUuid);
        json.insert(QStringLiteral("token_uuid"), row.keyUuid.isEmpty() ? QJsonValue() : QJsonValue(row.keyUuid));
        json.insert(QStringLiteral("model_name"), row.model);
        json.insert(QStringLiteral("origin_model_name"), row.other.isEmpty() ? QString() : row.askedModel);
        json.insert(QStringLiteral("channel_uuid"), channel == 0 ? QJsonValue() : QJsonValue(channelUuid(row.channel)));
        if (channel != 0)
            json.insert(QStringLiteral("channel_name"), row.channel);
        json.insert(QStringLiteral("request_id"), row.requestId);
        json.insert(QStringLiteral("trace_id"), row.traceId);
        json.insert(QStringLiteral("updated_at"), row.updatedMs);
        json.insert(QStringLiteral("elapsed_time"), row.elapsedMs);
        json.insert(QStringLiteral("system_prompt_reset"), false);
        json.insert(QStringLiteral("cached_prompt_tokens"), row.cachedTokens);
        if (!row.other.isEmpty())
            json.insert(QStringLiteral("metadata"), row.other);
        break;
    case Dialect::OneApi:
        json.insert(QStringLiteral("id"), 0);
        json.insert(QStringLiteral("user_id"), row.userId);
        json.insert(QStringLiteral("model_name"), row.model);
        json.insert(QStringLiteral("channel"), channel);
        json.insert(QStringLiteral("request_id"), row.requestId);
        json.insert(QStringLiteral("elapsed_time"), row.elapsedMs);
        json.insert(QStringLiteral("system_prompt_reset"), false);
        break;
    case Dialect::NewApi2026:
        json.insert(QStringLiteral("id"), place);
        json.insert(QStringLiteral("user_id"), row.userId);
        json.insert(QStringLiteral("model_name"), row.askedModel);
        json.insert(QStringLiteral("use_time"), row.elapsedMs / 1000);
        json.insert(QStringLiteral("channel"), channel);
        json.insert(QStringLiteral("channel_name"), QString());
        json.insert(QStringLiteral("token_id"), row.keyId);
        json.insert(QStringLiteral("group"), row.group);
        json.insert(QStringLiteral("ip"), QString());
        if (!row.requestId.isEmpty())
            json.insert(QStringLiteral("request_id"), row.requestId);
        json.insert(QStringLiteral("other"),
                    row.other.isEmpty() || row.type != 2
                        ? QStringLiteral("null")
                        : QString::fromUtf8(QJsonDocument(row.other).toJson(QJsonDocument::Compact)));
        break;
    }
    return json;
}

void addLogRoutes(Routes &routes)
{
    routes.add("GET /api/log/self", sendLog);
    routes.add("GET /api/log/self/search", search);
    routes.add("GET /api/log/self/stat", sendSum);
    routes.add("GET /api/token/logs", sendKeyLog);
    routes.add("GET /api/log/token", sendKeyLogByHeader);
}

} // namespace demo
