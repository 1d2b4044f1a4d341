#pragma once

#include <QJsonArray>
#include <QString>

namespace demo {

// What the demo's supplier says.
struct ComposedAnswer
{
    QString reasoning{}; // empty: the model does not think aloud
    QString text{};
};

// Chosen by the words of the last question: table, code, math, 中文, long, list, picture, sound; otherwise a short,
// helpful answer that takes up what was asked. The same question gives the same answer.
ComposedAnswer composeAnswer(const QJsonArray &messages, bool reasons);
// The text of the last message of the user.
QString lastQuestion(const QJsonArray &messages);

} // namespace demo
