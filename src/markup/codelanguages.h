#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace markup {

// What the colouring knows of a language.
struct CodeLanguage
{
    QString label{};
    QSet<QString> keywords{};
    QStringList lineComments{}; // "//", "#"
    QString blockStart{};       // "/*"
    QString blockEnd{};
    QString quotes{};               // characters that open and close a string
    bool tripleQuotes = false;      // Python: """…""" over lines
    bool multilineBacktick = false; // JavaScript, Go
    bool ignoresCase = false;       // SQL
    bool callsAreFunctions = true;
    bool keysAreKeywords = false; // JSON, YAML: what stands before a colon
};

// Null for a language that is not known.
const CodeLanguage *languageNamed(const QString &name);

} // namespace markup
