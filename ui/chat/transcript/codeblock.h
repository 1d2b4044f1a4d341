#pragma once

#include "ui/chat/transcript/blockview.h"

#include <QTextLayout>

namespace ui::chat {

// Code on sunken ground, with its language and a copy button in a head; long lines wrap.
class CodeBlock : public BlockView
{
public:
    CodeBlock(const markup::Block &block, const kit::Theme &theme);
    int layOut(qreal width) override;
    void paint(QPainter *painter, QPointF origin, const kit::Theme &theme,
               std::optional<TextRange> selection) const override;
    BlockHit hit(QPointF point) const override;
    QString text() const override { return m_code; }

private:
    void colour(const kit::Theme &theme);

    QString m_language;
    QString m_label; // "Python", as a person writes it
    QString m_code;
    std::unique_ptr<QTextLayout> m_layout;
    qreal m_width = 0;
    int m_height = 0;
    int m_indent = 0;
};

} // namespace ui::chat
