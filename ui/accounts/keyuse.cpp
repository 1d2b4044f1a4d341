#include "ui/accounts/keyuse.h"

#include <memory>

namespace ui::accounts {

namespace {

constexpr qsizetype askedFor = 40; // keys whose last row is looked up; beyond, the relay's own time stands

// The ledger reaches back to its beginning: what was spent is all that was.
constexpr qint64 longAgo = Q_INT64_C(1'577'836'800'000); // 2020: before any of these relays

} // namespace

void readKeyUse(app::Workspace &workspace, core::AccountId account, const QStringList &names, QObject *context,
                std::function<void(const QHash<QString, KeyUse> &)> show)
{
    ::billing::LedgerFilter all;
    all.account = account;
    auto use = std::make_shared<QHash<QString, KeyUse>>();
    std::vector<core::Async<bool>> parts;
    parts.push_back(workspace.ledger()
                        .totals(all, ::billing::Breakdown::Key)
                        .then(context, [use, names](const ::billing::LedgerTotals &totals) {
                            if (!totals.completeFrom)
                                return false; // nothing was read yet: unknown, not zero
                            const bool complete = core::toMs(*totals.completeFrom) <= longAgo;
                            QHash<QString, qint64> sums;
                            for (const ::billing::LedgerSlice &slice : totals.slices)
                                sums[slice.name] += slice.nanoUsd;
                            for (const QString &name : names) {
                                (*use)[name].spent = core::Money::known(sums.value(name));
                                (*use)[name].complete = complete;
                            }
                            return true;
                        }));
    for (const QString &name : names.mid(0, askedFor)) {
        ::billing::LedgerFilter one;
        one.account = account;
        one.key = name;
        one.kinds = {relay::LogKind::Consume};
        parts.push_back(
            workspace.ledger().rows(one, {}, 1).then(context, [use, name](const ::billing::LedgerPage &page) {
                if (!page.rows.isEmpty())
                    (*use)[name].last = page.rows.first().row.time;
                return true;
            }));
    }
    core::all<bool>(context, parts).finally(context, [use, show](const core::Result<std::vector<bool>> &read) {
        if (read)
            show(*use);
    });
}

} // namespace ui::accounts
