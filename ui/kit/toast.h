#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

#include <functional>

namespace kit {

class Button;
class IconButton;
class Label;

// Bottom centre of the window, five seconds, paused under the pointer or with the focus inside, with Undo. One at a
// time: the next one replaces it, and what was replaced has expired.
class Toast : public QWidget
{
    Q_OBJECT
public:
    // window: whose bottom centre it takes; it stays above the status bar.
    explicit Toast(QWidget *window);

    // Undo is offered when undo is given; it is called at most once. expire is called when the time is over.
    void say(const QString &text, std::function<void()> undo = {}, std::function<void()> expire = {},
             std::chrono::milliseconds lasts = std::chrono::seconds(5));
    bool isShown() const { return m_shown; }
    // Also for Ctrl+Z while one is shown.
    void undo();
    void dismiss();
    QSize sizeHint() const override;
    // Lies in a page instead of at the window's end (the parts page).
    void setEmbedded();

Q_SIGNALS:
    void undone();
    void expired();

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void settle(bool undo);
    void place();
    void pause();
    void resume();

    Label *m_text;
    Button *m_undo;
    IconButton *m_cross;
    std::function<void()> m_onUndo{};
    std::function<void()> m_onExpire{};
    QBasicTimer m_timer{};
    QElapsedTimer m_running{};
    int m_left = 0;
    bool m_shown = false;
    bool m_embedded = false;
};

} // namespace kit
