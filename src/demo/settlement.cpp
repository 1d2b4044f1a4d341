#include "demo/settlement.h"

#include <algorithm>
#include <limits>

namespace demo {

namespace {

// Wide enough for any price times any number of tokens.
__extension__ using Wide = __int128;

constexpr qint64 saturated = std::numeric_limits<qint64>::max() / 4;
constexpr qint64 unit = 100'000'000; // a millionth of a quota unit, times percent

enum class Rounding { Down, Up, Half };

qint64 roundedUnits(Wide scaled, Rounding rounding)
{
    if (rounding == Rounding::Up)
        scaled += unit - 1;
    else if (rounding == Rounding::Half)
        scaled += unit / 2;
    const Wide quota = scaled / unit;
    return quota > saturated ? saturated : static_cast<qint64>(quota);
}

Wide times(qint64 a, qint64 b)
{
    return static_cast<Wide>(a) * b;
}

} // namespace

qint64 billedQuota(Dialect dialect, const Rate &rate, const Usage &usage, int groupPercent)
{
    if (usage.prompt + usage.completion == 0)
        return 0;
    Wide sum = 0;
    switch (dialect) {
    case Dialect::OneApi:
        sum = times(usage.prompt, rate.in) + times(usage.completion, rate.out);
        break;
    case Dialect::Laisky:
    case Dialect::NewApi2026: {
        const qint64 cachedRate = rate.cached < 0 ? rate.in : rate.cached;
        sum = times(usage.prompt - usage.cached, rate.in) + times(usage.cached, cachedRate) +
              times(usage.completion, rate.out);
        break;
    }
    }
    const auto rounding = dialect == Dialect::NewApi2026 ? Rounding::Half : Rounding::Up;
    const qint64 quota = roundedUnits(sum * groupPercent, rounding);
    return quota <= 0 && rate.in != 0 ? 1 : quota;
}

qint64 reservedQuota(Dialect dialect, const Rate &rate, qint64 promptTokens, qint64 maxTokens, int groupPercent)
{
    Wide sum = 0;
    switch (dialect) {
    case Dialect::OneApi:
        sum = (static_cast<Wide>(500) + promptTokens + maxTokens) * rate.in;
        break;
    case Dialect::Laisky:
        sum = times(500 + promptTokens, rate.in) + times(maxTokens, rate.out);
        break;
    case Dialect::NewApi2026:
        sum = (static_cast<Wide>(std::max<qint64>(promptTokens, 500)) + maxTokens) * rate.in;
        break;
    }
    return roundedUnits(sum * groupPercent, Rounding::Down);
}

bool isTrusted(Dialect dialect, qint64 balance, qint64 reservation, bool keyIsUnlimited, qint64 keyRemain)
{
    constexpr qint64 plentyAtNewApi = 10 * 500'000;
    switch (dialect) {
    case Dialect::OneApi:
        return balance / 100 > reservation;
    case Dialect::Laisky:
        return balance / 100 > reservation && (keyIsUnlimited || keyRemain / 100 > reservation);
    case Dialect::NewApi2026:
        return balance > plentyAtNewApi && (keyIsUnlimited || keyRemain > plentyAtNewApi);
    }
    return false;
}

QString moneyInText(Dialect dialect, qint64 quota)
{
    const QString sign = quota < 0 ? QStringLiteral("-") : QString();
    const qint64 microDollars = qAbs(quota) * 2; // 500,000 units are a dollar
    const QString amount = QStringLiteral("＄%1%2.%3")
                               .arg(sign)
                               .arg(microDollars / 1'000'000)
                               .arg(microDollars % 1'000'000, 6, 10, QLatin1Char('0'));
    return amount + (dialect == Dialect::Laisky ? QStringLiteral(" quota") : QStringLiteral(" 额度"));
}

} // namespace demo
