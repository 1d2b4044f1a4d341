#include "billing/ledgerqueries.h"

#include "billing/localdays.h"
#include "billing/rowfilter.h"
#include "storage/eachrow.h"

#include <algorithm>
#include <map>
#include <set>

namespace billing {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;

qint64 floorTo(qint64 value, qint64 unit)
{
    return value - ((value % unit) + unit) % unit;
}
qint64 ceilTo(qint64 value, qint64 unit)
{
    return -floorTo(-value, unit);
}

// Adds up consume rows: whole hours from usage_hour, what is cut by the range's ends or by a midnight within an hour
// (zones such as +05:30) from the rows themselves.
class Adder
{
public:
    Adder(storage::Connection &c, const LedgerFilter &filter, Breakdown by) : m_c(c), m_filter(filter), m_by(by) {}

    core::Result<void> addSpan(const ZoneSpan &span)
    {
        const qint64 from = core::toMs(span.from);
        const qint64 to = core::toMs(span.to);
        const qint64 offset = span.offset.count();
        const qint64 firstHour = ceilTo(from, hourMs);
        const qint64 lastHour = floorTo(to, hourMs);
        // Rows of a conversation are known by their messages only.
        if (m_by == Breakdown::Conversation || m_filter.conversation.isValid() || firstHour >= lastHour)
            return addRows(from, to, offset);
        if (const auto added = addRows(from, firstHour, offset); !added)
            return added;
        if (const auto added = addRows(lastHour, to, offset); !added)
            return added;
        if (const auto added = addHours(firstHour / hourMs, lastHour / hourMs, offset); !added)
            return added;
        if (offset % hourMs == 0)
            return {};
        for (qint64 midnight = ceilTo(firstHour + offset, dayMs) - offset; midnight < lastHour; midnight += dayMs) {
            const qint64 hour = floorTo(midnight, hourMs);
            if (hour < firstHour)
                continue;
            if (const auto added = addRows(hour, hour + hourMs, offset); !added)
                return added;
        }
        return {};
    }

    LedgerTotals take(const QHash<qint64, core::QuotaPerUnit> &perUnit)
    {
        std::map<std::pair<qint64, QString>, qint64> slices;
        qint64 known = 0;
        for (const auto &[key, quota] : m_quota) {
            const auto &[account, day, name] = key;
            const core::Money money = core::Money::fromQuota(core::Quota(quota), perUnit.value(account));
            known += money.nanoUsd();
            slices[{day, name}] += money.nanoUsd();
        }
        m_totals.spent.knownNanoUsd = known;
        m_totals.spent.parts = static_cast<int>(m_totals.requests);
        m_totals.spent.missing = static_cast<int>(m_holes);
        const QDate epoch(1970, 1, 1);
        for (const auto &[key, nano] : slices)
            m_totals.slices.append({epoch.addDays(key.first), key.second, nano});
        return m_totals;
    }

private:
    core::Result<void> collect(storage::Statement &statement)
    {
        while (true) {
            const auto more = statement.next();
            if (!more)
                return more.error();
            if (!*more)
                return {};
            m_quota[{statement.integer(0), statement.integer(1), statement.text(2)}] += statement.integer(5);
            m_totals.requests += statement.integer(3);
            m_holes += statement.integer(4);
            m_totals.promptTokens += statement.integer(6);
            m_totals.completionTokens += statement.integer(7);
            m_totals.cachedTokens += statement.integer(8);
        }
    }

    core::Result<void> addHours(qint64 from, qint64 to, qint64 offset)
    {
        QString sql =
            QStringLiteral("SELECT account_id, (hour * 3600000 + ?) / 86400000 AS day, %1, sum(requests), sum(holes), "
                           "sum(quota), sum(prompt), sum(completion), sum(cached) FROM usage_hour WHERE hour >= ? "
                           "AND hour < ?")
                .arg(m_by == Breakdown::Model ? QStringLiteral("model") : QStringLiteral("key_name"));
        QVariantList values{offset, from, to};
        const auto add = [&](const QString &condition, const QVariant &value) {
            sql += QStringLiteral(" AND ") + condition;
            values.append(value);
        };
        if (m_filter.account)
            add(QStringLiteral("account_id = ?"), m_filter.account->value());
        if (!m_filter.model.isEmpty())
            add(QStringLiteral("model = ?"), m_filter.model);
        if (!m_filter.key.isEmpty())
            add(QStringLiteral("key_name = ?"), m_filter.key);
        if (offset % hourMs != 0)
            add(QStringLiteral("(hour * 3600000 + ?) % 86400000 <= 82800000"), offset);
        auto statement = m_c.prepare(sql + QStringLiteral(" GROUP BY 1, 2, 3"));
        if (!statement)
            return statement.error();
        for (qsizetype i = 0; i < values.size(); ++i)
            statement.value().bind(static_cast<int>(i), values[i]);
        return collect(statement.value());
    }

    core::Result<void> addRows(qint64 from, qint64 to, qint64 offset)
    {
        if (from >= to)
            return {};
        LedgerFilter filter = m_filter;
        filter.from = core::momentFromMs(from);
        filter.to = core::momentFromMs(to);
        filter.kinds = {relay::LogKind::Consume};
        const RowFilter where(filter);
        QString name;
        switch (m_by) {
        case Breakdown::Model:
            name = QStringLiteral("iif(u.model_asked <> '', u.model_asked, u.model_billed)");
            break;
        case Breakdown::Key:
            name = QStringLiteral("u.key_name");
            break;
        case Breakdown::Conversation:
            name = QStringLiteral("coalesce(v.title, '')");
            break;
        }
        QString sql = QStringLiteral("SELECT u.account_id, (u.time + ?) / 86400000 AS day, %1, count(*), "
                                     "sum(u.quota IS NULL), coalesce(sum(u.quota), 0), coalesce(sum(u.prompt), 0), "
                                     "coalesce(sum(u.completion), 0), coalesce(sum(u.cached), 0) FROM usage_row u")
                          .arg(name);
        if (m_by == Breakdown::Conversation || m_filter.conversation.isValid())
            sql += QStringLiteral(
                " LEFT JOIN message m ON m.id = u.message_id LEFT JOIN conversation v ON v.id = m.conversation_id");
        auto statement = m_c.prepare(sql + where.sql() + QStringLiteral(" GROUP BY 1, 2, 3"));
        if (!statement)
            return statement.error();
        statement.value().bind(0, offset);
        where.bind(statement.value(), 1);
        return collect(statement.value());
    }

    storage::Connection &m_c;
    const LedgerFilter &m_filter;
    Breakdown m_by;
    std::map<std::tuple<qint64, qint64, QString>, qint64> m_quota{}; // account, local day, name
    qint64 m_holes = 0;
    LedgerTotals m_totals{};
};

core::Result<void> readNames(storage::Connection &c, const LedgerFilter &filter, qint64 from, qint64 to,
                             LedgerTotals &totals)
{
    std::set<QString> models, keys;
    QString sql = QStringLiteral("SELECT DISTINCT model, key_name FROM usage_hour WHERE hour >= ? AND hour <= ?");
    const auto take = [&](const storage::Statement &s) {
        models.insert(s.text(0));
        keys.insert(s.text(1));
    };
    const qint64 first = floorTo(from, hourMs) / hourMs;
    const qint64 last = floorTo(to - 1, hourMs) / hourMs;
    const auto read = filter.account ? storage::eachRow(c, sql + QStringLiteral(" AND account_id = ?"), take, first,
                                                        last, *filter.account)
                                     : storage::eachRow(c, sql, take, first, last);
    totals.models = QStringList(models.begin(), models.end());
    totals.keys = QStringList(keys.begin(), keys.end());
    for (QStringList *names : {&totals.models, &totals.keys})
        names->removeAll(QString());
    return read;
}

// Complete from the latest of the accounts' beginnings on; synced when the one longest ago was.
core::Result<void> readState(storage::Connection &c, const LedgerFilter &filter, LedgerTotals &totals)
{
    bool first = true;
    return storage::eachRow(
        c,
        QStringLiteral(
            "SELECT synced_from, last_sync_at FROM account a LEFT JOIN ledger_state l ON l.account_id = a.id "
            "WHERE CASE WHEN ? IS NULL THEN a.sign_in <> 'key' ELSE a.id = ? END"),
        [&](const storage::Statement &s) {
            const auto from = s.optMoment(0);
            const auto at = s.optMoment(1);
            totals.completeFrom = first                         ? from
                                  : totals.completeFrom && from ? std::optional(std::max(*totals.completeFrom, *from))
                                                                : std::nullopt;
            totals.syncedAt = first                   ? at
                              : totals.syncedAt && at ? std::optional(std::min(*totals.syncedAt, *at))
                                                      : std::nullopt;
            first = false;
        },
        filter.account, filter.account);
}

} // namespace

core::Result<LedgerTotals> readTotals(storage::Connection &c, const LedgerFilter &filter, Breakdown by,
                                      const QTimeZone &zone)
{
    QHash<qint64, core::QuotaPerUnit> perUnit;
    qint64 oldest = 0, newest = 0;
    const auto units =
        storage::eachRow(c, QStringLiteral("SELECT id, quota_per_unit FROM account"), [&](const storage::Statement &s) {
            perUnit.insert(s.integer(0), core::QuotaPerUnit(s.integer(1)));
        });
    if (!units)
        return units.error();
    const auto ends = storage::eachRow(
        c, QStringLiteral("SELECT (SELECT min(time) FROM usage_row), (SELECT max(time) FROM usage_row)"),
        [&](const storage::Statement &s) {
            oldest = s.integer(0);
            newest = s.integer(1);
        });
    if (!ends)
        return ends.error();

    const core::Moment from = std::max(filter.from.value_or(core::momentFromMs(0)), core::momentFromMs(oldest));
    const core::Moment to =
        std::min(filter.to.value_or(core::momentFromMs(newest + 1)), core::momentFromMs(newest + 1));
    Adder adder(c, filter, by);
    const bool wanted = filter.kinds.isEmpty() || filter.kinds.contains(relay::LogKind::Consume);
    if (wanted) {
        for (const ZoneSpan &span : zoneSpans(zone, from, to))
            if (const auto added = adder.addSpan(span); !added)
                return added.error();
    }
    LedgerTotals totals = adder.take(perUnit);
    if (from < to)
        if (const auto read = readNames(c, filter, core::toMs(from), core::toMs(to), totals); !read)
            return read.error();
    if (const auto read = readState(c, filter, totals); !read)
        return read.error();
    return totals;
}

} // namespace billing
