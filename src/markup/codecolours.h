#pragma once

#include <QList>
#include <QString>

namespace markup {

enum class CodeClass { Keyword, Function, String, Number, Comment };

struct CodeSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    CodeClass kind = CodeClass::Keyword;
    friend bool operator==(const CodeSpan &, const CodeSpan &) = default;
};

// Colours for a piece of code by a table of each language's words, quotes and comment signs: a lexer, no parser. What
// it does not know (regular expressions, here documents, nested templates) is left plain. Unknown language: no spans.
// Spans come in order and do not overlap. language: as it stands after the fence, "py" or "Python".
QList<CodeSpan> colourCode(const QString &code, const QString &language);
// How the language calls itself: "js" is "JavaScript"; an unknown name stays as it is.
QString languageLabel(const QString &language);

} // namespace markup
