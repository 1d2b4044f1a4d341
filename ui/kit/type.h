#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QString>
#include <QTextLayout>

namespace kit {

// What a text is for; size and line height follow (design.md "Type"). Px at a text size of 100 %.
enum class Role {
    Caption,    // 11/16 times, section labels
    Meta,       // 12/16 meta lines, status bar, small buttons
    Body,       // 13/20
    Transcript, // 14/22, 14/24 where the text is CJK or Arabic
    Heading,    // 14/24 h3, a row's name in a head
    Dialog,     // 16/24 h2, dialogs
    Title,      // 20/28 page title, h1
    Total,      // 24/32
    Balance,    // 32/40
    Code,       // 12/20, fixed
};

// The interface's face at 13 px × textScale: the system's; Inter where the system names none.
QFont interfaceFont(double textScale);
QFont font(Role role, int weight = QFont::Normal);
int lineHeight(Role role);
// 24 instead of 22 in the transcript for scripts that need it.
int lineHeight(Role role, const QString &text);
bool needsTallLines(const QString &text);
// Holds a letter of a right-to-left script.
bool hasRightToLeft(const QString &text);

// Tabular figures. Qt before 6.7 cannot ask the font for them, so each digit is set in a cell as wide as the widest
// digit.
qreal figureCell(const QFont &font);
qreal figuresWidth(const QFont &font, const QString &text);
// Draws one line in rect with the painter's font and pen. Amounts never mirror: the order stays left to right.
void drawFigures(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment);
// The same for a QTextLayout: formats that widen each digit of text to its cell.
QList<QTextLayout::FormatRange> figureFormats(const QFont &font, const QString &text);

// Where the baseline of a line centred in rect lies, on a whole pixel; the same for every way of drawing.
qreal baselineIn(const QRectF &rect, const QFont &font);
// One line, vertically centred the way the pictures are (on ascent and descent), elided at the end when too long.
void drawLine(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment,
              Qt::TextElideMode elide = Qt::ElideRight);

} // namespace kit
