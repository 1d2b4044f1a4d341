#pragma once

#include "catalog/ratecard.h"

#include <QList>
#include <QStringList>

namespace catalog {

// A model that an account can call.
struct Model
{
    QString id{};
    RateCard rate{};              // where several channels serve the model at different rates: the dearest
    QList<RateCard> otherRates{}; // those of the other channels
    // The group's factor in the rates above, and where it came from: log rows of this model, or the relay's list.
    double appliedFactor = 1;
    std::optional<double> learntFactor{};
    std::optional<double> publishedFactor{};
    std::optional<double> learntCachedRatio{}; // as rows state it, where it is not published
    std::optional<qint64> contextLength{};
    std::optional<qint64> largestAnswer{};
    bool seesImages = false;
    bool drawsImages = false;
    bool hearsSound = false;
    bool speaks = false;
    bool reasons = false;
    bool usesTools = false;
    bool listens = false; // a chat that takes sound, beside text
    bool films = false;
    bool embeds = false;
    bool other = false;   // rerank, moderation, video …: nothing to chat with
    bool callable = true; // the key that chats use may call it, as far as the relay says
    QStringList endpointTypes{};
    QStringList groups{}; // that may call it; empty: the relay does not tell
    QString description{};
    bool isChat() const { return !drawsImages && !speaks && !hearsSound && !embeds && !other; }
};

} // namespace catalog
