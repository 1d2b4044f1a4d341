// The parts of Style that draw items with text: menu rows, tabs, table heads.
#include "ui/kit/icons.h"
#include "ui/kit/menu.h"
#include "ui/kit/paint.h"
#include "ui/kit/style.h"
#include "ui/kit/type.h"

#include <QMenu>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace kit {

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const Theme &t = m_theme;
    const QRectF r = item->rect;
    const bool mirrored = item->direction == Qt::RightToLeft;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        drawHairline(painter, r.left() + 8, r.right() - 8, r.top() + 4, t.line);
        return;
    }
    const bool enabled = item->state & State_Enabled;
    const bool selected = enabled && (item->state & State_Selected);
    const auto *menu = qobject_cast<const QMenu *>(widget);
    const QAction *action = menu ? menu->actionAt(item->rect.center()) : nullptr;
    const bool isDanger = action && isDangerAction(action);
    if (selected)
        fillRound(painter, r, radiusControl, t.selected);

    const auto slot = [&](qreal from, qreal width) {
        QRectF s(r.left() + from, r.top(), width, r.height());
        if (mirrored)
            s.moveLeft(r.right() - from - width);
        return s;
    };
    const QColor iconColor = !enabled ? t.disabled : isDanger ? t.dangerMark : selected ? t.accentText : t.text2;
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked) {
        drawIcon(painter, slot(8, 16), QStringLiteral("check"), enabled ? t.accentText : t.disabled);
    } else if (!item->icon.isNull()) {
        if (item->icon.name().isEmpty())
            item->icon.paint(painter, slot(8, 16).toRect(), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        else
            drawIcon(painter, slot(8, 16), item->icon.name(), iconColor, item->direction);
    }
    const qsizetype tab = item->text.indexOf(u'\t');
    QString label = tab < 0 ? item->text : item->text.left(tab);
    label.replace(QLatin1String("&&"), QLatin1String("\x01")).remove(u'&').replace(u'\x01', u'&');
    const QString tail = tab < 0 ? QString() : item->text.mid(tab + 1);
    painter->save();
    painter->setFont(font(Role::Body));
    painter->setPen(!enabled ? t.disabled : isDanger ? t.danger : t.text);
    drawLine(painter, slot(34, r.width() - 42), label, mirrored ? Qt::AlignRight : Qt::AlignLeft);
    if (!tail.isEmpty()) {
        painter->setFont(font(Role::Meta));
        painter->setPen(!enabled ? t.disabled : t.text2);
        drawFigures(painter, slot(34, r.width() - 42), tail, mirrored ? Qt::AlignLeft : Qt::AlignRight);
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        drawIcon(painter, slot(r.width() - 22, 14), QStringLiteral("chevron-right"), enabled ? t.text2 : t.disabled,
                 item->direction);
    painter->restore();
}

void Style::drawTab(const QStyleOption *option, QPainter *painter, const QWidget *) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Theme &t = m_theme;
    const QRectF r = tab->rect;
    if (!(tab->state & State_Selected)) {
        if (tab->state & State_MouseOver)
            fillRound(painter, r.adjusted(2, 4, -2, -4), radiusControl, t.hover);
        return;
    }
    // A sheet that stands on the page: open below, so one pixel longer than the bar.
    painter->save();
    painter->setClipRect(r.adjusted(0, 0, 0, 0));
    fillStrokeRound(painter, r.adjusted(0, 1, 0, 12), radiusRow, t.surface, t.line);
    painter->restore();
}

void Style::drawTabText(const QStyleOption *option, QPainter *painter, const QWidget *) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (!tab)
        return;
    const Theme &t = m_theme;
    const bool selected = tab->state & State_Selected;
    const bool mirrored = tab->direction == Qt::RightToLeft;
    QRectF r = QRectF(tab->rect).adjusted(13, 0, -12, 0);
    const auto cut = [&r, mirrored](int lead, int trail) {
        r.adjust(mirrored ? trail : lead, 0, mirrored ? -lead : -trail, 0);
    };
    if (!tab->leftButtonSize.isEmpty())
        cut(tab->leftButtonSize.width() + 5, 0);
    if (!tab->rightButtonSize.isEmpty())
        cut(0, tab->rightButtonSize.width() - 4);
    if (!tab->icon.isNull()) {
        const QRectF slot(mirrored ? r.right() - 16 : r.left(), r.center().y() - 8, 16, 16);
        if (tab->icon.name().isEmpty())
            tab->icon.paint(painter, slot.toRect());
        else
            drawIcon(painter, slot, tab->icon.name(), selected ? t.text : t.text2, tab->direction);
        cut(20, 0);
    }
    painter->save();
    painter->setFont(font(Role::Body, selected ? QFont::Medium : QFont::Normal));
    painter->setPen(!(tab->state & State_Enabled) ? t.disabled : selected ? t.text : t.text2);
    drawLine(painter, r, tab->text, mirrored ? Qt::AlignRight : Qt::AlignLeft);
    painter->restore();
}

void Style::drawHeader(const QStyleOption *option, QPainter *painter) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    const Theme &t = m_theme;
    const QRectF r = QRectF(header->rect);
    painter->save();
    painter->setFont(font(Role::Meta, QFont::Medium));
    painter->setPen(t.text2);
    const Qt::Alignment where = visualAlignment(header->direction, header->textAlignment);
    qreal width = QFontMetricsF(painter->font()).horizontalAdvance(header->text);
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    QRectF text = r;
    if (sorted)
        width += 16;
    if (sorted) {
        const QString name = header->sortIndicator == QStyleOptionHeader::SortDown ? QStringLiteral("arrow-down")
                                                                                   : QStringLiteral("arrow-up");
        const bool atEnd = where & Qt::AlignRight;
        const QRectF slot(atEnd ? r.right() - 14 : r.left() + width - 14, r.center().y() - 7, 14, 14);
        drawIcon(painter, slot, name, t.text2);
        if (atEnd)
            text.adjust(0, 0, -16, 0);
    }
    drawLine(painter, text, header->text, where);
    painter->restore();
}

} // namespace kit
