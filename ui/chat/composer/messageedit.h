#pragma once

#include <QPlainTextEdit>

namespace ui::chat {

// Where a message is written. Grows with its text; Enter sends (never while an input method composes), Shift+Enter is a
// new line, or the other way round. Files and pictures that are pasted or dropped are handed on.
class MessageEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit MessageEdit(QWidget *parent = nullptr);
    void setSendsOnEnter(bool on) { m_sendsOnEnter = on; }
    void setLargestHeight(int height);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, 24}; }

Q_SIGNALS:
    void sendRequested();
    void addRequested();                     // Alt+Enter: into the chat, without asking
    void promptsRequested();                 // "/" as the first character
    void longTextGiven(const QString &text); // pasted or dropped: better a file than a page of text here
    void escapePressed();
    void focusChanged(bool focused);
    void filesGiven(const QStringList &paths);
    void pictureGiven(const QByteArray &png);
    void heightChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();

    bool m_sendsOnEnter = true;
    bool m_composing = false;
    bool m_pastesAsText = false;
    int m_largest = 240;
};

} // namespace ui::chat
