#include "ui/accounts/unittext.h"

#include "ui/accounts/walletpage.h"
#include "ui/kit/moneytext.h"

#include <QLocale>

namespace ui::accounts {

QString unitText(core::Quota quota, const relay::RelayInfo &info)
{
    const relay::DisplayUnit unit = relay::displayUnit(info);
    if (unit.kind == relay::DisplayUnit::Kind::Usd)
        return {};
    if (unit.kind == relay::DisplayUnit::Kind::Tokens)
        return WalletPage::tr("%1 tokens").arg(kit::countText(quota.units()));
    const std::optional<double> amount = relay::inDisplayUnit(quota, info);
    if (!amount)
        return {};
    const QString sign = *amount < 0 ? QStringLiteral("−") : QString();
    return sign + unit.symbol + QLocale().toString(std::abs(*amount), 'f', 2);
}

} // namespace ui::accounts
