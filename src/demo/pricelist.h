#pragma once

#include "demo/demooptions.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace demo {

// What a token costs, in millionths of a quota unit: exact, where a double is not. At 500,000 units a dollar,
// $1 per million tokens is 0.5 units a token, 500,000 here.
struct Rate
{
    qint64 in = 0;
    qint64 cached = -1; // -1: no discount known
    qint64 out = 0;
};

// One model as the demo relay offers it.
struct Model
{
    enum class Kind { Chat, Image, Speech, Transcription, Embedding };

    QString name{};
    QString supplierName{}; // what the channel's supplier calls it; often the same
    QString owner{};
    QString channel{};
    Kind kind = Kind::Chat;
    Rate rate{};
    qint64 pictureUnits = 0; // quota units for one picture of the base size; 0: by tokens
    int contextTokens = 0;
    int answerTokens = 0; // largest answer
    bool reasons = false;
    bool sees = false;
    QString description{};
};

// About thirty models of this year with plausible prices. The cheapest good default is gpt-4o-mini.
const std::vector<Model> &priceList();
const Model *findModel(QStringView name);
// What the dialect charges for this model: its price, but all except Laisky count speech heard by other tokens.
Rate chargedRate(Dialect dialect, const Model &model);
// What the dialect charges for a model it has no price for (relay-api §6.2).
Rate fallbackRate(Dialect dialect);

} // namespace demo
