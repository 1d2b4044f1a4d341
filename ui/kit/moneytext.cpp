#include "ui/kit/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <cstdlib>

namespace kit {

namespace {

// A class, and not a function, so that lupdate finds the words.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(kit::MoneyText)
};

const QChar hardSpace(0x00a0);
const QChar minus(0x2212);

QString grouped(qint64 value)
{
    const QLocale locale;
    // Latin digits everywhere: figures are set in cells and compared down a column.
    return locale.zeroDigit() == QLatin1String("0") ? locale.toString(value)
                                                    : QLocale(QLocale::English).toString(value);
}

QString point()
{
    const QLocale locale;
    return locale.zeroDigit() == QLatin1String("0") ? locale.decimalPoint() : QStringLiteral(".");
}

qint64 power(int exponent)
{
    qint64 value = 1;
    for (int i = 0; i < exponent; ++i)
        value *= 10;
    return value;
}

struct Digits
{
    QString text{};        // without sign and "$"
    bool vanishes = false; // not zero, but below half the last decimal
};

Digits digitsOf(qint64 nanoUsd, int decimals)
{
    const qint64 unit = power(9 - decimals); // nano dollars in one of the last place
    const quint64 magnitude = nanoUsd < 0 ? quint64(0) - quint64(nanoUsd) : quint64(nanoUsd);
    quint64 places = magnitude / quint64(unit);
    if (magnitude % quint64(unit) >= quint64(unit + 1) / 2)
        ++places;
    Digits result;
    result.vanishes = magnitude != 0 && places == 0;
    if (result.vanishes)
        places = 1;
    const quint64 whole = places / quint64(power(decimals));
    const quint64 rest = places % quint64(power(decimals));
    result.text = grouped(qint64(whole)) + point() + QString::number(rest).rightJustified(decimals, u'0');
    return result;
}

QString amountText(qint64 nanoUsd, int decimals)
{
    const Digits digits = digitsOf(nanoUsd, decimals);
    const QString amount = u'$' + digits.text;
    if (digits.vanishes)
        return nanoUsd < 0 ? QStringLiteral(">") + hardSpace + minus + amount
                           : QStringLiteral("<") + hardSpace + amount;
    return nanoUsd < 0 ? minus + amount : amount;
}

} // namespace

QString moneyText(const core::Money &money, Decimals decimals)
{
    switch (money.state()) {
    case core::Money::State::Known:
        return amountText(money.nanoUsd(), int(decimals));
    case core::Money::State::Estimated: {
        const QString amount = amountText(money.nanoUsd(), int(decimals));
        return amount.startsWith(u'<') || amount.startsWith(u'>') ? amount : QStringLiteral("≈") + hardSpace + amount;
    }
    case core::Money::State::Unknown:
        return QStringLiteral("—");
    case core::Money::State::NotPriced:
        return Words::tr("not priced");
    case core::Money::State::Free:
        return Words::tr("free");
    case core::Money::State::Unlimited:
        return Words::tr("unlimited");
    }
    return {};
}

QString moneyText(const core::MoneySum &sum, Decimals decimals)
{
    const core::Money total = sum.total();
    if (!total.hasAmount() || sum.isComplete())
        return moneyText(total, decimals);
    return QStringLiteral("≥") + hardSpace + amountText(total.nanoUsd(), int(decimals));
}

QString signedMoneyText(const core::Money &money, Decimals decimals)
{
    const QString text = moneyText(money, decimals);
    return money.state() == core::Money::State::Known && money.nanoUsd() > 0 && text.startsWith(u'$') ? u'+' + text
                                                                                                      : text;
}

QString moneyReason(const core::Money &money)
{
    switch (money.state()) {
    case core::Money::State::Unknown:
        return Words::tr("Not known: the relay's log has no row for it yet, or keeps none.");
    case core::Money::State::NotPriced:
        return Words::tr("The relay lists this model without a rate.");
    case core::Money::State::Estimated:
        return Words::tr("Estimated here; replaced by what the relay bills.");
    case core::Money::State::Unlimited:
        return Words::tr("Without a limit.");
    case core::Money::State::Known:
    case core::Money::State::Free:
        return {};
    }
    return {};
}

QString countText(qint64 count)
{
    return count < 0 ? minus + grouped(-count) : grouped(count);
}

QString shortCountText(qint64 count)
{
    const qint64 magnitude = std::llabs(count);
    if (magnitude < 1000)
        return countText(count);
    // 999,950 would round to "1000k".
    const bool millions = magnitude >= 999'500;
    const double value = double(magnitude) / (millions ? 1e6 : 1e3);
    const int decimals = value < 9.995 ? (millions ? 2 : 1) : value < 99.95 ? 1 : 0;
    QString digits = QString::number(value, 'f', decimals);
    if (digits.contains(u'.')) {
        while (digits.endsWith(u'0'))
            digits.chop(1);
        if (digits.endsWith(u'.'))
            digits.chop(1);
    }
    digits.replace(u'.', point());
    return (count < 0 ? QString(minus) : QString()) + digits + (millions ? u'M' : u'k');
}

QString percentText(double share)
{
    //: a percentage; keep the no-break space or drop it as the language does
    return Words::tr("%1 %").arg(grouped(std::llround(share * 100)));
}

QString ageText(core::Moment then, core::Moment now)
{
    using namespace std::chrono;
    const auto age = now - then;
    if (age < 45s)
        return Words::tr("just now");
    const int minutes = int(round<std::chrono::minutes>(age).count());
    if (minutes < 60)
        return Words::tr("%n min ago", nullptr, minutes);
    const int hours = int(duration_cast<std::chrono::hours>(age).count());
    if (hours < 24)
        return Words::tr("%n h ago", nullptr, std::max(1, hours));
    const int days = hours / 24;
    if (days == 1)
        return Words::tr("yesterday");
    return Words::tr("%n days ago", nullptr, days);
}

QString durationText(std::chrono::milliseconds duration)
{
    const double seconds = double(duration.count()) / 1000.0;
    if (seconds < 10 && duration.count() % 1000 != 0) {
        QString text = QString::number(seconds, 'f', 1);
        text.replace(u'.', point());
        return Words::tr("%1 s").arg(text);
    }
    const qint64 whole = std::llround(seconds);
    if (whole < 60)
        return Words::tr("%1 s").arg(whole);
    return whole % 60 == 0 ? Words::tr("%1 min").arg(grouped(whole / 60))
                           : Words::tr("%1 min %2 s").arg(grouped(whole / 60)).arg(whole % 60);
}

} // namespace kit
