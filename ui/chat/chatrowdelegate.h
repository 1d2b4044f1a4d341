#pragma once

#include <QStyledItemDelegate>

namespace ui::chat {

// Paints a row of the list of chats: title and time or spinner, snippet and cost; a heading as a section label.
class ChatRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setPhase(qreal phase) { m_phase = phase; }

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QString &heading) const;
    qreal m_phase = 0;
};

} // namespace ui::chat
