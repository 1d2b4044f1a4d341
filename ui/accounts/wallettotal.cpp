#include "ui/accounts/wallettotal.h"

#include "ui/accounts/walletpage.h"
#include "ui/kit/moneytext.h"

namespace ui::accounts {

WalletTotal walletTotal(const QList<::accounts::Account> &list, const BalanceOf &balanceOf)
{
    WalletTotal total;
    for (const ::accounts::Account &account : list) {
        if (account.leftOut) {
            ++total.leftOut;
            continue;
        }
        if (const auto balance = balanceOf(account.id)) {
            total.sum.add(balance->money());
            ++total.counted;
        } else {
            total.silent.append(account.name);
        }
    }
    return total;
}

QList<kit::Run> totalRuns(const WalletTotal &total)
{
    QStringList notes;
    if (total.silent.size() == 1)
        notes << WalletPage::tr("%1 does not say").arg(total.silent.first());
    else if (total.silent.size() > 1)
        notes << WalletPage::tr("%n accounts do not say", nullptr, static_cast<int>(total.silent.size()));
    if (total.leftOut > 0)
        notes << WalletPage::tr("%n accounts left out", nullptr, total.leftOut);
    const QString rest =
        notes.isEmpty() ? QStringLiteral(".") : QStringLiteral("; ") + notes.join(QStringLiteral("; ")) + u'.';
    if (total.counted == 0)
        return {{WalletPage::tr("No balance to add up") + rest}};
    // The figure alone is bold: the sentence is cut at its place.
    const QString sentence = WalletPage::tr("Together %1 in %n accounts", nullptr, total.counted);
    const qsizetype at = sentence.indexOf(QStringLiteral("%1"));
    return {{sentence.left(at)},
            {kit::moneyText(total.sum, kit::Decimals::Balance), QFont::DemiBold, kit::Tone::Text, {}},
            {sentence.mid(at + 2) + rest}};
}

} // namespace ui::accounts
