#include "catalog/ratehistory.h"

#include "storage/eachrow.h"

#include <cmath>

namespace catalog {

namespace {

std::optional<double> relative(std::optional<qint64> before, std::optional<qint64> now)
{
    if (!before || !now || *before == *now || *before <= 0)
        return {};
    return static_cast<double>(*now) / static_cast<double>(*before) - 1;
}

struct StoredDay
{
    QString model{};
    qint64 day = 0;
    RateDay rate{};
};

core::Result<QList<StoredDay>> readDays(storage::Connection &c, core::AccountId account)
{
    QList<StoredDay> days;
    const auto read = storage::eachRow(
        c,
        QStringLiteral("SELECT model, day, state, input, output, cached, piece FROM rate_day WHERE account_id = ? "
                       "ORDER BY model, day"),
        [&](const storage::Statement &s) {
            StoredDay day{s.text(0), s.integer(1), {}};
            day.rate.state = rateStateFromName(s.text(2)).value_or(RateState::Unknown);
            day.rate.input = s.optInteger(3);
            day.rate.output = s.optInteger(4);
            day.rate.cached = s.optInteger(5);
            day.rate.piece = s.optInteger(6);
            days.append(day);
        },
        account);
    if (!read)
        return read.error();
    return days;
}

} // namespace

bool RateChange::isDearer() const
{
    for (const auto &part : {output, input, piece, cached})
        if (part)
            return *part > 0;
    return before == RateState::Free;
}

std::optional<RateDay> dayOf(const Model &model)
{
    RateDay day;
    day.state = model.rate.state;
    if (day.state != RateState::Known && day.state != RateState::Free && day.state != RateState::NotPriced)
        return {};
    if (day.state != RateState::Known)
        return day;
    RateCard card = model.rate;
    if (model.appliedFactor > 0)
        card.scale(model.publishedFactor.value_or(1) / model.appliedFactor);
    const auto nano = [](const core::Money &money) {
        return money.hasAmount() ? std::optional(money.nanoUsd()) : std::nullopt;
    };
    day.input = nano(card.inputPerMillion());
    day.output = nano(card.outputPerMillion());
    day.cached = nano(card.cachedPerMillion());
    if (const auto piece = card.perImage ? card.perImage : card.perCall)
        day.piece = nano(card.pieceMoney(static_cast<double>(piece->units())));
    return day;
}

std::optional<RateChange> changeBetween(const RateDay &before, const RateDay &now, QDate day)
{
    RateChange change;
    change.day = day;
    change.before = before.state;
    change.now = now.state;
    change.input = relative(before.input, now.input);
    change.output = relative(before.output, now.output);
    change.cached = relative(before.cached, now.cached);
    change.piece = relative(before.piece, now.piece);
    const bool any = change.input || change.output || change.cached || change.piece;
    return any || before.state != now.state ? std::optional(change) : std::nullopt;
}

core::Result<void> keepRateDay(storage::Connection &c, core::AccountId account, const QHash<QString, RateDay> &rates,
                               QDate today)
{
    const auto days = readDays(c, account);
    if (!days)
        return days.error();
    // The last row before today decides whether today has anything new; what was written earlier today is replaced.
    QHash<QString, RateDay> last;
    QHash<QString, RateDay> written;
    for (const StoredDay &day : *days)
        (day.day < today.toJulianDay() ? last : written).insert(day.model, day.rate);
    for (auto it = rates.begin(); it != rates.end(); ++it) {
        const auto before = last.constFind(it.key());
        const bool isNews = before == last.constEnd() || *before != it.value();
        if (isNews && written.contains(it.key()) && written.value(it.key()) == it.value())
            continue;
        if (!isNews && !written.contains(it.key()))
            continue;
        const auto kept =
            isNews ? c.run(QStringLiteral("INSERT OR REPLACE INTO rate_day (account_id, model, day, state, input, "
                                          "output, cached, piece) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                           account, it.key(), today.toJulianDay(), rateStateName(it->state), it->input, it->output,
                           it->cached, it->piece)
                   : c.run(QStringLiteral("DELETE FROM rate_day WHERE account_id = ? AND model = ? AND day = ?"),
                           account, it.key(), today.toJulianDay());
        if (!kept)
            return kept;
    }
    return {};
}

core::Result<QHash<QString, RateChange>> readChanges(storage::Connection &c, core::AccountId account, QDate since)
{
    const auto days = readDays(c, account);
    if (!days)
        return days.error();
    QHash<QString, RateChange> changes;
    for (qsizetype i = 1; i < days->size(); ++i) {
        const StoredDay &before = days->at(i - 1);
        const StoredDay &now = days->at(i);
        if (before.model != now.model || now.day < since.toJulianDay())
            continue;
        if (const auto change = changeBetween(before.rate, now.rate, QDate::fromJulianDay(now.day)))
            changes.insert(now.model, *change);
    }
    return changes;
}

} // namespace catalog
