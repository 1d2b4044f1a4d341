#include "support/syntheticledger.h"

#include "billing/ledgerstore.h"

#include <QRandomGenerator>

#include <algorithm>
#include <vector>

namespace support {

namespace {

// People work by day, seldom at night, less at weekends, and use few models most of the time.
core::Moment someTime(QRandomGenerator &random, const SyntheticLedger &size)
{
    const qint64 day = random.bounded(size.days);
    int hour = 8 + static_cast<int>(random.bounded(7.0) + random.bounded(7.0));
    if (random.bounded(20) == 0)
        hour = random.bounded(24);
    const qint64 ms =
        core::toMs(size.end) - (day + 1) * 86'400'000 + (hour % 24) * 3'600'000ll + random.bounded(3600) * 1000;
    return core::momentFromMs(ms);
}

} // namespace

core::Result<void> fillLedger(storage::Connection &c, core::AccountId account, const SyntheticLedger &size)
{
    const auto added =
        c.run(QStringLiteral("INSERT OR IGNORE INTO account (id, name, kind, root, infer, sign_in, created_at) "
                             "VALUES (?, 'Synthetic', 'laisky', 'http://s', 'http://s/v1', 'password', 0)"),
              account);
    if (!added)
        return added;
    QRandomGenerator random(20260101);
    std::vector<core::Moment> times(static_cast<std::size_t>(size.rows));
    for (core::Moment &time : times)
        time = someTime(random, size);
    std::sort(times.begin(), times.end(), std::greater<>()); // as a relay lists them
    QList<relay::LogRow> page;
    for (int i = 0; i < size.rows; ++i) {
        relay::LogRow row;
        row.identity = QStringLiteral("u:synthetic-%1").arg(i);
        row.time = times[static_cast<std::size_t>(i)];
        row.kind = relay::LogKind::Consume;
        const int model = std::min(random.bounded(size.models), random.bounded(size.models));
        row.modelAsked = QStringLiteral("model-%1").arg(model);
        row.modelBilled = row.modelAsked;
        row.keyName = QStringLiteral("key-%1").arg(std::min(random.bounded(size.keys), random.bounded(size.keys)));
        row.prompt = 20 + random.bounded(6000);
        row.completion = 5 + random.bounded(1500);
        row.cached = random.bounded(4) == 0 ? *row.prompt / 2 : 0;
        row.quota = core::Quota(1 + *row.prompt + 4 * *row.completion);
        row.elapsedMs = 300 + random.bounded(20'000);
        row.requestId = QStringLiteral("2026%1").arg(i, 12, 10, QLatin1Char('0'));
        row.content = QStringLiteral("model rate 1.00, group rate 1.00, completion rate 4.00");
        page.append(row);
        if (page.size() == 100 || i + 1 == size.rows) {
            if (const auto stored = billing::storeRows(c, account, page); !stored)
                return stored.error();
            page.clear();
        }
    }
    return {};
}

} // namespace support
