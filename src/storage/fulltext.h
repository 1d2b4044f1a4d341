#pragma once

#include <QString>

namespace storage {

// How texts are searched in a table made with FTS5 tokenize='trigram', detail='none' (message_fts):
//   SELECT … FROM message_fts JOIN message … WHERE message_fts MATCH :trigramQuery ORDER BY message_fts.rowid DESC
// and every row is checked with holds(), because the trigrams of a hit may lie apart. Where trigramQuery() is empty,
// LIKE :likePattern ESCAPE '\' on the plain table (never on the FTS table, which would find nothing).

// The MATCH expression: the AND of the text's trigrams. Empty under three characters. It is a necessary condition
// only; very long texts are asked for by their first trigrams.
QString trigramQuery(const QString &text);

// '%text%' with %, _ and \ escaped by '\'. LIKE ignores the case of ASCII letters only.
QString likePattern(const QString &text);

// Whether the text holds the needle, ignoring case in every script (SQLite's lower() knows ASCII only).
bool holds(const QString &text, const QString &needle);

} // namespace storage
