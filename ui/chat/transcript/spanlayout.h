#pragma once

#include "markup/block.h"
#include "ui/kit/theme.h"
#include "ui/kit/type.h"

#include <QPainter>
#include <QTextLayout>

#include <memory>
#include <optional>

namespace ui::chat {

// A part of a text that is selected or marked: [start, end).
struct TextRange
{
    int start = 0;
    int end = 0;
    bool isEmpty() const { return end <= start; }
};

// Styled text in lines of one height. Layout and painting only; knows nothing of messages.
class SpanLayout
{
public:
    SpanLayout(const QList<markup::Span> &spans, kit::Role role, int weight, const QColor &color,
               const kit::Theme &theme);

    int layOut(qreal width, Qt::Alignment alignment = Qt::AlignLeading); // the height
    int height() const { return m_height; }
    qreal naturalWidth() const { return m_layout->maximumWidth(); }
    qreal usedWidth() const; // the widest line after layOut()
    void paint(QPainter *painter, QPointF origin, const kit::Theme &theme, std::optional<TextRange> selection) const;
    int positionAt(QPointF point) const;
    QString linkAt(QPointF point) const; // empty when there is none
    QPointF endOfText() const;           // where a caret stands, at the top of the last line
    const QString &text() const { return m_text; }
    int lineHeight() const { return m_lineHeight; }

private:
    struct Piece
    {
        int start = 0;
        int length = 0;
        quint16 style = 0;
        QString target{};
    };
    void paintCodeGround(QPainter *painter, QPointF origin, const kit::Theme &theme) const;

    std::unique_ptr<QTextLayout> m_layout; // on the heap: QTextLayout cannot be moved
    QString m_text{};
    QList<Piece> m_pieces{};
    int m_lineHeight = 0;
    int m_height = 0;
};

} // namespace ui::chat
