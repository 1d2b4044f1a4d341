#include "demo/settlement.h"

#include "demo/profile.h"

#include <algorithm>
#include <cmath>
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

// One Hub takes the discount off the number of tokens, and only whole ones.
qint64 hubPrompt(const Rate &rate, const Usage &usage)
{
    if (rate.cached < 0 || rate.in == 0)
        return usage.prompt;
    const double ratio = static_cast<double>(rate.cached) / static_cast<double>(rate.in);
    return usage.prompt + static_cast<qint64>(std::trunc(static_cast<double>(usage.cached) * (ratio - 1.0)));
}

Wide billedUnits(Dialect dialect, const Rate &rate, const Usage &usage)
{
    const Wide answer = times(usage.completion, rate.out);
    switch (profileOf(dialect).family) {
    case Family::OneApi:
        return times(usage.prompt, rate.in) + answer;
    case Family::OneHub:
        return times(hubPrompt(rate, usage), rate.in) + answer;
    case Family::Laisky:
    case Family::NewApi:
        break;
    }
    return times(usage.prompt - usage.cached, rate.in) + times(usage.cached, rate.cached < 0 ? rate.in : rate.cached) +
           answer;
}

} // namespace

qint64 billedQuota(Dialect dialect, const Rate &rate, const Usage &usage, int groupPercent)
{
    if (usage.prompt + usage.completion == 0)
        return 0;
    const auto rounding = profileOf(dialect).family == Family::NewApi ? Rounding::Half : Rounding::Up;
    const qint64 quota = roundedUnits(billedUnits(dialect, rate, usage) * groupPercent, rounding);
    return quota <= 0 && rate.in != 0 && dialect != Dialect::NewApi2025 ? 1 : quota;
}

qint64 reservedQuota(Dialect dialect, const Rate &rate, qint64 promptTokens, qint64 maxTokens, int groupPercent)
{
    const auto scaled = [groupPercent](Wide sum) { return roundedUnits(sum * groupPercent, Rounding::Down); };
    switch (dialect) {
    case Dialect::OneApi:
        return scaled((static_cast<Wide>(500) + promptTokens + maxTokens) * rate.in);
    case Dialect::Laisky:
        return scaled(times(500 + promptTokens, rate.in) + times(maxTokens, rate.out));
    case Dialect::NewApi2025:
        return scaled(maxTokens > 0 ? (static_cast<Wide>(promptTokens) + maxTokens) * rate.in : times(500, rate.in));
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
        return scaled((static_cast<Wide>(std::max<qint64>(promptTokens, 500)) + maxTokens) * rate.in);
    case Dialect::OneHub:
        return scaled(times(promptTokens, rate.in)) + 500;
    }
    return 0;
}

bool isTrusted(Dialect dialect, qint64 balance, qint64 reservation, bool keyIsUnlimited, qint64 keyRemain)
{
    constexpr qint64 plentyAtNewApi = 10 * 500'000;
    switch (dialect) {
    case Dialect::OneApi:
    case Dialect::OneHub:
        return balance / 100 > reservation;
    case Dialect::Laisky:
    case Dialect::NewApi2025:
        return balance / 100 > reservation && (keyIsUnlimited || keyRemain / 100 > reservation);
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
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
    return amount + (profileOf(dialect).family == Family::Laisky ? QStringLiteral(" quota") : QStringLiteral(" 额度"));
}

} // namespace demo
