#pragma once

#include "chat/wire/wireformat.h"

namespace chat::wire {

// What the three encoders share.

constexpr qint64 defaultLargestAnswer = 4096; // relays have lower defaults of their own: always say one
qint64 largestAnswer(const Ask &ask);

// A message's pieces made plain: text files are text, a picture or sound that is gone is a note in its place.
struct PlainPart
{
    enum class Kind { Text, Image, Audio, Document };
    Kind kind = Kind::Text;
    QString text{}; // the text; a document's file name
    QString mime{};
    QByteArray bytes{};
    QString url{}; // of a picture that is elsewhere
};
std::vector<PlainPart> plainParts(const Message &message, const Ask &ask);

// The functions of Parameters::tools: {name, description, parameters}, whichever protocol's shape they were pasted in.
// Empty for no or bad JSON.
QList<QJsonObject> toolsOf(const Parameters &parameters);

// All the text of an answer that may be sent again: no reasoning.
QString answerText(const Message &message);
// Answers that failed without a word do not travel.
bool travels(const Message &message);

} // namespace chat::wire
