#pragma once

#include "catalog/model.h"

#include <QJsonObject>

namespace catalog {

// How a model is kept in rate.rate_json.
QJsonObject toJson(const Model &model);
Model modelFromJson(const QString &id, const QJsonObject &json, core::QuotaPerUnit perUnit);

} // namespace catalog
