#include "demo/logdesk.h"

#include "demo/accountdesk.h"
#include "demo/keycheck.h"
#include "demo/logjson.h"
#include "demo/paging.h"
#include "demo/signin.h"

#include <algorithm>

namespace demo {

namespace {

struct Filter
{
    int type = 0;
    qint64 from = 0; // seconds, 0: off
    qint64 to = 0;
    QString key{};
    QString model{};
    QString group{};
    QString requestId{};
};

// A row and its number in the books, from 1.
struct Entry
{
    LogRow row{};
    qint64 number = 0;
};

Filter askedFilter(const Exchange &exchange)
{
    const bool isHub = exchange.profile.family == Family::OneHub;
    return {exchange.query(isHub ? "log_type" : "type").toInt(),
            exchange.query("start_timestamp").toLongLong(),
            exchange.query("end_timestamp").toLongLong(),
            exchange.query("token_name"),
            exchange.query("model_name"),
            exchange.query("group"),
            exchange.profile.isNewApi2026() ? exchange.query("request_id") : QString()};
}

bool fits(Dialect dialect, const LogRow &row, const Filter &filter)
{
    const qint64 seconds = row.createdMs / 1000;
    // New API compares with the name that was asked for, the others with the supplier's.
    const bool isNewApi = profileOf(dialect).family == Family::NewApi;
    const QString &model = isNewApi ? row.askedModel : row.model;
    const bool modelFits = filter.model.contains(QLatin1Char('%')) && isNewApi
                               ? model.contains(QString(filter.model).remove(QLatin1Char('%')))
                               : model == filter.model;
    return (filter.type == 0 || row.type == filter.type) && (filter.from == 0 || seconds >= filter.from) &&
           (filter.to == 0 || seconds <= filter.to) && (filter.key.isEmpty() || row.keyName == filter.key) &&
           (filter.model.isEmpty() || modelFits) && (filter.group.isEmpty() || row.group == filter.group) &&
           (filter.requestId.isEmpty() || row.requestId == filter.requestId);
}

// Newest first.
std::vector<Entry> rowsOf(const Ledger &ledger, Dialect dialect, qint64 accountId, const Filter &filter)
{
    std::vector<Entry> rows;
    for (auto it = ledger.rows.rbegin(); it != ledger.rows.rend(); ++it)
        if (it->userId == accountId && fits(dialect, *it, filter))
            rows.push_back({*it, ledger.rows.rend() - it});
    return rows;
}

std::vector<Entry> rowsOf(const Exchange &exchange, qint64 accountId, const Filter &filter)
{
    return exchange.house.books.read(
        [&](const Ledger &ledger) { return rowsOf(ledger, exchange.dialect, accountId, filter); });
}

// Laisky's sorting; false: refused, the answer has been sent.
bool sorted(Exchange &exchange, std::vector<Entry> &rows, const Filter &filter)
{
    const QString field = exchange.query("sort").isEmpty() ? exchange.query("sort_by") : exchange.query("sort");
    if (exchange.profile.family != Family::Laisky || field.isEmpty())
        return true;
    if (filter.from != 0 && filter.to != 0 && filter.to - filter.from > 30 * 86'400) {
        exchange.refuse(QStringLiteral("Date range for sorting cannot exceed 30 days"));
        return false;
    }
    const auto value = [&field](const Entry &entry) {
        const LogRow &row = entry.row;
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
    std::stable_sort(rows.begin(), rows.end(), [&](const Entry &a, const Entry &b) {
        return isAscending ? value(a) < value(b) : value(b) < value(a);
    });
    return true;
}

void sendRows(Exchange &exchange, qint64 accountId, const std::vector<Entry> &rows)
{
    const auto page = askedPage(exchange, List::Log);
    if (!page)
        return;
    const QString uuid = exchange.house.books.change([&](Ledger &ledger) { return ledger.account(accountId)->uuid; });
    QJsonArray list;
    for (size_t i = static_cast<size_t>(page->first); i < rows.size() && list.size() < page->size; ++i)
        list.append(rowJson(exchange.dialect, rows[i].row, uuid,
                            exchange.dialect == Dialect::NewApi2025 ? rows[i].number : static_cast<qint64>(i) + 1));
    sendPage(exchange, List::Log, list, *page, static_cast<qint64>(rows.size()));
}

void sendLog(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    const Filter filter = askedFilter(exchange);
    std::vector<Entry> rows = rowsOf(exchange, *id, filter);
    if (sorted(exchange, rows, filter))
        sendRows(exchange, *id, rows);
}

void search(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    if (exchange.profile.isNewApi2026())
        return exchange.refuse(QStringLiteral("该接口已废弃"));
    const QString keyword = exchange.query("keyword");
    std::vector<Entry> rows = rowsOf(exchange, *id, {});
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    // One API and New API compare the keyword with the type only.
    std::erase_if(rows, [&](const Entry &entry) {
        return isLaisky ? !entry.row.content.contains(keyword) && entry.row.uuid != keyword
                        : QString::number(entry.row.type) != keyword;
    });
    if (isLaisky)
        return sendRows(exchange, *id, rows);
    QJsonArray list;
    for (size_t i = 0; i < std::min<size_t>(rows.size(), 100); ++i)
        list.append(rowJson(exchange.dialect, rows[i].row, {}, rows[i].number));
    exchange.accept(list);
}

void sendSum(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    Filter filter = askedFilter(exchange);
    filter.type = 2; // whatever was asked for
    qint64 quota = 0, lastMinute = 0, lastTokens = 0;
    for (const Entry &entry : rowsOf(exchange, *id, filter)) {
        quota += entry.row.quota;
        if (entry.row.createdMs > exchange.nowMs - 60'000) {
            ++lastMinute;
            lastTokens += entry.row.promptTokens + entry.row.completionTokens;
        }
    }
    QJsonObject data{{QStringLiteral("quota"), quota}};
    if (exchange.profile.family == Family::NewApi) {
        data.insert(QStringLiteral("rpm"), lastMinute);
        data.insert(QStringLiteral("tpm"), lastTokens);
    }
    exchange.accept(data);
}

// Laisky: the rows of the key that asks, paged.
void sendKeyLog(Exchange &exchange)
{
    const auto id = presentedKey(exchange);
    if (!id)
        return;
    Filter filter = askedFilter(exchange);
    const qint64 accountId = exchange.house.books.change([&](Ledger &ledger) -> qint64 {
        const ApiKey *key = ledger.key(*id);
        filter.key = key ? key->name : QString();
        return key ? key->userId : 0;
    });
    sendRows(exchange, accountId, rowsOf(exchange, accountId, filter));
}

// New API of 2025: whoever has the key may ask, it stands in the address.
qint64 keyInQuery(Exchange &exchange)
{
    QString secret = exchange.query("key");
    if (secret.startsWith(QStringLiteral("sk-")))
        secret.remove(0, 3);
    return exchange.house.books.change([&](Ledger &ledger) -> qint64 {
        const ApiKey *key = ledger.keyWithSecret(secret);
        return key ? key->id : 0;
    });
}

// New API: the same, all at once, up to a thousand. In 2026 the newest first and the key in the header.
void sendNewApiKeyLog(Exchange &exchange)
{
    const bool isOld = exchange.dialect == Dialect::NewApi2025;
    if (!isOld && !takesCriticalCall(exchange))
        return;
    const auto id = isOld ? std::optional<qint64>(keyInQuery(exchange)) : knownKey(exchange);
    if (!id)
        return;
    std::vector<Entry> rows;
    exchange.house.books.read([&](const Ledger &ledger) {
        for (auto it = ledger.rows.rbegin(); it != ledger.rows.rend() && rows.size() < 1000; ++it)
            if (*id != 0 && it->keyId == *id)
                rows.push_back({*it, ledger.rows.rend() - it});
        return 0;
    });
    if (isOld)
        std::reverse(rows.begin(), rows.end());
    QJsonArray list;
    for (const Entry &entry : rows)
        list.append(rowJson(exchange.dialect, entry.row, {}, isOld ? entry.number : list.size() + 1));
    exchange.accept(list);
}

} // namespace

void addLogRoutes(Routes &routes)
{
    routes.add("GET /api/log/self", sendLog);
    routes.addIf(routes.profile.family != Family::OneHub, "GET /api/log/self/search", search);
    routes.add("GET /api/log/self/stat", sendSum);
    routes.addFor({Family::Laisky}, "GET /api/token/logs", sendKeyLog);
    routes.addFor({Family::NewApi}, "GET /api/log/token", sendNewApiKeyLog);
}

} // namespace demo
