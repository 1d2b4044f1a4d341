#pragma once

#include "catalog/model.h"
#include "catalog/publishedcard.h"

#include <QHash>

namespace catalog {

// What a refresh read. An absent list was not given or could not be read: what was known before stays.
struct ReadModels
{
    std::optional<QList<relay::PublishedRate>> rates{}; // nothing: the relay publishes none, or they failed
    bool ratesFailed = false;                           // they exist, but could not be read now
    std::optional<QStringList> offered{};               // to the account
    std::optional<QStringList> callable{};              // by the key that chats use
    std::optional<QStringList> keyModels{};             // that this key is limited to; empty: not limited
    QString group{};                                    // that prices its requests; empty: not known
};

// Published rates, offered and callable names and what was known before, as one list, sorted by name. Pure.
QList<Model> mergeModels(const ReadModels &read, const QHash<QString, Model> &before, const RelayRules &rules,
                         core::Moment readAt);

// Rates published without the group's factor, once the log told it. True: they changed.
bool applyGroupFactor(Model &model, double factor);
// The discount for cached tokens where it is not published but a row stated it. True: it is known now.
bool applyCachedRatio(RateCard &card, std::optional<double> ratio);

} // namespace catalog
