#include "ui/kit/type.h"

#include <QApplication>
#include <QFontDatabase>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace kit {

namespace {

struct Size
{
    int px;
    int line;
};

Size sizeOf(Role role)
{
    switch (role) {
    case Role::Caption:
        return {11, 16};
    case Role::Meta:
        return {12, 16};
    case Role::Body:
        return {13, 20};
    case Role::Transcript:
        return {14, 22};
    case Role::Heading:
        return {14, 24};
    case Role::Dialog:
        return {16, 24};
    case Role::Title:
        return {20, 28};
    case Role::Total:
        return {24, 32};
    case Role::Balance:
        return {32, 40};
    case Role::Code:
        return {12, 20};
    }
    return {13, 20};
}

double scale()
{
    const int px = QApplication::font().pixelSize();
    return px > 0 ? px / 13.0 : 1.0;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QString systemFamily()
{
    const QString family = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    // These are what fontconfig answers when no desktop chose a face; Inter is what the design was drawn with.
    const bool nobodyChose = family.isEmpty() || family.startsWith(QLatin1String("DejaVu")) ||
                             family == QLatin1String("Sans Serif") || family == QLatin1String("Sans") ||
                             family == QLatin1String("Bitstream Vera Sans");
    if (nobodyChose && QFontDatabase::families().contains(QLatin1String("Inter")))
        return QStringLiteral("Inter");
    return family;
}

QString codeFamily()
{
    static const QString family = QFontDatabase::families().contains(QLatin1String("JetBrains Mono"))
                                      ? QStringLiteral("JetBrains Mono")
                                      : QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    return family;
}

// Han characters are drawn differently from country to country, and without a hint the system's language decides, not
// ours.
void preferChineseShapes(const QString &family)
{
    if (QLocale().script() != QLocale::SimplifiedHanScript)
        return;
    const QStringList installed = QFontDatabase::families();
    for (const QLatin1String chinese : {QLatin1String("Noto Sans CJK SC"), QLatin1String("Noto Sans SC"),
                                        QLatin1String("Source Han Sans SC"), QLatin1String("WenQuanYi Micro Hei")}) {
        if (installed.contains(chinese))
            return QFont::insertSubstitution(family, chinese);
    }
}

} // namespace

QFont interfaceFont(double textScale)
{
    preferChineseShapes(systemFamily());
    preferChineseShapes(codeFamily());
    QFont f(systemFamily());
    f.setPixelSize(std::max(1, int(std::lround(13 * textScale))));
    // Unhinted advances keep line breaks the same at every scale.
    f.setHintingPreference(QFont::PreferNoHinting);
    return f;
}

QFont font(Role role, int weight)
{
    QFont f = QApplication::font();
    if (role == Role::Code) {
        f.setFamilies({codeFamily()});
        f.setStyleHint(QFont::Monospace);
    }
    f.setPixelSize(std::max(1, int(std::lround(sizeOf(role).px * scale()))));
    f.setWeight(QFont::Weight(weight));
    return f;
}

int lineHeight(Role role)
{
    return int(std::lround(sizeOf(role).line * scale()));
}

int lineHeight(Role role, const QString &text)
{
    const int line = lineHeight(role);
    return role == Role::Transcript && needsTallLines(text) ? line + int(std::lround(2 * scale())) : line;
}

bool needsTallLines(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        switch (c.script()) {
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Hangul:
        case QChar::Script_Arabic:
            return true;
        default:
            return false;
        }
    });
}

bool hasRightToLeft(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; });
}

qreal figureCell(const QFont &font)
{
    // Measured once a font: rows of figures are painted often.
    static QHash<QString, qreal> cells;
    const QString key = font.key();
    const auto found = cells.constFind(key);
    if (found != cells.constEnd())
        return *found;
    const QFontMetricsF metrics(font);
    qreal cell = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        cell = std::max(cell, metrics.horizontalAdvance(QChar(digit)));
    cells.insert(key, cell);
    return cell;
}

qreal figuresWidth(const QFont &font, const QString &text)
{
    const QFontMetricsF metrics(font);
    const qreal cell = figureCell(font);
    qreal width = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (isDigit(text[i])) {
            width += cell;
            ++i;
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && !isDigit(text[end]))
            ++end;
        width += metrics.horizontalAdvance(text.mid(i, end - i));
        i = end;
    }
    return width;
}

void drawFigures(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    const QFont face = painter->font();
    const QFontMetricsF metrics(face);
    const qreal cell = figureCell(face);
    const qreal width = figuresWidth(face, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width) / 2;
    QRectF line = rect;
    if (alignment & Qt::AlignTop)
        line.setHeight(std::ceil(metrics.height()));
    else if (alignment & Qt::AlignBottom)
        line.setTop(rect.bottom() - std::ceil(metrics.height()));
    const qreal baseline = baselineIn(line, face);
    if (hasRightToLeft(text)) {
        // Piece by piece would undo the order of the script, so the layout sets the cells.
        QTextLayout layout(text, face);
        QTextOption option;
        option.setWrapMode(QTextOption::NoWrap);
        option.setTextDirection(painter->layoutDirection());
        option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
        layout.setTextOption(option);
        layout.setFormats(figureFormats(face, text));
        layout.beginLayout();
        QTextLine one = layout.createLine();
        one.setLineWidth(1e6);
        layout.endLayout();
        layout.draw(painter, QPointF(x, baseline - one.ascent()));
        return;
    }
    const Qt::LayoutDirection direction = painter->layoutDirection();
    painter->setLayoutDirection(Qt::LeftToRight);
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = i + 1;
        if (isDigit(text[i])) {
            const QString digit = text.mid(i, 1);
            painter->drawText(QPointF(x + (cell - metrics.horizontalAdvance(digit)) / 2, baseline), digit);
            x += cell;
        } else {
            while (end < text.size() && !isDigit(text[end]))
                ++end;
            const QString rest = text.mid(i, end - i);
            painter->drawText(QPointF(x, baseline), rest);
            x += metrics.horizontalAdvance(rest);
        }
        i = end;
    }
    painter->setLayoutDirection(direction);
}

qreal baselineIn(const QRectF &rect, const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal ascent = std::round(metrics.ascent());
    const qreal descent = std::round(metrics.descent());
    return std::round(rect.top()) + std::floor((rect.height() - ascent - descent) / 2) + ascent;
}

QList<QTextLayout::FormatRange> figureFormats(const QFont &font, const QString &text)
{
    QList<QTextLayout::FormatRange> formats;
    const QFontMetricsF metrics(font);
    const qreal cell = figureCell(font);
    // Spacing comes after a character: half of a digit's is given by the one before it, which centres it in its cell.
    QList<qreal> extra(text.size() + 1, 0.0);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i]))
            continue;
        const qreal spare = cell - metrics.horizontalAdvance(text[i]);
        extra[i] += i > 0 ? spare / 2 : spare;
        if (i > 0)
            extra[i - 1] += spare / 2;
    }
    for (int i = 0; i < int(text.size()); ++i) {
        if (extra[i] < 0.01)
            continue;
        QTextLayout::FormatRange range;
        range.start = i;
        range.length = 1;
        range.format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        range.format.setFontLetterSpacing(extra[i]);
        formats.append(range);
    }
    return formats;
}

void drawLine(QPainter *painter, const QRectF &rect, const QString &text, Qt::Alignment alignment,
              Qt::TextElideMode elide)
{
    const QFontMetricsF metrics(painter->font());
    const QString shown =
        metrics.horizontalAdvance(text) > rect.width() + 0.5 ? metrics.elidedText(text, elide, rect.width()) : text;
    const qreal baseline = baselineIn(rect, painter->font());
    const qreal width = metrics.horizontalAdvance(shown);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width) / 2;
    const Qt::LayoutDirection direction = painter->layoutDirection();
    if (!hasRightToLeft(shown))
        painter->setLayoutDirection(Qt::LeftToRight);
    painter->drawText(QPointF(x, baseline), shown);
    painter->setLayoutDirection(direction);
}

} // namespace kit
