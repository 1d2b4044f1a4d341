#pragma once

#include "chat/session.h"

#include <QString>

namespace ui::chat {

// How a turn was asked, in words.
QString formatName(const QString &format);     // of Asked::format
QString lessonWords(const QString &lesson);    // of one of Asked::lessons
QString finishWords(const QString &finish);    // why an answer ended
QString stopWords(relay::StopBilling billing); // what a stop costs there

} // namespace ui::chat
