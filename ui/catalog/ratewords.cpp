#include "ui/catalog/ratewords.h"

#include "ui/kit/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace ui::catalog {

namespace {

using ::catalog::Model;
using ::catalog::RateCard;
using ::catalog::RateState;

class RateWords // a class, so that lupdate finds the words
{
    Q_DECLARE_TR_FUNCTIONS(ui::catalog::RateWords)
};

QString sizeWords(QString size)
{
    return size.replace(u'x', QStringLiteral(" × "));
}

struct AbilityRow
{
    bool Model::*has;
    const char *icon;
    const char *words;
};

const AbilityRow abilityRows[] = {
    {&Model::seesImages, "eye", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "sees pictures")},
    {&Model::usesTools, "wrench", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "uses tools")},
    {&Model::reasons, "brain", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "reasons")},
    {&Model::listens, "audio-lines", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "listens")},
    {&Model::drawsImages, "image", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "draws")},
    {&Model::hearsSound, "mic", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "transcribes")},
    {&Model::speaks, "volume-2", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "speaks")},
    {&Model::films, "video", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "films")},
    {&Model::embeds, "hash", QT_TRANSLATE_NOOP("ui::catalog::RateWords", "embeds")},
};

QString percent(double share)
{
    const QString figure = QLocale().toString(std::abs(share) * 100, 'f', std::abs(share) < 0.0995 ? 1 : 0);
    return RateWords::tr("%1%2 %", "sign and figure: +25 %")
        .arg(share < 0 ? QStringLiteral("−") : QStringLiteral("+"), figure);
}

QString since(QDate day, QDate today)
{
    if (day == today)
        return RateWords::tr("today");
    if (day.daysTo(today) < 7)
        return RateWords::tr("since %1", "a day of the week").arg(QLocale().dayName(day.dayOfWeek()));
    return RateWords::tr("on %1", "a date").arg(QLocale().toString(day, RateWords::tr("d MMMM", "a day of this year")));
}

} // namespace

QString rateText(const core::Money &money)
{
    if (!money.hasAmount() || money.state() == core::Money::State::Free)
        return kit::moneyText(money, kit::Decimals::Balance);
    // As many decimals as it has: a rate is not rounded. Learned ones are not that exact.
    kit::Decimals decimals = kit::Decimals::Explanation;
    if (money.nanoUsd() % 10'000'000 == 0)
        decimals = kit::Decimals::Balance;
    else if (money.nanoUsd() % 1'000'000 == 0 || money.state() == core::Money::State::Estimated)
        decimals = kit::Decimals::Part;
    else if (money.nanoUsd() % 100'000 == 0)
        decimals = kit::Decimals::Request;
    return kit::moneyText(money, decimals).remove(u'$');
}

QString pieceWords(const Model &model)
{
    const RateCard &card = model.rate;
    if (card.state != RateState::Known)
        return {};
    const auto price = [&](double quota) { return rateText(card.pieceMoney(quota)); };
    if (card.perImage) {
        const QString one = price(static_cast<double>(card.perImage->units()));
        return card.pictureSize.isEmpty()
                   ? RateWords::tr("%1 a picture").arg(one)
                   : RateWords::tr("%1 a picture, %2", "price, size").arg(one, sizeWords(card.pictureSize));
    }
    if (card.perCall)
        return RateWords::tr("%1 a call").arg(price(static_cast<double>(card.perCall->units())));
    if (card.quotaPerVideoSecond)
        return RateWords::tr("%1 a second").arg(price(*card.quotaPerVideoSecond));
    if (card.quotaPerAudioSecond)
        return RateWords::tr("%1 a minute").arg(price(*card.quotaPerAudioSecond * 60));
    if (model.speaks && card.inputQuotaPerToken > 0)
        return RateWords::tr("%1 per 1M characters").arg(rateText(card.inputPerMillion()));
    return {};
}

QString sourceWords(const RateCard &card)
{
    switch (card.state) {
    case RateState::Known:
        if (card.isFallback)
            return RateWords::tr("the price for unpriced ones");
        if (!card.formulaText.isEmpty())
            return RateWords::tr("published as a formula");
        if (card.pictures.size() > 1)
            return RateWords::tr("published, %n sizes", nullptr, static_cast<int>(card.pictures.size()));
        if (!card.windows.isEmpty())
            return RateWords::tr("published, by the hour");
        if (!card.tiers.isEmpty())
            return RateWords::tr("published, by length");
        return RateWords::tr("published");
    case RateState::Learned: {
        const QString from = RateWords::tr("learned, %n requests", nullptr, card.learnedFrom);
        return card.relativeError ? RateWords::tr("%1, ±%2 %", "learned, 14 requests, ±0.4 %")
                                        .arg(from, QLocale().toString(*card.relativeError * 100, 'f', 1))
                                  : from;
    }
    case RateState::NotPriced:
        return card.learnedFrom > 0 ? RateWords::tr("no rate, %1 of 2 requests").arg(std::min(card.learnedFrom, 2))
                                    : RateWords::tr("listed without a rate");
    case RateState::Free:
        return RateWords::tr("published as 0");
    case RateState::Unknown:
        if (card.learnedFrom >= 2) // all alike: input and output cannot be told apart
            return RateWords::tr("learning, needs one of another length");
        if (!card.formulaText.isEmpty())
            return RateWords::tr("the relay’s own formula");
        return RateWords::tr("learning, %1 of 2 requests").arg(card.learnedFrom);
    }
    return {};
}

QString changeWords(const ::catalog::RateChange &change, QDate today)
{
    const QString when = since(change.day, today);
    const auto words = [&](const char *what, double share) {
        return QStringLiteral("%1 %2 %3")
            .arg(QCoreApplication::translate("ui::catalog::RateWords", what), percent(share), when);
    };
    if (change.input && change.output && std::abs(*change.input - *change.output) < 0.005)
        return words(QT_TRANSLATE_NOOP("ui::catalog::RateWords", "in and out"), *change.output);
    if (change.output)
        return words(QT_TRANSLATE_NOOP("ui::catalog::RateWords", "output"), *change.output);
    if (change.input)
        return words(QT_TRANSLATE_NOOP("ui::catalog::RateWords", "input"), *change.input);
    if (change.piece)
        return words(QT_TRANSLATE_NOOP("ui::catalog::RateWords", "price"), *change.piece);
    if (change.cached)
        return words(QT_TRANSLATE_NOOP("ui::catalog::RateWords", "cached"), *change.cached);
    if (change.now == RateState::Free)
        return RateWords::tr("free %1", "since Tuesday").arg(when);
    if (change.now == RateState::NotPriced)
        return RateWords::tr("without a rate %1", "since Tuesday").arg(when);
    return RateWords::tr("priced %1", "since Tuesday").arg(when);
}

QStringList abilityWords(const Model &model)
{
    QStringList words;
    for (const AbilityRow &row : abilityRows)
        if (model.*row.has)
            words << QCoreApplication::translate("ui::catalog::RateWords", row.words);
    return words;
}

QStringList abilityIcons(const Model &model)
{
    QStringList icons;
    for (const AbilityRow &row : abilityRows)
        if (model.*row.has)
            icons << QString::fromLatin1(row.icon);
    return icons;
}

} // namespace ui::catalog
