#include "ui/kit/tabledelegate.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/table.h"

#include <QHeaderView>
#include <QPainter>

namespace kit {

namespace {

constexpr int chevronRoom = 28;
constexpr int meterWidth = 72;

bool isLast(const Table *table, int column)
{
    const QHeaderView *head = table->horizontalHeader();
    for (int i = head->count() - 1; i >= 0; --i) {
        const int logical = head->logicalIndex(i);
        if (!head->isSectionHidden(logical))
            return logical == column;
    }
    return false;
}

// Cuts a piece off the beginning of a line, on the side where it begins.
QRectF takeLeading(QRectF &place, qreal width, qreal gap, bool mirrored)
{
    const QRectF piece(mirrored ? place.right() - width : place.left(), place.top(), width, place.height());
    place.adjust(mirrored ? 0 : width + gap, 0, mirrored ? -(width + gap) : 0, 0);
    return piece;
}

} // namespace

QRectF cellText(const Table *table, const QRect &cell, int column)
{
    const int lead = column > 0 ? space12 : table->isOpening() ? chevronRoom : space8;
    const int trail = isLast(table, column) ? space8 : space12;
    const QRect logical(cell.left() + lead, cell.top(), std::max(0, cell.width() - lead - trail), table->band());
    return QStyle::visualRect(table->layoutDirection(), QRect(cell.topLeft(), QSize(cell.width(), table->band())),
                              logical);
}

TableDelegate::TableDelegate(Table *table) : QStyledItemDelegate(table), m_table(table) {}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(m_table);
    const QRect cell = option.rect;
    const bool opened = index.row() == m_table->openedRow();
    painter->save();
    painter->setClipRect(cell, Qt::IntersectClip);
    if (opened || index.row() == m_table->markedRow())
        painter->fillRect(cell, theme.accentTint);
    else if (index.row() == m_table->hoveredRow())
        painter->fillRect(cell, theme.isDark ? theme.hover : theme.sunken);
    drawHairline(painter, cell.left(), cell.right() + 1, cell.bottom(), theme.line);
    if (index.column() == 0 && m_table->isOpening()) {
        const QRect logical(cell.left() + 7, cell.top() + (m_table->band() - iconMedium) / 2, iconMedium, iconMedium);
        drawIcon(painter, QStyle::visualRect(option.direction, cell, logical),
                 opened ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), theme.text2,
                 option.direction);
    }
    paintText(painter, cellText(m_table, cell, index.column()), index);
    paintActions(painter, cell, index);
    painter->restore();
}

void TableDelegate::paintText(QPainter *painter, QRectF place, const QModelIndex &index) const
{
    const Theme &theme = themeOf(m_table);
    const bool mirrored = m_table->layoutDirection() == Qt::RightToLeft;
    const auto asked = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const Qt::Alignment where = QStyle::visualAlignment(m_table->layoutDirection(),
                                                        asked & Qt::AlignHorizontal_Mask ? asked : Qt::AlignLeading);
    const QVariant toned = index.data(ToneRole);
    const Tone tone = toned.isValid() ? Tone(toned.toInt()) : Tone::Text;
    if (const QVariant look = index.data(LookRole); look.isValid()) {
        MoneyLook shown = look.value<MoneyLook>();
        if (index.row() == m_table->openedRow())
            shown.weight = QFont::DemiBold;
        drawMoney(painter, place, shown, theme, where & Qt::AlignHorizontal_Mask);
        return;
    }
    const bool isState = tone == Tone::Positive || tone == Tone::Warning || tone == Tone::Danger;
    if (const QString icon = index.data(IconRole).toString(); !icon.isEmpty()) {
        const int size = isState ? iconSmall : iconMedium;
        const QRectF slot = takeLeading(place, size, isState ? space4 : space8, mirrored);
        drawIcon(painter, QRectF(slot.left(), slot.center().y() - size / 2.0, size, size), icon,
                 isState ? theme.mark(tone) : theme.text2, m_table->layoutDirection());
    }
    if (const QVariant share = index.data(MeterRole); share.isValid()) {
        const QRectF slot = takeLeading(place, meterWidth, space12, mirrored);
        drawMeter(painter, QRectF(slot.left(), slot.center().y() - 2, meterWidth, 4), share.toDouble(), theme,
                  m_table->layoutDirection());
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString detail = index.data(DetailRole).toString();
    const QVariant weight = index.data(WeightRole);
    painter->setFont(font(Role::Body, weight.isValid() ? weight.toInt() : int(QFont::Normal)));
    painter->setPen(index.data(LinkRole).toBool() ? theme.accentText : theme.color(tone));
    QRectF line = place;
    if (!detail.isEmpty()) {
        const int first = lineHeight(Role::Body);
        const int second = lineHeight(Role::Meta);
        line = QRectF(place.left(), place.center().y() - (first + second) / 2.0, place.width(), first);
    }
    // Columns of figures stand in cells; a name keeps its own spacing.
    const bool figures = where & Qt::AlignRight || (mirrored && asked & Qt::AlignTrailing) ||
                         (!text.isEmpty() && text.front().isDigit());
    if (figures && figuresWidth(painter->font(), text) <= line.width())
        drawFigures(painter, line, text, where);
    else
        drawLine(painter, line, text, where);
    if (const QString note = index.data(NoteRole).toString(); !note.isEmpty()) {
        const qreal used = QFontMetricsF(painter->font()).horizontalAdvance(text) + space8;
        QRectF rest = line;
        rest.adjust(mirrored ? 0 : used, 0, mirrored ? -used : 0, 0);
        painter->setFont(font(Role::Meta));
        painter->setPen(theme.text3);
        if (rest.width() > QFontMetricsF(painter->font()).horizontalAdvance(note) / 3)
            drawLine(painter, rest, note, where);
    }
    if (!detail.isEmpty()) {
        painter->setFont(font(Role::Code));
        painter->setPen(theme.text2);
        drawLine(painter, QRectF(line.left(), line.bottom(), line.width(), lineHeight(Role::Meta)), detail, where);
    }
}

void TableDelegate::paintActions(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const QStringList icons = index.data(ActionsRole).toStringList();
    if (icons.isEmpty())
        return;
    const Theme &theme = themeOf(m_table);
    const int hovered = m_table->hoveredAction(index);
    for (int i = 0; i < int(icons.size()); ++i) {
        const QRectF box = m_table->actionRect(cell, i, int(icons.size()));
        if (i == hovered)
            fillRound(painter, box, radiusControl, theme.pressed);
        drawIcon(painter, box.adjusted(6, 6, -6, -6), icons.at(i), theme.text2, m_table->layoutDirection());
    }
}

} // namespace kit
