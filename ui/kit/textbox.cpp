#include "ui/kit/textbox.h"

#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace kit {

TextBox::TextBox(const QString &accessibleName, QWidget *parent) : QPlainTextEdit(parent)
{
    setAccessibleName(accessibleName);
    setTabChangesFocus(true);
    setFrameShape(QFrame::StyledPanel);
    // The frame paints the ground, rounded; the viewport would square its corners.
    viewport()->setAutoFillBackground(false);
    setViewportMargins(2, 2, 2, 2);
    document()->setDocumentMargin(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QPlainTextEdit::textChanged, this, [this] { updateGeometry(); });
}

void TextBox::setLines(int least, int most)
{
    m_least = least;
    m_most = most;
    updateGeometry();
}

void TextBox::setWrong(const QString &sentence)
{
    m_wrong = sentence;
    setAccessibleDescription(sentence);
    update();
    viewport()->update();
    Q_EMIT wrongChanged(sentence);
}

int TextBox::heightFor(int lines) const
{
    // The last line counts as seen only with the document's margin below it.
    return lines * int(fontMetrics().lineSpacing()) + 3 * 8 + 2 * 2 + 2 * frameWidth();
}

QSize TextBox::sizeHint() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.layout()->lineCount());
    return {320, heightFor(std::clamp(lines, m_least, m_most))};
}

QSize TextBox::minimumSizeHint() const
{
    return {120, heightFor(m_least)};
}

} // namespace kit
