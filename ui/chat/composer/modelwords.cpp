// How rates and their changes are said where there is little room.
#include "ui/chat/composer/modellist.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace ui::chat {

namespace {

class ModelWords // a class, so that lupdate finds the words
{
    Q_DECLARE_TR_FUNCTIONS(ModelList)
};

// "1.25": dollars per million without the sign, for a column whose head says the unit; as many decimals as it has.
QString bareFigure(const core::Money &money)
{
    const qint64 nano = money.nanoUsd();
    const bool exact = money.state() == core::Money::State::Known;
    const int decimals = nano % 10'000'000 == 0 || (!exact && nano > 100'000'000) ? 2
                         : nano % 1'000'000 == 0 || !exact                        ? 3
                                                                                  : 4;
    return QLocale::c().toString(money.usd(), 'f', decimals);
}

QString rateState(const ::catalog::RateCard &rate)
{
    switch (rate.state) {
    case ::catalog::RateState::NotPriced:
        return ModelWords::tr("not priced");
    case ::catalog::RateState::Free:
        return ModelWords::tr("free");
    case ::catalog::RateState::Known:
        if (rate.perCall)
            return ModelWords::tr("$%1 a call")
                .arg(bareFigure(rate.pieceMoney(static_cast<double>(rate.perCall->units()))));
        break;
    case ::catalog::RateState::Learned:
    case ::catalog::RateState::Unknown:
        break;
    }
    return QStringLiteral("—");
}

bool isByToken(const ::catalog::RateCard &rate)
{
    return rate.state != ::catalog::RateState::Free && !rate.perCall && rate.inputPerMillion().hasAmount() &&
           rate.outputPerMillion().hasAmount();
}

} // namespace

QString rateWords(const ::catalog::RateCard &rate)
{
    if (!isByToken(rate))
        return rateState(rate);
    return (rate.state == ::catalog::RateState::Learned ? QStringLiteral("≈ ") : QString()) +
           bareFigure(rate.inputPerMillion()) + QStringLiteral(" / ") + bareFigure(rate.outputPerMillion());
}

QString longRateWords(const ::catalog::RateCard &rate)
{
    if (!isByToken(rate))
        return rateState(rate);
    return ModelWords::tr("$%1 in / $%2 out")
        .arg(bareFigure(rate.inputPerMillion()), bareFigure(rate.outputPerMillion()));
}

QString shortChangeWords(const ::catalog::RateChange &change, QDate today)
{
    const int days = static_cast<int>(change.day.daysTo(today));
    const QString when =
        days <= 0  ? ModelWords::tr("today")
        : days < 7 ? ModelWords::tr("since %1", "a day of the week").arg(QLocale().dayName(change.day.dayOfWeek()))
                   : ModelWords::tr("on %1", "a date")
                         .arg(QLocale().toString(change.day, ModelWords::tr("d MMMM", "a day of this year")));
    for (const auto &part : {change.output, change.input, change.piece, change.cached}) {
        if (!part)
            continue;
        const double share = std::abs(*part) * 100;
        const QString figure = QLocale().toString(share, 'f', share < 9.95 ? 1 : 0);
        return ModelWords::tr("%1%2 % %3", "sign, figure, when: +25 % on 1 June")
            .arg(*part < 0 ? QStringLiteral("−") : QStringLiteral("+"), figure, when);
    }
    if (change.now == ::catalog::RateState::Free)
        return ModelWords::tr("free %1", "since Tuesday").arg(when);
    return change.now == ::catalog::RateState::NotPriced
               ? ModelWords::tr("without a rate %1", "since Tuesday").arg(when)
               : ModelWords::tr("priced %1", "since Tuesday").arg(when);
}

} // namespace ui::chat
