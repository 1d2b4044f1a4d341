#pragma once

#include <QJsonArray>
#include <QStringList>

namespace demo {

// Cuts a text where a tokenizer plausibly would: words with their blank, halves of long words, single Chinese
// characters, punctuation. Joined again the pieces are the text.
QStringList tokenPieces(const QString &text);
qint64 tokenCount(const QString &text);
// What a chat request's messages cost: text, pictures by tiles, three for each message and three for the answer.
qint64 promptTokens(const QJsonArray &messages);

} // namespace demo
