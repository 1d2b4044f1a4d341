#pragma once

#include "chat/wire/lessons.h"

namespace chat::wire {

// What a refusal (400 or 422) teaches about the request it answers: the field it names is left out, the limit goes
// under its other name or is lowered, the system text takes another role (wire-formats §1.1, §9.4). Nothing when the
// refusal is about something else. Pure.
std::optional<Lesson> lessonOf(int status, const QByteArray &body, Format format, const QJsonObject &sent);

} // namespace chat::wire
