#pragma once

#include <QList>
#include <QString>

namespace markup {

// A run of text with one look.
struct Span
{
    enum Style : quint16 {
        Plain = 0,
        Bold = 1,
        Italic = 2,
        Strike = 4,
        Code = 8,
        Link = 16,
        Math = 32,        // inline TeX source
        DisplayMath = 64, // $$…$$ inside a paragraph
        Image = 128,      // text is the alternative text, target the address; never fetched without a click
        Break = 256,      // a hard line break; text is "\n"
    };
    QString text{};
    quint16 style = Plain;
    QString target{}; // of a link or image
    friend bool operator==(const Span &, const Span &) = default;
};

// A block of Markdown, ready to lay out. Containers (lists, quotes) are flattened into indents and markers so that a
// view lays out one list of blocks from top to bottom.
struct Block
{
    enum class Kind { Paragraph, Heading, Code, Table, Rule, Math, Html };
    Kind kind = Kind::Paragraph;
    int level = 0;       // of a heading, 1–6
    QList<Span> spans{}; // Paragraph, Heading; Math and Html: one span with the source

    // Where it stands.
    int quoteDepth = 0;
    int listDepth = 0;  // 0: not in a list
    QString marker{};   // "•", "3.", "☐", "☑" on the first block of an item, else empty
    bool tight = false; // in a tight list

    // Code
    QString language{};
    QString code{};     // without the final newline
    bool closed = true; // false: the fence has not ended yet

    // Table
    enum class Align { Start, Centre, End };
    QList<Align> columns{};
    QList<QList<QList<Span>>> rows{}; // the first is the head

    friend bool operator==(const Block &, const Block &) = default;
};

} // namespace markup
