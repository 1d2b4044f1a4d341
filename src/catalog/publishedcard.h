#pragma once

#include "catalog/ratecard.h"
#include "catalog/ratelearner.h"
#include "relay/records.h"

namespace catalog {

// How a relay counts: its family's rounding and reservation, and what a published dollar is in its units.
struct RelayRules
{
    bool roundsUp = true;
    bool atLeastOne = true;
    bool partsCutOff = false; // relay-api-onehub §8
    ReservationRule reserves = ReservationRule::OneApi;
    core::QuotaPerUnit quotaPerUnit{};  // for display
    core::QuotaPerUnit publishedUnit{}; // for published prices: Laisky's stay at 500,000 (relay-api §6.1)
};
RelayRules rulesOf(const relay::RelayInfo &info);

// A published rate as a card, times the factor of the group. All-zero prices are "no metadata", not free, unless the
// relay means it.
RateCard cardFrom(const relay::PublishedRate &rate, const RelayRules &rules, double factor, core::Moment readAt);

// A card of rates worked out from the log, in place of one without.
RateCard learnedCard(const LearnedRate &learnt, const RelayRules &rules, const RateCard &before, core::Moment now);

} // namespace catalog
