#include "ui/chat/composer/messageedit.h"

#include "ui/kit/type.h"

#include <QBuffer>
#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

namespace ui::chat {

namespace {

// What is longer than this becomes a file beside the message; Ctrl+Shift+V pastes it as text all the same.
constexpr qsizetype longPaste = 6000; // characters
constexpr qsizetype longPasteLines = 80;

} // namespace

MessageEdit::MessageEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFont(kit::font(kit::Role::Transcript));
    setAccessibleName(tr("Message"));
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &MessageEdit::fitHeight);
    fitHeight();
}

void MessageEdit::setLargestHeight(int height)
{
    m_largest = std::max(60, height);
    fitHeight();
}

void MessageEdit::fitHeight()
{
    const int line = kit::lineHeight(kit::Role::Transcript);
    // QPlainTextEdit counts its document in lines.
    const int wanted =
        std::clamp(qRound(document()->size().height() * QFontMetricsF(font()).lineSpacing()) + 6, line + 4, m_largest);
    if (wanted == height() && minimumHeight() == wanted)
        return;
    setFixedHeight(wanted);
    Q_EMIT heightChanged();
}

QSize MessageEdit::sizeHint() const
{
    return {200, height()};
}

void MessageEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !m_composing && event->modifiers() & Qt::AltModifier) {
        Q_EMIT addRequested();
        return;
    }
    if (event->text() == QLatin1String("/") && !m_composing && textCursor().atStart() &&
        !toPlainText().startsWith(u'/')) {
        Q_EMIT promptsRequested();
        return;
    }
    if (event->key() == Qt::Key_V && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        m_pastesAsText = true;
        paste();
        m_pastesAsText = false;
        return;
    }
    if (enter && !m_composing) {
        const bool shifted = event->modifiers() & Qt::ShiftModifier;
        const bool control = event->modifiers() & Qt::ControlModifier;
        if (control || shifted != m_sendsOnEnter) {
            Q_EMIT sendRequested();
            return;
        }
        insertPlainText(QStringLiteral("\n"));
        ensureCursorVisible();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escapePressed();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void MessageEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

void MessageEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void MessageEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    m_composing = false;
    Q_EMIT focusChanged(false);
}

bool MessageEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasImage() || source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
}

void MessageEdit::insertFromMimeData(const QMimeData *source)
{
    QStringList files;
    for (const QUrl &url : source->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    if (!files.isEmpty()) {
        Q_EMIT filesGiven(files);
        return;
    }
    if (source->hasImage()) {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        qvariant_cast<QImage>(source->imageData()).save(&buffer, "PNG");
        if (!png.isEmpty())
            Q_EMIT pictureGiven(png);
        return;
    }
    const QString text = source->text();
    if (!m_pastesAsText && (text.size() > longPaste || text.count(u'\n') > longPasteLines)) {
        Q_EMIT longTextGiven(text);
        return;
    }
    insertPlainText(text);
}

void MessageEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationFontChange)
        fitHeight();
}

} // namespace ui::chat
