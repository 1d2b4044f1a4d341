#pragma once

#include "chat/message.h"
#include "core/money.h"

#include <QWidget>

class QHBoxLayout;

namespace kit {
class Button;
class IconButton;
class Chip;
} // namespace kit

namespace ui::chat {

class MessageEdit;
class RecordBar;

// The composer: attachments, the text, and below it what to attach, which model at what price, Send or Stop.
class Composer : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    void insertText(const QString &text); // at the cursor: a transcript
    void clear();
    void focusText();
    void setModelWords(const QString &model, const QString &price);
    void setAnswering(bool answering);
    void setSendsOnEnter(bool on);
    void setReady(bool ready, const QString &why = {}); // why Send is off: no account, no key
    MessageEdit *edit() const { return m_edit; }
    kit::Button *modelButton() const { return m_model; }

    // Attachments are shown as chips; their parts travel with the message.
    void addAttachment(const ::chat::Part &part, const QString &detail);
    const std::vector<::chat::Part> &attachments() const { return m_attachments; }
    const QStringList &attachmentDetails() const { return m_details; }
    void setEffort(bool shown, const QString &effort);
    void setAsksEmpty(bool asks); // a question waits in the chat: Send asks without a new one
    void setStopTip(const QString &whatItCosts);
    RecordBar *recordBar() const { return m_recordBar; }
    void setBusy(const QString &what); // "Transcribing…"; empty: nothing under way

Q_SIGNALS:
    void sendRequested();
    void stopRequested();
    void modelRequested();
    void attachRequested();
    void recordRequested();
    void addRequested(); // into the chat, without asking
    void promptsRequested();
    void longTextGiven(const QString &text);
    void effortChosen(const QString &effort); // "", low, medium, high
    void textEdited();
    void filesGiven(const QStringList &paths);
    void pictureGiven(const QByteArray &png);
    void escapePressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    bool hasSomething() const;
    void refreshButtons();
    void rebuildChips();

    MessageEdit *m_edit;
    QWidget *m_chips;
    QHBoxLayout *m_chipRow;
    kit::IconButton *m_attach;
    kit::IconButton *m_record;
    kit::Button *m_model;
    kit::Button *m_effort;
    kit::IconButton *m_ways;
    RecordBar *m_recordBar;
    kit::Button *m_send;
    kit::Button *m_stop;
    std::vector<::chat::Part> m_attachments{};
    QStringList m_details{};
    QString m_busy{};
    bool m_answering = false;
    bool m_ready = true;
    bool m_focused = false;
    bool m_asksEmpty = false;
};

} // namespace ui::chat
