#pragma once

#include "catalog/ratecard.h"

#include <QJsonObject>

namespace catalog {

// How a rate card is kept in rate.rate_json; the relay's units per dollar are kept with the account.
QJsonObject cardToJson(const RateCard &card);
RateCard cardFromJson(const QJsonObject &json, core::QuotaPerUnit perUnit);

} // namespace catalog
