#include "ui/catalog/modelsdelegate.h"

#include "ui/catalog/modelstable.h"
#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/table.h"

#include <QPainter>

namespace ui::catalog {

namespace {

constexpr int boxSide = 16;

QRectF centred(const QRect &cell, int band, qreal side)
{
    return {cell.center().x() - side / 2 + 0.5, cell.top() + (band - side) / 2.0, side, side};
}

} // namespace

ModelsDelegate::ModelsDelegate(kit::Table *table) : kit::TableDelegate(table), m_table(table) {}

void ModelsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const kit::Theme &theme = kit::themeOf(m_table);
    const bool compared = index.siblingAtColumn(ModelsTable::Compare).data(ModelsTable::ChosenRole).toBool();
    const bool current = m_table->currentIndex().row() == index.row();
    const QString span = index.data(ModelsTable::SpanRole).toString();
    const QString badge = index.data(ModelsTable::BadgeRole).toString();
    painter->save();
    if (compared)
        painter->fillRect(option.rect, theme.accentTint);
    else if (current)
        painter->fillRect(option.rect, theme.isDark ? theme.hover : theme.sunken);
    painter->restore();
    const bool own = index.column() < ModelsTable::Name || !span.isEmpty() || !badge.isEmpty();
    if (!own) {
        kit::TableDelegate::paint(painter, option, index);
        if (index.column() == ModelsTable::Name)
            paintIcons(painter, option.rect, index);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect, Qt::IntersectClip);
    if (!compared && !current && index.row() == m_table->hoveredRow())
        painter->fillRect(option.rect, theme.isDark ? theme.hover : theme.sunken);
    kit::drawHairline(painter, option.rect.left(), option.rect.right() + 1, option.rect.bottom(), theme.line);
    if (index.column() == ModelsTable::Compare)
        paintBox(painter, option.rect, compared);
    else if (index.column() == ModelsTable::Favourite)
        paintStar(painter, option.rect, index.data(ModelsTable::ChosenRole).toBool());
    else if (!badge.isEmpty())
        paintBadge(painter, option.rect, index);
    else
        paintSpan(painter, index, span);
    painter->restore();
}

void ModelsDelegate::paintBox(QPainter *painter, const QRect &cell, bool chosen) const
{
    const kit::Theme &theme = kit::themeOf(m_table);
    const QRectF box = centred(cell, m_table->band(), boxSide);
    if (chosen)
        kit::fillRound(painter, box, kit::radiusTag, theme.accent);
    else
        kit::fillStrokeRound(painter, box, kit::radiusTag, theme.isDark ? theme.fieldGround : theme.surface,
                             theme.control);
    if (chosen)
        kit::drawCheck(painter, box, theme.onAccent, 1.75);
}

void ModelsDelegate::paintStar(QPainter *painter, const QRect &cell, bool favourite) const
{
    const kit::Theme &theme = kit::themeOf(m_table);
    const QRectF star = centred(cell, m_table->band(), kit::iconSmall);
    if (!favourite)
        return kit::drawIcon(painter, star, QStringLiteral("star"), theme.text3);
    kit::drawStar(painter, star, theme.warningMark);
}

void ModelsDelegate::paintIcons(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const kit::Theme &theme = kit::themeOf(m_table);
    const QRectF place = kit::cellText(m_table, cell, index.column());
    const QFont face = kit::font(kit::Role::Body, index.data(kit::WeightRole).toInt());
    const QString note = index.data(kit::NoteRole).toString();
    qreal x = QFontMetricsF(face).horizontalAdvance(index.data().toString()) + kit::space6;
    if (!note.isEmpty())
        x += QFontMetricsF(kit::font(kit::Role::Meta)).horizontalAdvance(note) + kit::space8;
    painter->save();
    painter->setClipRect(cell, Qt::IntersectClip);
    for (const QString &icon : index.data(ModelsTable::IconsRole).toStringList()) {
        if (x + kit::iconSmall > place.width())
            break;
        const QRect slot(qRound(place.left() + x), cell.top() + (m_table->band() - kit::iconSmall) / 2, kit::iconSmall,
                         kit::iconSmall);
        kit::drawIcon(painter, QStyle::visualRect(m_table->layoutDirection(), place.toRect(), slot), icon,
                      icon == QLatin1String("lock") ? theme.text2 : theme.text3);
        x += kit::iconSmall + kit::space6;
    }
    painter->restore();
}

// Each of the three cells paints its part of the one text.
void ModelsDelegate::paintSpan(QPainter *painter, const QModelIndex &index, const QString &text) const
{
    const kit::Theme &theme = kit::themeOf(m_table);
    QRect whole;
    for (const int column : {ModelsTable::Input, ModelsTable::Cached, ModelsTable::Output})
        if (!m_table->isColumnHidden(column))
            whole |= m_table->visualRect(index.siblingAtColumn(column));
    const QRectF place = kit::cellText(m_table, whole, ModelsTable::Output);
    painter->setFont(kit::font(kit::Role::Body));
    painter->setPen(theme.color(kit::Tone(index.data(kit::ToneRole).toInt())));
    const Qt::Alignment end = QStyle::visualAlignment(m_table->layoutDirection(), Qt::AlignRight);
    // Where there is no room for it, the size of the picture goes.
    const bool fits = kit::figuresWidth(painter->font(), text) <= place.width();
    const QString shown = fits ? text : text.section(QStringLiteral(", "), 0, 0);
    if (kit::figuresWidth(painter->font(), shown) <= place.width())
        kit::drawFigures(painter, place, shown, end);
    else
        kit::drawLine(painter, place, shown, end);
}

void ModelsDelegate::paintBadge(QPainter *painter, const QRect &cell, const QModelIndex &index) const
{
    const kit::Theme &theme = kit::themeOf(m_table);
    const bool dearer = index.data(ModelsTable::DearerRole).toBool();
    const kit::Tone tone = dearer ? kit::Tone::Warning : kit::Tone::Positive;
    const QString words = index.data(ModelsTable::BadgeRole).toString();
    const QRectF place = kit::cellText(m_table, cell, index.column());
    const qreal iconRoom = kit::iconSmall + kit::space4;
    const QFont face = kit::font(kit::Role::Caption, QFont::Medium);
    const qreal width =
        std::min(place.width(), QFontMetricsF(face).horizontalAdvance(words) + iconRoom + 2 * kit::space6);
    const QRectF tag = QStyle::visualRect(m_table->layoutDirection(), place.toRect(),
                                          QRectF(place.left(), place.center().y() - 9, width, 18).toRect());
    kit::fillRound(painter, tag, kit::radiusTag, theme.tint(tone));
    const QRect inner = tag.toRect().adjusted(kit::space6, 0, -kit::space6, 0);
    const QRect icon(inner.left(), inner.center().y() - kit::iconSmall / 2 + 1, kit::iconSmall, kit::iconSmall);
    kit::drawIcon(painter, QStyle::visualRect(m_table->layoutDirection(), inner, icon),
                  dearer ? QStringLiteral("trending-up") : QStringLiteral("trending-down"), theme.mark(tone));
    painter->setFont(face);
    painter->setPen(theme.color(tone));
    kit::drawLine(painter,
                  QStyle::visualRect(m_table->layoutDirection(), inner, inner.adjusted(qRound(iconRoom), 0, 0, 0)),
                  words, QStyle::visualAlignment(m_table->layoutDirection(), Qt::AlignLeft));
}

} // namespace ui::catalog
