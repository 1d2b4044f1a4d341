#pragma once

#include "chat/session.h"
#include "ui/chat/transcript/heightindex.h"
#include "ui/chat/transcript/messageelement.h"

#include <QAbstractScrollArea>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace kit {
class Button;
}

namespace ui::chat {

// The conversation as one scrolled surface. Only what is visible has a layout; the rest has an estimated height that is
// corrected without moving what the reader looks at. Follows the end only while the reader is there.
class TranscriptView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit TranscriptView(QWidget *parent = nullptr);
    ~TranscriptView() override;

    // What elements ask for; set before the first session.
    void setPictureSource(std::function<QPixmap(core::AssetId, QSize)> source)
    {
        m_context.picture = std::move(source);
    }
    void setRetryCost(std::function<core::Money(const data::Message &)> cost) { m_context.retryCost = std::move(cost); }
    void setRunningCost(std::function<core::Money(const data::Message &, qint64)> cost)
    {
        m_context.runningCost = std::move(cost);
    }
    void setErrorContext(std::function<kit::ErrorContext(const data::Message &)> context)
    {
        m_context.errorContext = std::move(context);
    }

    void refreshCards(); // what stands under failed answers: their surroundings changed
    // Where a button under an answer is, in the viewport; empty while it is not shown.
    QRect actionRect(core::MessageId id, kit::ErrorAct act) const;

    void setSession(data::Session *session); // null: empty
    void scrollToEnd();
    void scrollToMessage(core::MessageId id);
    void stepOwnMessage(int direction); // Alt+Up, Alt+Down
    bool isAtEnd() const { return m_follow; }
    core::MessageId messageAtTop() const;
    QString selectedText() const;
    int rowCount() const { return m_heights.count(); }
    const MessageElement *elementOf(core::MessageId id) const; // null while it has no layout

Q_SIGNALS:
    void retryRequested(core::MessageId answer);
    void versionStepRequested(core::MessageId answer, int step);
    void readAloudRequested(core::MessageId answer);
    void editRequested(core::MessageId question);
    void otherModelRequested(core::MessageId answer);
    void detailsRequested(core::MessageId answer);
    void removeRequested(core::MessageId message); // with all that follows it
    void costRequested(core::MessageId answer, const QPoint &globalPosition);
    void actionRequested(core::MessageId answer, kit::ErrorAct act);
    void linkActivated(const QString &address);
    void pictureActivated(core::AssetId asset);
    void copied();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct RowPlace
    {
        int row = -1;
        TextPlace place{};
        friend auto operator<=>(const RowPlace &, const RowPlace &) = default;
    };
    struct RowHit
    {
        int row = -1;
        ElementHit hit{};
    };

    void showMessages();
    void prependMessages(int count);
    void appendMessage(const data::Message &message);
    void updateMessage(const data::Message &message);
    void takePiece(core::MessageId id, const QString &text, bool reasoning);
    void showFrame();
    bool hasPending() const { return !m_pendingText.isEmpty() || !m_pendingReasoning.isEmpty(); }
    void dropPending();
    int rowOf(core::MessageId id) const;
    MessageElement &ensureLaidOut(int row);
    int estimatedHeight(const data::Message &message) const;
    void relayout();
    void layOutVisible();
    void updateScrollBar();
    void dropFarLayouts(int first, int last);
    void rememberPlace();
    void placePill();
    int measure() const; // width of the text
    int leftEdge() const;
    int rowY(int row) const; // in viewport coordinates
    RowHit hitAt(QPoint point) const;
    void setUnder(const RowHit &hit);
    void updateRow(int row);
    bool hasSelection() const { return m_selectionFrom.row >= 0 && m_selectionFrom != m_selectionTo; }
    std::pair<RowPlace, RowPlace> orderedSelection() const;
    ElementPaint paintFor(int row) const;
    void copySelection();
    void copyMessage(int row);
    void activate(const RowHit &hit, const QPoint &globalPosition);
    int lastAnswerRow() const;

    kit::Theme m_theme;
    ElementContext m_context{};
    QPointer<data::Session> m_session{};
    std::vector<std::unique_ptr<MessageElement>> m_elements{}; // null: no layout
    HeightIndex m_heights{};
    bool m_follow = true;
    bool m_growingAbove = false; // rows come in above: no pixel moves
    bool m_adjusting = false;    // the scroll bar is moved by us, not by the reader
    int m_anchorRow = 0;         // what the reader looks at …
    int m_anchorY = 0;           // … and where its top is in the viewport
    QString m_pendingText{};     // arrived since the last frame
    QString m_pendingReasoning{};
    core::MessageId m_pendingFor{};
    bool m_changeWaits = false; // the message changed while its text still had frames to come
    QTimer m_frame{};           // armed by text, 30 a second
    QTimer m_spinner{};
    qreal m_phase = 0;
    RowHit m_under{};
    RowPlace m_selectionFrom{};
    RowPlace m_selectionTo{};
    bool m_selecting = false;
    RowHit m_pressed{};
    kit::Button *m_pill = nullptr;
};

} // namespace ui::chat
