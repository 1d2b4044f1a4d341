#include "billing/ledgerqueries.h"

#include "billing/daysums.h"
#include "billing/localdays.h"
#include "billing/rowfilter.h"
#include "storage/eachrow.h"

#include <algorithm>
#include <map>
#include <set>

namespace billing {

namespace {

// Adds up consume rows: whole days from usage_day where it is kept in this zone, the cut days at the range's ends from
// the rows themselves.
class Adder
{
public:
    Adder(storage::Connection &c, const LedgerFilter &filter, Breakdown by, const QTimeZone &zone)
        : m_c(c), m_filter(filter), m_by(by), m_zone(zone)
    {
    }

    core::Result<void> add(core::Moment from, core::Moment to)
    {
        const auto kept = keptZone(m_c);
        if (!kept)
            return kept.error();
        const bool hasDays = kept.value() && kept.value()->id() == m_zone.id();
        const bool byTalk = m_by == Breakdown::Conversation && (!m_filter.model.isEmpty() || !m_filter.key.isEmpty());
        DayFinder days(m_zone);
        const qint64 firstDay = days.dayNumber(from - std::chrono::milliseconds(1)) + 1;
        const qint64 endDay = days.dayNumber(to);
        if (!hasDays || byTalk || m_filter.conversation.isValid() || firstDay >= endDay)
            return addRows(from, to);
        const core::Moment begin = dayStart(m_zone, firstDay);
        const core::Moment end = dayStart(m_zone, endDay);
        if (const auto added = addRows(from, begin); !added)
            return added;
        if (const auto added = addRows(end, to); !added)
            return added;
        if (const auto added = addDays(firstDay, endDay); !added)
            return added;
        return m_by == Breakdown::Conversation ? nameTalks(begin, end) : core::Result<void>();
    }

    LedgerTotals take(const QHash<qint64, core::QuotaPerUnit> &perUnit)
    {
        std::map<std::pair<qint64, QString>, qint64> slices;
        qint64 known = 0;
        for (const auto &[key, quota] : m_quota) {
            const auto &[account, day, name] = key;
            const core::Money money = core::Money::fromQuota(core::Quota(quota), perUnit.value(account));
            known += money.nanoUsd();
            if (quota != 0 || !name.isEmpty())
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

    core::Result<void> addDays(qint64 from, qint64 to)
    {
        const QString name = m_by == Breakdown::Model ? QStringLiteral("model")
                             : m_by == Breakdown::Key ? QStringLiteral("key_name")
                                                      : QStringLiteral("''");
        QString sql = QStringLiteral("SELECT account_id, day, %1, sum(requests), sum(holes), sum(quota), sum(prompt), "
                                     "sum(completion), sum(cached) FROM usage_day WHERE day >= ? AND day < ?")
                          .arg(name);
        QVariantList values{from, to};
        const auto where = [&](const QString &condition, const QVariant &value) {
            sql += QStringLiteral(" AND ") + condition;
            values.append(value);
        };
        if (m_filter.account)
            where(QStringLiteral("account_id = ?"), m_filter.account->value());
        if (!m_filter.model.isEmpty())
            where(QStringLiteral("model = ?"), m_filter.model);
        if (!m_filter.key.isEmpty())
            where(QStringLiteral("key_name = ?"), m_filter.key);
        auto statement = m_c.prepare(sql + QStringLiteral(" GROUP BY 1, 2, 3"));
        if (!statement)
            return statement.error();
        for (qsizetype i = 0; i < values.size(); ++i)
            statement.value().bind(static_cast<int>(i), values[i]);
        return collect(statement.value());
    }

    // The days know no conversations: what our own messages cost is moved from the nameless rest to their names.
    core::Result<void> nameTalks(core::Moment from, core::Moment to)
    {
        for (const ZoneSpan &span : zoneSpans(m_zone, from, to)) {
            const auto read = storage::eachRow(
                m_c,
                QStringLiteral("SELECT u.account_id, (u.time + ?) / 86400000, v.title, sum(u.quota) FROM usage_row u "
                               "INDEXED BY usage_by_message JOIN message m ON m.id = u.message_id "
                               "JOIN conversation v ON v.id = m.conversation_id WHERE u.message_id IS NOT NULL "
                               "AND u.kind = 'consume' AND u.time >= ? AND u.time < ? AND u.quota IS NOT NULL "
                               "AND (? IS NULL OR u.account_id = ?) AND v.title <> '' GROUP BY 1, 2, 3"),
                [&](const storage::Statement &s) {
                    m_quota[{s.integer(0), s.integer(1), s.text(2)}] += s.integer(3);
                    m_quota[{s.integer(0), s.integer(1), QString()}] -= s.integer(3);
                },
                static_cast<qint64>(span.offset.count()), span.from, span.to, m_filter.account, m_filter.account);
            if (!read)
                return read;
        }
        return {};
    }

    core::Result<void> addRows(core::Moment from, core::Moment to)
    {
        for (const ZoneSpan &span : zoneSpans(m_zone, from, to))
            if (const auto added = addRowsOf(span); !added)
                return added;
        return {};
    }

    core::Result<void> addRowsOf(const ZoneSpan &span)
    {
        LedgerFilter filter = m_filter;
        filter.from = span.from;
        filter.to = span.to;
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
        statement.value().bind(0, static_cast<qint64>(span.offset.count()));
        where.bind(statement.value(), 1);
        return collect(statement.value());
    }

    storage::Connection &m_c;
    const LedgerFilter &m_filter;
    Breakdown m_by;
    const QTimeZone &m_zone;
    std::map<std::tuple<qint64, qint64, QString>, qint64> m_quota{}; // account, local day, name
    qint64 m_holes = 0;
    LedgerTotals m_totals{};
};

core::Result<void> readNames(storage::Connection &c, const LedgerFilter &filter, const QTimeZone &zone,
                             core::Moment from, core::Moment to, LedgerTotals &totals)
{
    const auto kept = keptZone(c);
    if (!kept)
        return kept.error();
    std::set<QString> models, keys;
    const auto take = [&](const storage::Statement &s) {
        models.insert(s.text(0));
        keys.insert(s.text(1));
    };
    DayFinder days(kept.value().value_or(zone));
    const QString sql = kept.value()
                            ? QStringLiteral("SELECT DISTINCT model, key_name FROM usage_day WHERE day >= ? AND day <= "
                                             "? AND (? IS NULL OR account_id = ?)")
                            : QStringLiteral("SELECT DISTINCT iif(model_asked <> '', model_asked, model_billed), "
                                             "key_name FROM usage_row WHERE time >= ? "
                                             "AND time <= ? AND kind = 'consume' AND (? IS NULL OR account_id = ?)");
    const core::Moment last = to - std::chrono::milliseconds(1);
    const auto read =
        storage::eachRow(c, sql, take, kept.value() ? days.dayNumber(from) : core::toMs(from),
                         kept.value() ? days.dayNumber(last) : core::toMs(last), filter.account, filter.account);
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
    Adder adder(c, filter, by, zone);
    const bool wanted = filter.kinds.isEmpty() || filter.kinds.contains(relay::LogKind::Consume);
    if (wanted && from < to)
        if (const auto added = adder.add(from, to); !added)
            return added.error();
    LedgerTotals totals = adder.take(perUnit);
    if (from < to)
        if (const auto read = readNames(c, filter, zone, from, to, totals); !read)
            return read.error();
    if (const auto read = readState(c, filter, totals); !read)
        return read.error();
    return totals;
}

} // namespace billing
