#include "ui/accounts/topuphistory.h"

#include <algorithm>

namespace ui::accounts {

namespace {

constexpr auto sameThing = std::chrono::minutes(2); // between our clock and the relay's

bool isNear(core::Moment a, core::Moment b)
{
    return a > b ? a - b < sameThing : b - a < sameThing;
}

} // namespace

QList<CameIn> whatCameIn(core::AccountId account, const CameInSources &sources)
{
    const auto money = [&](core::Quota quota) { return core::Money::fromQuota(quota, sources.perUnit); };
    QList<CameIn> out;
    for (const ::billing::RedemptionRecord &record : sources.codes) {
        if (record.account == account && record.added)
            out.append({record.time, CameIn::How::Code, record.hint,
                        core::Money::fromQuota(*record.added, record.quotaPerUnit)});
    }
    for (const relay::TopUpOrder &order : sources.orders) {
        const bool paid = order.state == relay::TopUpOrder::State::Paid;
        out.append({order.completed.value_or(order.created), paid ? CameIn::How::Paid : CameIn::How::NotFinished,
                    order.paid, paid && order.added ? money(*order.added) : core::Money::unknown()});
    }
    const QList<CameIn> known = out;
    for (const ::billing::LedgerRow &row : sources.rows) {
        using Kind = relay::LogKind;
        const Kind kind = row.row.kind;
        if (kind != Kind::TopUp && kind != Kind::Manage && kind != Kind::Refund)
            continue;
        const auto same = [&](const CameIn &one) {
            return one.how != CameIn::How::NotFinished && isNear(one.time, row.row.time);
        };
        if (kind == Kind::TopUp && std::any_of(known.begin(), known.end(), same))
            continue;
        // One API's rows say 0 for what the text alone tells.
        const bool hasAmount = row.row.quota && row.row.quota->units() != 0;
        if (kind == Kind::Manage && !hasAmount)
            continue; // something else the operator did
        out.append({row.row.time,
                    kind == Kind::Manage   ? CameIn::How::ByOperator
                    : kind == Kind::Refund ? CameIn::How::Refund
                                           : CameIn::How::TopUp,
                    {},
                    hasAmount ? row.cost() : core::Money::unknown()});
    }
    for (const relay::CheckInDay &gift : sources.gifts)
        out.append({core::momentFromMs(gift.day.startOfDay().toMSecsSinceEpoch()),
                    CameIn::How::Gift,
                    {},
                    money(gift.awarded)});
    std::stable_sort(out.begin(), out.end(), [](const CameIn &a, const CameIn &b) { return a.time > b.time; });
    return out;
}

} // namespace ui::accounts
