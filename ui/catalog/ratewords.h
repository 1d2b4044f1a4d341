#pragma once

#include "catalog/catalog.h"

#include <QString>
#include <QStringList>

namespace ui::catalog {

// Rates in words: figures without the sign, since the page says once that all are dollars per million tokens.
QString rateText(const core::Money &money);
// "0.042 a picture, 1024 × 1024", "15.00 per 1M characters": what is not sold by the token; empty: it is.
QString pieceWords(const ::catalog::Model &model);
// Where the rate is from, in a few words: "published", "learned, 14 requests, ±0.4 %", "learning, 1 of 2 requests".
QString sourceWords(const ::catalog::RateCard &card);
// "output +25 % since Tuesday", "output +25 % on 1 June"; with a short one for narrow places.
QString changeWords(const ::catalog::RateChange &change, QDate today);
// The arithmetic of one answer, line by line: tokens × quota, the group's factor, rounding, tiers, hours.
QStringList formulaLines(const ::catalog::Model &model);
// What it can do beyond text, and the icons for it, in the same order.
QStringList abilityWords(const ::catalog::Model &model);
QStringList abilityIcons(const ::catalog::Model &model);

// Everything that is known of a model, in sections of labelled values.
struct DetailRow
{
    QString label{};
    QString value{};
};
struct DetailSection
{
    QString title{};
    QList<DetailRow> rows{};
};
QList<DetailSection> detailSections(const ::catalog::Model &model, const ::catalog::AccountTerms &terms);

} // namespace ui::catalog
