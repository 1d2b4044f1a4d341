#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace kit {

// The shape of what comes, instead of a spinner; appears after 150 ms so that quick answers do not flicker.
class Skeleton : public QWidget
{
    Q_OBJECT
public:
    // Each line is a share (0…1) of the width for the text, and one for the figure at the end (0: none).
    struct Line
    {
        double lead;
        double trail = 0;
    };
    explicit Skeleton(QList<Line> lines, QWidget *parent = nullptr);
    void showAtOnce();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QList<Line> m_lines;
    QBasicTimer m_wait{};
    bool m_due = false;
};

} // namespace kit
