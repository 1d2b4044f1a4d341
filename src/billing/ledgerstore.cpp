#include "billing/ledgerstore.h"

#include "billing/daysums.h"
#include "storage/eachrow.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace billing {

namespace {

std::optional<qint64> units(const relay::LogRow &row)
{
    return row.quota ? std::optional(row.quota->units()) : std::nullopt;
}

} // namespace

QString shownModel(const relay::LogRow &row)
{
    return row.modelAsked.isEmpty() ? row.modelBilled : row.modelAsked;
}

void tellApart(QList<relay::LogRow> &rows, QHash<QString, int> &seen)
{
    static const QRegularExpression number(QStringLiteral("#[0-9]+$"));
    for (relay::LogRow &row : rows) {
        row.identity.remove(number);
        const int before = seen[row.identity]++;
        if (before > 0)
            row.identity += QStringLiteral("#%1").arg(before);
    }
}

core::Result<StoredRows> storeRows(storage::Connection &c, core::AccountId account, const QList<relay::LogRow> &rows)
{
    StoredRows stored;
    const auto zone = keptZone(c);
    if (!zone)
        return zone.error();
    // Without kept days there is nothing to add to: they are added up from the rows when they are wanted.
    std::optional<DaySums> sums;
    if (zone.value())
        sums.emplace(*zone.value());
    auto find = c.prepare(
        QStringLiteral("SELECT id, time, kind, model_asked, model_billed, key_name, quota, prompt, completion, "
                       "cached FROM usage_row WHERE account_id = ? AND identity = ?"));
    auto insert = c.prepare(QStringLiteral(
        "INSERT INTO usage_row (account_id, identity, time, kind, model_asked, model_billed, key_name, quota, prompt, "
        "completion, cached, elapsed_ms, request_id, content, extra_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?)"));
    auto update =
        c.prepare(QStringLiteral("UPDATE usage_row SET time = ?, kind = ?, model_asked = ?, model_billed = ?, "
                                 "key_name = ?, quota = ?, prompt = ?, completion = ?, cached = ?, elapsed_ms = ?, "
                                 "content = ?, extra_json = ? WHERE id = ?"));
    for (const auto *statement : {&find, &insert, &update})
        if (!*statement)
            return statement->error();

    for (const relay::LogRow &row : rows) {
        const QString kind = relay::logKindName(row.kind);
        const QString extra = row.extra.isEmpty()
                                  ? QStringLiteral("{}")
                                  : QString::fromUtf8(QJsonDocument(row.extra).toJson(QJsonDocument::Compact));
        storage::Statement &known = find.value();
        const auto found = known.bind(0, account).bind(1, row.identity).next();
        if (!found)
            return found.error();
        core::Result<void> written;
        if (*found) {
            const auto oldKind = relay::logKindFromName(known.text(2)).value_or(relay::LogKind::Other);
            const QString oldModel = known.text(3).isEmpty() ? known.text(4) : known.text(3);
            const auto oldQuota = known.optInteger(6);
            if (oldKind == row.kind && oldQuota == units(row) && known.optInteger(7) == row.prompt &&
                known.optInteger(8) == row.completion && known.optInteger(9) == row.cached &&
                known.integer(1) == core::toMs(row.time) && known.text(3) == row.modelAsked &&
                known.text(4) == row.modelBilled && known.text(5) == row.keyName)
                continue;
            if (sums && oldKind == relay::LogKind::Consume)
                sums->take({known.moment(1), oldModel, known.text(5), oldQuota, known.integer(7), known.integer(8),
                            known.integer(9)});
            const qint64 id = known.integer(0);
            written = update.value()
                          .bind(0, row.time)
                          .bind(1, kind)
                          .bind(2, row.modelAsked)
                          .bind(3, row.modelBilled)
                          .bind(4, row.keyName)
                          .bind(5, units(row))
                          .bind(6, row.prompt)
                          .bind(7, row.completion)
                          .bind(8, row.cached)
                          .bind(9, row.elapsedMs)
                          .bind(10, row.content)
                          .bind(11, extra)
                          .bind(12, id)
                          .exec();
        } else {
            written = insert.value()
                          .bind(0, account)
                          .bind(1, row.identity)
                          .bind(2, row.time)
                          .bind(3, kind)
                          .bind(4, row.modelAsked)
                          .bind(5, row.modelBilled)
                          .bind(6, row.keyName)
                          .bind(7, units(row))
                          .bind(8, row.prompt)
                          .bind(9, row.completion)
                          .bind(10, row.cached)
                          .bind(11, row.elapsedMs)
                          .bind(12, row.requestId)
                          .bind(13, row.content)
                          .bind(14, extra)
                          .exec();
            ++stored.added;
        }
        if (!written)
            return written.error();
        if (sums && row.kind == relay::LogKind::Consume)
            sums->add({row.time, shownModel(row), row.keyName, units(row), row.prompt.value_or(0),
                       row.completion.value_or(0), row.cached.value_or(0)});
        stored.fresh.append(row);
    }
    if (sums)
        if (const auto written = sums->write(c, account); !written)
            return written.error();
    return stored;
}

core::Result<Stretches> readStretches(storage::Connection &c, core::AccountId account)
{
    Stretches stretches;
    const auto read = storage::eachRow(
        c, QStringLiteral("SELECT from_time, to_time FROM ledger_stretch WHERE account_id = ?"),
        [&](const storage::Statement &s) {
            stretches.add({s.moment(0), s.moment(1)});
        },
        account);
    if (!read)
        return read.error();
    return stretches;
}

core::Result<void> writeStretches(storage::Connection &c, core::AccountId account, const Stretches &stretches,
                                  core::Moment now)
{
    if (const auto cleared = c.run(QStringLiteral("DELETE FROM ledger_stretch WHERE account_id = ?"), account);
        !cleared)
        return cleared;
    for (const Stretch &part : stretches.parts()) {
        const auto written =
            c.run(QStringLiteral("INSERT INTO ledger_stretch (account_id, from_time, to_time) VALUES (?, ?, ?)"),
                  account, part.from, part.to);
        if (!written)
            return written;
    }
    const auto newest = stretches.newest();
    return c.run(
        QStringLiteral("INSERT OR REPLACE INTO ledger_state (account_id, synced_from, synced_to, last_sync_at) "
                       "VALUES (?, ?, ?, ?)"),
        account, newest ? std::optional(newest->from) : std::nullopt, newest ? std::optional(newest->to) : std::nullopt,
        now);
}

} // namespace billing
