#pragma once

#include "core/error.h"

#include <QJsonObject>

namespace chat {

// The error of an answer, as message.error_json keeps it.
QJsonObject errorToJson(const core::Error &error);
core::Error errorFromJson(const QJsonObject &object);

} // namespace chat
