// The longer words of a rate: its formula and everything that is known of a model.
#include "ui/catalog/ratewords.h"
#include "ui/kit/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::catalog {

namespace {

using ::catalog::Model;
using ::catalog::RateCard;
using ::catalog::RateState;
using ::catalog::TokenRates;

class RateDetail
{
    Q_DECLARE_TR_FUNCTIONS(ui::catalog::RateDetail)
};

QString figure(double value)
{
    return QLocale().toString(value, 'g', 6);
}

QString sides(const RateCard &card, const TokenRates &rates)
{
    return RateDetail::tr("%1 in, %2 out")
        .arg(rateText(card.perMillion(rates.input)), rateText(card.perMillion(rates.output)));
}

QString hoursOf(const ::catalog::RateWindow &window)
{
    QStringList hours;
    for (const auto &[from, to] : window.ranges)
        hours << QStringLiteral("%1–%2").arg(QTime(from / 60 % 24, from % 60).toString(QStringLiteral("HH:mm")),
                                             QTime(to / 60 % 24, to % 60).toString(QStringLiteral("HH:mm")));
    QStringList words;
    if (!window.name.isEmpty())
        words << window.name;
    if (!hours.isEmpty())
        words << hours.join(QStringLiteral(", "));
    words << (window.zone.isEmpty() ? QStringLiteral("UTC") : window.zone);
    return words.join(u' ');
}

DetailSection ratesOf(const Model &model)
{
    const RateCard &card = model.rate;
    DetailSection section{RateDetail::tr("$ per 1M tokens"), {}};
    const auto row = [&](const QString &label, const core::Money &money) {
        section.rows.append({label, rateText(money)});
    };
    if (card.state == RateState::NotPriced || card.state == RateState::Unknown) {
        section.rows.append({RateDetail::tr("Rate"), sourceWords(card)});
        return section;
    }
    const bool byToken = card.state == RateState::Free || card.inputQuotaPerToken > 0 || card.outputQuotaPerToken > 0;
    if (byToken) {
        row(RateDetail::tr("Input"), card.inputPerMillion());
        row(RateDetail::tr("Cached input"), card.cachedPerMillion());
    }
    const auto extra = [&](const QString &label, const std::optional<double> &rate) {
        if (rate)
            row(label, card.perMillion(*rate));
    };
    extra(RateDetail::tr("Written to the cache"), card.extra.cacheWrite);
    extra(RateDetail::tr("Written for an hour"), card.extra.cacheWriteLong);
    extra(RateDetail::tr("Pictures sent"), card.extra.imageInput);
    extra(RateDetail::tr("Sound sent"), card.extra.audioInput);
    if (byToken)
        row(RateDetail::tr("Output"), card.outputPerMillion());
    extra(RateDetail::tr("Reasoning"), card.extra.reasoning);
    extra(RateDetail::tr("Sound spoken"), card.extra.audioOutput);
    return section;
}

DetailSection piecesOf(const RateCard &card)
{
    DetailSection section{RateDetail::tr("By the piece, $"), {}};
    const auto row = [&](const QString &label, double quota) {
        section.rows.append({label, rateText(card.pieceMoney(quota))});
    };
    if (card.perCall)
        row(RateDetail::tr("A call"), static_cast<double>(card.perCall->units()));
    if (card.perImage && card.pictures.isEmpty())
        row(RateDetail::tr("A picture"), static_cast<double>(card.perImage->units()));
    for (const ::catalog::PicturePrice &picture : card.pictures)
        row(picture.quality.isEmpty() ? picture.size : picture.size + u' ' + picture.quality,
            static_cast<double>(picture.quota.units()));
    if (card.quotaPerAudioSecond)
        row(RateDetail::tr("A second of sound"), *card.quotaPerAudioSecond);
    if (card.quotaPerVideoSecond)
        row(RateDetail::tr("A second of film"), *card.quotaPerVideoSecond);
    return section;
}

DetailSection termsOf(const Model &model, const ::catalog::AccountTerms &terms)
{
    DetailSection section{RateDetail::tr("Who may call it"), {}};
    const QString group = terms.chatGroup();
    if (!group.isEmpty())
        section.rows.append(
            {RateDetail::tr("Your group"),
             RateDetail::tr("%1, × %2", "group and its factor").arg(group, figure(model.appliedFactor))});
    else if (model.appliedFactor != 1)
        section.rows.append({RateDetail::tr("Group’s factor"), QStringLiteral("× ") + figure(model.appliedFactor)});
    for (const QString &name : model.groups)
        if (name != group && terms.factors.contains(name))
            section.rows.append({name, QStringLiteral("× ") + figure(terms.factors.value(name))});
    for (const ::catalog::KeyScope &key : terms.keys.value_or(QList<::catalog::KeyScope>()))
        section.rows.append({RateDetail::tr("Key “%1”").arg(key.name),
                             mayCall(key, model, terms.group) ? RateDetail::tr("yes") : RateDetail::tr("no")});
    return section;
}

} // namespace

QStringList formulaLines(const Model &model)
{
    const RateCard &card = model.rate;
    QStringList lines;
    const QString perUnit = kit::countText(card.quotaPerUnit.units());
    if (card.state == RateState::NotPriced)
        return {RateDetail::tr("The relay lists this model without a rate.")};
    if (card.state == RateState::Unknown)
        return {card.formulaText.isEmpty()
                    ? RateDetail::tr("The relay publishes no rate; two billed requests of different length teach it.")
                    : RateDetail::tr("Only the relay can work this out: %1").arg(card.formulaText)};
    if (card.state == RateState::Free)
        return {RateDetail::tr("Published as 0.")};
    if (card.perCall)
        lines << RateDetail::tr("A call = %1 quota").arg(kit::countText(card.perCall->units()));
    else if (!card.formulaText.isEmpty() && card.formula)
        lines << RateDetail::tr("Cost = (%1) ÷ 1,000,000 dollars").arg(card.formulaText);
    else if (card.inputQuotaPerToken > 0 || card.outputQuotaPerToken > 0)
        lines << (card.cachedKnown && card.cachedQuotaPerToken != card.inputQuotaPerToken
                      ? RateDetail::tr("Quota = input × %1 + cached × %2 + output × %3")
                            .arg(figure(card.inputQuotaPerToken), figure(card.cachedQuotaPerToken),
                                 figure(card.outputQuotaPerToken))
                      : RateDetail::tr("Quota = input × %1 + output × %2")
                            .arg(figure(card.inputQuotaPerToken), figure(card.outputQuotaPerToken)));
    if (model.appliedFactor != 1)
        lines << RateDetail::tr("with the group’s factor %1").arg(figure(model.appliedFactor));
    if (!card.perCall && !card.perImage)
        lines << (card.roundsUp ? RateDetail::tr("rounded up to a whole unit")
                                : RateDetail::tr("rounded to a whole unit"));
    lines << RateDetail::tr("%1 quota = $1").arg(perUnit);
    for (const ::catalog::RateTier &tier : card.tiers)
        lines << RateDetail::tr("from %1 input tokens: %2")
                     .arg(kit::shortCountText(tier.fromInput), sides(card, tier.rates));
    for (const ::catalog::RateWindow &window : card.windows)
        lines << QStringLiteral("%1: %2").arg(hoursOf(window), sides(card, window.rates));
    if (card.isFallback)
        lines << RateDetail::tr("The relay has no price for it and bills the one for such models.");
    return lines;
}

QList<DetailSection> detailSections(const Model &model, const ::catalog::AccountTerms &terms)
{
    const RateCard &card = model.rate;
    DetailSection byLength{RateDetail::tr("By the length of the input"), {}};
    for (const ::catalog::RateTier &tier : card.tiers)
        byLength.rows.append(
            {RateDetail::tr("From %1 tokens").arg(kit::shortCountText(tier.fromInput)), sides(card, tier.rates)});
    DetailSection byHour{RateDetail::tr("By the hour"), {}};
    for (const ::catalog::RateWindow &window : card.windows)
        byHour.rows.append({hoursOf(window), sides(card, window.rates)});
    DetailSection channels{RateDetail::tr("Other channels of the relay"), {}};
    for (const RateCard &other : model.otherRates)
        channels.rows.append({RateDetail::tr("May be billed"),
                              RateDetail::tr("%1 in, %2 out")
                                  .arg(rateText(other.inputPerMillion()), rateText(other.outputPerMillion()))});
    DetailSection size{RateDetail::tr("Size"), {}};
    if (model.contextLength)
        size.rows.append({RateDetail::tr("Context"), kit::countText(*model.contextLength)});
    if (model.largestAnswer)
        size.rows.append({RateDetail::tr("Largest answer"), kit::countText(*model.largestAnswer)});
    if (!model.endpointTypes.isEmpty())
        size.rows.append({RateDetail::tr("Formats"), model.endpointTypes.join(QStringLiteral(", "))});
    QList<DetailSection> sections;
    for (const DetailSection &section :
         {ratesOf(model), piecesOf(card), byLength, byHour, channels, termsOf(model, terms), size})
        if (!section.rows.isEmpty())
            sections.append(section);
    return sections;
}

} // namespace ui::catalog
