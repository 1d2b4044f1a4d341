#pragma once

#include "demo/pricelist.h"

#include <QStringList>

#include <optional>

namespace demo {

// What a picture costs by quality and size. Quality "" is the model's default.
struct PictureRate
{
    int width = 0, height = 0;
    qint64 units = 0;        // quota units apiece, as published by Laisky
    qint64 answerTokens = 0; // of models billed by tokens as well
    int percentOfBase = 100; // New API: × model_price; One API: × its ratio
};
// Nothing: that model has no such size.
std::optional<PictureRate> pictureRate(const Model &model, const QString &quality, const QString &size);
QStringList pictureSizes(const Model &model);
QStringList pictureQualities(const Model &model);

} // namespace demo
