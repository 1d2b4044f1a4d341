#include "ui/chat/composer/modelrowdelegate.h"

#include "ui/chat/composer/modellist.h"
#include "ui/kit/icons.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/paint.h"

#include <cmath>

namespace ui::chat {

namespace {

constexpr int rowHeight = 36;
constexpr int headingHeight = 32;
constexpr int priceWidth = 96;
constexpr int rateWidth = 130;
constexpr int nameLead = 32;

// One row being painted, mirrored where the language is.
struct Line
{
    QPainter *painter;
    const kit::Theme &theme;
    QRect row;
    Qt::LayoutDirection direction;

    QRectF at(const QRect &logical) const { return QRectF(QStyle::visualRect(direction, row, logical)); }
    Qt::Alignment side(Qt::Alignment logical) const
    {
        return QStyle::visualAlignment(direction, logical) | Qt::AlignVCenter;
    }
    QRect rateCell() const { return {row.right() - priceWidth - rateWidth - 8, row.top(), rateWidth, row.height()}; }
    QRect priceCell() const { return {row.right() - priceWidth - 8, row.top(), priceWidth, row.height()}; }
};

void paintHeading(const Line &line, const QString &heading, bool first)
{
    line.painter->setFont(kit::font(kit::Role::Caption, QFont::DemiBold));
    line.painter->setPen(line.theme.text3);
    kit::drawLine(line.painter, line.at(line.row.adjusted(kit::space8, 0, -priceWidth - rateWidth - 16, 0)), heading,
                  line.side(Qt::AlignLeft));
    if (!first)
        return;
    kit::drawLine(line.painter, line.at(line.rateCell()), ModelList::tr("in / out per 1M"), line.side(Qt::AlignRight));
    kit::drawLine(line.painter, line.at(line.priceCell()), ModelList::tr("this message"), line.side(Qt::AlignRight));
}

// A tag after the name; answers how much room it took.
int paintBadge(const Line &line, int x, int limit, const QString &words, bool dearer)
{
    const QFont face = kit::font(kit::Role::Caption, QFont::Medium);
    const int width = static_cast<int>(std::ceil(QFontMetricsF(face).horizontalAdvance(words))) + 2 * kit::space6;
    if (words.isEmpty() || x + width > limit)
        return 0;
    const kit::Tone tone = dearer ? kit::Tone::Warning : kit::Tone::Positive;
    const QRectF tag = line.at(QRect(x, line.row.center().y() - 8, width, 18));
    kit::fillRound(line.painter, tag, kit::radiusTag, line.theme.tint(tone));
    line.painter->setFont(face);
    line.painter->setPen(line.theme.color(tone));
    kit::drawLine(line.painter, tag, words, Qt::AlignCenter);
    return width + kit::space6;
}

void paintName(const Line &line, const QModelIndex &index, bool chosen)
{
    const QFont face = kit::font(kit::Role::Body, chosen ? QFont::DemiBold : QFont::Normal);
    const QString name = index.data().toString();
    const int from = line.row.left() + nameLead;
    const int limit = line.rateCell().left() - kit::space8;
    line.painter->setFont(face);
    line.painter->setPen(line.theme.text);
    kit::drawLine(line.painter, line.at(QRect(from, line.row.top(), limit - from, line.row.height())), name,
                  line.side(Qt::AlignLeft));
    int x = from + static_cast<int>(std::ceil(QFontMetricsF(face).horizontalAdvance(name))) + kit::space6;
    for (const QString &icon : index.data(ModelList::AbilitiesRole).toStringList()) {
        if (x + kit::iconSmall > limit)
            return;
        kit::drawIcon(line.painter, line.at(QRect(x, line.row.top() + 11, kit::iconSmall, kit::iconSmall)), icon,
                      line.theme.text3);
        x += kit::iconSmall + kit::space6;
    }
    x += paintBadge(line, x, limit, index.data(ModelList::BadgeRole).toString(),
                    index.data(ModelList::DearerRole).toBool());
    if (const QString note = index.data(ModelList::NoteRole).toString(); !note.isEmpty() && limit - x > 40) {
        line.painter->setFont(kit::font(kit::Role::Meta));
        line.painter->setPen(line.theme.text3);
        kit::drawLine(line.painter, line.at(QRect(x, line.row.top(), limit - x, line.row.height())), note,
                      line.side(Qt::AlignLeft));
    }
}

} // namespace

QRect ModelRowDelegate::starRect(const QRect &row, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, row, QRect(row.left() + kit::space8, row.top(), nameLead, row.height()));
}

QSize ModelRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool heading = !index.data(ModelList::HeadingRole).toString().isEmpty();
    return {option.rect.width(), heading ? headingHeight : rowHeight};
}

void ModelRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const kit::Theme &theme = kit::themeOf(option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Line line{painter, theme, option.rect.adjusted(kit::space8, 0, -kit::space8, 0), option.direction};
    const QString heading = index.data(ModelList::HeadingRole).toString();
    if (!heading.isEmpty()) {
        paintHeading(line, heading, index.row() == 0);
        painter->restore();
        return;
    }
    const bool chosen = index.data(ModelList::ChosenRole).toBool();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected || hovered)
        kit::fillRound(painter, line.row, kit::radiusControl, selected ? theme.selected : theme.hover);
    const QRectF mark = line.at(QRect(line.row.left() + 8, line.row.top() + 11, kit::iconSmall, kit::iconSmall));
    if (chosen)
        kit::drawIcon(painter, mark, QStringLiteral("check"), theme.accentText);
    else if (index.data(ModelList::FavouriteRole).toBool())
        kit::drawStar(painter, mark, theme.warningMark);
    else if (hovered)
        kit::drawIcon(painter, mark, QStringLiteral("star"), theme.text3);
    paintName(line, index, chosen);
    const QString rate = index.data(ModelList::RateRole).toString();
    painter->setFont(kit::font(kit::Role::Body));
    painter->setPen(rate.isEmpty() || !rate.at(0).isDigit() ? theme.text3 : theme.text);
    kit::drawFigures(painter, line.at(line.rateCell()), rate, line.side(Qt::AlignRight));
    kit::MoneyLook look;
    look.money = index.data(ModelList::PriceRole).value<core::Money>();
    look.decimals = kit::Decimals::Part;
    look.weight = QFont::Medium;
    kit::drawMoney(painter, line.at(line.priceCell()), look, theme, line.side(Qt::AlignRight));
    painter->restore();
}

} // namespace ui::chat
