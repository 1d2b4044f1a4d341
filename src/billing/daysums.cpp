#include "billing/daysums.h"

#include "billing/localdays.h"
#include "storage/eachrow.h"

namespace billing {

namespace {

const QString zoneSetting = QStringLiteral("ledger/zone");

} // namespace

core::Result<std::optional<QTimeZone>> keptZone(storage::Connection &c)
{
    std::optional<QTimeZone> zone;
    const auto read = storage::eachRow(
        c, QStringLiteral("SELECT value FROM setting WHERE name = ?"),
        [&](const storage::Statement &s) { zone = QTimeZone(s.text(0).toUtf8()); }, zoneSetting);
    if (!read)
        return read.error();
    if (zone && !zone->isValid())
        zone.reset();
    return zone;
}

core::Result<void> keepDaysOf(storage::Connection &c, const QTimeZone &zone)
{
    const auto kept = keptZone(c);
    if (!kept)
        return kept.error();
    if (kept.value() && kept.value()->id() == zone.id())
        return {};
    if (const auto cleared = c.exec(QStringLiteral("DELETE FROM usage_day")); !cleared)
        return cleared;
    core::Moment oldest{}, newest{};
    const auto ends = storage::eachRow(
        c,
        QStringLiteral(
            "SELECT coalesce((SELECT min(time) FROM usage_row), 0), coalesce((SELECT max(time) FROM usage_row), 0)"),
        [&](const storage::Statement &s) {
            oldest = s.moment(0);
            newest = s.moment(1);
        });
    if (!ends)
        return ends;
    for (const ZoneSpan &span : zoneSpans(zone, oldest, newest + std::chrono::milliseconds(1))) {
        // Two spans share the day of the step, hence the second half of the statement.
        const auto added = c.run(
            QStringLiteral(
                "INSERT INTO usage_day (account_id, day, model, key_name, requests, holes, quota, prompt, completion, "
                "cached) SELECT account_id, (time + ?) / 86400000, iif(model_asked <> '', model_asked, model_billed), "
                "key_name, count(*), sum(quota IS NULL), coalesce(sum(quota), 0), coalesce(sum(prompt), 0), "
                "coalesce(sum(completion), 0), coalesce(sum(cached), 0) FROM usage_row "
                "WHERE time >= ? AND time < ? AND kind = 'consume' GROUP BY 1, 2, 3, 4 "
                "ON CONFLICT (account_id, day, model, key_name) DO UPDATE SET requests = requests + excluded.requests, "
                "holes = holes + excluded.holes, quota = quota + excluded.quota, prompt = prompt + excluded.prompt, "
                "completion = completion + excluded.completion, cached = cached + excluded.cached"),
            static_cast<qint64>(span.offset.count()), span.from, span.to);
        if (!added)
            return added;
    }
    return c.run(QStringLiteral("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"), zoneSetting,
                 QString::fromUtf8(zone.id()));
}

DaySums::DaySums(const QTimeZone &zone) : m_days(std::make_unique<DayFinder>(zone)) {}

DaySums::~DaySums() = default;

void DaySums::count(const DayRow &row, int sign)
{
    Sums &sums = m_sums[{m_days->dayNumber(row.time), row.model, row.key}];
    sums.requests += sign;
    sums.holes += row.quota ? 0 : sign;
    sums.quota += sign * row.quota.value_or(0);
    sums.prompt += sign * row.prompt;
    sums.completion += sign * row.completion;
    sums.cached += sign * row.cached;
}

core::Result<void> DaySums::write(storage::Connection &c, core::AccountId account) const
{
    const QString sql = QStringLiteral(
        "INSERT INTO usage_day (account_id, day, model, key_name, requests, holes, quota, prompt, completion, cached) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, day, model, key_name) DO UPDATE SET "
        "requests = requests + excluded.requests, holes = holes + excluded.holes, quota = quota + excluded.quota, "
        "prompt = prompt + excluded.prompt, completion = completion + excluded.completion, cached = cached + "
        "excluded.cached");
    for (const auto &[key, sums] : m_sums) {
        const auto &[day, model, name] = key;
        const auto written = c.run(sql, account, day, model, name, sums.requests, sums.holes, sums.quota, sums.prompt,
                                   sums.completion, sums.cached);
        if (!written)
            return written;
    }
    return {};
}

} // namespace billing
