#pragma once

#include "ui/chat/transcript/spanlayout.h"

#include <memory>

namespace ui::chat {

// Something inside a block that can be clicked.
enum class BlockSpot { None, Text, Link, CopyCode };

struct BlockHit
{
    BlockSpot spot = BlockSpot::None;
    int position = 0; // in text()
    QString target{}; // of a link; the code of CopyCode
};

// One block of Markdown, laid out once at a width and painted. Not a widget.
class BlockView
{
public:
    virtual ~BlockView() = default;
    virtual int layOut(qreal width) = 0; // the height
    virtual void paint(QPainter *painter, QPointF origin, const kit::Theme &theme,
                       std::optional<TextRange> selection) const = 0;
    virtual BlockHit hit(QPointF point) const = 0;
    virtual QString text() const = 0; // what selection counts in and what is copied
    // Where a caret would stand after the last character; nothing where text does not end in a line.
    virtual std::optional<QPointF> end() const { return {}; }
    int gapBefore = 0; // px to the block above
};

std::unique_ptr<BlockView> makeBlockView(const markup::Block &block, const kit::Theme &theme, const QColor &color);

} // namespace ui::chat
