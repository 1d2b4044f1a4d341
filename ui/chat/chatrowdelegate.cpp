#include "ui/chat/chatrowdelegate.h"

#include "core/money.h"
#include "ui/chat/chatlistmodel.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/paint.h"
#include "ui/kit/theme.h"
#include "ui/kit/type.h"

namespace ui::chat {

namespace {

constexpr int headingHeight = 28;
constexpr int sideInset = 8;
constexpr int textInset = 8;

} // namespace

QSize ChatRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool heading = !index.data(ChatListModel::HeadingRole).toString().isEmpty();
    return {option.rect.width(), heading ? headingHeight : kit::rowList};
}

void ChatRowDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &heading) const
{
    const kit::Theme &theme = kit::themeOf(option.widget);
    painter->setFont(kit::font(kit::Role::Caption, QFont::DemiBold));
    painter->setPen(theme.text3);
    const int inset = sideInset + textInset;
    kit::drawLine(painter, QRectF(option.rect).adjusted(inset, 4, -inset, 0), heading,
                  QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter);
}

void ChatRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QString heading = index.data(ChatListModel::HeadingRole).toString();
    if (!heading.isEmpty()) {
        paintHeading(painter, option, heading);
        painter->restore();
        return;
    }
    const kit::Theme &theme = kit::themeOf(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const QRect row = option.rect.adjusted(sideInset, 0, -sideInset, 0);
    if (selected || hovered)
        kit::fillRound(painter, row, kit::radiusRow, selected ? theme.selected : theme.hover);
    const QRect inner = row.adjusted(textInset, 5, -textInset, -5);
    const auto visual = [&](const QRect &r) { return QRectF(QStyle::visualRect(option.direction, inner, r)); };
    const Qt::Alignment start = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    const Qt::Alignment end = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter;

    // First line: title, then the spinner or the time.
    const bool unread = index.data(ChatListModel::UnreadRole).toBool();
    int endWidth = 0;
    if (index.data(ChatListModel::AnsweringRole).toBool()) {
        endWidth = 12;
        kit::drawSpinner(painter, visual(QRect(inner.right() - 11, inner.top() + 4, 12, 12)), theme, m_phase);
    } else {
        const QString time = index.data(ChatListModel::TimeRole).toString();
        const QFont caption = kit::font(kit::Role::Caption);
        endWidth = qCeil(kit::figuresWidth(caption, time));
        painter->setFont(caption);
        painter->setPen(theme.text3);
        kit::drawFigures(painter, visual(QRect(inner.right() - endWidth + 1, inner.top(), endWidth, 20)), time, end);
    }
    if (unread) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accent);
        painter->drawEllipse(visual(QRect(inner.right() - endWidth - 14, inner.top() + 6, 8, 8)));
        endWidth += 16;
    }
    painter->setFont(kit::font(kit::Role::Body, unread ? QFont::DemiBold : QFont::Medium));
    painter->setPen(theme.text);
    kit::drawLine(painter, visual(QRect(inner.left(), inner.top(), inner.width() - endWidth - 8, 20)),
                  index.data().toString(), start);

    // Second line: what was said last, and what the chat cost.
    const auto money = index.data(ChatListModel::CostRole).value<core::Money>();
    int costWidth = 0;
    if (money.hasAmount()) {
        kit::MoneyLook look;
        look.money = money;
        look.decimals = kit::Decimals::Balance;
        look.role = kit::Role::Meta;
        costWidth = qCeil(kit::moneyWidth(look));
        kit::drawMoney(painter, visual(QRect(inner.right() - costWidth + 1, inner.top() + 20, costWidth, 18)), look,
                       theme, end);
    }
    painter->setFont(kit::font(kit::Role::Meta));
    painter->setPen(theme.text3);
    kit::drawLine(painter, visual(QRect(inner.left(), inner.top() + 20, inner.width() - costWidth - 8, 18)),
                  index.data(ChatListModel::SnippetRole).toString(), start);
    painter->restore();
}

} // namespace ui::chat
